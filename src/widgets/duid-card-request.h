/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart.h"
#include "session/duid-session.h"
#include "widgets/duid-picture.h"

G_BEGIN_DECLS

/* From a card of the board to the picture asked for: the same for the board, the
 * audience, figures and paper. */

/* Everything but the look (dark, audience, text scale 1, title); borrowed from the
 * session's present state. FALSE when the card's question is gone. */
gboolean   duid_card_request_fill    (DuidChartRequest *request,
                                      DuidSession      *session,
                                      const DuidCard   *card);
/* The brushes on the card's own question: a list of borrowed conditions. */
GPtrArray *duid_card_request_brushes (DuidSession      *session,
                                      const DuidCard   *card);
/* A display that draws two questions isn't filtered by brushes on either of them: the
 * rows that pass all others, set as @request's base. They must live as long as the
 * chart (transfer full: see duid_chart_take_base()); NULL for other displays. */
DuidRows  *duid_card_request_own_base (DuidChartRequest *request,
                                       DuidSession      *session,
                                       const DuidCard   *card);

/* Plans the card's picture for the screen, with the session as it is now: @look tells
 * is_dark, is_audience, text_scale and tally. NULL when the question is gone (transfer
 * full). */
DuidPicture *duid_card_request_plan (const DuidChartRequest *look,
                                     DuidSession            *session,
                                     const DuidCard         *card,
                                     int                     width,
                                     int                     height,
                                     int                     scale);

/* The count line and the sentence of the picture as it stands, NULL when the
 * question is gone (transfer full). */
char      *duid_card_dup_count_line  (DuidSession      *session,
                                      const DuidCard   *card);
char      *duid_card_dup_sentence    (DuidSession      *session,
                                      const DuidCard   *card);

G_END_DECLS
