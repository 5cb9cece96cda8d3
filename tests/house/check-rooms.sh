#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a room of src/ includes a room or a library that it may not know.
set -eu
cd "$1/src"
bad=0

# may ROOM "ROOMS IT MAY INCLUDE"
may() {
  ls "$1"/*.[ch] >/dev/null 2>&1 || return 0
  for inc in $(grep -hoE '#include "[a-z]+/' "$1"/*.[ch] | cut -d'"' -f2 | tr -d / | sort -u); do
    case " $1 $2 " in
      *" $inc "*) ;;
      *)
        echo "$1 must not include $inc:"
        grep -nE "#include \"$inc/" "$1"/*.[ch]
        bad=1
        ;;
    esac
  done
}

# only "ROOMS" LIBRARY HEADERS
only() {
  for room in */; do
    case " $1 " in
      *" ${room%/} "*) ;;
      *)
        if grep -nE "#include <($2)" "$room"*.[ch] /dev/null 2>&1 | grep -v '^grep: '; then
          echo "only $1 may know what the lines above include"
          bad=1
        fi
        ;;
    esac
  done
}

# A room that the table does not name is a room that nobody agreed on.
rooms=" base model filter import store stats plot export share session widgets app cli "
for room in */; do
  case $rooms in
    *" ${room%/} "*) ;;
    *)
      echo "src/$room is not a room of this house"
      bad=1
      ;;
  esac
done

may base    ""
may model   "base"
may filter  "base model"
may import  "base model"
may store   "base model"
may stats   "base"
may plot    "base model filter stats"
may export  "base model filter stats plot"
may share   "base model store"
may session "base model filter stats import store share"
may widgets "base model filter stats plot session"
may app     "base model filter import store stats plot export share session widgets"
may cli     "base model filter import store stats plot export share session"

only store         'sqlite3\.h'
only stats         'gsl/|igraph'
only export        'xlsxwriter'
only "widgets app" 'gtk/|gdk/|adwaita'
exit $bad
