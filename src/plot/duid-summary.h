/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-bins.h"
#include "model/duid-tagging.h"
#include "stats/duid-camps.h"
#include "stats/duid-describe.h"
#include "stats/duid-weights.h"

G_BEGIN_DECLS

/* What a picture says, in numbers: one question over some rows. Pictures, the
 * command line's summary and the Excel sheets all take their figures from here,
 * so they cannot differ. */

typedef struct
{
  char   *label;
  gsize   n;       /* rows, whatever they weigh */
  double  percent; /* of the answered rows, weighed, 0 without any; multichoice: of respondents */
} DuidShareOf;     /* an option, band or tag */

typedef struct
{
  char      *label;
  gsize      n_placed;
  DuidPoint  mean; /* axis units, weighed; NaN when nobody placed it */
} DuidStoneSummary;

typedef struct
{
  int              question;     /* index, or DUID_QUESTION_TAGS */
  DuidQuestionType type;         /* MULTICHOICE for tags */
  gboolean         is_tags;      /* every story counts as answered */
  gsize            n_rows;       /* rows looked at */
  gsize            states[DUID_N_STATES];
  /* Weights make every percentage, mean, median and centre, and nothing that is called n.
   * Answers without a weight above 0 have no part in those. */
  gboolean         is_weighed;
  DuidWeights      weights;      /* of the answers that have one; n_eff is the answers' own
                                  * number without weights */
  GPtrArray       *options;      /* DuidShareOf: choice, multichoice, consent, tags; else empty */
  GPtrArray       *bands;        /* DuidShareOf: slider */
  DuidDescription  description;  /* slider, number, date */
  guint            n_histogram;
  gsize           *histogram;    /* slider and number: 20; bins of DuidBins for date */
  double          *amounts;      /* the same, weighed so that together they are as many */
  gsize            ends[2];      /* slider: exactly at min and max */
  DuidCamps        camps;        /* slider */
  DuidTriad        mean;         /* triad */
  gsize            zones[DUID_N_ZONES];
  double           zone_percents[DUID_N_ZONES]; /* 0 without answers */
  DuidCentre       centre;       /* triad: in the plane */
  GPtrArray       *stones;       /* DuidStoneSummary */
} DuidSummary;

/* @question may be DUID_QUESTION_TAGS when @tagging is given; @rows NULL = all. */
DuidSummary *duid_summary_new  (const DuidDataset *dataset,
                                const DuidTagging *tagging,
                                int                question,
                                const DuidRows    *rows);
/* No more of it than what the count line says, from counts that are there already. */
DuidSummary *duid_summary_new_states (const DuidDataset *dataset,
                                      int                question,
                                      const guint32      states[DUID_N_STATES]);
/* @weights of each row of the dataset, NULL = each counts once. */
DuidSummary *duid_summary_new_weighed (const DuidDataset *dataset,
                                const DuidTagging *tagging,
                                int                question,
                                const DuidRows    *rows,
                                const double      *weights);
void         duid_summary_free (DuidSummary       *summary);

/* One group per option of a choice or multichoice, band of a slider, zone of a
 * triad or tag, in their order: how a picture is coloured and a table split. */
typedef struct
{
  char     *label;
  DuidRows *rows;
} DuidGroupOf;

/* Takes @rows. */
DuidGroupOf *duid_group_of_new  (const char        *label,
                                 DuidRows          *rows);
/* An array that owns its groups. */
GPtrArray   *duid_groups_new    (void);

/* What a zone is called: a corner by its word, an edge by both of its words (transfer
 * full). */
char        *duid_summary_dup_zone_label (const DuidQuestion *question,
                                          DuidZone            zone);

/* (transfer full) a GPtrArray of DuidGroupOf that owns them; groups of a
 * multichoice overlap. NULL when @question can't split. */
GPtrArray   *duid_summary_split (const DuidDataset *dataset,
                                 const DuidTagging *tagging,
                                 int                question,
                                 const DuidRows    *rows);

/* “84 answered · 2 not applicable · …” in words, with “filtered out (of N)”:
 * @base are the rows that could count (transfer full). */
char        *duid_summary_dup_count_line (const DuidSummary *summary,
                                          gsize              n_all);

/* “Weighed: they count as 152 answers. …”, NULL without weights (transfer full). */
char        *duid_summary_dup_weighed    (const DuidSummary *summary);
/* One sentence for a screen reader or caption (transfer full). */
char        *duid_summary_dup_sentence   (const DuidSummary *summary,
                                          const DuidDataset *dataset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSummary, duid_summary_free)

G_END_DECLS
