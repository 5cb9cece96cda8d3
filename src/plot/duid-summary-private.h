/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* Between the files of DuidSummary. */

/* Bars of a histogram of numbers. */
#define DUID_N_HISTOGRAM 20

DuidSummary *duid_summary_new_empty (int         question);
void         duid_summary_add_share (GPtrArray  *shares,
                                     const char *label,
                                     gsize       n,
                                     gsize       n_answered);
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
} DuidPass;

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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuidPass, duid_pass_end)

G_END_DECLS
