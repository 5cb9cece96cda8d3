#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source file does not begin with its licence.
set -eu
cd "$1"
. tests/house/files.sh
bad=0

for file in $(ours '*.c' '*.h' '*.css' '*.sh' '*.py' run .ci/run); do
  if ! head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later'; then
    echo "$file does not begin with SPDX-License-Identifier: GPL-3.0-or-later"
    bad=1
  fi
done
exit $bad
