/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-chip-bar.h"
#include "widgets/duid-indicators-page.h"
#include "widgets/duid-indicators-work.h"

G_BEGIN_DECLS

/* Between the files of the page: duid-indicators-page.c (the page and what it is
 * made of) and duid-indicators-body.c (cards under their headings, and the
 * stories they open). */

struct _DuidIndicatorsPage
{
  AdwBin parent_instance;

  DuidSession         *session;
  DuidDataset         *dataset; /* what `found` is of */
  DuidIndicatorsFound *found;
  char                *chosen;  /* text that `found` was made from, or NULL */
  GCancellable        *cancellable;
  DuidChipBar         *chips;
  GtkBox              *body;
  GtkStack            *stack;   /* wait, empty, numbers */
  GtkDropDown         *split;
  GArray              *splits;  /* int, one an item of the drop down */
  GtkDropDown         *weights;
  GArray              *weighing; /* guint: questions, of its second item and on */
  GPtrArray           *cards;   /* borrowed */
  gboolean             is_filling;
  gboolean             is_stale;
};

/* The question that splits the page, or DUID_SPLIT_NOTHING. */
int  duid_indicators_page_get_split    (DuidIndicatorsPage *self);
/* Makes the cards of what was found. */
void duid_indicators_page_fill         (DuidIndicatorsPage *self);
/* Takes the cards away: they borrow from what was found. */
void duid_indicators_page_empty        (DuidIndicatorsPage *self);
/* Brings the numbers on the cards up to date. */
void duid_indicators_page_show_numbers (DuidIndicatorsPage *self);

G_END_DECLS
