#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file has over 500 lines, a function over 60 or a line over 100 columns.
set -eu
cd "$1"
. tests/house/files.sh
export LC_ALL=C.UTF-8
bad=0

for file in $(ours '*.c' '*.h' '*.ui' '*.css'); do
  lines=$(wc -l <"$file")
  if [ "$lines" -gt 500 ]; then
    echo "$file has $lines lines; a file has 500 at most"
    bad=1
  fi
done

for file in $(ours '*.c' '*.h'); do
  # Characters are counted, not bytes: quotes in a sentence are three bytes each.
  if grep -nE '^.{101,}$' "$file" | sed "s|^\([0-9]*\):.*|$file:\1 is over 100 columns|" |
    grep .; then
    bad=1
  fi
  # In this layout a body is what stands between a brace in the first column and the next one,
  # and a function's brace follows a line that ends with a parenthesis.
  awk -v file="$file" '
    /^\{/ { body = before ~ /\)$/ ? NR : 0 }
    /^\}/ { if (body && NR - body + 1 > 60)
              { print file ":" body " is a function of " NR - body + 1 " lines; 60 at most"
                bad = 1 }
            body = 0 }
    { before = $0 }
    END { exit bad }' "$file" || bad=1
done
exit $bad
