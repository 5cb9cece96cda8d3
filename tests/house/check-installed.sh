#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs into a folder of its own and fails when something is missing there.
# check-installed.sh SOURCE BUILD PREFIX
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
DESTDIR=$folder meson install -C "$2" --no-rebuild --quiet >"$folder/said" 2>&1 || {
  cat "$folder/said"
  exit 1
}
cd "$folder/$3"
bad=0
id=nl.duiding.Duiding

for file in bin/duiding bin/duiding-cli share/applications/$id.desktop \
  share/metainfo/$id.metainfo.xml share/mime/packages/$id.xml \
  share/glib-2.0/schemas/$id.gschema.xml share/icons/hicolor/scalable/apps/$id.svg \
  share/icons/hicolor/symbolic/apps/$id-symbolic.svg share/locale/nl/LC_MESSAGES/duiding.mo \
  share/man/man1/duiding.1 share/man/man1/duiding-cli.1 share/duiding/sample/datapackage.json \
  share/duiding/sample/gezinnen.csv share/duiding/sample/medewerkers.xlsx; do
  if [ ! -s "$file" ]; then
    echo "meson install does not put $file in place"
    bad=1
  fi
done

# What the desktop must know: the files that open, under the names that are installed.
grep -q '^MimeType=.*application/vnd.duiding.project+sqlite3;' share/applications/$id.desktop ||
  { echo "the desktop file does not open projects"; bad=1; }
grep -q 'glob pattern="\*.duiding"' share/mime/packages/$id.xml ||
  { echo "the type of *.duiding is not described"; bad=1; }

# The command line works where there is no GTK.
if [ -x bin/duiding-cli ] && ldd bin/duiding-cli | grep -E 'libgtk-4|libadwaita'; then
  echo "duiding-cli is linked with the libraries above"
  bad=1
fi
exit $bad
