/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-tagging.h"

G_BEGIN_DECLS

/* The tags under the number keys: the last nine that were used. A tag keeps its number
 * while it is among them, so that fingers can learn it; a tenth takes the number of the
 * one that was used longest ago. */

#define DUID_N_RECENT_TAGS 9

typedef struct
{
  char   *ids[DUID_N_RECENT_TAGS];  /* of tags, or NULL; owned */
  guint64 used[DUID_N_RECENT_TAGS]; /* the higher, the later */
  guint64 clock;
} DuidRecentTags;

void     duid_recent_tags_clear (DuidRecentTags       *recent);
/* Notes that the tag of that id was used; a number whose tag is not in @tagging any
 * more is free. */
void     duid_recent_tags_use   (DuidRecentTags       *recent,
                                 const DuidTagging    *tagging,
                                 const char           *tag_id);
/* The tag under @number (1..DUID_N_RECENT_TAGS) as an index, or -1. */
int      duid_recent_tags_get   (const DuidRecentTags *recent,
                                 const DuidTagging    *tagging,
                                 guint                 number);
/* The number of a tag, or 0. */
guint    duid_recent_tags_find  (const DuidRecentTags *recent,
                                 const char           *tag_id);
gboolean duid_recent_tags_is_empty (const DuidRecentTags *recent);

G_END_DECLS
