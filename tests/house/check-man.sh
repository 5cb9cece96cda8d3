#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a manual page has a mistake in it.
# check-man.sh SOURCE BUILD
set -eu
. "$1/tests/house/files.sh"
command -v man >/dev/null || skip "man is not here, so the manual pages were not checked."
bad=0
for page in "$2/data/duiding.1" "$2/data/duiding-cli.1"; do
  said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" \
    2>&1 >/dev/null)
  if [ -n "$said" ]; then
    printf '%s\n' "$said"
    bad=1
  fi
done
exit $bad
