/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-choice-plot.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

/* Pixels of look.md on a card. */
#define LABEL_TEXT    11.5
#define COUNT_TEXT    12.0
#define TICK_TEXT     11.0
#define LABEL_SHARE   .51  /* of the width, at most */
#define WRAPPED_SHARE .42  /* where a label may take two lines */
#define PLACE_ROOM    16.0 /* between label and bar: the ring of a story */
#define COUNT_GAP     8.0
#define LEAST_PITCH   17.0
#define MOST_PITCH    36.0
#define MOST_SHARE    .13 /* of the height, for one bar of a large picture */
#define GROUP_PITCH   8.5
#define LEAST_GROUP   5.2 /* where options would be left out otherwise */
#define TICK_PITCH    34.0
#define TICK_ROOM     19.0

static const DuidOptionBar *
get_bar (const DuidChoicePlot *plot,
         guint                 index)
{
  return &g_array_index (plot->bars->bars, DuidOptionBar, index);
}

static DuidTextStyle
get_label_style (const DuidChoicePlot *plot,
                 const DuidOptionBar  *bar)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, LABEL_TEXT, bar->is_brushed);

  if (bar->option == DUID_OPTION_REST)
    style.colour = plot->chart->palette->secondary;
  style.horizontal = DUID_ALIGN_END;
  style.vertical = DUID_ALIGN_MIDDLE;
  return style;
}

static gboolean
has_room_to_wrap (const DuidChoicePlot *plot)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, LABEL_TEXT, FALSE);
  double        line;

  duid_scene_measure_text (plot->chart->scene, "0", &style, NULL, &line);
  return plot->pitch >= 2 * line;
}

static double
measure_labels (const DuidChoicePlot *plot)
{
  double share = has_room_to_wrap (plot) ? WRAPPED_SHARE : LABEL_SHARE;
  double most = (plot->chart->to.x - plot->chart->from.x) * share;
  double widest = 0;

  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = get_bar (plot, i);
      DuidTextStyle        style = get_label_style (plot, bar);
      double               width;

      duid_scene_measure_text (plot->chart->scene, bar->label, &style, &width, NULL);
      widest = MAX (widest, width);
    }
  return MIN (ceil (widest) + 2, most);
}

static double
measure_counts (const DuidChoicePlot *plot)
{
  DuidTextStyle style = duid_chart_get_style (plot->chart, COUNT_TEXT, TRUE);
  double        widest = 0;

  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      g_autofree char *count = duid_ink_dup_count (plot->chart, get_bar (plot, i)->n);
      double           width;

      duid_scene_measure_text (plot->chart->scene, count, &style, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* How far the axis must go: the longest bar, whisker, group or tick of all. */
static double
find_furthest (const DuidChoicePlot *plot)
{
  double furthest = 0;

  if (plot->chart->request.is_panel && plot->bars->is_percent)
    return 1;
  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = get_bar (plot, i);
      double               low, high;

      if (!plot->bars->is_percent)
        {
          furthest = MAX (furthest, (double) bar->n);
          continue;
        }
      duid_wilson_share (bar->share, duid_chart_get_worth (plot->chart), &low, &high);
      furthest = MAX (furthest, high);
      furthest = MAX (furthest, duid_choice_bars_all (plot->bars, bar));
      furthest = MAX (furthest, duid_choice_plot_furthest_group (plot, bar));
    }
  return furthest;
}

static void
choose_scale (DuidChoicePlot *plot)
{
  static const double steps[] = { .05, .1, .2, .25, .5, 1 };
  double              furthest = find_furthest (plot);
  double              room = (plot->right - plot->left) / (TICK_PITCH * plot->chart->size);
  double              n_most = CLAMP (floor (room), 1, 4);

  plot->most = MAX (furthest, 1e-9);
  plot->step = 0;
  if (!plot->bars->is_percent)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      plot->step = steps[i];
      plot->most = MIN (ceil (furthest / steps[i] - 1e-9) * steps[i], 1);
      plot->most = MAX (plot->most, steps[i]);
      if (plot->most / steps[i] <= n_most + 1e-9)
        break;
    }
}

static void
lay_out_rows (DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  double     size = chart->size;
  guint      n_groups = duid_choice_plot_count_groups (plot);
  double     least = MAX (LEAST_PITCH, GROUP_PITCH * n_groups) * size;
  double     ticks = (plot->bars->is_percent ? TICK_ROOM : 4) * size;
  double     foot = ticks + duid_key_get_height (plot->key);
  double     room = MAX (chart->to.y - chart->from.y - foot, least);

  if (plot->bars->bars->len * least > room)
    least = MAX (LEAST_PITCH, LEAST_GROUP * n_groups) * size;
  if (plot->bars->bars->len * least > room)
    duid_choice_bars_shorten (plot->bars, (guint) (room / least));
  plot->pitch = MIN (room / MAX (plot->bars->bars->len, 1),
                     MAX (MAX (MOST_PITCH * size, room * MOST_SHARE), least));
  for (guint i = 0; i < plot->bars->bars->len; i++)
    g_array_index (plot->bars->bars, DuidOptionBar, i).y = chart->from.y + (i + .5) * plot->pitch;
  plot->bottom = chart->from.y + plot->bars->bars->len * plot->pitch;
}

static void
lay_out_columns (DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  double     half = plot->bars->is_percent ? 14 * chart->size : 0; /* of the last tick's label */

  plot->label_end = chart->from.x + measure_labels (plot);
  plot->left = plot->label_end + PLACE_ROOM * chart->size;
  plot->right = chart->to.x - MAX (measure_counts (plot) + COUNT_GAP * chart->size, half);
  plot->right = MAX (plot->right, plot->left + 1);
  choose_scale (plot);
  chart->origin = (DuidPoint) { plot->left, plot->bottom };
  chart->unit = (DuidPoint) { (plot->right - plot->left) / plot->most, 1 };
}

double
duid_choice_plot_get_x (const DuidChoicePlot *plot,
                        double                amount)
{
  return plot->left + CLAMP (amount / plot->most, 0, 1) * (plot->right - plot->left);
}

/* Light lines up from the percentages below. */
static void
add_ticks (const DuidChoicePlot *plot)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_chart_get_style (chart, TICK_TEXT, FALSE);
  DuidPen       guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };
  DuidPen       axis = { .stroke = chart->palette->line, .line_width = chart->line };

  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  for (int i = 0; plot->bars->is_percent && i * plot->step <= plot->most + 1e-9; i++)
    {
      double           share = i * plot->step;
      double           x = duid_choice_plot_get_x (plot, share);
      gboolean         is_last = share + plot->step > plot->most + 1e-9;
      g_autofree char *label = is_last ? duid_figure_dup_percent (100 * share)
                                       : g_strdup_printf ("%.0f", 100 * share);

      if (i > 0)
        duid_scene_add_line (chart->scene, (DuidPoint) { x, chart->from.y },
                             (DuidPoint) { x, plot->bottom + 2 * chart->size }, guide);
      duid_scene_add_text (chart->scene, (DuidPoint) { x, plot->bottom + 3 * chart->size }, label,
                           &style);
    }
  duid_scene_add_line (chart->scene, (DuidPoint) { plot->left, chart->from.y },
                       (DuidPoint) { plot->left, plot->bottom + 2 * chart->size }, axis);
}

static void
add_labels (const DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;
  int        lines = has_room_to_wrap (plot) ? 2 : 1;

  duid_scene_begin_layer (chart->scene, "options", _ ("Options"));
  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = get_bar (plot, i);
      DuidTextStyle        style = get_label_style (plot, bar);

      style.width = plot->label_end - chart->from.x;
      style.lines = lines;
      duid_scene_add_text (chart->scene, (DuidPoint) { plot->label_end, bar->y }, bar->label,
                           &style);
    }
}

static void
add_counts (const DuidChoicePlot *plot)
{
  DuidChart    *chart = plot->chart;
  DuidTextStyle style = duid_chart_get_style (chart, COUNT_TEXT, TRUE);

  duid_scene_begin_layer (chart->scene, "amounts", _ ("Numbers of answers"));
  style.horizontal = DUID_ALIGN_END;
  style.vertical = DUID_ALIGN_MIDDLE;
  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      g_autofree char *count = duid_ink_dup_count (chart, get_bar (plot, i)->n);

      duid_scene_add_text (chart->scene, (DuidPoint) { chart->to.x, get_bar (plot, i)->y }, count,
                           &style);
    }
}

static void
add_areas (const DuidChoicePlot *plot)
{
  DuidChart *chart = plot->chart;

  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = get_bar (plot, i);

      if (bar->option != DUID_OPTION_REST)
        duid_chart_add_box (chart, DUID_HIT_BIN, bar->option, chart->from.x,
                            bar->y - plot->pitch / 2, chart->to.x - chart->from.x, plot->pitch);
    }
}

static DuidCondition *
make_condition (DuidChart         *chart,
                const char *const *labels)
{
  guint index = (guint) chart->request.question;

  if (labels[0] == NULL)
    return NULL;
  if (chart->summary->is_tags)
    return duid_condition_new_words (DUID_CONDITION_TAGS, NULL, labels);
  return duid_condition_new_words (DUID_CONDITION_OPTIONS,
                                   duid_dataset_get_question (chart->request.dataset, index)->name,
                                   labels);
}

static DuidCondition *
brush_hit (DuidChart *chart,
           DuidHit    hit)
{
  const char        *labels[] = { NULL, NULL };
  const DuidShareOf *share;

  if (hit.kind != DUID_HIT_BIN || hit.index < 0 ||
      (guint) hit.index >= chart->summary->options->len)
    return NULL;
  share = g_ptr_array_index (chart->summary->options, hit.index);
  labels[0] = share->label;
  return make_condition (chart, labels);
}

/* The options whose rows lie between the highest and the lowest point. */
static gboolean
find_touched (const DuidChoicePlot *plot,
              const DuidPoint      *path,
              gsize                 n_points,
              guint                *first,
              guint                *last)
{
  double high = INFINITY;
  double low = -INFINITY;
  double top = plot->chart->from.y;
  guint  n = plot->bars->bars->len;

  for (gsize i = 0; i < n_points; i++)
    {
      high = MIN (high, path[i].y);
      low = MAX (low, path[i].y);
    }
  if (n == 0 || low < top || high >= plot->bottom)
    return FALSE;
  *first = (guint) CLAMP ((high - top) / plot->pitch, 0, n - 1);
  *last = (guint) CLAMP ((low - top) / plot->pitch, 0, n - 1);
  return TRUE;
}

static DuidCondition *
brush_drag (DuidChart       *chart,
            const DuidPoint *path,
            gsize            n_points)
{
  const DuidChoicePlot *plot = chart->own;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint first, last;

  if (!find_touched (plot, path, n_points, &first, &last))
    return NULL;
  for (guint i = first; i <= last; i++)
    if (get_bar (plot, i)->option != DUID_OPTION_REST)
      g_ptr_array_add (labels, get_bar (plot, i)->label);
  g_ptr_array_add (labels, NULL);
  return make_condition (chart, (const char *const *) labels->pdata);
}

static void
draw_brush (DuidChart       *chart,
            cairo_t         *cr,
            const DuidPoint *path,
            gsize            n_points)
{
  const DuidChoicePlot *plot = chart->own;
  guint                 first, last;

  if (!find_touched (plot, path, n_points, &first, &last))
    return;
  duid_colour_set (cr, duid_colour_with_alpha (chart->palette->accent, .14));
  cairo_rectangle (cr, chart->from.x, chart->from.y + first * plot->pitch,
                   chart->to.x - chart->from.x, (last - first + 1) * plot->pitch);
  cairo_fill (cr);
}

static void
draw_place (DuidChart *chart,
            cairo_t   *cr,
            gsize      row)
{
  const DuidChoicePlot *plot = chart->own;

  for (guint i = 0; i < plot->bars->bars->len; i++)
    {
      const DuidOptionBar *bar = get_bar (plot, i);
      DuidPoint            at = { (plot->label_end + plot->left) / 2, bar->y };

      if (duid_choice_bars_has (plot->bars, bar, row))
        duid_chart_draw_ring (chart, cr, at, duid_choice_plot_get_ink (plot, bar), FALSE);
    }
}

static const DuidPlotKind choice_kind = {
  .drag_brush = brush_drag,
  .hit_brush = brush_hit,
  .draw_brush = draw_brush,
  .draw_place = draw_place,
};

static void
free_plot (gpointer data)
{
  DuidChoicePlot *plot = data;

  duid_choice_bars_free (plot->bars);
  g_clear_pointer (&plot->groups, g_ptr_array_unref);
  duid_key_free (plot->key);
  g_free (plot);
}

void
duid_choice_plot_fill (DuidChart *chart)
{
  DuidChoicePlot *plot = g_new0 (DuidChoicePlot, 1);

  plot->chart = chart;
  plot->bars = duid_choice_bars_new (chart);
  duid_choice_plot_split (plot);
  chart->own = plot;
  chart->free_own = free_plot;
  if (plot->bars->n_answered == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &choice_kind; /* only bars that have a place can be pointed at */
  plot->key = duid_choice_plot_make_key (plot);
  lay_out_rows (plot);
  lay_out_columns (plot);
  add_ticks (plot);
  duid_choice_plot_add_marks (plot);
  add_labels (plot);
  add_counts (plot);
  duid_key_draw (plot->key, plot->bottom + (plot->bars->is_percent ? TICK_ROOM : 4) * chart->size);
  add_areas (plot);
}
