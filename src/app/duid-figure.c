/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-figure.h"

#include "export/duid-figure-writer.h"

#include <glib/gi18n-lib.h>

#define WIDTH      720
#define HEIGHT     560
#define COPY_SCALE 2

DuidChart *
duid_figure_make_chart (DuidSession    *session,
                        const DuidCard *card,
                        double          width,
                        double          height)
{
  DuidSelection   *selection = duid_session_get_selection (session);
  int              question = duid_session_find_question (session, card->question);
  DuidChartRequest request;

  if (question < 0)
    return NULL;
  request = (DuidChartRequest) {
    .dataset = duid_session_get_dataset (session),
    .tagging = duid_session_get_tagging (session),
    .question = question,
    .base = duid_selection_get_base (selection, question),
    .chosen = duid_selection_get_rows (selection),
    .colour_by = duid_session_find_question (session, card->colour_by),
    .hides_rest = duid_session_get_view (session)->hides_rest,
    .hides_summary = card->hides_summary,
    .has_title = TRUE,
    .text_scale = 1,
    .stone = -1,
  };
  if (card->stone != NULL && question < DUID_QUESTION_TAGS (request.dataset))
    request.stone = duid_question_find_stone (duid_dataset_get_question (request.dataset, (guint) question), card->stone);
  return duid_chart_new (&request, width, height);
}

gboolean
duid_figure_save (DuidSession    *session,
                  const DuidCard *card,
                  const char     *path,
                  GError        **error)
{
  DuidFigureFormat format;
  g_autoptr (DuidChart) chart = NULL;
  g_autofree char *sentence = NULL;

  if (!duid_figure_writer_find_format (path, &format, error))
    return FALSE;
  chart = duid_figure_make_chart (session, card, WIDTH, HEIGHT);
  if (chart == NULL)
    {
      g_set_error_literal (error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_FORMAT,
                           _ ("That question is not in the project any more. Nothing was written."));
      return FALSE;
    }
  sentence = duid_summary_dup_sentence (duid_chart_get_summary (chart), duid_session_get_dataset (session));
  return duid_figure_writer_write (duid_chart_get_scene (chart), card->question, sentence, format, path, error);
}

GdkTexture *
duid_figure_make_texture (DuidSession    *session,
                          const DuidCard *card)
{
  g_autoptr (DuidChart) chart = duid_figure_make_chart (session, card, WIDTH, HEIGHT);
  cairo_surface_t *surface;
  cairo_t         *cr;
  g_autoptr (GBytes) bytes = NULL;
  int         stride;
  GdkTexture *texture;

  if (chart == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * COPY_SCALE, HEIGHT * COPY_SCALE);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, COPY_SCALE, COPY_SCALE);
  duid_chart_draw (chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * HEIGHT * COPY_SCALE);
  texture = gdk_memory_texture_new (WIDTH * COPY_SCALE, HEIGHT * COPY_SCALE, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  cairo_surface_destroy (surface);
  return texture;
}
