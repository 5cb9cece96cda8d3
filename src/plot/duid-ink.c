/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "plot/duid-figure.h"

#define OUTLINE    .8
#define HALL_DOTS  .7 /* of the growth of text */
#define NOTE_TEXT  10
#define NOTE_LINES 4

DuidColour
duid_ink_mix (DuidColour colour,
              DuidColour ground,
              double     share)
{
  return (DuidColour) {
    .red = colour.red * share + ground.red * (1 - share),
    .green = colour.green * share + ground.green * (1 - share),
    .blue = colour.blue * share + ground.blue * (1 - share),
    .alpha = 1,
  };
}

DuidColour
duid_ink_faded (DuidChart *chart,
                DuidColour colour)
{
  return duid_ink_mix (colour, chart->palette->background, chart->palette->is_dark ? .5 : .42);
}

DuidPen
duid_ink_get_pen (DuidChart *chart,
                  DuidColour colour)
{
  return (DuidPen) {
    .fill = colour,
    .stroke = duid_palette_get_outline (chart->palette, colour),
    .line_width = OUTLINE * chart->line,
  };
}

DuidColour
duid_ink_get_line (DuidChart *chart,
                   DuidColour colour)
{
  DuidColour outline = duid_palette_get_outline (chart->palette, colour);

  return outline.alpha > 0 ? outline : colour;
}

DuidColour
duid_ink_get_on (DuidColour fill)
{
  const DuidColour dark = { 0, 0, 0, 1 };
  const DuidColour white = { 1, 1, 1, 1 };

  return duid_colour_get_contrast (fill, white) >= duid_colour_get_contrast (fill, dark) ? white
                                                                                         : dark;
}

int
duid_ink_get_group (DuidChart *chart,
                    gsize      row)
{
  int group = duid_chart_get_group (chart, row);

  return group >= 0 && duid_chart_hides (chart, chart->group_counts[group]) ? -1 : group;
}

DuidColour
duid_ink_outside (DuidChart *chart)
{
  return duid_colour_with_alpha (chart->palette->outside, 1);
}

char *
duid_ink_dup_count (DuidChart *chart,
                    gsize      n)
{
  return chart->request.is_audience ? duid_figure_dup_hidden (n) : duid_figure_dup_count (n);
}

char *
duid_ink_dup_share (DuidChart *chart,
                    gsize      n,
                    gsize      n_answered)
{
  return duid_ink_dup_amount (chart, n, (double) n, n_answered);
}

char *
duid_ink_dup_amount (DuidChart *chart,
                     gsize      n,
                     double     amount,
                     gsize      n_answered)
{
  if (n_answered < DUID_FEWEST_SHOWN)
    return g_strdup ("");
  if (n_answered < DUID_FEWEST_PERCENTS)
    return duid_ink_dup_count (chart, n);
  if (chart->request.is_audience && n > 0 && n < DUID_FEWEST_SHOWN)
    return duid_figure_dup_hidden (n);
  return duid_figure_dup_percent (100 * amount / (double) n_answered);
}

static gboolean
fits_width (DuidChart           *chart,
            const char          *words,
            const DuidTextStyle *style,
            double               room)
{
  DuidTextStyle free = *style;
  double        width;

  free.width = 0;
  free.lines = 0;
  duid_scene_measure_text (chart->scene, words, &free, &width, NULL);
  return width <= room;
}

char *
duid_ink_dup_name (DuidChart           *chart,
                   const char          *name,
                   const char          *rest,
                   const DuidTextStyle *style,
                   double               width)
{
  g_autofree char *whole = g_strconcat (name, rest, NULL);
  g_autofree char *best = NULL;
  glong            low = 1;
  glong            high = g_utf8_strlen (name, -1) - 1;

  if (fits_width (chart, whole, style, width))
    return g_steal_pointer (&whole);
  while (low <= high)
    {
      glong            n = (low + high) / 2;
      g_autofree char *head = g_utf8_substring (name, 0, n);
      g_autofree char *words = g_strconcat (g_strchomp (head), "…", rest, NULL);

      if (fits_width (chart, words, style, width))
        {
          low = n + 1;
          g_free (best);
          best = g_steal_pointer (&words);
        }
      else
        high = n - 1;
    }
  return best != NULL ? g_steal_pointer (&best) : g_steal_pointer (&whole);
}

double
duid_ink_get_radius (DuidChart *chart,
                     double     radius)
{
  return radius * (chart->request.is_audience ? HALL_DOTS * chart->size : chart->line);
}

DuidPen
duid_ink_lasso_pen (DuidChart *chart,
                    gboolean   is_inverted)
{
  return (DuidPen) {
    .fill = duid_colour_with_alpha (chart->palette->accent, is_inverted ? 0 : .1),
    .stroke = chart->palette->accent,
    .line_width = 1.5 * chart->line,
    .dash_on = 5 * chart->line,
    .dash_off = 3 * chart->line,
  };
}

void
duid_ink_add_tint (DuidChart *chart,
                   double     x,
                   double     y,
                   double     width,
                   double     height,
                   double     alpha)
{
  DuidPen pen = { .fill = duid_colour_with_alpha (chart->palette->accent, alpha) };

  duid_scene_add_rectangle (chart->scene, x, y, width, height, 0, pen);
}

static gboolean
fit_beside (DuidChart           *chart,
            const char          *words,
            const DuidTextStyle *style,
            double               before,
            double               after,
            double              *x)
{
  double width;

  duid_scene_measure_text (chart->scene, words, style, &width, NULL);
  if (before - width >= chart->from.x)
    *x = before - width;
  else
    *x = MAX (MIN (after, chart->to.x - width), chart->from.x);
  return *x + width <= before + .5 || *x >= after - .5;
}

void
duid_ink_add_beside (DuidChart  *chart,
                     const char *words,
                     const char *fewer,
                     double      before,
                     double      after,
                     double      y)
{
  DuidTextStyle style = duid_chart_get_style (chart, 11.5, TRUE);
  double        x;

  style.vertical = DUID_ALIGN_MIDDLE;
  if (!fit_beside (chart, words, &style, before, after, &x))
    {
      words = fewer;
      style.has_plate = !fit_beside (chart, words, &style, before, after, &x);
    }
  duid_scene_add_text (chart->scene, (DuidPoint) { x, y }, words, &style);
}

static void
add_in_middle (DuidChart  *chart,
               const char *words,
               double      y)
{
  DuidTextStyle style = duid_chart_get_style (chart, 13, FALSE);
  DuidPoint     middle = { (chart->from.x + chart->to.x) / 2, y };

  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  style.vertical = DUID_ALIGN_MIDDLE;
  style.width = chart->to.x - chart->from.x;
  style.has_plate = TRUE;
  duid_scene_add_text (chart->scene, middle, words, &style);
}

void
duid_ink_add_excuse (DuidChart *chart,
                     double     y)
{
  duid_scene_begin_layer (chart->scene, "excuse", _ ("No answers"));
  add_in_middle (chart, _ ("No answers among these stories"), y);
}

void
duid_ink_add_advice (DuidChart  *chart,
                     const char *advice)
{
  duid_scene_begin_layer (chart->scene, "advice", _ ("What to do first"));
  add_in_middle (chart, advice, (chart->from.y + chart->to.y) / 2);
  duid_chart_add_remark (chart, advice);
}

char *
duid_ink_dup_left_out (GPtrArray *labels)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (labels->len == 0)
    return NULL;
  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) labels->pdata[i]);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more group: %s.",
                                       "… and %u more groups: %s.", labels->len),
                          labels->len, names->str);
}

void
duid_ink_add_note (DuidChart  *chart,
                   const char *words)
{
  DuidTextStyle style = duid_chart_get_style (chart, NOTE_TEXT, FALSE);
  double        height;

  duid_scene_begin_layer (chart->scene, "notes", _ ("What lines and colours mean"));
  if (words == NULL || *words == '\0')
    return;
  style.colour = chart->palette->secondary;
  style.width = chart->to.x - chart->from.x;
  style.lines = NOTE_LINES;
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  chart->to.y -= height;
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->from.x, chart->to.y }, words, &style);
  chart->to.y -= 2 * chart->size;
}

DuidDescription
duid_ink_describe (DuidChart      *chart,
                   const DuidRows *rows)
{
  guint              question = (guint) chart->request.question;
  const double      *numbers = duid_dataset_get_numbers (chart->request.dataset, question);
  const guint8      *states = duid_dataset_get_states (chart->request.dataset, question);
  g_autofree double *values = g_new (double, duid_rows_count (rows) + 1);
  g_autofree double *weights = g_new (double, duid_rows_count (rows) + 1);
  gsize              n = 0;

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (states[row] == DUID_STATE_ANSWERED && duid_chart_is_in_base (chart, (gsize) row) &&
        duid_chart_weigh (chart, (gsize) row) > 0)
      {
        weights[n] = duid_chart_weigh (chart, (gsize) row);
        values[n++] = numbers[row];
      }
  if (chart->weights != NULL)
    return duid_describe_weighed (values, weights, n);
  return duid_describe (values, n);
}
