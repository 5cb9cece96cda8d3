/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-compare-item.h"
#include "widgets/duid-errand.h"
#include "widgets/duid-group-source.h"

G_BEGIN_DECLS

/* What a thread needs to make a comparison; all owned. */
typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  GPtrArray   *groups;
  GPtrArray   *conditions; /* of the first of two groups, or NULL */
  GStrv        made_of;
  int          by;
  int          weights;    /* a number question, or -1 */
  gsize        n_draws;
  gboolean     is_first;   /* the quick answer: no bootstrap */
} DuidCompareOrder;

/* Takes over @groups. */
DuidCompareOrder *duid_compare_order_new       (DuidSession           *session,
                                                const DuidGroupSource *first,
                                                const DuidGroupSource *second,
                                                GPtrArray             *groups);
void              duid_compare_order_free      (gpointer               order);
/* A DuidErrandFunc: gives a DuidCompareSheet. */
gpointer          duid_compare_order_carry_out (DuidErrand            *errand,
                                                gpointer               order);

G_END_DECLS
