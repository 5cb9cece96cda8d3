/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-comparison.h"
#include "session/duid-session.h"

G_BEGIN_DECLS

/* What can be put side by side: all groups of a question at once, or one group of stories
 * (an option, a band, a tag, a saved group, what is looked at now, a file). */
typedef struct
{
  char      *label;
  int        by;         /* a question whose groups are all compared, or -1 for one group */
  GPtrArray *conditions; /* DuidCondition that make the group; NULL when a file does */
  guint      file;       /* the source of the stories, when there are no conditions */
} DuidGroupSource;

/* Everything there is now (transfer full): a GPtrArray that owns them; those with `by`
 * come first, those of two groups before others. */
GPtrArray   *duid_group_sources_new     (DuidSession           *session);

/* The stories of one group (transfer full). */
DuidRows    *duid_group_source_find     (const DuidGroupSource *source,
                                         DuidSession           *session);

/* The groups to compare: all of @first, or @first and @second, NULL for everyone else
 * (transfer full). */
GPtrArray   *duid_group_sources_part    (const DuidGroupSource *first,
                                         const DuidGroupSource *second,
                                         DuidSession           *session);
/* The questions that made the groups: they differ by themselves (transfer full). */
GStrv        duid_group_sources_get_made_of (const DuidGroupSource *first,
                                         const DuidGroupSource *second);

G_END_DECLS
