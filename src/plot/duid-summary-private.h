/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-triad-codes.h"
#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* Between the files of DuidSummary. */

/* Bars of a histogram of numbers. */
#define DUID_N_HISTOGRAM 20

DuidSummary *duid_summary_new_empty (int         question);
void         duid_summary_add_share (GPtrArray  *shares,
                                     const char *label,
                                     gsize       n,
                                     double      amount,
                                     double      whole);
/* What @n answers are worth that count once each. */
DuidWeights  duid_summary_count_once (gsize      n);
/* Of equal bars from @low to @high; the last one closed at both ends. */
guint        duid_summary_find_bar  (double      value,
                                     double      low,
                                     double      high);

/* One question and the rows it is looked at
 * over. Everything is borrowed but @rows. */
typedef struct
{
  const DuidDataset  *dataset;
  const DuidQuestion *question;
  guint               index;
  DuidRows           *rows;   /* owned */
  const guint8       *states;
  const double       *weights; /* of each row, or NULL */
} DuidPass;

/* What a row weighs; 0 when it has no weight. */
static inline double
duid_pass_weigh (const DuidPass *pass,
                 gsize           row)
{
  if (pass->weights == NULL)
    return 1;
  return pass->weights[row] > 0 ? pass->weights[row] : 0;
}

/* @rows NULL = all. */
static inline DuidRows *
duid_summary_dup_rows (const DuidDataset *dataset,
                       const DuidRows    *rows)
{
  return rows != NULL ? duid_rows_copy (rows)
                      : duid_rows_new_full (duid_dataset_get_n_rows (dataset));
}

static inline DuidPass
duid_pass_start (const DuidDataset *dataset,
                 guint              question,
                 const DuidRows    *rows)
{
  return (DuidPass) {
    .dataset = dataset,
    .question = duid_dataset_get_question (dataset, question),
    .index = question,
    .rows = duid_summary_dup_rows (dataset, rows),
    .states = duid_dataset_get_states (dataset, question),
  };
}

static inline void
duid_pass_end (DuidPass *pass)
{
  duid_rows_free (pass->rows);
}

/* The first row from @from on that is looked at and answered, or -1. */
static inline gssize
duid_pass_next (const DuidPass *pass,
                gsize           from)
{
  gssize row = duid_rows_next (pass->rows, from);

  while (row >= 0 && pass->states[row] != DUID_STATE_ANSWERED)
    row = duid_rows_next (pass->rows, (gsize) row + 1);
  return row;
}

static inline gssize
duid_pass_first (const DuidPass *pass)
{
  return duid_pass_next (pass, 0);
}

static inline gssize
duid_pass_after (const DuidPass *pass,
                 gssize          row)
{
  return duid_pass_next (pass, (gsize) row + 1);
}

/* ---- duid-summary-weighed.c ---- */

/* What the answered rows weigh together, and how many they are worth; after the states. */
void            duid_summary_weigh            (DuidSummary          *self,
                                               const DuidPass       *pass);
DuidWeights     duid_summary_weigh_rows       (const double         *weights,
                                               const DuidRows       *rows);
/* The weights of the rows that are in both, together. */
double          duid_summary_add_up           (const double         *weights,
                                               const DuidRows       *rows,
                                               const DuidRows       *looked_at);
/* Of the answers that have a weight. */
DuidDescription duid_summary_describe_weighed (const DuidSummary    *self,
                                               const DuidPass       *pass);
void            duid_summary_weigh_triads     (DuidSummary          *self,
                                               const DuidPass       *pass,
                                               const DuidTriadCodes *codes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuidPass, duid_pass_end)

G_END_DECLS
