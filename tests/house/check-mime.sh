#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a project is not recognised by its contents, or any other database is.
# check-mime.sh SOURCE BUILD
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/share/mime/packages" "$folder/home"
cp "$2/data/nl.duiding.Duiding.xml" "$folder/share/mime/packages/"
update-mime-database "$folder/share/mime" >/dev/null
export XDG_DATA_DIRS="$folder/share:/usr/share" XDG_DATA_HOME="$folder/home"

# kind FILE
kind() {
  gio info -a standard::content-type "$1" | sed -n 's/^ *standard::content-type: //p'
}

# expect FILE KIND
expect() {
  if [ "$(kind "$1")" != "$2" ]; then
    echo "$(basename "$1") is taken for $(kind "$1") instead of $2"
    exit 1
  fi
}

ours=application/vnd.duiding.project+sqlite3
sqlite3 "$folder/named.duiding" 'PRAGMA application_id=0x44554944; CREATE TABLE t (x)'
cp "$folder/named.duiding" "$folder/renamed"
sqlite3 "$folder/other" 'PRAGMA application_id=7; CREATE TABLE t (x)'
expect "$folder/named.duiding" $ours
expect "$folder/renamed" $ours
expect "$folder/other" application/vnd.sqlite3
