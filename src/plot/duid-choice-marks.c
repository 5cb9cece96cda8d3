/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-choice-plot.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

/* Pixels of look.md on a card. */
#define BAR_SHARE  .66 /* of the pitch */
#define MOST_BAR   26.0
#define CAP        3.5 /* half of a whisker's cap */
#define WHISKER    1.2
#define ALL_TICK   1.8
#define GROUP_MARK 3.5
#define STORY_DOT  4.5

static double
get_thickness (const DuidChoicePlot *plot)
{
  return MIN (plot->pitch * BAR_SHARE, MOST_BAR * plot->chart->size);
}

DuidColour
duid_choice_plot_get_ink (const DuidChoicePlot *plot,
                          const DuidOptionBar  *bar)
{
  const DuidChart *chart = plot->chart;

  if (bar->option == DUID_OPTION_REST)
    return chart->palette->disc;
  if (!chart->summary->is_tags)
    return chart->palette->series[0];
  return duid_palette_get_tag (
    chart->palette, duid_tagging_get_tag (chart->request.tagging, (guint) bar->option)->colour);
}

static gboolean
is_marked (const DuidChoicePlot *plot,
           guint                 group)
{
  return plot->groups != NULL && g_ptr_array_index (plot->groups, group) != NULL;
}

guint
duid_choice_plot_count_groups (const DuidChoicePlot *plot)
{
  guint n = 0;

  for (guint group = 0; plot->groups != NULL && group < plot->groups->len; group++)
    n += is_marked (plot, group) ? 1 : 0;
  return n;
}

static void
free_summary (gpointer data)
{
  duid_summary_free (data);
}

/* A group is compared when it has a colour and enough answers for percentages. */
void
duid_choice_plot_split (DuidChoicePlot *plot)
{
  DuidChart              *chart = plot->chart;
  const DuidChartRequest *request = &chart->request;

  if (chart->groups == NULL || !plot->bars->is_percent)
    return;
  plot->groups = g_ptr_array_new_with_free_func (free_summary);
  for (guint i = 0; i < chart->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);
      g_autoptr (DuidRows) rows = duid_rows_copy (group->rows);
      g_autoptr (DuidSummary) summary = NULL;

      if (request->base != NULL)
        duid_rows_and (rows, request->base);
      if (chart->series[i] >= 0)
        summary = duid_summary_new_weighed (request->dataset, request->tagging, request->question,
                                            rows, chart->weights);
      if (summary != NULL && summary->states[DUID_STATE_ANSWERED] < DUID_FEWEST_PERCENTS)
        g_clear_pointer (&summary, duid_summary_free);
      g_ptr_array_add (plot->groups, g_steal_pointer (&summary));
    }
}

/* What share of a group chose @bar, and how many answers the group is worth; returns how many
 * chose it. */
static gsize
weigh_group (const DuidChoicePlot *plot,
             guint                 group,
             const DuidOptionBar  *bar,
             double               *share,
             double               *worth)
{
  DuidChart         *chart = plot->chart;
  const DuidSummary *summary = g_ptr_array_index (plot->groups, group);
  const DuidGroupOf *rows = g_ptr_array_index (chart->groups, group);
  double             whole = 0;
  gsize              n = 0;

  *worth = summary->weights.n_eff;
  if (bar->option != DUID_OPTION_REST)
    {
      const DuidShareOf *of = g_ptr_array_index (summary->options, bar->option);

      *share = of->percent / 100;
      return of->n;
    }
  for (gssize row = duid_rows_next (rows->rows, 0); row >= 0;
       row = duid_rows_next (rows->rows, (gsize) row + 1))
    if (duid_chart_is_in_base (chart, (gsize) row) &&
        duid_choice_bars_has (plot->bars, bar, (gsize) row))
      {
        whole += duid_chart_weigh (chart, (gsize) row);
        n++;
      }
  *share = whole / MAX (summary->weights.sum * chart->scale, 1e-12);
  return n;
}

double
duid_choice_plot_furthest_group (const DuidChoicePlot *plot,
                                 const DuidOptionBar  *bar)
{
  double furthest = 0;

  for (guint group = 0; plot->groups != NULL && group < plot->groups->len; group++)
    if (is_marked (plot, group))
      {
        double share, worth, low, high;

        weigh_group (plot, group, bar, &share, &worth);
        duid_wilson_share (share, worth, &low, &high);
        furthest = MAX (furthest, high);
      }
  return furthest;
}

static void
add_whisker (const DuidChoicePlot *plot,
             double                share,
             double                worth,
             double                y,
             double                cap,
             DuidColour            colour)
{
  DuidScene *scene = plot->chart->scene;
  DuidPen    pen = { .stroke = colour, .line_width = WHISKER * plot->chart->line };
  double     low, high;

  duid_wilson_share (share, worth, &low, &high);
  low = duid_choice_plot_get_x (plot, low);
  high = duid_choice_plot_get_x (plot, high);
  duid_scene_add_line (scene, (DuidPoint) { low, y }, (DuidPoint) { high, y }, pen);
  duid_scene_add_line (scene, (DuidPoint) { low, y - cap }, (DuidPoint) { low, y + cap }, pen);
  duid_scene_add_line (scene, (DuidPoint) { high, y - cap }, (DuidPoint) { high, y + cap }, pen);
}

static void
add_bar (const DuidChoicePlot *plot,
         const DuidOptionBar  *bar)
{
  DuidChart *chart = plot->chart;
  double     thickness = get_thickness (plot);
  double     amount = plot->bars->is_percent ? duid_choice_bars_share (plot->bars, bar)
                                             : (double) bar->n;
  DuidColour colour = duid_choice_plot_get_ink (plot, bar);

  if (bar->n == 0 || duid_chart_hides (chart, bar->n))
    return;
  if (plot->bars->has_brush && !bar->is_brushed)
    colour = duid_ink_faded (chart, colour);
  duid_scene_add_rectangle (chart->scene, plot->left, bar->y - thickness / 2,
                            duid_choice_plot_get_x (plot, amount) - plot->left, thickness, 0,
                            (DuidPen) { .fill = colour });
}

static void
add_bars (DuidChoicePlot *plot)
{
  duid_scene_begin_layer (plot->chart->scene, "bars", _ ("Answers"));
  for (guint i = 0; i < plot->bars->bars->len; i++)
    add_bar (plot, &g_array_index (plot->bars->bars, DuidOptionBar, i));
}

/* The share that the option has among all stories. */
static void
add_all_ticks (DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    pen = { .stroke = chart->palette->secondary, .line_width = ALL_TICK * chart->line };
  double     half = plot->pitch * .42;

  pen.stroke = duid_ink_outside (chart);
  duid_scene_begin_layer (chart->scene, "rest", _ ("Shares among all stories"));
  for (guint i = 0; plot->bars->all != NULL && i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = &g_array_index (plot->bars->bars, DuidOptionBar, i);
      double               share = duid_choice_bars_all (plot->bars, bar);
      double               x = duid_choice_plot_get_x (plot, share);

      if (!duid_chart_hides (chart, bar->n_all))
        duid_scene_add_line (chart->scene, (DuidPoint) { x, bar->y - half },
                             (DuidPoint) { x, bar->y + half }, pen);
    }
}

static void
add_whiskers (DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  double     cap = MIN (CAP * chart->size, get_thickness (plot) / 2);

  /* xgettext:no-c-format */
  duid_scene_begin_layer (chart->scene, "margins", _ ("95 % margins"));
  for (guint i = 0; !chart->request.hides_summary && i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = &g_array_index (plot->bars->bars, DuidOptionBar, i);

      if (!duid_chart_hides (chart, bar->n))
        add_whisker (plot, bar->share, duid_chart_get_worth (chart), bar->y, cap,
                     chart->palette->text);
    }
}

/* A mark a group on one axis, below each other, each with its interval. */
static void
add_group_marks (DuidChoicePlot      *plot,
                 const DuidOptionBar *bar)
{
  DuidChart *chart = plot->chart;
  double     step = plot->pitch * .78 / MAX (duid_choice_plot_count_groups (plot), 1);
  double     y = bar->y - step * (duid_choice_plot_count_groups (plot) - 1) / 2;
  double     radius = MIN (duid_ink_get_radius (chart, GROUP_MARK), step * .6);

  for (guint group = 0; group < plot->groups->len; group++)
    {
      DuidColour colour;
      double     share, worth;
      gsize      n;

      if (!is_marked (plot, group))
        continue;
      colour = duid_chart_get_colour (chart, (int) group);
      n = weigh_group (plot, group, bar, &share, &worth);
      if (!duid_chart_hides (chart, n))
        {
          DuidPoint at = { duid_choice_plot_get_x (plot, share), y };

          if (!chart->request.hides_summary)
            add_whisker (plot, share, worth, y, radius * .7, duid_ink_get_line (chart, colour));
          duid_scene_add_mark (chart->scene, at, radius, duid_chart_get_shape (chart, (int) group),
                               duid_ink_get_pen (chart, colour));
        }
      y += step;
    }
}

static void
add_groups (DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidPen    guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };

  /* xgettext:no-c-format */
  duid_scene_begin_layer (chart->scene, "groups", _ ("Groups, with 95 % margins"));
  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = &g_array_index (plot->bars->bars, DuidOptionBar, i);
      double               y = bar->y + plot->pitch / 2;

      if (i + 1 < plot->bars->bars->len)
        duid_scene_add_line (chart->scene, (DuidPoint) { plot->left, y },
                             (DuidPoint) { plot->right, y }, guide);
      add_group_marks (plot, bar);
    }
}

/* Few answers are dots: fewer than five always, since nothing may look like a share;
 * fewer than have percentages when groups are to be told apart. */
static gboolean
has_story_dots (const DuidChoicePlot *plot)
{
  const DuidChart *chart = plot->chart;

  if (chart->request.is_audience)
    return FALSE;
  return plot->bars->n_answered < DUID_FEWEST_SHOWN ||
         (chart->groups != NULL && !plot->bars->is_percent);
}

static void
add_story_dot (const DuidChoicePlot *plot,
               const DuidOptionBar  *bar,
               DuidPoint             at,
               double                radius,
               gsize                 row)
{
  DuidChart *chart = plot->chart;
  int        group = duid_chart_get_group (chart, row);
  DuidPen    pen = { .fill = duid_choice_plot_get_ink (plot, bar) };

  if (chart->groups != NULL)
    pen = duid_ink_get_pen (chart, group < 0 ? duid_ink_outside (chart)
                                             : duid_chart_get_colour (chart, group));
  duid_scene_add_mark (chart->scene, at, radius,
                       group < 0 ? DUID_SHAPE_DISC : duid_chart_get_shape (chart, group), pen);
  duid_chart_add_dot (chart, at, row, -1);
}

static void
add_story_dots (DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  double     radius = MIN (duid_ink_get_radius (chart, STORY_DOT), plot->pitch / 3);
  gsize      n_rows = duid_dataset_get_n_rows (chart->request.dataset);

  duid_scene_begin_layer (chart->scene, "dots", _ ("A dot for each story"));
  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = &g_array_index (plot->bars->bars, DuidOptionBar, i);
      DuidPoint            at = { plot->left + 2 * radius, bar->y };

      for (gsize row = 0; bar->n > 0 && row < n_rows; row++)
        if (duid_chart_is_in_base (chart, row) && duid_choice_bars_has (plot->bars, bar, row))
          {
            add_story_dot (plot, bar, at, radius, row);
            at.x += 3 * radius;
          }
    }
}

void
duid_choice_plot_add_marks (DuidChoicePlot *plot)
{
  if (has_story_dots (plot))
    add_story_dots (plot);
  if (has_story_dots (plot) || plot->bars->n_answered < DUID_FEWEST_SHOWN)
    return;
  if (plot->groups != NULL)
    {
      add_groups (plot);
      return;
    }
  add_bars (plot);
  if (!plot->bars->is_percent)
    return;
  add_all_ticks (plot);
  add_whiskers (plot);
}

/* What the axis is about: “% of 47 respondents, with 95 % margin”. */
static char *
dup_axis_words (const DuidChoicePlot *plot)
{
  const DuidSummary *summary = plot->chart->summary;
  gsize              n = plot->bars->n_answered;
  gboolean           has_margin = !plot->chart->request.hides_summary;
  g_autofree char   *count = duid_ink_dup_count (plot->chart, n);

  if (!plot->bars->is_percent && summary->is_tags)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s story, too few for percentages",
                                         "%s stories, too few for percentages", n),
                            count);
  if (!plot->bars->is_percent)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s answer, too few for percentages",
                                         "%s answers, too few for percentages", n),
                            count);
  if (plot->groups != NULL)
    return g_strdup (has_margin
                       /* xgettext:no-c-format */
                       ? _ ("% of each group, with 95 % margin")
                       /* xgettext:no-c-format */
                       : _ ("% of each group"));
  if (summary->is_tags)
    return g_strdup_printf (has_margin ? _ ("%% of %s stories, with 95 %% margin")
                                       : _ ("%% of %s stories"),
                            count);
  if (summary->type == DUID_QUESTION_MULTICHOICE)
    return g_strdup_printf (has_margin ? _ ("%% of %s respondents, with 95 %% margin")
                                       : _ ("%% of %s respondents"),
                            count);
  return g_strdup_printf (has_margin ? _ ("%% of %s answers, with 95 %% margin")
                                     : _ ("%% of %s answers"),
                          count);
}

/* The groups that are marked, and those that have too few answers for it. */
static void
add_groups_to_key (const DuidChoicePlot *plot,
                   DuidKey              *key)
{
  DuidChart *chart = plot->chart;

  for (guint i = 0; !chart->request.is_audience && i < chart->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);
      g_autofree char   *few = g_strdup_printf (_ ("%s: too few answers"), group->label);

      if (chart->series[i] >= 0 && chart->group_counts[i] > 0)
        duid_key_add (key, DUID_KEY_MARK, duid_chart_get_colour (chart, (int) i),
                      duid_chart_get_shape (chart, (int) i),
                      is_marked (plot, i) ? group->label : few);
    }
}

DuidKey *
duid_choice_plot_make_key (const DuidChoicePlot *plot)
{
  DuidChart       *chart = plot->chart;
  DuidKey         *key = duid_key_new (chart);
  g_autofree char *words = dup_axis_words (plot);
  gboolean         has_bars = plot->groups == NULL && !has_story_dots (plot) &&
                      plot->bars->n_answered >= DUID_FEWEST_SHOWN;
  gboolean has_square = has_bars && !chart->summary->is_tags;

  duid_key_add (key, has_square ? DUID_KEY_SQUARE : DUID_KEY_WORDS, chart->palette->series[0], 0,
                words);
  if (plot->groups != NULL)
    add_groups_to_key (plot, key);
  else if (chart->groups != NULL && has_story_dots (plot))
    duid_key_add_groups (key, DUID_KEY_MARK);
  else if (plot->bars->all != NULL && plot->bars->is_percent)
    {
      gsize            n_all = plot->bars->all->states[DUID_STATE_ANSWERED];
      g_autofree char *count = duid_ink_dup_count (chart, n_all);
      g_autofree char *all = g_strdup_printf (_ ("all %s"), count);

      duid_key_add (key, DUID_KEY_TICK, duid_ink_outside (chart), 0, all);
    }
  return key;
}
