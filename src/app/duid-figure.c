/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-figure.h"

#include "export/duid-figure-writer.h"
#include "widgets/duid-scene-texture.h"
#include "widgets/duid-card-request.h"

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
  DuidChartRequest request;
  DuidRows        *base;
  DuidChart       *chart;
  g_autoptr (GPtrArray) brushes = NULL;

  if (!duid_card_request_fill (&request, session, card))
    return NULL;
  brushes = duid_card_request_brushes (session, card);
  request.brushes = brushes;
  request.has_title = TRUE;
  base = duid_card_request_own_base (&request, session, card);
  chart = duid_chart_new (&request, width, height);
  duid_chart_take_base (chart, base);
  return chart;
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
      g_set_error_literal (
        error, DUID_EXPORT_ERROR, DUID_EXPORT_ERROR_FORMAT,
        _ ("That question is not in the project any more. Nothing was written."));
      return FALSE;
    }
  sentence = duid_chart_dup_sentence (chart);
  return duid_figure_writer_write (duid_chart_get_scene (chart), card->question, sentence, format,
                                   DUID_FIGURE_SHARP, path, error);
}

GdkTexture *
duid_figure_make_texture (DuidSession    *session,
                          const DuidCard *card)
{
  g_autoptr (DuidChart) chart = duid_figure_make_chart (session, card, WIDTH, HEIGHT);

  if (chart == NULL)
    return NULL;
  return duid_scene_texture_new (duid_chart_get_scene (chart), COPY_SCALE);
}
