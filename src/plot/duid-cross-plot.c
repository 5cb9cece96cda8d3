/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "plot/duid-cross-table.h"
#include "plot/duid-cross-verdict.h"
#include "plot/duid-figure.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"

/* Two questions in one table: the answers to the card's own question down, those to
 * the question it is coloured by across. A cell says its share of the column, and is
 * tinted by how far that is from chance. */

/* Pixels of look.md on a card. */
#define LABEL_TEXT     11.0
#define CELL_TEXT      12.0
#define FOOT_TEXT      11.0
#define LABEL_SHARE    .34
#define LEAST_ROW      17.0
#define LEAST_LINE     14.0 /* where more room is taken by words than expected */
#define MOST_ROW       44.0
#define LEAST_COLUMN   42.0
#define GAP            3.0
#define STANDING_SHARE .36
#define FULL_TINT      7.0
#define MOST_TINT      .75

typedef struct
{
  DuidChart      *chart; /* borrowed */
  DuidCrossTable *table;
  gboolean       *hidden; /* a cell: not to be shown to an audience */
  char           *verdict;
  double          left;
  double          top;
  double          column;
  double          pitch;
  double          foot;  /* top of the words below */
  double          heads; /* the height of turned heads; 0: they lie */
} Cross;

static void
free_cross (gpointer data)
{
  Cross *cross = data;

  duid_cross_table_free (cross->table);
  g_free (cross->hidden);
  g_free (cross->verdict);
  g_free (cross);
}

/* -1 fewer than by chance, 1 more, 0 neither. */
static int
get_mark (const Cross *cross,
          guint        cell)
{
  const DuidCrossTable *table = cross->table;

  if (table->n < DUID_FEWEST_PERCENTS || cross->hidden[cell] ||
      !(fabs (table->adjusted[cell]) > DUID_CROSS_MARKED) || !(table->q[cell] < DUID_CROSS_FALSE))
    return 0;
  return table->adjusted[cell] > 0 ? 1 : -1;
}

static DuidTextStyle
get_column_style (const Cross *cross)
{
  DuidTextStyle style = duid_chart_get_style (cross->chart, LABEL_TEXT, TRUE);

  style.horizontal = DUID_ALIGN_MIDDLE;
  style.vertical = DUID_ALIGN_END;
  style.width = MAX (cross->column - 2 * GAP * cross->chart->size, 1);
  style.lines = 4;
  return style;
}

static DuidTextStyle
get_foot_style (const Cross *cross)
{
  DuidTextStyle style = duid_chart_get_style (cross->chart, FOOT_TEXT, FALSE);

  style.colour = cross->chart->palette->secondary;
  style.width = cross->chart->to.x - cross->chart->from.x;
  style.lines = 4;
  return style;
}

/* Whether a word is wider than its column: then the heads stand. */
static gboolean
has_wide_word (const Cross *cross)
{
  DuidTextStyle style = get_column_style (cross);
  double        most = style.width;

  style.width = 0;
  for (guint j = 0; j < cross->table->n_columns; j++)
    {
      g_auto (GStrv) words = g_strsplit (cross->table->column_labels[j], " ", -1);

      for (char **word = words; *word != NULL; word++)
        {
          double width;

          duid_scene_measure_text (cross->chart->scene, *word, &style, &width, NULL);
          if (width > most)
            return TRUE;
        }
    }
  return FALSE;
}

/* Standing heads: as high as the longest, but at most a part of the picture. */
static double
measure_standing (const Cross *cross)
{
  DuidTextStyle style = get_column_style (cross);
  double        most = 0;

  style.width = 0;
  for (guint j = 0; j < cross->table->n_columns; j++)
    {
      double width;

      duid_scene_measure_text (cross->chart->scene, cross->table->column_labels[j], &style, &width,
                               NULL);
      most = MAX (most, ceil (width) + 1);
    }
  return MIN (most, (cross->chart->to.y - cross->chart->from.y) * STANDING_SHARE);
}

static double
measure_heads (Cross *cross)
{
  DuidTextStyle style = get_column_style (cross);
  double        most = 0;

  cross->heads = 0;
  if (has_wide_word (cross))
    {
      cross->heads = measure_standing (cross);
      return cross->heads + GAP * cross->chart->size;
    }
  for (guint j = 0; j < cross->table->n_columns; j++)
    {
      double height;

      duid_scene_measure_text (cross->chart->scene, cross->table->column_labels[j], &style, NULL,
                               &height);
      most = MAX (most, height);
    }
  return most + GAP * cross->chart->size;
}

static double
measure_total (const Cross *cross,
               guint        row)
{
  g_autofree char *count = duid_ink_dup_count (cross->chart, cross->table->row_totals[row]);
  DuidTextStyle    style = duid_chart_get_style (cross->chart, LABEL_TEXT, FALSE);
  double           width;

  duid_scene_measure_text (cross->chart->scene, count, &style, &width, NULL);
  return ceil (width);
}

static void
lay_out (Cross      *cross,
         const char *legend)
{
  DuidChart       *chart = cross->chart;
  double           size = chart->size;
  double           width = chart->to.x - chart->from.x;
  DuidTextStyle    label = duid_chart_get_style (chart, LABEL_TEXT, FALSE);
  DuidTextStyle    foot = get_foot_style (cross);
  g_autofree char *words = g_strdup_printf ("%s\n%s", cross->verdict, legend);
  double           widest = 0, totals = 0, under, room;

  for (guint i = 0; i < cross->table->n_rows; i++)
    {
      double one;

      duid_scene_measure_text (chart->scene, cross->table->row_labels[i], &label, &one, NULL);
      widest = MAX (widest, ceil (one) + 1);
      totals = MAX (totals, measure_total (cross, i));
    }
  duid_scene_measure_text (chart->scene, words, &foot, NULL, &under);
  cross->left = chart->from.x + MIN (widest, width * LABEL_SHARE) + 2 * GAP * size;
  cross->column = (chart->to.x - cross->left - totals - 2 * GAP * size) / cross->table->n_columns;
  cross->top = chart->from.y + measure_heads (cross);
  cross->foot = chart->to.y - under;
  room = cross->foot - cross->top - GAP * size;
  cross->pitch = CLAMP (room / (cross->table->n_rows + 1), 1, MOST_ROW * size);
}

static char *
dup_cell_words (const Cross *cross,
                guint        i,
                guint        j)
{
  const DuidCrossTable *table = cross->table;
  guint                 cell = i * table->n_columns + j;
  gsize                 n = table->counts[cell];
  int                   mark = get_mark (cross, cell);
  g_autofree char      *share = NULL;

  if (cross->hidden[cell])
    return n < DUID_FEWEST_SHOWN ? duid_figure_dup_hidden (n) : g_strdup ("–");
  if (table->column_totals[j] < DUID_FEWEST_PERCENTS || table->n < DUID_FEWEST_PERCENTS)
    return duid_figure_dup_count (n);
  share = duid_figure_dup_percent (100 * (double) n / (double) table->column_totals[j]);
  return mark == 0 ? g_steal_pointer (&share)
                   : g_strconcat (share, mark > 0 ? " ▲" : " ▼", NULL);
}

static DuidColour
get_tint (const Cross *cross,
          guint        cell)
{
  const DuidPalette *palette = cross->chart->palette;
  double             z = cross->table->adjusted[cell];

  if (cross->hidden[cell] || cross->table->n < DUID_FEWEST_PERCENTS || !isfinite (z))
    return palette->background;
  return duid_ink_mix (palette->series[z > 0 ? 0 : 1], palette->background,
                       MIN (fabs (z) / FULL_TINT, 1) * MOST_TINT);
}

static void
add_cell (Cross *cross,
          guint  i,
          guint  j)
{
  DuidChart       *chart = cross->chart;
  guint            cell = i * cross->table->n_columns + j;
  DuidColour       tint = get_tint (cross, cell);
  double           x = cross->left + j * cross->column;
  double           y = cross->top + i * cross->pitch;
  gboolean         is_marked = get_mark (cross, cell) != 0;
  g_autofree char *words = dup_cell_words (cross, i, j);
  DuidTextStyle    style = duid_chart_get_style (chart, CELL_TEXT, is_marked);
  DuidPen          pen = { .fill = tint,
                           .stroke = is_marked ? chart->palette->text : chart->palette->guide,
                           .line_width = (is_marked ? 1.2 : .7) * chart->line };

  duid_scene_add_rectangle (chart->scene, x + 1, y + 1, cross->column - 2, cross->pitch - 2, 0,
                            pen);
  style.horizontal = style.vertical = DUID_ALIGN_MIDDLE;
  style.colour = duid_ink_get_on (tint);
  style.width = cross->column - 2;
  style.lines = 1;
  duid_scene_add_text (chart->scene,
                       (DuidPoint) { x + cross->column / 2, y + cross->pitch / 2 }, words, &style);
  duid_chart_add_box (chart, DUID_HIT_CELL, (int) cell, x, y, cross->column, cross->pitch);
}

static gboolean
has_same_groups (const DuidCrossTable *a,
                 const DuidCrossTable *b)
{
  return a->n_rows == b->n_rows && a->n_columns == b->n_columns &&
         memcmp (a->row_groups, b->row_groups, a->n_rows * sizeof (guint)) == 0 &&
         memcmp (a->column_groups, b->column_groups, a->n_columns * sizeof (guint)) == 0;
}

/* A frame around the cells whose stories are all chosen, when not all stories are. */
static void
add_brush (Cross *cross)
{
  DuidChart              *chart = cross->chart;
  const DuidChartRequest *request = &chart->request;
  const DuidCrossTable   *table = cross->table;
  DuidPen                 pen = { .stroke = chart->palette->accent, .line_width = 3 * chart->line };
  g_autoptr (DuidCrossTable) chosen = NULL;

  if (request->chosen == NULL)
    return;
  chosen = duid_cross_table_new (request->dataset, request->tagging, request->question,
                                 request->colour_by, request->chosen, G_MAXUINT, G_MAXUINT);
  duid_scene_begin_layer (chart->scene, "brush", _ ("Chosen"));
  if (chosen == NULL || chosen->n >= table->n || !has_same_groups (table, chosen))
    return;
  for (guint cell = 0; cell < table->n_rows * table->n_columns; cell++)
    if (table->counts[cell] > 0 && chosen->counts[cell] == table->counts[cell])
      duid_scene_add_rectangle (chart->scene,
                                cross->left + cell % table->n_columns * cross->column + 1,
                                cross->top + cell / table->n_columns * cross->pitch + 1,
                                cross->column - 2, cross->pitch - 2, 0, pen);
}

static void
add_totals (Cross *cross)
{
  DuidChart            *chart = cross->chart;
  const DuidCrossTable *table = cross->table;
  DuidTextStyle         style = duid_chart_get_style (chart, LABEL_TEXT, FALSE);
  double                bottom = cross->top + table->n_rows * cross->pitch;
  DuidPoint             at = { cross->left - GAP * chart->size, bottom + cross->pitch / 2 };

  duid_scene_begin_layer (chart->scene, "amounts", _ ("Numbers of stories"));
  style.colour = chart->palette->secondary;
  style.vertical = DUID_ALIGN_MIDDLE;
  style.horizontal = DUID_ALIGN_END;
  style.lines = 1;
  duid_scene_add_text (chart->scene, at, _ ("stories"), &style);
  for (guint i = 0; i < table->n_rows; i++)
    {
      g_autofree char *count = duid_ink_dup_count (chart, table->row_totals[i]);

      at = (DuidPoint) { chart->to.x, cross->top + (i + .5) * cross->pitch };
      duid_scene_add_text (chart->scene, at, count, &style);
    }
  style.horizontal = DUID_ALIGN_MIDDLE;
  for (guint j = 0; j < table->n_columns; j++)
    {
      g_autofree char *count = duid_ink_dup_count (chart, table->column_totals[j]);

      at = (DuidPoint) { cross->left + (j + .5) * cross->column, bottom + cross->pitch / 2 };
      duid_scene_add_text (chart->scene, at, count, &style);
    }
}

static void
add_names (Cross *cross)
{
  DuidChart            *chart = cross->chart;
  const DuidCrossTable *table = cross->table;
  DuidTextStyle         column = get_column_style (cross);
  DuidTextStyle         row = duid_chart_get_style (chart, LABEL_TEXT, FALSE);
  double                line;

  duid_scene_measure_text (chart->scene, "0", &row, NULL, &line);
  if (cross->heads > 0)
    {
      column.is_upright = TRUE;
      column.width = cross->heads;
      column.lines = CLAMP ((int) (cross->column / line), 1, 3);
    }
  row.horizontal = DUID_ALIGN_END;
  row.vertical = DUID_ALIGN_MIDDLE;
  row.width = cross->left - 2 * GAP * chart->size - chart->from.x;
  row.lines = CLAMP ((int) (cross->pitch / line), 1, 3);
  duid_scene_begin_layer (chart->scene, "options", _ ("Answers"));
  for (guint j = 0; j < table->n_columns; j++)
    duid_scene_add_text (chart->scene,
                         (DuidPoint) { cross->left + (j + .5) * cross->column,
                                       cross->top - GAP * chart->size },
                         table->column_labels[j], &column);
  for (guint i = 0; i < table->n_rows; i++)
    duid_scene_add_text (chart->scene,
                         (DuidPoint) { cross->left - 2 * GAP * chart->size,
                                       cross->top + (i + .5) * cross->pitch },
                         table->row_labels[i], &row);
}

static void
add_foot (Cross      *cross,
          const char *legend)
{
  DuidChart    *chart = cross->chart;
  DuidTextStyle style = get_foot_style (cross);
  double        height;

  duid_scene_begin_layer (chart->scene, "verdict", _ ("What goes together"));
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->from.x, cross->foot }, legend, &style);
  duid_scene_measure_text (chart->scene, legend, &style, NULL, &height);
  style.colour = chart->palette->text;
  duid_scene_add_text (chart->scene,
                       (DuidPoint) { chart->from.x, cross->foot + (*legend ? height : 0) },
                       cross->verdict, &style);
}

static void
brush_cell (DuidChart *chart,
            DuidHit    hit,
            GPtrArray *brushes)
{
  const Cross            *cross = chart->own;
  const DuidChartRequest *request = &chart->request;
  guint                   i = (guint) hit.index / cross->table->n_columns;
  guint                   j = (guint) hit.index % cross->table->n_columns;
  DuidCondition          *down = duid_group_condition_new (
             request->dataset, request->tagging, request->question, cross->table->row_groups[i]);
  DuidCondition *across = duid_group_condition_new (
    request->dataset, request->tagging, request->colour_by, cross->table->column_groups[j]);

  if (down != NULL)
    g_ptr_array_add (brushes, down);
  if (across != NULL)
    g_ptr_array_add (brushes, across);
}

static char *
say_cell (DuidChart *chart,
          DuidHit    hit)
{
  const Cross          *cross = chart->own;
  const DuidCrossTable *table = cross->table;
  guint                 i = (guint) hit.index / table->n_columns;
  guint                 j = (guint) hit.index % table->n_columns;
  g_autofree char      *n = NULL;
  g_autofree char      *of = duid_ink_dup_count (chart, table->column_totals[j]);

  if (cross->hidden[hit.index])
    return NULL;
  n = duid_ink_dup_count (chart, table->counts[hit.index]);
  /* Translators: answer, answer, number of stories, of how many, what chance would give. */
  return g_strdup_printf (_ ("%s and %s: %s of %s stories (by chance %.1f)"), table->row_labels[i],
                          table->column_labels[j], n, of, table->expected[hit.index]);
}

static const DuidPlotKind cross_kind = {
  .hit_brushes = brush_cell,
  .hit_words = say_cell,
};

/* Counts at most so many rows and columns; FALSE without answers. */
static gboolean
count_cells (Cross *cross,
             guint  n_rows,
             guint  n_columns)
{
  const DuidChartRequest *request = &cross->chart->request;

  g_clear_pointer (&cross->table, duid_cross_table_free);
  g_clear_pointer (&cross->hidden, g_free);
  g_clear_pointer (&cross->verdict, g_free);
  cross->table = duid_cross_table_new (request->dataset, request->tagging, request->question,
                                       request->colour_by, request->base, n_rows, n_columns);
  if (cross->table == NULL || cross->table->n == 0)
    return FALSE;
  cross->hidden = duid_cross_table_find_small (cross->table,
                                               request->is_audience ? DUID_FEWEST_SHOWN : 0);
  cross->verdict = duid_cross_verdict_new (cross->table);
  return TRUE;
}

/* As many rows as there is room for: how much the words above and below take is known
 * only when the columns are. Returns the legend, NULL without answers (transfer full). */
static char *
choose_cells (Cross *cross)
{
  DuidChart *chart = cross->chart;
  double     high = (chart->to.y - chart->from.y) * .62 / (LEAST_ROW * chart->size);
  double     wide = (chart->to.x - chart->from.x) * (1 - LABEL_SHARE) / chart->size;
  guint      n_rows = (guint) MAX (high - 1, 3);
  guint      n_columns = (guint) MAX (wide / LEAST_COLUMN - 1, 2);

  while (count_cells (cross, n_rows, n_columns))
    {
      g_autofree char *legend = duid_cross_legend_new (cross->table);
      double           room;

      lay_out (cross, legend);
      room = (cross->foot - cross->top) / (LEAST_LINE * chart->size) - 1;
      if (cross->table->n_rows <= MAX (room, 2))
        return g_steal_pointer (&legend);
      n_rows = (guint) MAX (room, 2);
    }
  return NULL;
}

void
duid_cross_plot_fill (DuidChart *chart)
{
  Cross           *cross = g_new0 (Cross, 1);
  g_autofree char *legend = NULL;

  cross->chart = chart;
  chart->own = cross;
  chart->free_own = free_cross;
  if (chart->request.colour_by < 0)
    {
      duid_ink_add_advice (chart, _ ("Choose in the menu, under “Cross with”, the question "
                                     "whose answers stand across."));
      return;
    }
  legend = choose_cells (cross);
  if (legend == NULL)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &cross_kind;
  duid_scene_begin_layer (chart->scene, "cells", _ ("Both answers"));
  for (guint i = 0; i < cross->table->n_rows; i++)
    for (guint j = 0; j < cross->table->n_columns; j++)
      add_cell (cross, i, j);
  add_brush (cross);
  add_names (cross);
  add_totals (cross);
  add_foot (cross, legend);
  duid_chart_add_remark (chart, cross->verdict);
}
