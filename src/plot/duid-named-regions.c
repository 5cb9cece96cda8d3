/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-named-regions.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_TEXT  10.5
#define LEAST_LABEL 90 /* look.md's pixels */
#define GAP         2

gboolean
duid_named_region_is_one (const DuidCondition *condition)
{
  return condition->kind == DUID_CONDITION_LASSO && !condition->is_inverted &&
         condition->rings->len == 1;
}

const char *
duid_named_region_find (const DuidTagging   *tagging,
                        const DuidCondition *condition)
{
  g_autofree char *text = NULL;

  if (tagging == NULL || !duid_named_region_is_one (condition))
    return NULL;
  text = duid_condition_to_string (condition);
  for (guint i = 0; i < tagging->groups->len; i++)
    {
      const DuidGroup *group = g_ptr_array_index (tagging->groups, i);
      g_autofree char *conditions = g_strchomp (g_strdup (group->conditions));

      if (strcmp (conditions, text) == 0)
        return group->name;
    }
  return NULL;
}

/* The lasso of group @index, when it is one on the chart's question (transfer full). */
static DuidCondition *
read_region (DuidChart *chart,
             guint      index)
{
  const DuidChartRequest *request = &chart->request;
  DuidStand               stand = { .dataset = request->dataset, .tagging = request->tagging };
  const DuidQuestion     *question =
    duid_dataset_get_question (request->dataset, (guint) request->question);
  const DuidGroup *group;
  DuidCondition   *condition;
  g_autoptr (GPtrArray) conditions = NULL;

  if (request->tagging == NULL || index >= request->tagging->groups->len)
    return NULL;
  group = g_ptr_array_index (request->tagging->groups, index);
  if (strstr (group->conditions, ":lasso") == NULL)
    return NULL;
  conditions = duid_conditions_parse (group->conditions, &stand, NULL);
  if (conditions == NULL || conditions->len != 1)
    return NULL;
  condition = g_ptr_array_index (conditions, 0);
  if (!duid_named_region_is_one (condition) ||
      g_strcmp0 (condition->question, question->name) != 0)
    return NULL;
  return duid_condition_ref (condition);
}

static void
add_label (DuidChart       *chart,
           guint            index,
           const DuidPoint *corners,
           guint            n)
{
  const DuidGroup *group = g_ptr_array_index (chart->request.tagging->groups, index);
  DuidTextStyle    style = duid_chart_get_style (chart, LABEL_TEXT, TRUE);
  DuidPoint        least = corners[0];
  DuidPoint        most = corners[0];
  DuidPoint        at;
  double           width;
  double           height;
  double           margin = GAP * chart->size;

  for (guint i = 1; i < n; i++)
    {
      least = (DuidPoint) { MIN (least.x, corners[i].x), MIN (least.y, corners[i].y) };
      most = (DuidPoint) { MAX (most.x, corners[i].x), MAX (most.y, corners[i].y) };
    }
  style.has_plate = TRUE;
  style.width = MAX (most.x - least.x, LEAST_LABEL * chart->size);
  style.lines = 2;
  duid_scene_measure_text (chart->scene, group->name, &style, &width, &height);
  at = (DuidPoint) { (least.x + most.x - width) / 2, least.y - height - 2 * margin };
  at.x = CLAMP (at.x, chart->from.x + margin, MAX (chart->to.x - width - margin, chart->from.x));
  at.y = CLAMP (at.y, chart->from.y, MAX (chart->to.y - height, chart->from.y));
  duid_scene_add_text (chart->scene, at, group->name, &style);
  duid_chart_add_box (chart, DUID_HIT_REGION, (int) index, at.x - margin, at.y - margin,
                      width + 2 * margin, height + 2 * margin);
}

void
duid_named_regions_add (DuidChart *chart,
                        DuidPoint  origin,
                        DuidPoint  unit)
{
  const DuidTagging *tagging = chart->request.tagging;
  DuidPen            halo = { .stroke = duid_colour_with_alpha (chart->palette->background, .8),
                              .line_width = 3.6 * chart->line };
  DuidPen            pen = { .stroke = chart->palette->text,
                             .line_width = 1.4 * chart->line,
                             .dash_on = 7 * chart->line,
                             .dash_off = 2.5 * chart->line };

  for (guint i = 0; tagging != NULL && i < tagging->groups->len; i++)
    {
      g_autoptr (DuidCondition) region = read_region (chart, i);
      g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
      const GArray *ring;

      if (region == NULL)
        continue;
      ring = g_ptr_array_index (region->rings, 0);
      for (guint j = 0; j < ring->len; j++)
        {
          DuidPoint place = g_array_index (ring, DuidPoint, j);
          DuidPoint corner = { origin.x + place.x * unit.x, origin.y + place.y * unit.y };

          g_array_append_val (corners, corner);
        }
      duid_scene_add_path (chart->scene, (DuidPoint *) (gpointer) corners->data, corners->len,
                           TRUE, halo);
      duid_scene_add_path (chart->scene, (DuidPoint *) (gpointer) corners->data, corners->len,
                           TRUE, pen);
      add_label (chart, i, (DuidPoint *) (gpointer) corners->data, corners->len);
    }
}

DuidCondition *
duid_named_region_brush (DuidChart *chart,
                         DuidHit    hit)
{
  return read_region (chart, (guint) hit.index);
}

char *
duid_named_region_dup_name (DuidChart *chart,
                            DuidHit    hit)
{
  g_autoptr (DuidCondition) region = read_region (chart, (guint) hit.index);
  const DuidGroup *group;

  if (region == NULL)
    return NULL;
  group = g_ptr_array_index (chart->request.tagging->groups, hit.index);
  return g_strdup (group->name);
}
