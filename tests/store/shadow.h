/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A file on a disk that may lose its power: as it is seen, and as it is for sure. */
typedef struct
{
  gboolean    exists;
  GByteArray *now;
  GByteArray *synced;
  gboolean    is_synced; /* its name is in the folder for sure */
  GPtrArray  *pending;   /* what was done since the last sync, in order */
  GByteArray *ghost;     /* what stood under the name before and may come back, or NULL */
} Shadow;

Shadow *shadow_new      (void);
void    shadow_free     (gpointer      shadow);

/* What lies at @path already lies there for sure. */
void    shadow_learn    (Shadow       *shadow,
                         const char   *path);
void    shadow_write    (Shadow       *shadow,
                         gint64        offset,
                         gconstpointer data,
                         gsize         size);
void    shadow_truncate (Shadow       *shadow,
                         gint64        size);
void    shadow_sync     (Shadow       *shadow);
/* Until its folder is synced it may come back. */
void    shadow_delete   (Shadow       *shadow);
void    shadow_sync_name (Shadow      *shadow);

/* What is left of it after a cut, or NULL (transfer full). */
GBytes *shadow_cut      (const Shadow *shadow,
                         GRand        *rand);
