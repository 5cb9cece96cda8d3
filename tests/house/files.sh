# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Sourced by the checks of this folder, from the top folder of the project.

# ours PATTERN…: prints the project's own files, nothing that a build made, whether this is a
# checkout or an unpacked release. A pattern is one of git's or find's: '*.c' goes into folders.
ours() {
  if git ls-files --error-unmatch meson.build >/dev/null 2>&1; then
    git ls-files --cached --others --exclude-standard -- "$@" | sort -u |
      while IFS= read -r file; do
        [ ! -f "$file" ] || printf '%s\n' "$file"
      done
  else
    for pattern; do
      find . -type d \( -name 'build*' -o -name out -o -name .git \) -prune -o \
        -type f -path "*/${pattern#./}" -print
    done | sed 's,^\./,,' | sort -u
  fi
}

# skip SENTENCE: the check cannot be done here.
skip() {
  echo "$*"
  exit 77
}
