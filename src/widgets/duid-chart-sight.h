/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "widgets/duid-picture-due.h"

G_BEGIN_DECLS

/* What a chart view shows: its picture, whether that is still true, and how the next is
 * made. Of few stories it is made when the window is painted, of many behind it. */
typedef struct
{
  DuidPicture *picture;    /* what is shown, or NULL */
  gboolean     is_stale;   /* it is not what would be made now */
  gboolean     has_ground; /* it lies on a card of the board, and hides its ground */
  gboolean     is_audience;
  int          width;
  int          height;
} DuidChartSight;

/* What is to be shown now (transfer full), NULL when there is no room or nothing. */
DuidPicture *duid_chart_sight_plan   (DuidChartSight *sight,
                                      GtkWidget      *view,
                                      DuidSession    *session,
                                      const DuidCard *card);
/* Shows @picture (transfer full) from now on. */
void         duid_chart_sight_take   (DuidChartSight *sight,
                                      DuidPicture    *picture);
/* Not even for a moment is it shown any more, and nothing is waited for. */
void         duid_chart_sight_forget (DuidChartSight *sight,
                                      GtkWidget      *view);
/* The picture is to be made anew: by @turn and @done, as in the queue. */
void         duid_chart_sight_drop   (DuidChartSight *sight,
                                      GtkWidget      *view,
                                      DuidSession    *session,
                                      DuidPictureTurn turn,
                                      DuidPictureDone done);
/* Whether there is a picture to show; it may be one that is about to be replaced. */
gboolean     duid_chart_sight_ensure (DuidChartSight *sight,
                                      GtkWidget      *view,
                                      DuidSession    *session,
                                      DuidPictureTurn turn,
                                      DuidPictureDone done);
/* Paints the picture; returns where to paint over it, NULL when there is none. */
cairo_t     *duid_chart_sight_draw   (DuidChartSight *sight,
                                      GtkWidget      *view,
                                      GtkSnapshot    *snapshot);

G_END_DECLS
