#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a text of the program has no Dutch one, or one that somebody should still look at.
set -eu
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

xgettext --from-code=UTF-8 --add-comments --files-from=po/POTFILES --output="$folder/all.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dcgettext:2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 2>"$folder/said" || {
  cat "$folder/said"
  exit 1
}
msgmerge --quiet --no-fuzzy-matching po/nl.po "$folder/all.pot" -o "$folder/nl.po"
msgattrib --untranslated --no-obsolete "$folder/nl.po" >"$folder/open.po"
msgattrib --only-fuzzy --no-obsolete "$folder/nl.po" >>"$folder/open.po"
open=$(grep -c '^msgid' "$folder/open.po") || true
if [ "$open" -gt 0 ]; then
  cat "$folder/open.po"
  echo "The texts above have no Dutch translation."
  exit 1
fi
