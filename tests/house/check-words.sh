#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file of the project knows one person's machine: an absolute path that only exists
# there, or a package archive that it fetched from. Also keeps loose ends out of the sources.
set -eu
cd "$1"
. tests/house/files.sh
bad=0

# The brackets keep this file from finding itself.
texts=$(ours '*' | grep -vE '^(LICENSE|data/sample/|data/screenshots/|tests/.*/data/|tests/golden/)')
machine='(^|[^A-Za-z0-9._-])/(work|home|root|Users)[/]|/tmp/[w]t|deb[.]debian[.]org|registry[.]npmjs'
# shellcheck disable=SC2086
if grep -nIE "$machine" $texts; then
  echo "The lines above name a place on somebody's machine."
  bad=1
fi

sources=$(ours 'src/*.[ch]' 'src/*/*.[ch]' 'ui/*.ui' 'tests/*.c')
if [ -n "$sources" ]; then
  # shellcheck disable=SC2086
  if grep -nE '\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\b' $sources; then
    echo "The lines above are loose ends: finish them or write an issue."
    bad=1
  fi
fi
exit $bad
