#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a translation is not well-formed: formats, plurals, header, access keys.
set -eu
cd "$1/po"
while read -r language; do
  case $language in
    '' | '#'*) continue ;;
  esac
  msgfmt --check --check-accelerators=_ -o /dev/null "$language.po"
done <LINGUAS
