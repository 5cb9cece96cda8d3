#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when po/POTFILES is not the list of files that have texts for people.
# With --write as second argument it writes that list.
set -eu
cd "$1"
. tests/house/files.sh
LC_ALL=C
export LC_ALL

wanted=$(
  {
    ours 'src/*.c' 'src/*/*.c' 'src/*/*.h' | xargs -r grep -lE '\b(N?_|C_|NC_|ngettext|g_dngettext) ?\(' || true
    ours 'ui/*.ui' | xargs -r grep -l 'translatable="' || true
    ours 'data/*.in' | grep -E '\.(desktop|xml)\.in$'
  } | sort -u
)
if [ "${2:-}" = --write ]; then
  printf '%s\n' "$wanted" >po/POTFILES
  exit 0
fi
if ! printf '%s\n' "$wanted" | diff -u po/POTFILES -; then
  echo "po/POTFILES must list the files marked + above and not those marked -:"
  echo "sh tests/house/check-potfiles.sh . --write"
  exit 1
fi
