/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A passage of a story to which somebody gave a tag, and what they think of it.
 *
 * It was chosen in one version of a text: its origin, by which it is known for good.
 * Where it stands in the text that shows is found by aligning the two. All places are
 * in Unicode code points, the end is the first that is no part of it. */

/* What a person chose. */
typedef struct
{
  char *question; /* name of the question whose answer the text is */
  char *text;     /* the version of the text: its hash, 32 hex digits */
  gsize start;
  gsize end;
} DuidPassageOrigin;

typedef struct
{
  guint             tag;      /* index in the tagging's tags */
  gsize             row;
  char             *author;   /* name of the person */
  int               value;    /* +1 it fits, -1 it does not */
  gboolean          is_hidden;  /* a facilitator hid it: shown struck through, counts nowhere */
  gboolean          is_changed; /* some of its words are others now */
  guint             question; /* of the dataset; of a lost one the best guess */
  gsize             start;    /* in the text that shows; both 0 of a lost one */
  gsize             end;
  char             *words;    /* of a lost one: what it said, NULL when nobody knows; else NULL */
  DuidPassageOrigin origin;
} DuidPassage;

DuidPassageOrigin *duid_passage_origin_copy  (const DuidPassageOrigin *origin);
void               duid_passage_origin_free  (DuidPassageOrigin       *origin);
gboolean           duid_passage_origin_equal (const DuidPassageOrigin *a,
                                              const DuidPassageOrigin *b);

/* Frees what it holds, not itself. */
void               duid_passage_clear        (DuidPassage             *passage);
/* By row, then as they stand in the story: question, start, the longer first, tag,
 * author. */
int                duid_passage_compare      (gconstpointer            a,
                                              gconstpointer            b);
/* Moves both ends inwards past blanks; FALSE when nothing is left. */
gboolean           duid_passage_trim         (const char              *text,
                                              gsize                   *start,
                                              gsize                   *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPassageOrigin, duid_passage_origin_free)

G_END_DECLS
