/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands around a plot when it leaves its card: in a figure title, count
 * line and a bar of the states; before an audience also counts and a key. */

/* Of a picture 1080 high; look.md. Type is in the chart's own sizes (43 px = 11). */
#define AUDIENCE_MARGIN  (72 / 3.9)
#define AUDIENCE_TITLE   17.9
#define AUDIENCE_NUMBER  30.7
#define AUDIENCE_PLOT    .62
#define AUDIENCE_KEY     .675
#define MOST_BIG_NUMBERS 2
#define ROW_MARK         3.4  /* radius of a group's mark on its row */
#define ROW_NUMBER       30.0 /* room for its number */
#define ROW_GAP          5.0
#define ROW_LINES        3

#define FIGURE_MARGIN   10
#define FIGURE_TITLE    15
#define COUNT_LINE      11.5
#define CHART_TEXT_SIZE 11
#define STATE_BAR       5

/* The rows of the state bar, in the order of the count line. */
static void
list_counts (DuidChart *chart,
             gsize     *counts,
             gsize     *n_all)
{
  *n_all = duid_dataset_get_n_rows (chart->request.dataset);
  for (int i = 0; i < DUID_N_STATES; i++)
    counts[i] = chart->summary->states[i];
  counts[DUID_N_STATES] = *n_all - chart->summary->n_rows;
}

static void
add_state_bar (DuidChart *chart,
               double     x,
               double     y,
               double     width)
{
  const DuidPalette *palette = chart->palette;
  const DuidColour   warm = palette->series[4];
  const DuidColour   ground = palette->background;
  /* A hue for what is an answer; tones that differ in print without colour too. */
  const DuidColour colours[DUID_N_STATES + 1] = {
    palette->series[0],
    warm,
    duid_ink_mix (palette->secondary, ground, .75),
    duid_ink_mix (palette->secondary, ground, .4),
    duid_ink_mix (palette->secondary, ground, .15),
  };
  gsize  counts[DUID_N_STATES + 1];
  gsize  n_all;
  double at = x;

  list_counts (chart, counts, &n_all);
  duid_scene_begin_layer (chart->scene, "states",
                          _ ("Answered, not applicable, missing, not asked, filtered out"));
  for (int i = 0; i <= DUID_N_STATES && n_all > 0; i++)
    {
      double  length = width * (double) counts[i] / (double) n_all;
      DuidPen pen = { .fill = colours[i] };

      if (counts[i] > 0)
        duid_scene_add_rectangle (chart->scene, at, y, MAX (length - chart->line, chart->line / 2),
                                  STATE_BAR * chart->size, 0, pen);
      at += length;
    }
}

static const char *
get_title (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;

  if (request->question >= DUID_QUESTION_TAGS (request->dataset))
    return _ ("Tags");
  return duid_dataset_get_question (request->dataset, (guint) request->question)->label;
}

static void
add_background (DuidChart *chart)
{
  DuidPen pen = { .fill = chart->palette->background };

  duid_scene_begin_layer (chart->scene, "background", _ ("Background"));
  duid_scene_add_rectangle (chart->scene, 0, 0, chart->width, chart->height, 0, pen);
}

/* The line breaks between the counts, never within one. */
static char *
dup_counts_kept_together (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " · ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_auto (GStrv) pieces = g_strsplit (*part, " ", -1);

      g_free (*part);
      *part = g_strjoinv ("\302\240", pieces);
    }
  return g_strjoinv (" · ", parts);
}

/* Returns the height that the title takes. */
static double
add_title (DuidChart *chart,
           double     x,
           double     y,
           double     size)
{
  DuidTextStyle style = duid_chart_get_style (chart, size, TRUE);
  double        height = 0;

  style.width = chart->width - 2 * x;
  style.lines = 2;
  duid_scene_begin_layer (chart->scene, "title", _ ("Title"));
  duid_scene_add_text (chart->scene, (DuidPoint) { x, y }, get_title (chart), &style);
  duid_scene_measure_text (chart->scene, get_title (chart), &style, NULL, &height);
  return height;
}

char *
duid_chart_dup_count_line (const DuidChartRequest *request,
                           const DuidSummary      *summary)
{
  gsize            n_all = duid_dataset_get_n_rows (request->dataset);
  g_autofree char *counts = duid_summary_dup_count_line (summary, n_all);

  if (request->weigh_by == 0 || duid_chart_weighs (request))
    return g_steal_pointer (&counts);
  return g_strdup_printf ("%s · %s", counts, _ ("each story counts once here: no weights"));
}

static void
frame_figure (DuidChart *chart)
{
  double           margin = FIGURE_MARGIN * chart->size;
  g_autofree char *line = duid_chart_dup_count_line (&chart->request, chart->summary);
  g_autofree char *words = dup_counts_kept_together (line);
  DuidTextStyle    style = duid_chart_get_style (chart, COUNT_LINE, FALSE);
  double           title_height;
  double           height = 0;

  add_background (chart);
  title_height = add_title (chart, margin, margin * .8, FIGURE_TITLE);
  style.colour = chart->palette->secondary;
  style.width = chart->width - 2 * margin;
  style.lines = 2;
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  duid_scene_begin_layer (chart->scene, "counts", _ ("Counts"));
  duid_scene_add_text (chart->scene, (DuidPoint) { margin, chart->height - margin * .7 - height },
                       words, &style);
  height += margin * 1.3 + STATE_BAR * chart->size;
  add_state_bar (chart, margin, chart->height - height, chart->width - 2 * margin);
  chart->from = (DuidPoint) { margin, margin * 1.2 + title_height };
  chart->to = (DuidPoint) { chart->width - margin, chart->height - height - margin * .6 };
}

/* A number as large as the hall needs, its mark before it and its words below. */
static double
add_number (DuidChart  *chart,
            DuidPoint   at,
            double      width,
            double      size,
            int         group,
            gsize       n,
            const char *words)
{
  g_autofree char *figure = duid_figure_dup_hidden (n);
  DuidTextStyle    style = duid_chart_get_style (chart, size, TRUE);
  DuidColour       colour = duid_chart_get_colour (chart, group);
  double           radius = .12 * size * chart->size;
  double           indent = group < 0 ? 0 : 5 * radius;
  double           height = 0;
  double           words_height = 0;
  DuidPen          pen = { .fill = colour,
                           .stroke = duid_palette_get_outline (chart->palette, colour),
                           .line_width = chart->line };

  duid_scene_measure_text (chart->scene, figure, &style, NULL, &height);
  if (pen.stroke.alpha == 0)
    style.colour = colour;
  if (group >= 0)
    duid_scene_add_mark (chart->scene, (DuidPoint) { at.x + radius * 1.5, at.y + height * .53 },
                         radius, duid_chart_get_shape (chart, group), pen);
  duid_scene_add_text (chart->scene, (DuidPoint) { at.x + indent, at.y }, figure, &style);
  style = duid_chart_get_style (chart, CLAMP (size * .45, 11, 13.8), TRUE);
  style.width = width - indent;
  style.lines = 2;
  duid_scene_measure_text (chart->scene, words, &style, NULL, &words_height);
  duid_scene_add_text (chart->scene, (DuidPoint) { at.x + indent, at.y + height * .92 }, words,
                       &style);
  return height * .92 + words_height * 1.25;
}

/* A group on one row: its mark, its number, its name beside it in at most @lines lines.
 * Returns the height; draws nothing when @is_drawn is FALSE. */
static double
add_group_row (DuidChart *chart,
               DuidPoint  at,
               double     width,
               int        group,
               int        lines,
               gboolean   is_drawn)
{
  const DuidGroupOf *of = g_ptr_array_index (chart->groups, group);
  g_autofree char   *figure = duid_figure_dup_hidden (chart->group_counts[group]);
  DuidTextStyle      style = duid_chart_get_style (chart, CHART_TEXT_SIZE, TRUE);
  DuidColour         colour = duid_chart_get_colour (chart, group);
  DuidPen            pen = { .fill = colour,
                             .stroke = duid_palette_get_outline (chart->palette, colour),
                             .line_width = chart->line };
  double             radius = ROW_MARK * chart->size;
  double             number = (ROW_MARK * 4 + ROW_NUMBER) * chart->size;
  double             line, height;

  duid_scene_measure_text (chart->scene, figure, &style, NULL, &line);
  if (is_drawn)
    {
      duid_scene_add_mark (chart->scene, (DuidPoint) { at.x + radius * 1.3, at.y + line / 2 },
                           radius, duid_chart_get_shape (chart, group), pen);
      duid_scene_add_text (chart->scene, (DuidPoint) { at.x + radius * 4, at.y }, figure, &style);
    }
  style.is_bold = FALSE;
  style.width = width - number;
  style.lines = lines;
  duid_scene_measure_text (chart->scene, of->label, &style, NULL, &height);
  if (is_drawn)
    duid_scene_add_text (chart->scene, (DuidPoint) { at.x + number, at.y }, of->label, &style);
  return MAX (line, height) + ROW_GAP * chart->size;
}

static double
measure_group_rows (DuidChart *chart,
                    double     width,
                    int        lines)
{
  double height = 0;

  for (guint i = 0; i < chart->groups->len; i++)
    if (chart->group_counts[i] > 0)
      height += add_group_row (chart, (DuidPoint) { 0, 0 }, width, (int) i, lines, FALSE);
  return height;
}

/* Many groups: a row each, with as much of their names as all have room for; those that
 * have no room at all are counted. Returns where they end. */
static double
add_group_rows (DuidChart *chart,
                DuidPoint  at,
                double     width,
                double     bottom)
{
  DuidTextStyle    style = duid_chart_get_style (chart, CHART_TEXT_SIZE, FALSE);
  int              lines = ROW_LINES;
  guint            n_more = 0;
  double           line;
  g_autofree char *words = NULL;

  duid_scene_measure_text (chart->scene, "0", &style, NULL, &line);
  while (lines > 1 && measure_group_rows (chart, width, lines) > bottom - at.y)
    lines--;
  /* Else the last line is kept for how many are left. */
  if (measure_group_rows (chart, width, lines) <= bottom - at.y)
    line = 0;
  for (guint i = 0; i < chart->groups->len; i++)
    {
      double height;

      if (chart->group_counts[i] == 0)
        continue;
      height = add_group_row (chart, at, width, (int) i, lines, FALSE);
      if (n_more > 0 || at.y + height + line > bottom)
        n_more++;
      else
        at.y += add_group_row (chart, at, width, (int) i, lines, TRUE);
    }
  if (n_more == 0)
    return at.y;
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "… and %u more group", "… and %u more groups", n_more), n_more);
  style.colour = chart->palette->secondary;
  duid_scene_add_text (chart->scene, at, words, &style);
  return at.y + line;
}

static const char *
get_unit (DuidChart *chart,
          gsize      n)
{
  if (chart->summary->is_tags)
    return g_dngettext (GETTEXT_PACKAGE, "story", "stories", n);
  return g_dngettext (GETTEXT_PACKAGE, "answer", "answers", n);
}

/* Returns where the numbers end, above @bottom. */
static double
add_numbers (DuidChart *chart,
             double     x,
             double     y,
             double     width,
             double     bottom)
{
  gsize n = chart->summary->states[DUID_STATE_ANSWERED];
  guint n_groups = chart->groups ? chart->groups->len : 0;
  guint n_shown = 0;

  duid_scene_begin_layer (chart->scene, "numbers", _ ("Numbers"));
  for (guint i = 0; i < n_groups; i++)
    n_shown += chart->group_counts[i] > 0;
  if (n_shown == 0)
    return y + add_number (chart, (DuidPoint) { x, y }, width, AUDIENCE_NUMBER, -1, n,
                           get_unit (chart, n));
  if (n_shown > MOST_BIG_NUMBERS)
    return add_group_rows (chart, (DuidPoint) { x, y }, width, bottom);
  for (guint i = 0; i < n_groups; i++)
    if (chart->group_counts[i] > 0)
      y += add_number (chart, (DuidPoint) { x, y }, width, AUDIENCE_NUMBER, (int) i,
                       chart->group_counts[i],
                       ((DuidGroupOf *) chart->groups->pdata[i])->label);
  return y;
}

/* One line of the states: “5  not applicable”. Returns its height. */
static double
add_state_line (DuidChart  *chart,
                double      x,
                double      bottom,
                double      width,
                gsize       n,
                const char *words)
{
  g_autofree char *figure = duid_figure_dup_hidden (n);
  DuidTextStyle    style = duid_chart_get_style (chart, CHART_TEXT_SIZE, TRUE);
  double           indent = 3.1 * CHART_TEXT_SIZE * chart->size;
  double           height = 0;

  style.vertical = DUID_ALIGN_END;
  duid_scene_add_text (chart->scene, (DuidPoint) { x, bottom }, figure, &style);
  style.is_bold = FALSE;
  style.colour = chart->palette->secondary;
  style.width = width - indent;
  style.lines = 2;
  duid_scene_measure_text (chart->scene, words, &style, NULL, &height);
  duid_scene_add_text (chart->scene, (DuidPoint) { x + indent, bottom }, words, &style);
  return height;
}

/* From the bottom up: states that nobody is in are left out. Returns the top. */
static double
add_state_lines (DuidChart *chart,
                 double     x,
                 double     bottom,
                 double     width)
{
  const char *const words[DUID_N_STATES + 1] = {
    _ ("answered"),
    _ ("not applicable"),
    _ ("missing"),
    _ ("not asked"),
    _ ("filtered out"),
  };
  gsize counts[DUID_N_STATES + 1];
  gsize n_all;

  list_counts (chart, counts, &n_all);
  duid_scene_begin_layer (chart->scene, "counts", _ ("Counts"));
  if (chart->weights != NULL)
    {
      gsize worth = (gsize) lround (duid_chart_get_worth (chart));

      bottom -= add_state_line (chart, x, bottom, width, worth, _ ("answers, weighed"));
    }
  for (int i = DUID_N_STATES + 1; i-- > 0;)
    if (counts[i] > 0)
      bottom -= add_state_line (chart, x, bottom, width, counts[i], words[i]);
  return bottom;
}

/* A canvas lists its stones where others have their numbers. */
static gboolean
has_own_key (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;

  return request->question < DUID_QUESTION_TAGS (request->dataset) &&
         duid_dataset_get_question (request->dataset, (guint) request->question)->type ==
           DUID_QUESTION_CANVAS;
}

static void
frame_audience (DuidChart *chart)
{
  double  margin = AUDIENCE_MARGIN * chart->size;
  double  x = chart->width * AUDIENCE_KEY;
  double  width = chart->width - x - margin;
  double  y = margin * .7;
  double  top = 0;
  double  bottom;
  DuidPen rule = { .stroke = chart->palette->guide, .line_width = chart->line };

  add_background (chart);
  if (chart->request.has_title)
    y += add_title (chart, margin, y, AUDIENCE_TITLE) + margin * .25;
  bottom = add_state_lines (chart, x, chart->height - margin * .7, width) - margin * .3;
  top = has_own_key (chart) ? y : add_numbers (chart, x, y, width, bottom - margin * .3);
  duid_scene_add_line (chart->scene, (DuidPoint) { x, bottom },
                       (DuidPoint) { x + width, bottom }, rule);
  chart->key_from = (DuidPoint) { x, top };
  chart->key_to = (DuidPoint) { x + width, bottom - margin * .3 };
  chart->from = (DuidPoint) { margin, y };
  chart->to = (DuidPoint) { chart->width * AUDIENCE_PLOT, chart->height - margin * .6 };
}

void
duid_chart_frame (DuidChart *chart)
{
  chart->from = (DuidPoint) { 0, 0 };
  chart->to = (DuidPoint) { chart->width, chart->height };
  if (chart->request.is_audience)
    frame_audience (chart);
  else if (chart->request.has_title)
    frame_figure (chart);
}
