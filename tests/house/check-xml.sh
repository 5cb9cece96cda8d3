#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file of the window, a picture or a description is not well-formed XML, when a
# symbolic icon would not follow the colour of the text, or when an icon of ours does not exist.
set -eu
cd "$1"
. tests/house/files.sh
command -v xmllint >/dev/null || skip "xmllint is not here, so the XML was not checked."
bad=0

for file in $(ours 'ui/*.ui' '*.gresource.xml' '*.gschema.xml' '*.xml.in' '*.svg'); do
  xmllint --nonet --noout "$file" || bad=1
done
for file in $(ours '*-symbolic.svg'); do
  if grep -nE 'stroke=|fill="none"|style=|<text' "$file" /dev/null; then
    echo "$file: only filled shapes take the colour of the text"
    bad=1
  fi
done
used=$(ours 'src/*.c' 'src/*/*.c' 'ui/*.ui')
if [ -n "$used" ]; then
  # shellcheck disable=SC2086
  missing=$(grep -hoE '\bduid-[a-z-]+-symbolic\b' $used | sort -u | while IFS= read -r icon; do
    [ -f "ui/icons/$icon.svg" ] || echo "$icon"
  done)
  if [ -n "$missing" ]; then
    printf 'ui/icons has none of these:\n%s\n' "$missing"
    bad=1
  fi
fi
exit $bad
