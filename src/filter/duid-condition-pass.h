/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"
#include "filter/duid-lasso-grid.h"
#include "filter/duid-order.h"
#include "filter/duid-triad-codes.h"
#include "filter/duid-triad-lasso.h"

G_BEGIN_DECLS

#define DUID_PASS_WORD_BITS 64

typedef struct _DuidConditionPass DuidConditionPass;

/* Gives the bits of up to 64 rows from @first on. */
typedef guint64 (*DuidReadWord) (const DuidConditionPass *pass,
                                 gsize                    first,
                                 guint                    n);

/* One condition made ready for a pass over its question's column. */
struct _DuidConditionPass
{
  const DuidCondition *condition;
  const DuidDataset   *dataset;
  guint                index;
  const DuidQuestion  *question;
  DuidReadWord         read;
  DuidRows            *rows;
  gsize                n_to_read; /* rows */
  const guint8        *states;
  const double        *numbers;
  const guint16       *codes;
  const guint64       *masks;
  gsize                n_words;   /* of a mask */
  const DuidTriad     *triads;
  const DuidTriadCodes *triad_codes; /* for borders */
  GPtrArray           *places;    /* const DuidPoint *: columns of the stones in question */
  GArray              *intervals; /* DuidInterval */
  guint8              *wanted;    /* per code, zone or state */
  guint64             *mask;
  GPtrArray           *texts;     /* folded */
  GPtrArray           *lassos;    /* DuidLassoGrid; NULL when it is no lasso */
  DuidTriadLasso      *triad_lasso; /* of a triad whose codes are there, or NULL */
};

/* Chooses how to read the column; FALSE when the question has no such answers. */
gboolean duid_condition_pass_choose (DuidConditionPass *pass,
                                     DuidColumnKind     column);

/* Fills @pass->rows over the crew. An inverted condition passes the others who
 * answered; of states, everybody else. */
void     duid_condition_pass_run    (DuidConditionPass *pass);

G_END_DECLS
