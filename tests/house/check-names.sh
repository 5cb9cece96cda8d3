#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when the sources use a name that the oldest supported system does not have, or that a
# newer one calls deprecated. The names marked `door` may occur in src/widgets/duid-compat.[ch].
set -eu
cd "$1"
. tests/house/files.sh
bad=0

files=$(ours '*.c' '*.h' '*.ui' | grep -E '^(src|ui|tests)/')
[ -n "$files" ] || exit 0
outside=$(printf '%s\n' "$files" | grep -vE '^src/widgets/duid-compat\.[ch]$')

while read -r name kind advice; do
  case $name in
    '' | '#'*) continue ;;
  esac
  [ "$kind" = door ] && places=$outside || places=$files
  # shellcheck disable=SC2086
  if grep -nE "(^|[^A-Za-z0-9_])$name" $places /dev/null; then
    echo "  $name is $kind: $advice"
    bad=1
  fi
done <tests/house/forbidden-names.txt
exit $bad
