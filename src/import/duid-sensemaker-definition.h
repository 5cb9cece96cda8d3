/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A SenseMaker definition: what the columns of its exports, which are named by
 * ids, mean. Both shapes are read (signifiers at the top or in sections),
 * frameworks that are linked from it, and scalars boxed in lists of one. Titles are
 * made plain text. */

/* A corner, an end of a dyad, a stone or an item of a list. Ids and titles are not
 * unique across signifiers: the key is (signifier, anchor). */
typedef struct
{
  char *id;
  char *title;
} DuidAnchor;

typedef struct
{
  char      *id;
  char      *name;          /* or NULL */
  char      *type;          /* “triad”, “dyad”, “stones”, “list”, “freetext” … */
  char      *title;
  gboolean   is_story;
  guint      max_responses; /* of a list */
  GPtrArray *anchors;       /* DuidAnchor */
  char      *axes[2][3];    /* of stones: x, y; name, start, end; or NULL */
} DuidSignifier;

typedef struct
{
  char       *id;
  char       *title;
  GPtrArray  *signifiers; /* DuidSignifier, in the order of the form */
  GHashTable *by_id;      /* id → DuidSignifier; the first of an id */
} DuidSensemakerDefinition;

/* Whether @root looks like a definition at all. */
gboolean                  duid_sensemaker_definition_fits (JsonObject *root);
DuidSensemakerDefinition *duid_sensemaker_definition_read (JsonObject *root);
void                      duid_sensemaker_definition_free (DuidSensemakerDefinition *definition);

/* NULL when there is none. */
const DuidSignifier *duid_sensemaker_definition_find (const DuidSensemakerDefinition *definition,
                                                      const char                     *id);
/* The anchor of an id within its signifier, or NULL. */
const DuidAnchor    *duid_signifier_find_anchor      (const DuidSignifier            *signifier,
                                                      const char                     *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSensemakerDefinition, duid_sensemaker_definition_free)

G_END_DECLS
