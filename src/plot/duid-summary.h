/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-bins.h"
#include "model/duid-tagging.h"
#include "stats/duid-camps.h"
#include "stats/duid-describe.h"

G_BEGIN_DECLS

/* What a picture says, in numbers: one question over some rows. Pictures, the
 * command line's summary and the Excel sheets all take their figures from here,
 * so they cannot differ. */

typedef struct
{
  char   *label;
  gsize   n;
  double  percent; /* of the answered rows, 0 without any; multichoice: of respondents */
} DuidShareOf;     /* an option, band or tag */

typedef struct
{
  char      *label;
  gsize      n_placed;
  DuidPoint  mean; /* axis units; NaN when nobody placed it */
} DuidStoneSummary;

typedef struct
{
  int              question;     /* index, or DUID_QUESTION_TAGS */
  DuidQuestionType type;         /* MULTICHOICE for tags */
  gboolean         is_tags;      /* every story counts as answered */
  gsize            n_rows;       /* rows looked at */
  gsize            states[DUID_N_STATES];
  GPtrArray       *options;      /* DuidShareOf: choice, multichoice, consent, tags; else empty */
  GPtrArray       *bands;        /* DuidShareOf: slider */
  DuidDescription  description;  /* slider, number, date */
  guint            n_histogram;
  gsize           *histogram;    /* slider and number: 20; bins of DuidBins for date */
  gsize            ends[2];      /* slider: exactly at min and max */
  DuidCamps        camps;        /* slider */
  DuidTriad        mean;         /* triad */
  gsize            zones[DUID_N_ZONES];
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

/* One sentence for a screen reader or caption (transfer full). */
char        *duid_summary_dup_sentence   (const DuidSummary *summary,
                                          const DuidDataset *dataset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSummary, duid_summary_free)

G_END_DECLS
