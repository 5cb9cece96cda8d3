/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* What reading, writing and applying a condition share. */

/* Position of @word among @labels (char*): the same text, else the same without
 * regard to case and blanks around it; -1 when there is none. */
int       duid_labels_find                (GPtrArray           *labels,
                                           const char          *word);
/* Position of the label that looks most like @word, or -1 when none does. */
int       duid_labels_find_nearest        (GPtrArray           *labels,
                                           const char          *word);
/* Trimmed, normalised and case-folded, for comparing (transfer full). */
char     *duid_labels_dup_folded          (const char          *word);

/* The labels of the bands or tags (transfer full; the texts are borrowed). */
GPtrArray *duid_labels_of_bands           (const DuidQuestion  *question);
GPtrArray *duid_labels_of_tags            (const DuidTagging   *tagging);

/* Reads a number, or for a date question a date, which may also be a number of
 * days unless it looks like a year. */
gboolean  duid_condition_read_value       (const DuidQuestion  *question,
                                           const char          *text,
                                           double              *value);
/* “na” and “not-applicable” are the same state. */
gboolean  duid_condition_read_state       (const char          *word,
                                           DuidState           *state);

/* The numbers that a range takes in, both ends included: a whole day as an end of
 * a range of dates is all of that day, so <= takes its last moment along. */
void      duid_condition_get_interval     (const DuidRange     *range,
                                           const DuidQuestion  *question,
                                           double              *low,
                                           double              *high);

/* Finds out again whether @which of the rows pass, and leaves the others of @rows as
 * they are. @condition is on a question that is there. */
void      duid_condition_find_again       (const DuidCondition *condition,
                                           const DuidStand     *stand,
                                           const guint32       *which,
                                           gsize                n,
                                           DuidRows            *rows);

/* Sentences for what cannot be read; each also says what could have been. */
void      duid_condition_set_no_question  (GError             **error,
                                           const char          *name,
                                           const DuidStand     *stand);
void      duid_condition_set_no_label     (GError             **error,
                                           DuidConditionKind    kind,
                                           const DuidQuestion  *question,
                                           GPtrArray           *labels,
                                           const char          *word);
void      duid_condition_set_no_value     (GError             **error,
                                           const DuidQuestion  *question,
                                           const char          *word);
void      duid_condition_set_wrong_type   (GError             **error,
                                           const DuidQuestion  *question,
                                           const char          *hint);

/* An empty condition of a kind, for the parser to fill. What it holds already is
 * not added again. */
DuidCondition *duid_condition_new         (DuidConditionKind    kind,
                                           const char          *question);
void      duid_condition_add_range        (DuidCondition       *condition,
                                           const DuidRange     *range);
void      duid_condition_add_ring         (DuidCondition       *condition,
                                           const DuidPoint     *corners,
                                           gsize                n_corners);

G_END_DECLS
