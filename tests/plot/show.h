/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

#include <string.h>

#include "small-survey.h"

G_BEGIN_DECLS

/* A chart of the small survey in a display, for a test. */
typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  DuidRows    *base;
  DuidChart   *chart;
} Shown;

static inline Shown
show_chart (DuidChartRequest request,
            const char      *display,
            gsize            n_base)
{
  Shown shown = { survey_dataset (), survey_tagging (), survey_rows (0, n_base), NULL };

  request.dataset = shown.dataset;
  request.tagging = shown.tagging;
  request.base = n_base < SURVEY_ROWS ? shown.base : NULL;
  request.display = duid_display_find (display);
  request.stone = -1;
  shown.chart = duid_chart_new (&request, 640, 480);
  return shown;
}

static inline void
clear_shown (Shown *shown)
{
  duid_chart_free (shown->chart);
  duid_rows_free (shown->base);
  duid_tagging_unref (shown->tagging);
  duid_dataset_unref (shown->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

static inline gsize
count_marks (const Shown *shown,
             const char  *layer)
{
  return duid_scene_count_layer (shown->chart->scene, layer);
}

static inline gboolean
says (const Shown *shown,
      const char  *words)
{
  g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (shown->chart), "", "");

  return strstr (svg, words) != NULL;
}

/* The first area with this number, as a hit. */
static inline DuidHit
hit_area (const Shown *shown,
          DuidHitKind  kind,
          int          index)
{
  for (guint i = 0; i < shown->chart->areas->len; i++)
    {
      const DuidArea *area = &g_array_index (shown->chart->areas, DuidArea, i);

      if (area->kind == kind && area->index == index)
        return (DuidHit) { kind, -1, index, -1 };
    }
  return (DuidHit) { DUID_HIT_NOTHING, -1, -1, -1 };
}

/* What a click there means, as text: the conditions with spaces between. */
static inline char *
dup_brushes (const Shown *shown,
             DuidHit      hit)
{
  g_autoptr (GPtrArray) brushes = duid_chart_hit_brushes (shown->chart, hit);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < brushes->len; i++)
    {
      g_autofree char *one = duid_condition_to_string (brushes->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", one);
    }
  return g_string_free (text, FALSE);
}

G_END_DECLS
