#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a .c file is not laid out as clang-format 14 lays it out. Other versions of the
# formatter break other lines, so with those the check is skipped.
set -eu
cd "$1"
. tests/house/files.sh

for formatter in clang-format-14 clang-format none; do
  if $formatter --version 2>/dev/null | grep -q 'version 14\.'; then
    break
  fi
done
[ "$formatter" != none ] || skip "clang-format 14 is not here, so the layout was not checked."

files=$(ours '*.c')
[ -n "$files" ] || exit 0
# shellcheck disable=SC2086
$formatter --dry-run -Werror $files
