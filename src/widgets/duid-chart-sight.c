/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-chart-sight.h"

#include "widgets/duid-card-ground.h"
#include "widgets/duid-card-request.h"
#include "widgets/duid-look.h"

#include <adwaita.h>

#define LEAST_SIZE 20

static gboolean
is_dark (const DuidChartSight *sight)
{
  return !sight->is_audience && adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static gboolean
is_many (DuidSession *session)
{
  DuidDataset *dataset = session != NULL ? duid_session_get_dataset (session) : NULL;

  return dataset != NULL && duid_dataset_get_n_rows (dataset) >= DUID_PICTURE_MANY;
}

static void
see_size (DuidChartSight *sight,
          GtkWidget      *view)
{
  sight->width = gtk_widget_get_width (view);
  sight->height = gtk_widget_get_height (view);
}

DuidPicture *
duid_chart_sight_plan (DuidChartSight *sight,
                       GtkWidget      *view,
                       DuidSession    *session,
                       const DuidCard *card)
{
  DuidPicture     *picture;
  DuidChartRequest look = {
    .is_audience = sight->is_audience,
    .is_dark = is_dark (sight),
    .text_scale = duid_look_text_scale (view),
    .tally = sight->picture != NULL ? sight->picture->tally : NULL,
  };

  see_size (sight, view);
  if (sight->width < LEAST_SIZE || sight->height < LEAST_SIZE || session == NULL || card == NULL ||
      duid_session_get_dataset (session) == NULL)
    return NULL;
  picture = duid_card_request_plan (&look, session, card, sight->width, sight->height,
                                    gtk_widget_get_scale_factor (view));
  sight->is_stale = picture == NULL;
  if (picture != NULL && sight->has_ground)
    picture->ground = *duid_card_ground_get_colour (look.is_dark);
  return picture;
}

void
duid_chart_sight_take (DuidChartSight *sight,
                       DuidPicture    *picture)
{
  duid_picture_free (sight->picture);
  sight->picture = picture;
}

void
duid_chart_sight_forget (DuidChartSight *sight,
                         GtkWidget      *view)
{
  duid_picture_queue_leave (view);
  duid_picture_due_leave (view);
  g_clear_pointer (&sight->picture, duid_picture_free);
}

void
duid_chart_sight_drop (DuidChartSight *sight,
                       GtkWidget      *view,
                       DuidSession    *session,
                       DuidPictureTurn turn,
                       DuidPictureDone done)
{
  sight->is_stale = TRUE;
  if (!is_many (session))
    duid_picture_due_add (view, turn, done);
  gtk_widget_queue_draw (view);
}

gboolean
duid_chart_sight_ensure (DuidChartSight *sight,
                         GtkWidget      *view,
                         DuidSession    *session,
                         DuidPictureTurn turn,
                         DuidPictureDone done)
{
  see_size (sight, view);
  if (sight->is_stale && is_many (session))
    duid_picture_queue_add (view, turn, done);
  else if (sight->is_stale)
    duid_picture_due_make ();
  return sight->picture != NULL;
}

cairo_t *
duid_chart_sight_draw (DuidChartSight *sight,
                       GtkWidget      *view,
                       GtkSnapshot    *snapshot)
{
  graphene_rect_t all =
    GRAPHENE_RECT_INIT (0, 0, (float) sight->width, (float) sight->height);
  gboolean is_covered =
    sight->picture != NULL && duid_picture_covers (sight->picture, sight->width, sight->height,
                                                   gtk_widget_get_scale_factor (view));
  cairo_t *cr;

  if (sight->has_ground && !is_covered)
    gtk_snapshot_append_color (snapshot, duid_card_ground_get_colour (is_dark (sight)), &all);
  if (sight->picture == NULL)
    return NULL;
  cr = gtk_snapshot_append_cairo (snapshot, &all);
  duid_picture_draw (sight->picture, cr, sight->width, sight->height);
  return cr;
}
