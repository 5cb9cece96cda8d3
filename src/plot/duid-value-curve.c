/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-value-curve.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-slider-group.h"

#define N_POINTS 121
#define MANY     5000 /* from here on the curve comes by itself */
#define WIDTH    1.8

static gboolean
is_wanted (const DuidValueAxis *axis)
{
  const DuidChartRequest *request = &axis->chart->request;

  if (axis->chart->weights != NULL)
    return FALSE; /* it would not follow the weights that the bars follow */
  if (request->hides_summary || axis->n_base < DUID_FEWEST_PERCENTS)
    return FALSE;
  return duid_display_has (request->layers, "curve") ||
         (request->display == NULL && axis->n_base >= MANY && axis->chart->groups == NULL);
}

/* Groups stand upon each other in the bars, their curves side by side: both are as high
 * as so many answers. */
static void
add_curve (DuidValueAxis         *axis,
           const DuidSliderGroup *group,
           double                 h)
{
  DuidChart *chart = axis->chart;
  double     curve[N_POINTS];
  DuidPoint  path[N_POINTS];
  DuidColour colour = group->group < 0 ? chart->palette->text
                                       : duid_ink_get_line (
                                           chart, duid_chart_get_colour (chart, group->group));
  DuidPen    halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .85),
                      .line_width = (WIDTH + 2) * chart->line };
  DuidPen    pen = { .stroke = colour, .line_width = WIDTH * chart->line };

  duid_slider_group_curve (group, h, axis->low, axis->high, curve, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double height = -curve[i] * (double) group->n * chart->unit.y;

      path[i].x = axis->left + (axis->right - axis->left) * i / (N_POINTS - 1);
      path[i].y = MAX (axis->bottom - height, axis->top);
    }
  duid_scene_add_path (chart->scene, path, N_POINTS, FALSE, halo);
  duid_scene_add_path (chart->scene, path, N_POINTS, FALSE, pen);
}

void
duid_value_curve_tell (DuidChart *chart)
{
  const char *words = _ ("The curve is left out: it would not follow the weights.");

  if (chart->weights == NULL || !duid_display_has (chart->request.layers, "curve"))
    return;
  duid_chart_add_remark (chart, words);
  duid_ink_add_note (chart, words);
}

void
duid_value_curve_add (DuidValueAxis *axis)
{
  g_autoptr (GPtrArray) groups = NULL;
  double h;

  if (!is_wanted (axis))
    return;
  duid_scene_begin_layer (axis->chart->scene, "curve", _ ("Curve of the answers between the ends"));
  groups = duid_slider_groups_new (axis->chart, NULL);
  h = duid_slider_groups_bandwidth (groups, axis->low, axis->high);
  for (guint i = 0; isfinite (h) && i < groups->len; i++)
    {
      const DuidSliderGroup *group = groups->pdata[i];

      if (group->n >= DUID_FEWEST_PERCENTS &&
          (group->group < 0 || axis->chart->series[group->group] >= 0))
        add_curve (axis, group, h);
    }
}
