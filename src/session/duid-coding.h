/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-tagging.h"
#include "stats/duid-agreement.h"

G_BEGIN_DECLS

/* Who said what of which story, so that people's tags can be compared.
 *
 * A person has coded a story who marked it as read, or said of any tag that it fits
 * the story or a passage of it, or that it does not. Then every tag was before their
 * eyes: one that they gave, to all of the story or to a passage, is a yes, any other
 * (one they disagree with too) a no. Writing a note is no coding. What a facilitator
 * hid is not counted as given. Stories that fewer than two people coded say nothing
 * about agreement and are left out. */
typedef struct
{
  GPtrArray *people; /* char*: names, in order */
  GArray    *counts; /* gsize: how many stories each coded, of those looked at */
  GArray    *rows;   /* gsize: the stories that two people or more coded, in order */
  guint      n_tags;
  gint8     *codes;  /* as DuidCodings has them: tags are items, stories units */
} DuidCoding;

/* @readers: DuidReader. @rows (nullable): only these stories. @people (nullable): only
 * these names. */
DuidCoding *duid_coding_new              (const DuidTagging *tagging,
                                          GPtrArray         *readers,
                                          const DuidRows    *rows,
                                          const char *const *people);
void        duid_coding_free             (DuidCoding        *coding);

/* To measure; borrows. @tag: one of the tagging's tags, or -1 for all together. */
DuidCodings duid_coding_get_codings      (const DuidCoding  *coding,
                                          int                tag);
/* 1 yes, 0 no, DUID_NOT_CODED. @unit: index in rows, @person in people. */
int         duid_coding_get              (const DuidCoding  *coding,
                                          guint              tag,
                                          guint              unit,
                                          guint              person);

/* A story on which people differ about a tag. */
typedef struct
{
  guint unit; /* index in rows */
  guint tag;
  guint n_yes;
  guint n_no;
} DuidDifference;

/* All of them, or those about @tag (transfer full): the stories with the most tags in
 * dispute first, by row otherwise; of a story by tag. */
GArray     *duid_coding_list_differences (const DuidCoding  *coding,
                                          int                tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCoding, duid_coding_free)

G_END_DECLS
