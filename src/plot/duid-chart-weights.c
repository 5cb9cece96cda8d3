/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

/* Stories that weigh more or less in a picture. */

gboolean
duid_chart_weighs (const DuidChartRequest *request)
{
  static const char *const weighing[] = { "histogram", "bins", "hex", "density", "zones",
                                          "zones13", "multiples", NULL };

  return request->display == NULL || g_strv_contains (weighing, request->display->name);
}

void
duid_chart_choose_weights (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;

  chart->scale = 1;
  if (request->weigh_by > 0 && duid_chart_weighs (request))
    chart->weights = duid_dataset_get_numbers (request->dataset, (guint) request->weigh_by - 1);
}

double
duid_chart_weigh (DuidChart *chart,
                  gsize      row)
{
  if (chart->weights == NULL)
    return 1;
  return chart->weights[row] > 0 ? chart->weights[row] * chart->scale : 0;
}

double
duid_chart_get_worth (DuidChart *chart)
{
  return chart->summary->weights.n_eff;
}
