/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "plot/duid-figure.h"
#include "plot/duid-finding.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"
#include "plot/duid-row-frame.h"
#include "plot/duid-together-table.h"

/* Which options are chosen together, as a matrix: below the diagonal how many chose
 * both, above it how strongly they go together; on it the option itself. */

/* Pixels of look.md on a card. */
#define CELL_TEXT   11.0
#define FOOT_TEXT   11.0
#define HEAD        17.0
#define LEAST_CELL  24.0
#define LEAST_ROW   17.0
#define MOST_CELL   52.0
#define FALSE_SHARE .05
#define MOST_TINT   .75
#define HATCH       4.0

typedef enum
{
  SHOW_PHI,
  SHOW_LIFT,
  SHOW_JACCARD,
} Measure;

typedef struct
{
  DuidChart         *chart; /* borrowed */
  DuidTogetherTable *table;
  Measure            measure;
  GPtrArray         *labels; /* “3 Onderwijs” */
  DuidRowFrame       frame;
  double             column;
  gboolean           is_percent; /* numbers of stories are too long for their cells */
  gboolean           has_sign;   /* percentages with their sign do not touch */
} Matrix;

static void
free_matrix (gpointer data)
{
  Matrix *matrix = data;

  duid_together_table_free (matrix->table);
  g_ptr_array_unref (matrix->labels);
  g_free (matrix);
}

static Measure
choose_measure (DuidChart *chart)
{
  const char *name = chart->request.display->name;

  return strcmp (name, "together-lift") == 0      ? SHOW_LIFT
         : strcmp (name, "together-jaccard") == 0 ? SHOW_JACCARD
                                                  : SHOW_PHI;
}

static double
get_value (const Matrix       *matrix,
           const DuidTogether *pair)
{
  return matrix->measure == SHOW_LIFT      ? pair->lift
         : matrix->measure == SHOW_JACCARD ? pair->jaccard
                                           : pair->phi;
}

/* From -1, far less often together than by chance, to 1; Jaccard from 0. */
static double
get_strength (const Matrix       *matrix,
              const DuidTogether *pair)
{
  double value = get_value (matrix, pair);

  if (!isfinite (value))
    return 0;
  if (matrix->measure == SHOW_LIFT)
    return value > 0 ? CLAMP (log2 (value) / 2, -1, 1) : -1;
  return matrix->measure == SHOW_JACCARD ? value : CLAMP (2 * value, -1, 1);
}

static const char *
get_measure_words (const Matrix *matrix)
{
  if (matrix->measure == SHOW_LIFT)
    return _ ("above the diagonal: lift, how many times as often together as by chance");
  if (matrix->measure == SHOW_JACCARD)
    return _ ("above the diagonal: Jaccard, both of those who chose at least one");
  return _ ("above the diagonal: φ, from −1 never together to 1 always together");
}

static void
add_labels (Matrix *matrix)
{
  for (guint i = 0; i < matrix->table->n_items; i++)
    g_ptr_array_add (matrix->labels,
                     g_strdup_printf ("%u  %s", i + 1, matrix->table->labels[i]));
}

static void
lay_out (Matrix     *matrix,
         const char *legend)
{
  DuidChart    *chart = matrix->chart;
  double        size = chart->size;
  DuidTextStyle style = duid_chart_get_style (chart, FOOT_TEXT, FALSE);
  double        foot;

  style.width = chart->to.x - chart->from.x;
  duid_scene_measure_text (chart->scene, legend, &style, NULL, &foot);
  matrix->frame =
    duid_row_frame_lay_out (chart, matrix->labels, NULL, HEAD * size, foot + 4 * size, MOST_CELL);
  matrix->column = (matrix->frame.right - matrix->frame.left) / MAX (matrix->table->n_items, 1);
  matrix->column = MIN (matrix->column, MAX (MOST_CELL * size, 1.8 * matrix->frame.pitch));
}

/* Whether these words, even if they are bold, touch those of the next cell. */
static gboolean
is_wider (const Matrix *matrix,
          const char   *words)
{
  DuidTextStyle style = duid_chart_get_style (matrix->chart, CELL_TEXT, TRUE);
  double        width;

  duid_scene_measure_text (matrix->chart->scene, words, &style, &width, NULL);
  return width > matrix->column - 4;
}

static gboolean
has_long_numbers (const Matrix *matrix)
{
  gboolean is_long = FALSE;

  for (guint i = 0; i < matrix->table->n_items; i++)
    {
      g_autofree char *count = duid_ink_dup_count (matrix->chart, matrix->table->totals[i]);

      is_long |= is_wider (matrix, count);
    }
  return is_long && matrix->table->n >= DUID_FEWEST_PERCENTS;
}

static void
add_hatch (const Matrix *matrix,
           double        x,
           double        y)
{
  DuidChart *chart = matrix->chart;
  DuidPen    pen = { .stroke = chart->palette->guide, .line_width = .8 * chart->line };
  double     width = matrix->column - 2, height = matrix->frame.pitch - 2;

  for (double at = HATCH * chart->size; at < width + height; at += HATCH * chart->size)
    {
      DuidPoint from = { x + MIN (at, width), y + MAX (at - width, 0) };
      DuidPoint to = { x + MAX (at - height, 0), y + MIN (at, height) };

      duid_scene_add_line (chart->scene, from, to, pen);
    }
}

/* “.31”, “−.14”: no zero before the point, so that it fits a small cell. */
static char *
dup_hundredths (double value)
{
  g_autofree char *number = g_strdup_printf ("%.2f", fabs (value));
  const char      *digits = *number == '0' ? number + 1 : number;

  return g_strconcat (value < -.005 ? "−" : "", digits, NULL);
}

static char *
dup_amount (const Matrix *matrix,
            gsize         n)
{
  char *words;

  if (!matrix->is_percent || duid_chart_hides (matrix->chart, n))
    return duid_ink_dup_count (matrix->chart, n);
  words = duid_figure_dup_percent (100 * (double) n / (double) matrix->table->n);
  /* The words below say of what it is a percentage. */
  if (!matrix->has_sign)
    words[strspn (words, "<0123456789")] = '\0';
  return words;
}

static char *
dup_cell_words (const Matrix *matrix,
                guint         i,
                guint         j)
{
  const DuidTogether *pair = duid_together_table_get (matrix->table, i, j);
  double              value = get_value (matrix, pair);

  if (i == j)
    return dup_amount (matrix, matrix->table->totals[i]);
  if (i > j)
    return dup_amount (matrix, pair->n_ab);
  if (duid_chart_hides (matrix->chart, pair->n_ab) || !isfinite (value) ||
      matrix->table->n < DUID_FEWEST_PERCENTS)
    return g_strdup ("–");
  if (matrix->measure == SHOW_LIFT)
    return g_strdup_printf ("%.1f", value);
  return dup_hundredths (value);
}

static void
add_cell (const Matrix *matrix,
          guint         i,
          guint         j)
{
  DuidChart          *chart = matrix->chart;
  const DuidTogether *pair = duid_together_table_get (matrix->table, i, j);
  guint               cell = i * matrix->table->n_items + j;
  double              x = matrix->frame.left + j * matrix->column + 1;
  double              y = matrix->frame.top + i * matrix->frame.pitch + 1;
  gboolean            is_sure = i < j && matrix->table->q[cell] < FALSE_SHARE &&
                     matrix->table->n >= DUID_FEWEST_PERCENTS &&
                     !duid_chart_hides (chart, pair->n_ab);
  double           strength = i < j && matrix->table->n >= DUID_FEWEST_PERCENTS &&
                        !duid_chart_hides (chart, pair->n_ab)
                                ? get_strength (matrix, pair)
                                : 0;
  DuidColour       tint = duid_ink_mix (chart->palette->series[strength >= 0 ? 0 : 1],
                                        chart->palette->background, fabs (strength) * MOST_TINT);
  DuidTextStyle    style = duid_chart_get_style (chart, CELL_TEXT, i == j || is_sure);
  g_autofree char *words = dup_cell_words (matrix, i, j);
  DuidPen          pen = { .fill = i == j ? chart->palette->guide : tint,
                           .stroke = is_sure ? chart->palette->text : chart->palette->guide,
                           .line_width = (is_sure ? 1.4 : .7) * chart->line };

  duid_scene_add_rectangle (chart->scene, x, y, matrix->column - 2, matrix->frame.pitch - 2, 0,
                            pen);
  if (i > j && pair->n_ab < DUID_FEWEST_SHOWN)
    add_hatch (matrix, x, y);
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  style.colour = duid_ink_get_on (pen.fill);
  style.has_plate = i > j && pair->n_ab < DUID_FEWEST_SHOWN;
  if (style.has_plate)
    style.colour = chart->palette->text;
  duid_scene_add_text (
    chart->scene,
    (DuidPoint) { x + matrix->column / 2 - 1, y + matrix->frame.pitch / 2 - 1 }, words, &style);
  duid_chart_add_box (chart, DUID_HIT_CELL, (int) cell, x, y, matrix->column, matrix->frame.pitch);
}

static void
add_numbers (const Matrix *matrix)
{
  DuidChart    *chart = matrix->chart;
  DuidTextStyle style = duid_chart_get_style (chart, CELL_TEXT, FALSE);

  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  style.vertical = DUID_ALIGN_END;
  duid_scene_begin_layer (chart->scene, "axis", _ ("Numbers of the options"));
  for (guint j = 0; j < matrix->table->n_items; j++)
    {
      g_autofree char *number = g_strdup_printf ("%u", j + 1);

      duid_scene_add_text (chart->scene,
                           (DuidPoint) { matrix->frame.left + (j + .5) * matrix->column,
                                         matrix->frame.top - chart->size },
                           number, &style);
    }
}

/* The pair that goes together most, of those that surely do. */
static char *
dup_remark (const Matrix *matrix)
{
  const DuidTogetherTable *table = matrix->table;
  int                      best = -1;

  for (guint cell = 0; cell < table->n_items * table->n_items; cell++)
    if (cell / table->n_items < cell % table->n_items && table->q[cell] < FALSE_SHARE &&
        (best < 0 || table->pairs[cell].phi > table->pairs[best].phi))
      best = (int) cell;
  if (best < 0 || table->pairs[best].phi <= 0 || table->n < DUID_FEWEST_PERCENTS ||
      duid_chart_hides (matrix->chart, table->pairs[best].n_ab))
    return g_strdup (_ ("No two of them surely go together."));
  return g_strdup_printf (_ ("Most often together: %s and %s (both: %u; φ %.2f)."),
                          table->labels[(guint) best / table->n_items],
                          table->labels[(guint) best % table->n_items], table->pairs[best].n_ab,
                          table->pairs[best].phi);
}

static void
brush_pair (DuidChart *chart,
            DuidHit    hit,
            GPtrArray *brushes)
{
  const Matrix           *matrix = chart->own;
  const DuidChartRequest *request = &chart->request;
  guint                   i = (guint) hit.index / matrix->table->n_items;
  guint                   j = (guint) hit.index % matrix->table->n_items;

  g_ptr_array_add (brushes, duid_group_condition_new (request->dataset, request->tagging,
                                                      request->question,
                                                      matrix->table->groups[MIN (i, j)]));
  if (i != j)
    g_ptr_array_add (brushes, duid_group_condition_new (request->dataset, request->tagging,
                                                        request->question,
                                                        matrix->table->groups[MAX (i, j)]));
}

static char *
say_pair (DuidChart *chart,
          DuidHit    hit)
{
  const Matrix       *matrix = chart->own;
  guint               i = (guint) hit.index / matrix->table->n_items;
  guint               j = (guint) hit.index % matrix->table->n_items;
  const DuidTogether *pair = duid_together_table_get (matrix->table, i, j);
  g_autofree char    *n = duid_ink_dup_count (chart, pair->n_ab);
  g_autofree char    *q = NULL;

  if (i == j)
    {
      g_autofree char *own = duid_ink_dup_count (chart, matrix->table->totals[i]);

      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s story", "%s: %s stories",
                                           matrix->table->totals[i]),
                              matrix->table->labels[i], own);
    }
  if (duid_chart_hides (chart, pair->n_ab) || !isfinite (pair->phi) ||
      matrix->table->n < DUID_FEWEST_PERCENTS)
    return g_strdup_printf (_ ("%s and %s: both %s"), matrix->table->labels[i],
                            matrix->table->labels[j], n);
  q = duid_finding_dup_p ("q", matrix->table->q[hit.index]);
  return g_strdup_printf (_ ("%s and %s: both %s · φ %.2f · lift %.1f · Jaccard %.2f · %s"),
                          matrix->table->labels[i], matrix->table->labels[j], n, pair->phi,
                          pair->lift, pair->jaccard, q);
}

static const DuidPlotKind together_kind = {
  .hit_brushes = brush_pair,
  .hit_words = say_pair,
};

static char *
dup_legend (const Matrix *matrix)
{
  GString *words = g_string_new (get_measure_words (matrix));

  if (matrix->is_percent)
    /* xgettext:no-c-format */
    g_string_append (words, _ (" · % of all who answered"));
  g_string_append (words, _ (" · outlined: q < 0.05 · hatched: fewer than five"));
  if (matrix->table->n_left_out > 0)
    g_string_append_printf (words,
                            ngettext (" · %u option that fewer chose left out",
                                      " · %u options that fewer chose left out",
                                      matrix->table->n_left_out),
                            matrix->table->n_left_out);
  return g_string_free (words, FALSE);
}

static void
add_legend (const Matrix *matrix,
            const char   *legend)
{
  DuidChart    *chart = matrix->chart;
  DuidTextStyle style = duid_chart_get_style (chart, FOOT_TEXT, FALSE);

  style.colour = chart->palette->secondary;
  style.width = chart->to.x - chart->from.x;
  style.vertical = DUID_ALIGN_END;
  duid_scene_begin_layer (chart->scene, "legend", _ ("Key"));
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->from.x, chart->to.y }, legend, &style);
}

void
duid_together_plot_fill (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  Matrix                 *matrix = g_new0 (Matrix, 1);
  double                  most = (chart->to.y - chart->from.y) * .8 / (LEAST_ROW * chart->size);
  double                  wide = (chart->to.x - chart->from.x) * .6 / (LEAST_CELL * chart->size);
  g_autofree char        *legend = NULL;
  g_autofree char        *remark = NULL;

  matrix->chart = chart;
  matrix->labels = g_ptr_array_new_with_free_func (g_free);
  matrix->measure = choose_measure (chart);
  matrix->table = duid_together_table_new (request->dataset, request->tagging, request->question,
                                           request->base, (guint) MAX (MIN (most, wide), 2));
  chart->own = matrix;
  chart->free_own = free_matrix;
  if (matrix->table == NULL || matrix->table->n_items == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &together_kind;
  add_labels (matrix);
  legend = dup_legend (matrix);
  lay_out (matrix, legend);
  if ((matrix->is_percent = has_long_numbers (matrix)))
    {
      g_free (legend);
      legend = dup_legend (matrix);
      lay_out (matrix, legend);
      matrix->has_sign = !is_wider (matrix, "88 %");
    }
  add_numbers (matrix);
  duid_scene_begin_layer (chart->scene, "cells", _ ("Pairs of options"));
  for (guint i = 0; i < matrix->table->n_items; i++)
    for (guint j = 0; j < matrix->table->n_items; j++)
      add_cell (matrix, i, j);
  duid_row_frame_add_words (&matrix->frame, matrix->labels, NULL);
  add_legend (matrix, legend);
  remark = dup_remark (matrix);
  duid_chart_add_remark (chart, remark);
}
