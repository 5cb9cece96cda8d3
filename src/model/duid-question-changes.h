/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* What people changed about the questions after the answers came: words, bands,
 * options that are one, questions made of others. Each change is a field of a
 * question with a text as its value; the answers as imported never change, they
 * are only read through the changes.
 *
 *   label, short             what people read, and the short form of it
 *   sensitive                “yes” or “no”
 *   bands                    of a slider or number: see duid_bands_to_string()
 *   left, right              the words at the ends of a slider
 *   corner.top .left .right  the words at the corners of a triad
 *   x.label .left .right     the words of a canvas; y likewise
 *   option/O                 what the option O is called; O is its label in the file
 *   into/O                   the option (its label in the file) that O is part of
 *   stone/S                  what the stone S is called
 *   derive                   the question is made of others: see DuidDerivation
 *
 * Names and labels in keys are those of the file, so that a change means the same
 * in every copy of a project and after the next import. */
typedef struct _DuidQuestionChanges DuidQuestionChanges;

#define DUID_CHANGE_LABEL     "label"
#define DUID_CHANGE_SHORT     "short"
#define DUID_CHANGE_SENSITIVE "sensitive"
#define DUID_CHANGE_BANDS     "bands"
#define DUID_CHANGE_LEFT      "left"
#define DUID_CHANGE_RIGHT     "right"
#define DUID_CHANGE_OPTION    "option/"
#define DUID_CHANGE_INTO      "into/"
#define DUID_CHANGE_STONE     "stone/"
#define DUID_CHANGE_DERIVE    "derive"

/* Questions that a project has of itself: of several sources that no question of its
 * own tells apart, and with stories that left their file. */
#define DUID_SOURCE_QUESTION "source"
#define DUID_GONE_QUESTION   "gone"

/* “corner.top” … in the order of the corners; “x.label” … */
extern const char *const DUID_CHANGE_CORNERS[3];
extern const char *const DUID_CHANGE_AXES[6];

DuidQuestionChanges *duid_question_changes_new   (void);
DuidQuestionChanges *duid_question_changes_copy  (const DuidQuestionChanges *changes);
DuidQuestionChanges *duid_question_changes_ref   (DuidQuestionChanges *changes);
void                 duid_question_changes_unref (DuidQuestionChanges *changes);

/* Only while it is made, before others see it. @value NULL takes the field away. */
void                 duid_question_changes_set   (DuidQuestionChanges *changes,
                                                  const char          *question,
                                                  const char          *field,
                                                  const char          *value);
/* Story @key is not in the newest file of its source any more. */
void                 duid_question_changes_add_gone (DuidQuestionChanges *changes,
                                                     const char          *key);

/* The value of a field (borrowed), or NULL; @changes may be NULL. */
const char          *duid_question_changes_get   (const DuidQuestionChanges *changes,
                                                  const char          *question,
                                                  const char          *field);
/* Names of the changed questions, and of the fields of one, in their order
 * (transfer full GStrv). */
char               **duid_question_changes_list_questions (const DuidQuestionChanges *changes);
char               **duid_question_changes_list_fields    (const DuidQuestionChanges *changes,
                                                           const char          *question);
/* Keys of the stories that are gone, in no order (transfer container). */
GPtrArray           *duid_question_changes_list_gone (const DuidQuestionChanges *changes);
gboolean             duid_question_changes_equal (const DuidQuestionChanges *a,
                                                  const DuidQuestionChanges *b);

/* @imported as the changes show it (transfer full): rows and keys are the same, the
 * columns that no change recodes are shared, so it costs next to nothing. What a
 * change says of a question or option that is not there has no effect. @changes may
 * be NULL: a dataset of several sources has its question of sources all the same. */
DuidDataset         *duid_question_changes_apply (DuidQuestionChanges *changes,
                                                  DuidDataset         *imported);

/* Bands as a text: [{"label":"low","below":3},{"label":"high"}] (transfer full),
 * and back into @question; FALSE, with no band at all, when it is none. */
char                *duid_bands_to_string        (const GArray        *bands);
gboolean             duid_bands_from_string      (const char          *text,
                                                  DuidQuestion        *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQuestionChanges, duid_question_changes_unref)

G_END_DECLS
