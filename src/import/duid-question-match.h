/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question.h"

G_BEGIN_DECLS

/* What another file asked that was taken as the same question: how it was asked
 * there, and why the two are one. Kept so that people can see it and part them again. */
typedef struct
{
  DuidQuestion *question;  /* owned; as it was asked there */
  char         *why;       /* why it was recognised as what it is there */
  char         *reason;    /* a translated sentence: why it is the same question */
  gboolean      is_loaded; /* whether it was ticked */
  gboolean      is_by_hand; /* people said so */
  GArray       *sources;   /* guint: the sources it comes from */
  GArray       *converted; /* guint: of those, whose numbers run over another scale */
} DuidQuestionMatch;

/* How much two questions are the same, from not to most. */
typedef enum
{
  DUID_SAME_NOT,
  DUID_SAME_OPTIONS,
  DUID_SAME_LABEL,
  DUID_SAME_NAME,
} DuidSameness;

/* Takes a reference to @question. */
DuidQuestionMatch *duid_question_match_new  (DuidQuestion       *question,
                                             const char         *why,
                                             const char         *reason,
                                             gboolean            is_loaded);
void               duid_question_match_free (DuidQuestionMatch  *match);

/* Whether @a and @b ask the same: their types go together and they have one name,
 * one label, or mostly the same options, in that order. Triads must have the same
 * words at their corners, in any order (see duid_question_match_find_corners()). */
DuidSameness       duid_question_compare    (const DuidQuestion *a,
                                             const DuidQuestion *b);
/* A translated sentence for one that is not DUID_SAME_NOT. */
const char        *duid_sameness_to_words   (DuidSameness        sameness);

/* Per corner of @a the corner of @b with the same word; FALSE when a word of @a
 * is not at a corner of @b. */
gboolean           duid_question_match_find_corners (const DuidQuestion *a,
                                                     const DuidQuestion *b,
                                                     int                 corners[3]);

G_END_DECLS
