/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"
#include "filter/duid-condition.h"
#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* A key indicator: the share of one answer (an option, a band of a slider, a zone
 * of a triad) among those who answered the question. It is a row set and a base, so
 * every number of it is a count of rows, and leads to their stories. */
typedef struct
{
  guint     question; /* index */
  guint     answer;   /* option, band or DuidZone */
  char     *label;    /* of the answer, for people */
  DuidRows *given;    /* who gave it */
  DuidRows *answered; /* who answered the question */
  const double *weights; /* of each row, borrowed; NULL = each story counts once */
} DuidIndicator;

/* What it says over some rows. Counts are of rows; shares follow the weights, and their
 * interval the effective number of answers. Shares are percent of those who answered; NaN when
 * fewer than DUID_FEWEST_PERCENTS did: then there are counts. The interval is
 * Wilson's, 95 %. */
typedef struct
{
  gsize  n;
  gsize  n_answered;
  double n_eff;      /* of the answered, by Kish; as many as they are without weights */
  double percent;
  double low;
  double high;
} DuidIndicatorValue;

/* NULL when the question has no such answer. @answer as duid_indicator_get_answer()
 * gives it. */
DuidIndicator *duid_indicator_new           (const DuidDataset   *dataset,
                                             guint                question,
                                             const char          *answer);
void           duid_indicator_free          (DuidIndicator       *indicator);

/* How many answers a question has to be an indicator of; 0 for those that can't. */
guint          duid_indicator_count_answers (const DuidQuestion  *question);
/* The identifier of one (transfer full): what boards and conditions call it. */
char          *duid_indicator_get_answer    (const DuidQuestion  *question,
                                             guint                answer);
/* What people call it (transfer full). */
char          *duid_indicator_dup_label     (const DuidQuestion  *question,
                                             guint                answer);
/* The condition that who gave it meets (transfer full). */
DuidCondition *duid_indicator_make_condition (const DuidQuestion *question,
                                              guint               answer);

/* Over @rows, NULL = all. */
DuidIndicatorValue duid_indicator_measure   (const DuidIndicator *indicator,
                                             const DuidRows      *rows);

/* The difference of two shares in percentage points, @a - @b, with Newcombe's 95 %
 * interval. NaN where either has no percentage. @a and @b must be of different
 * people. */
double         duid_indicator_compare       (DuidIndicatorValue   a,
                                             DuidIndicatorValue   b,
                                             double              *low,
                                             double              *high);

/* ---- the page of them ---- */

/* What to show when nobody chose: of every question with a theme (of every one
 * when none has), the highest and the lowest band, the two most given options,
 * the most given zone (transfer full, of DuidIndicator). */
GPtrArray     *duid_indicators_suggest      (const DuidDataset   *dataset);
/* As text for the project file, a line for each answer, and back; what is no longer
 * asked is left out (transfer full). */
void           duid_indicators_write        (GString             *text,
                                             const DuidQuestion  *question,
                                             guint                answer);
GPtrArray     *duid_indicators_parse        (const char          *text,
                                             const DuidDataset   *dataset);
/* In the order of a page: by theme, as the themes first come in the framework,
 * then by question. */
void           duid_indicators_sort         (GPtrArray           *indicators,
                                             const DuidDataset   *dataset);

/* A row for each indicator over @rows (NULL = all), and one for each of @parts (DuidGroupOf,
 * or NULL) of them, for a report (transfer full). */
DuidCells     *duid_indicators_make_cells   (GPtrArray           *indicators,
                                             const DuidDataset   *dataset,
                                             const DuidRows      *rows,
                                             GPtrArray           *parts);

/* “84 %”, “3 of 7” without a percentage, “<5” where so few answered and
 * @is_protected, “–” for nobody
 * (transfer full). */
char          *duid_indicator_dup_share     (DuidIndicatorValue   value,
                                             gboolean             is_protected);
/* “76–90 %”, or NULL (transfer full). */
char          *duid_indicator_dup_interval  (DuidIndicatorValue   value);
/* “12 points higher (3 to 21)”, “may be equal: −4 to +9 points”, or NULL
 * (transfer full). */
char          *duid_indicator_dup_difference (DuidIndicatorValue  a,
                                              DuidIndicatorValue  b);
/* Of @parts in time (DuidGroupOf) the last one with answers against the one before it:
 * “2025 against 2024: +12 points: higher (3 to 21)”; NULL when one of them has no percentage.
 * Persons who answered in both make the true interval narrower (transfer full). */
char          *duid_indicator_dup_change    (GPtrArray           *parts,
                                             const DuidIndicatorValue *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidIndicator, duid_indicator_free)

G_END_DECLS
