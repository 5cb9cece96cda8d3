/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A disk that keeps a record, under SQLite: what was written since the last sync may or
 * may not be on it when the power goes, sector by sector; so may a file that was made or
 * taken away without its folder being synced. It can also fail on purpose.
 *
 * Plugged in, every database of the program that is opened lies on it; for one at a time,
 * on one thread. */

void  power_plug_in  (void);
void  power_pull_out (void);

/* Called after each operation that changes the disk. */
typedef void (*PowerFunc) (gpointer data);

void  power_watch    (PowerFunc func,
                      gpointer  data);

/* The files as they would be after a cut now: base name → GBytes (transfer full). */
GHashTable *power_cut (GRand   *rand);
/* Puts them into @folder, from which whatever was there of the same names is taken. */
void  power_restore  (GHashTable *files,
                      const char *folder);

/* The operation after @n others fails once, with SQLite's @code; how many there were since. */
void  power_fail     (guint     n,
                      int       code);
guint power_count    (void);
