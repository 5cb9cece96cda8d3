/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plane-survey.h"

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* The triad of the plane survey as it stands on a small card. */
#define WIDTH  331
#define HEIGHT 230

static inline DuidChart *
make_chart (DuidDataset    *dataset,
            const DuidRows *base,
            const DuidRows *chosen)
{
  DuidChartRequest request = {
    .dataset = dataset,
    .question = PLANE_TRIAD,
    .base = base,
    .chosen = chosen,
    .colour_by = -1,
    .stone = -1,
  };

  return duid_chart_new (&request, WIDTH, HEIGHT);
}

static inline DuidChart *
make_even_chart (gsize n)
{
  g_autofree DuidTriad *triads = plane_triads (n);
  DuidDataset          *dataset = plane_dataset (triads, n);

  return make_chart (dataset, NULL, NULL);
}

static inline void
free_chart (DuidChart *chart)
{
  DuidDataset *dataset = chart->request.dataset;

  duid_chart_free (chart);
  duid_dataset_unref (dataset);
}

static inline gsize
count (DuidChart  *chart,
       const char *layer)
{
  return duid_scene_count_layer (chart->scene, layer);
}

G_END_DECLS
