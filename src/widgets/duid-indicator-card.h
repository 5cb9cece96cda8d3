/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-indicator.h"
#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The indicators of one question: the first as a big number, the others as lines
 * below it, and the first again over the parts that the page is split in. Every
 * number is a button that opens its stories: the signal “open” (DuidIndicator*,
 * int part or -1). */
#define DUID_TYPE_INDICATOR_CARD (duid_indicator_card_get_type ())
G_DECLARE_FINAL_TYPE (DuidIndicatorCard, duid_indicator_card, DUID, INDICATOR_CARD, AdwBin)

/* What is looked at. All borrowed while the card shows it. */
typedef struct
{
  const DuidRows *rows;   /* the selection */
  const DuidRows *others; /* everybody else, or NULL when nothing is filtered */
  GPtrArray      *parts;  /* DuidGroupOf, or NULL */
  gboolean        is_in_time;
} DuidIndicatorGround;

/* @indicators (DuidIndicator, not empty, all of one question) are borrowed for as
 * long as the card lives. */
GtkWidget *duid_indicator_card_new  (DuidSession               *session,
                                     GPtrArray                 *indicators);
/* Brings the numbers up to date. */
void       duid_indicator_card_show (DuidIndicatorCard         *card,
                                     const DuidIndicatorGround *ground);

G_END_DECLS
