/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "model/duid-derived.h"
#include "plot/duid-figure.h"
#include "plot/duid-summary-tally.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture of a card, in look.md: pictures that are larger have larger text. */
#define CARD_WIDTH      320
#define CARD_HEIGHT     240
#define AUDIENCE_HEIGHT 1080
#define AUDIENCE_WIDTH  1600
#define AUDIENCE_TEXT   43
#define CHART_TEXT      11
#define NO_GROUP        255
#define SIZE_STEPS      20

/* Every new font size costs a search through all fonts: a window that is being
 * resized goes through few of them. */
static double
round_size (double size)
{
  return ceil (size * SIZE_STEPS - 1e-9) / SIZE_STEPS;
}

static void
choose_sizes (DuidChart *chart)
{
  double scale = chart->request.text_scale > 0 ? chart->request.text_scale : 1;
  double growth;

  if (chart->request.is_audience)
    {
      growth = MIN (chart->height / AUDIENCE_HEIGHT, chart->width / AUDIENCE_WIDTH);
      chart->size = round_size (scale * growth * AUDIENCE_TEXT / CHART_TEXT);
      chart->line = 2 * growth;
      return;
    }
  growth = MIN (chart->width / CARD_WIDTH, chart->height / CARD_HEIGHT);
  growth = CLAMP (growth, 1, 10);
  chart->size = round_size (scale * pow (growth, .4));
  chart->line = pow (growth, .3);
}

static const DuidQuestion *
get_question (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;

  if (request->question >= DUID_QUESTION_TAGS (request->dataset))
    return NULL;
  return duid_dataset_get_question (request->dataset, (guint) request->question);
}

/* The series go to the largest groups of the whole survey, so that colours do
 * not change as a brush moves. */
static void
give_series (DuidChart *chart)
{
  guint n_given = 0;
  guint n_groups = chart->groups->len;

  chart->series = g_new (int, MAX (n_groups, 1));
  for (guint i = 0; i < n_groups; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);
      gsize              n = duid_rows_count (group->rows);
      guint              n_larger = 0;

      for (guint j = 0; j < n_groups; j++)
        {
          const DuidGroupOf *other = g_ptr_array_index (chart->groups, j);
          gsize              n_other = duid_rows_count (other->rows);

          n_larger += n_other > n || (n_other == n && j < i);
        }
      chart->series[i] = n_larger < DUID_N_SERIES ? (int) n_given++ : -1;
    }
}

/* Answered rows of the base per group. Tags are an answer of every story. */
static void
count_groups (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  gboolean                is_tags = request->question >= DUID_QUESTION_TAGS (request->dataset);
  const guint8           *states = NULL;

  if (!is_tags)
    states = duid_dataset_get_states (request->dataset, (guint) request->question);
  chart->group_counts = g_new0 (gsize, MAX (chart->groups->len, 1));
  for (guint i = 0; i < chart->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);

      for (gssize row = duid_rows_next (group->rows, 0); row >= 0;
           row = duid_rows_next (group->rows, (gsize) row + 1))
        chart->group_counts[i] += (!states || states[row] == DUID_STATE_ANSWERED) &&
                                  duid_chart_is_in_base (chart, (gsize) row);
    }
}

static void
split_rows (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  gsize                   n_rows = duid_dataset_get_n_rows (request->dataset);

  if (request->colour_by < 0)
    return;
  chart->groups = duid_summary_split (request->dataset, request->tagging, request->colour_by, NULL);
  if (!chart->groups)
    return;
  chart->group_codes = g_malloc (MAX (n_rows, 1));
  memset (chart->group_codes, NO_GROUP, MAX (n_rows, 1));
  for (guint i = MIN (chart->groups->len, NO_GROUP); i-- > 0;)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);

      for (gssize row = duid_rows_next (group->rows, 0); row >= 0;
           row = duid_rows_next (group->rows, (gsize) row + 1))
        chart->group_codes[row] = (guint8) i;
    }
  give_series (chart);
  count_groups (chart);
}

static gpointer
make_bins (const DuidDataset *dataset,
           guint              question)
{
  return duid_bins_new (dataset, question);
}

static void
free_bins (gpointer bins)
{
  duid_bins_free (bins);
}

static gboolean
has_bins (const DuidQuestion *question)
{
  DuidColumnKind kind;

  if (!question)
    return FALSE;
  kind = duid_question_get_column_kind (question);
  return kind == DUID_COLUMN_NUMBER || kind == DUID_COLUMN_CODE || kind == DUID_COLUMN_MASK;
}

static DuidSummary *
sum_up (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  const DuidTallyCounts  *counts = duid_chart_count (chart, DUID_TALLY_BASE);

  if (counts == NULL ||
      (counts->cells != NULL && counts->triad.n < DUID_SUMMARY_FEWEST_TALLIED))
    return duid_summary_new_weighed (request->dataset, request->tagging, request->question,
                                     request->base, chart->weights);
  return duid_summary_new_tallied (request->dataset, request->question, chart->bins,
                                   request->tally, counts);
}

DuidChart *
duid_chart_new (const DuidChartRequest *request,
                double                  width,
                double                  height)
{
  DuidChart          *chart = g_new0 (DuidChart, 1);
  const DuidQuestion *question;

  chart->request = *request;
  if (chart->request.brushes)
    g_ptr_array_ref (chart->request.brushes);
  chart->width = width;
  chart->height = height;
  chart->palette = duid_palette_get (request->is_dark);
  chart->dots = g_array_new (FALSE, FALSE, sizeof (DuidDot));
  chart->areas = g_array_new (FALSE, FALSE, sizeof (DuidArea));
  choose_sizes (chart);
  chart->scene = duid_scene_new (width, height, chart->size, chart->palette);
  duid_chart_choose_weights (chart);
  question = get_question (chart);
  if (has_bins (question))
    chart->bins = duid_dataset_derive (request->dataset, (guint) request->question, make_bins,
                                       free_bins);
  chart->summary = sum_up (chart);
  if (chart->summary->weights.sum > 0)
    chart->scale =
      (double) chart->summary->states[DUID_STATE_ANSWERED] / chart->summary->weights.sum;
  split_rows (chart);
  duid_chart_frame (chart);
  duid_chart_find_fill (chart) (chart);
  chart->request.tally = NULL;
  if (request->weigh_by > 0 && chart->weights == NULL)
    duid_chart_add_remark (chart, _ ("Each story counts once here: no weights."));
  return chart;
}

void
duid_chart_free (DuidChart *chart)
{
  if (!chart)
    return;
  if (chart->free_own)
    chart->free_own (chart->own);
  g_clear_pointer (&chart->request.brushes, g_ptr_array_unref);
  g_clear_pointer (&chart->groups, g_ptr_array_unref);
  g_free (chart->group_codes);
  g_free (chart->series);
  g_free (chart->group_counts);
  g_free (chart->remark);
  g_free (chart->said);
  duid_rows_free (chart->own_base);
  duid_summary_free (chart->summary);
  duid_scene_free (chart->scene);
  g_array_unref (chart->dots);
  g_array_unref (chart->areas);
  g_free (chart);
}

void
duid_chart_take_base (DuidChart *chart,
                      DuidRows  *base)
{
  duid_rows_free (chart->own_base);
  chart->own_base = base;
}

void
duid_chart_draw (DuidChart *chart,
                 cairo_t   *cr)
{
  duid_scene_paint (chart->scene, cr);
}

void
duid_chart_drop_scene (DuidChart *chart)
{
  g_clear_pointer (&chart->scene, duid_scene_free);
}

void
duid_chart_draw_brush (DuidChart       *chart,
                       cairo_t         *cr,
                       const DuidPoint *path,
                       gsize            n_points)
{
  if (chart->kind && chart->kind->draw_brush && n_points > 1)
    chart->kind->draw_brush (chart, cr, path, n_points);
}

DuidScene *
duid_chart_get_scene (DuidChart *chart)
{
  return chart->scene;
}

const DuidSummary *
duid_chart_get_summary (DuidChart *chart)
{
  return chart->summary;
}

char *
duid_chart_dup_sentence (DuidChart *chart)
{
  g_autofree char *sentence = duid_summary_dup_sentence (chart->summary, chart->request.dataset);

  return chart->remark != NULL ? g_strconcat (sentence, " ", chart->remark, NULL)
                               : g_steal_pointer (&sentence);
}

void
duid_chart_draw_lasso (DuidChart       *chart,
                       cairo_t         *cr,
                       const DuidPoint *path,
                       gsize            n_points)
{
  double dashes[] = { 5 * chart->line, 3 * chart->line };

  cairo_save (cr);
  cairo_new_path (cr);
  for (gsize i = 0; i < n_points; i++)
    cairo_line_to (cr, path[i].x, path[i].y);
  duid_colour_set (cr, duid_colour_with_alpha (chart->palette->accent, .1));
  cairo_fill_preserve (cr);
  duid_colour_set (cr, chart->palette->accent);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_set_line_width (cr, 1.5 * chart->line);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
duid_chart_add_dot (DuidChart *chart,
                    DuidPoint  at,
                    gsize      row,
                    int        stone)
{
  DuidDot dot = { .at = at, .row = row, .stone = stone };

  g_array_append_val (chart->dots, dot);
}

void
duid_chart_add_area (DuidChart       *chart,
                     DuidHitKind      kind,
                     int              index,
                     const DuidPoint *corners,
                     int              n_corners)
{
  DuidArea area = { .kind = kind, .index = index, .n_corners = n_corners };

  g_return_if_fail (n_corners <= (int) G_N_ELEMENTS (area.corners));
  memcpy (area.corners, corners, sizeof (DuidPoint) * (gsize) n_corners);
  g_array_append_val (chart->areas, area);
}

void
duid_chart_add_box (DuidChart  *chart,
                    DuidHitKind kind,
                    int         index,
                    double      x,
                    double      y,
                    double      width,
                    double      height)
{
  const DuidPoint corners[] = {
    { x, y },
    { x + width, y },
    { x + width, y + height },
    { x, y + height },
  };

  duid_chart_add_area (chart, kind, index, corners, 4);
}

gboolean
duid_chart_is_in_base (DuidChart *chart,
                       gsize      row)
{
  return !chart->request.base || duid_rows_has (chart->request.base, row);
}

gboolean
duid_chart_is_chosen (DuidChart *chart,
                      gsize      row)
{
  if (!chart->request.chosen)
    return duid_chart_is_in_base (chart, row);
  return duid_rows_has (chart->request.chosen, row);
}

gboolean
duid_chart_has_tally (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;

  return request->tally != NULL && chart->weights == NULL &&
         duid_tally_get_question (request->tally) == (guint) request->question;
}

const DuidTallyCounts *
duid_chart_count (DuidChart    *chart,
                  DuidTallyPart part)
{
  const DuidChartRequest *request = &chart->request;
  const DuidRows         *rows = NULL;

  if (!duid_chart_has_tally (chart))
    return NULL;
  if (part == DUID_TALLY_BASE || (part == DUID_TALLY_CHOSEN && request->chosen == NULL))
    rows = request->base;
  else if (part == DUID_TALLY_CHOSEN)
    rows = request->chosen;
  return duid_tally_count (request->tally, part, rows);
}

gboolean
duid_chart_hides (DuidChart *chart,
                  gsize      n)
{
  return chart->request.is_audience && n > 0 && n < DUID_FEWEST_SHOWN;
}

int
duid_chart_get_group (DuidChart *chart,
                      gsize      row)
{
  if (!chart->group_codes || chart->group_codes[row] == NO_GROUP)
    return -1;
  return chart->group_codes[row];
}

static int
get_series (DuidChart *chart,
            int        group)
{
  return group >= 0 && chart->series ? chart->series[group] : -1;
}

DuidColour
duid_chart_get_colour (DuidChart *chart,
                       int        group)
{
  int series = get_series (chart, group);

  if (!chart->groups)
    return chart->palette->series[0];
  return series < 0 ? chart->palette->secondary : chart->palette->series[series];
}

/* Eight colours, so that eight stones differ; letters tell the rest apart. */
DuidColour
duid_chart_get_stone_colour (DuidChart *chart,
                             int        stone)
{
  int turn = stone % (DUID_N_SERIES + 2);

  if (turn < DUID_N_SERIES)
    return chart->palette->series[turn];
  return turn == DUID_N_SERIES ? chart->palette->spike : chart->palette->disc;
}

DuidColour
duid_chart_get_dot_colour (DuidChart *chart,
                           gsize      row,
                           int        stone)
{
  if (stone >= 0 && !(chart->groups && chart->request.stone >= 0))
    return duid_chart_get_stone_colour (chart, stone);
  return duid_chart_get_colour (chart, duid_chart_get_group (chart, row));
}

DuidShape
duid_chart_get_shape (DuidChart *chart,
                      int        group)
{
  static const DuidShape shapes[DUID_N_SERIES] = {
    DUID_SHAPE_DISC,
    DUID_SHAPE_TRIANGLE,
    DUID_SHAPE_SQUARE,
    DUID_SHAPE_DIAMOND,
    DUID_SHAPE_CROSS,
    DUID_SHAPE_RING,
  };
  int series = get_series (chart, group);

  return series < 0 ? DUID_SHAPE_DISC : shapes[series];
}

DuidTextStyle
duid_chart_get_style (DuidChart *chart,
                      double     size,
                      gboolean   is_bold)
{
  return (DuidTextStyle) {
    .size = size,
    .is_bold = is_bold,
    .colour = chart->palette->text,
  };
}
