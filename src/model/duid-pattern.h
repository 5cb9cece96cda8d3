/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a group saw in the stories: what they see, one or more readings of it, what
 * could be done, the view it was seen in, and the stories it was seen in, as they
 * were then. */
typedef struct
{
  char       *id;      /* 32 hex digits */
  GHashTable *fields;  /* name → text */
  GPtrArray  *stories; /* char*: keys of those of the frozen list that are still there */
  guint       n_frozen; /* how many were in the list */
} DuidPattern;

DuidPattern *duid_pattern_new       (const char        *id);
void         duid_pattern_free      (DuidPattern       *pattern);

/* The text of a field (borrowed), or NULL. */
const char  *duid_pattern_get_field (const DuidPattern *pattern,
                                     const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPattern, duid_pattern_free)

G_END_DECLS
