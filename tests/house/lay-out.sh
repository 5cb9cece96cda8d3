#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Lays out .c files as the checks want them: lines over 100 columns are broken, all else is left
# to the project's own layout. Needs clang-format 14. lay-out.sh FILE.c…
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
short="{$(grep -v '^ColumnLimit' .clang-format | paste -sd,), ColumnLimit: 100}"

for file; do
  # A broken line can push the next one over.
  for _ in 1 2 3; do
    long=$(grep -nE '^.{101,}$' "$file" | sed 's/^\([0-9]*\):.*/-lines=\1:\1/') || true
    [ -n "$long" ] || break
    # shellcheck disable=SC2086
    clang-format-14 "-style=$short" $long -i "$file"
  done
  clang-format-14 -i "$file"
done
