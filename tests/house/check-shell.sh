#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a shell script has a mistake that shellcheck knows.
set -eu
cd "$1"
. tests/house/files.sh
command -v shellcheck >/dev/null || skip "shellcheck is not here, so no script was checked."
# shellcheck disable=SC2046
shellcheck -x run .ci/run $(ours '*.sh')
