/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "model/duid-passage.h"

G_BEGIN_DECLS

/* What people added to the stories, as it stands at one moment: tags, who
 * assigned them to which rows, notes, read marks, saved groups. `store/` makes
 * it from the log; filters, pictures and lists read it. Immutable, counted. */

#define DUID_N_TAG_COLOURS 8

typedef struct
{
  char     *id;          /* 32 hex digits */
  char     *name;
  char     *description; /* or NULL */
  char     *parent_id;   /* of the tag that it stands under, or NULL */
  char     *against;     /* the answer that it speaks against, as a condition, or NULL */
  double    place;       /* among those under the same tag; NaN: by name, after them */
  guint     depth;       /* how many tags it stands under */
  int       colour;      /* index of the tag palette, 0..DUID_N_TAG_COLOURS-1 */
  DuidRows *rows;        /* stories where more people gave it, to all of it or to a passage,
                          * than disagree with it on the whole */
} DuidTag;

typedef struct
{
  guint  tag;    /* index in tags */
  gsize  row;
  char  *author; /* name of the person */
  int    value;  /* +1 agrees, -1 disagrees */
} DuidAssignment;

typedef struct
{
  char *id;     /* 32 hex digits */
  gsize row;
  char *author;
  char *text;
  gint64 time;  /* unix milliseconds */
} DuidNote;

typedef struct
{
  char *id;
  char *name;
  char *conditions; /* one condition a line, in the grammar of filter/duid-condition.h */
} DuidGroup;

typedef struct
{
  gatomicrefcount refs;
  gsize      n_rows;
  GPtrArray *tags;        /* DuidTag as a tree reads: by place, then by name, those under
                           * a tag right after it */
  GArray    *assignments; /* DuidAssignment, by row */
  GArray    *hidden;      /* DuidAssignment, by row: those a facilitator hid, which count nowhere */
  GArray    *passages;    /* DuidPassage, by row and place, hidden ones too */
  GArray    *lost;        /* DuidPassage, by row: their words are not in the text that shows */
  GArray    *notes;       /* DuidNote, by row and time */
  GPtrArray *groups;      /* DuidGroup, by name */
  DuidRows  *read;        /* read by the person at the keyboard */
  GHashTable *former;     /* case-folded name that a tag had, or that of one that became part
                           * of it → its id; the last that had it counts */
} DuidTagging;

DuidTagging   *duid_tagging_new         (gsize              n_rows);
DuidTagging   *duid_tagging_ref         (DuidTagging       *tagging);
void           duid_tagging_unref       (DuidTagging       *tagging);

const DuidTag *duid_tagging_get_tag     (const DuidTagging *tagging,
                                         guint              index);
/* By name without regard to case, or -1. */
int            duid_tagging_find        (const DuidTagging *tagging,
                                         const char        *name);
/* The same, or else the tag that was called so before. */
int            duid_tagging_find_former (const DuidTagging *tagging,
                                         const char        *name);
int            duid_tagging_find_id     (const DuidTagging *tagging,
                                         const char        *id);
/* The place of the first assignment to @row, or of what would come after it. */
guint          duid_tagging_find_first  (const DuidTagging *tagging,
                                         gsize              row);
/* The tags of a row as indices (transfer full GArray of guint). */
GArray        *duid_tagging_get_row     (const DuidTagging *tagging,
                                         gsize              row);

/* The passages of a row in their order (borrowed); NULL when there are none. */
const DuidPassage *duid_tagging_get_passages (const DuidTagging *tagging,
                                              gsize              row,
                                              gsize             *n);

/* The same with one read mark changed; shares everything else (transfer full). */
DuidTagging   *duid_tagging_with_read   (DuidTagging       *tagging,
                                         gsize              row,
                                         gboolean           is_read);

/* For whoever makes one. */
DuidTag       *duid_tag_new             (const char        *id,
                                         const char        *name,
                                         int                colour,
                                         gsize              n_rows);
/* Sorts tags, assignments, passages and notes and fills each tag's rows. */
void           duid_tagging_finish      (DuidTagging       *tagging);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTagging, duid_tagging_unref)

G_END_DECLS
