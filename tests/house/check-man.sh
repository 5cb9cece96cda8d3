#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a manual page has a mistake in it, or does not name an option that the command line
# program says it has.
# check-man.sh SOURCE BUILD
set -eu
. "$1/tests/house/files.sh"
command -v man >/dev/null || skip "man is not here, so the manual pages were not checked."
bad=0
for page in "$2/data/duiding.1" "$2/data/duiding-cli.1"; do
  said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" \
    2>&1 >/dev/null)
  if [ -n "$said" ]; then
    printf '%s\n' "$said"
    bad=1
  fi
done

# Each way to draw a question, as it stands in the table.
names=$(sed -n 's/^  { "\([a-z0-9-]*\)", N_ .*/\1/p' "$1/src/plot/duid-display.c")
for name in $names; do
  # In the page a hyphen that is typed is written with a backslash.
  written=$(printf '%s' "$name" | sed 's/-/[\\]-/g')
  if ! grep -qE "(^|[^a-z-])${written}[,.;]" "$1/data/duiding-cli.1.in"; then
    echo "duiding-cli.1 does not tell of the display or layer $name"
    bad=1
  fi
done

program=$2/src/cli/duiding-cli
if [ -x "$program" ]; then
  for command in import summary plot stories words tag export merge erase check stats; do
    # In the page a hyphen that is typed is written with a backslash.
    options=$(LC_ALL=C.UTF-8 "$program" $command --help | grep -oE -e '--[a-z][a-z-]*' | sort -u)
    for option in $options; do
      written=$(printf '%s' "$option" | sed 's/-/\\\\-/g')
      if ! grep -qE "$written([^a-z]|\$)" "$2/data/duiding-cli.1"; then
        echo "duiding-cli.1 does not tell of $command $option"
        bad=1
      fi
    done
  done
fi
exit $bad
