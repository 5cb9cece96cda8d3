/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Some people with copies of one project who work, are cut off from each other, get
 * messages late, twice or never, have clocks that are years apart, copy files, and
 * erase stories; and in the end hear everything. The same @seed plays the same.
 *
 * Gives what is wrong then, or was on the way (transfer full), NULL when nothing. */
char *scenario_play     (guint32  seed,
                         guint64 *n_operations);
