/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "filter/duid-selection.h"
#include "plot/duid-figure.h"
#include "plot/duid-group-condition.h"
#include "plot/duid-ink.h"
#include "plot/duid-row-frame.h"

/* Which options were chosen in exactly which combination (UpSet): a column for each of
 * the commonest combinations, as high as so many stories, with dots below it for the
 * options that are in it. */

/* Pixels of look.md on a card. */
#define MOST_COLUMNS 15
#define LEAST_COLUMN 15.0
#define BARS_SHARE   .36 /* of the height */
#define COUNT_TEXT   11.0
#define COUNT_ROOM   15.0
#define DOT          4.6
#define MOST_PITCH   26.0

/* One combination: a bit an option, word by word. */
typedef struct
{
  guint64 *words; /* owned */
  gsize    n;
} Combination;

typedef struct
{
  DuidChart   *chart;  /* borrowed */
  GPtrArray   *groups; /* DuidGroupOf, owned */
  GArray      *combinations;
  guint        n_words;
  guint        n_more; /* combinations that are not shown */
  GArray      *shown;  /* guint: options that are rows, from the most chosen on */
  GPtrArray   *labels;
  GPtrArray   *amounts;
  DuidRowFrame frame;
  double       top;  /* of the bars */
  double       bars; /* their bottom */
  double       column;
} Upset;

static void
clear_combination (gpointer data)
{
  g_free (((Combination *) data)->words);
}

static void
free_upset (gpointer data)
{
  Upset *upset = data;

  g_clear_pointer (&upset->groups, g_ptr_array_unref);
  g_array_unref (upset->combinations);
  g_array_unref (upset->shown);
  g_ptr_array_unref (upset->labels);
  g_ptr_array_unref (upset->amounts);
  g_free (upset);
}

static gboolean
has_option (const Upset       *upset,
            const Combination *combination,
            guint              option)
{
  return option / 64 < upset->n_words && (combination->words[option / 64] >> option % 64 & 1) != 0;
}

static int
compare_combinations (gconstpointer a,
                      gconstpointer b)
{
  const Combination *left = a;
  const Combination *right = b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return left->words[0] > right->words[0] ? -1 : left->words[0] < right->words[0];
}

/* The answer of every row as bits, made from the groups: so tags are as good. */
static guint64 *
gather_bits (const Upset *upset,
             gsize        n_rows)
{
  guint64 *bits = g_new0 (guint64, MAX (n_rows * upset->n_words, 1));

  for (guint i = 0; i < upset->groups->len; i++)
    {
      const DuidGroupOf *group = upset->groups->pdata[i];

      for (gssize row = duid_rows_next (group->rows, 0); row >= 0;
           row = duid_rows_next (group->rows, (gsize) row + 1))
        bits[(gsize) row * upset->n_words + i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;
    }
  return bits;
}

static gboolean
has_answered (DuidChart *chart,
              gsize      row)
{
  const DuidChartRequest *request = &chart->request;

  return duid_chart_is_in_base (chart, row) &&
         (chart->summary->is_tags ||
          duid_dataset_get_states (request->dataset, (guint) request->question)[row] ==
            DUID_STATE_ANSWERED);
}

static void
count_combinations (Upset *upset)
{
  gsize               n_rows = duid_dataset_get_n_rows (upset->chart->request.dataset);
  g_autofree guint64 *bits = gather_bits (upset, n_rows);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);
  GHashTableIter iter;
  gpointer       key, n;

  for (gsize row = 0; row < n_rows; row++)
    {
      g_autoptr (GBytes) mask = NULL;
      gsize count;

      if (!has_answered (upset->chart, row))
        continue;
      mask = g_bytes_new_static (bits + row * upset->n_words, sizeof (guint64) * upset->n_words);
      count = GPOINTER_TO_SIZE (g_hash_table_lookup (seen, mask)) + 1;
      g_hash_table_insert (seen, g_steal_pointer (&mask), GSIZE_TO_POINTER (count));
    }
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      Combination combination = { g_memdup2 (g_bytes_get_data (key, NULL),
                                             sizeof (guint64) * upset->n_words),
                                  GPOINTER_TO_SIZE (n) };

      g_array_append_val (upset->combinations, combination);
    }
  g_array_sort (upset->combinations, compare_combinations);
}

static gboolean
is_in_any (const Upset *upset,
           guint        option)
{
  for (guint i = 0; i < upset->combinations->len; i++)
    if (has_option (upset, &g_array_index (upset->combinations, Combination, i), option))
      return TRUE;
  return FALSE;
}

static gsize
get_total (const Upset *upset,
           guint        option)
{
  return duid_rows_count (((DuidGroupOf *) upset->groups->pdata[option])->rows);
}

/* The options that are in a shown combination, the most chosen first. */
static void
list_rows (Upset *upset,
           guint  most)
{
  for (guint option = 0; option < upset->groups->len; option++)
    {
      guint at = 0;

      if (!is_in_any (upset, option))
        continue;
      while (at < upset->shown->len &&
             get_total (upset, g_array_index (upset->shown, guint, at)) >=
               get_total (upset, option))
        at++;
      g_array_insert_val (upset->shown, at, option);
    }
  g_array_set_size (upset->shown, MIN (upset->shown->len, most));
  for (guint i = 0; i < upset->shown->len; i++)
    {
      guint option = g_array_index (upset->shown, guint, i);

      g_ptr_array_add (upset->labels, ((DuidGroupOf *) upset->groups->pdata[option])->label);
      g_ptr_array_add (upset->amounts,
                       duid_ink_dup_count (upset->chart, get_total (upset, option)));
    }
}

/* A column must hold its count. */
static double
get_least_column (const Upset *upset)
{
  DuidTextStyle style = duid_chart_get_style (upset->chart, COUNT_TEXT, TRUE);
  double        least = LEAST_COLUMN * upset->chart->size;

  for (guint i = 0; i < MIN (upset->combinations->len, MOST_COLUMNS); i++)
    {
      g_autofree char *count =
        duid_ink_dup_count (upset->chart, g_array_index (upset->combinations, Combination, i).n);
      double width;

      duid_scene_measure_text (upset->chart->scene, count, &style, &width, NULL);
      least = MAX (least, width + 3 * upset->chart->size);
    }
  return least;
}

static void
shorten (Upset *upset)
{
  DuidChart *chart = upset->chart;
  double     room = (chart->to.x - chart->from.x) * .52 / get_least_column (upset);
  guint      most = (guint) CLAMP (room, 2, MOST_COLUMNS);

  while (chart->request.is_audience && upset->combinations->len > 0 &&
         g_array_index (upset->combinations, Combination, upset->combinations->len - 1).n <
           DUID_FEWEST_SHOWN)
    {
      g_array_set_size (upset->combinations, upset->combinations->len - 1);
      upset->n_more++;
    }
  if (upset->combinations->len > most)
    {
      upset->n_more += upset->combinations->len - most;
      g_array_set_size (upset->combinations, most);
    }
}

static void
lay_out (Upset *upset)
{
  DuidChart *chart = upset->chart;
  double     height = chart->to.y - chart->from.y;
  double     least = duid_row_frame_get_least (chart);
  double     foot = upset->n_more > 0 ? COUNT_ROOM * chart->size : 0;

  list_rows (upset, (guint) MAX (height * (1 - BARS_SHARE) / least, 2));
  upset->frame = duid_row_frame_lay_out (chart, upset->labels, upset->amounts,
                                         height * BARS_SHARE, foot, MOST_PITCH);
  upset->top = chart->from.y + COUNT_ROOM * chart->size;
  upset->bars = upset->frame.top - 4 * chart->size;
  upset->column = (upset->frame.right - upset->frame.left) / MAX (upset->combinations->len, 1);
  upset->column = MIN (upset->column, 4 * MAX (LEAST_COLUMN * chart->size,
                                               get_least_column (upset) / 4));
}

static void
add_bands (const Upset *upset)
{
  DuidChart *chart = upset->chart;
  DuidColour pale = duid_ink_mix (chart->palette->guide, chart->palette->background, .3);
  DuidPen    band = { .fill = pale };

  duid_scene_begin_layer (chart->scene, "axis", _ ("Rows"));
  for (guint i = 0; i < upset->shown->len; i += 2)
    duid_scene_add_rectangle (chart->scene, upset->frame.left,
                              upset->frame.top + i * upset->frame.pitch,
                              upset->column * upset->combinations->len, upset->frame.pitch, 0,
                              band);
}

static void
add_bar (const Upset       *upset,
         const Combination *combination,
         double             x,
         double             most)
{
  DuidChart       *chart = upset->chart;
  double           height = (double) combination->n / most * (upset->bars - upset->top);
  double           width = upset->column * .64;
  g_autofree char *count = duid_ink_dup_count (chart, combination->n);
  DuidTextStyle    style = duid_chart_get_style (chart, COUNT_TEXT, TRUE);

  duid_scene_add_rectangle (chart->scene, x - width / 2, upset->bars - height, width, height, 0,
                            (DuidPen) { .fill = chart->palette->series[0] });
  style.horizontal = DUID_ALIGN_MIDDLE;
  style.vertical = DUID_ALIGN_END;
  duid_scene_add_text (chart->scene, (DuidPoint) { x, upset->bars - height - chart->size }, count,
                       &style);
}

static void
add_dots (const Upset       *upset,
          const Combination *combination,
          double             x)
{
  DuidChart *chart = upset->chart;
  double     radius = MIN (DOT * chart->size, MIN (upset->frame.pitch, upset->column) * .3);
  int        first = -1, last = -1;
  DuidPen    line = { .stroke = chart->palette->text, .line_width = 1.8 * chart->line };

  for (guint i = 0; i < upset->shown->len; i++)
    if (has_option (upset, combination, g_array_index (upset->shown, guint, i)))
      {
        first = first < 0 ? (int) i : first;
        last = (int) i;
      }
  if (last > first)
    duid_scene_add_line (chart->scene,
                         (DuidPoint) { x, duid_row_frame_get_y (&upset->frame, (guint) first) },
                         (DuidPoint) { x, duid_row_frame_get_y (&upset->frame, (guint) last) },
                         line);
  for (guint i = 0; i < upset->shown->len; i++)
    {
      gboolean  is_in = has_option (upset, combination, g_array_index (upset->shown, guint, i));
      DuidPoint at = { x, duid_row_frame_get_y (&upset->frame, i) };

      duid_scene_add_mark (chart->scene, at, is_in ? radius : radius * .45, DUID_SHAPE_DISC,
                           (DuidPen) { .fill = is_in ? chart->palette->text
                                                     : chart->palette->guide });
    }
}

static void
add_columns (const Upset *upset)
{
  DuidChart *chart = upset->chart;
  double     most =
    upset->combinations->len > 0
          ? (double) g_array_index (upset->combinations, Combination, 0).n
          : 1;

  duid_scene_begin_layer (chart->scene, "bars", _ ("How many stories have the combination"));
  for (guint i = 0; i < upset->combinations->len; i++)
    {
      const Combination *combination = &g_array_index (upset->combinations, Combination, i);
      double             x = upset->frame.left + (i + .5) * upset->column;

      add_bar (upset, combination, x, most);
      duid_chart_add_box (chart, DUID_HIT_CELL, (int) i, x - upset->column / 2, upset->top,
                          upset->column, upset->frame.bottom - upset->top);
    }
  duid_scene_begin_layer (chart->scene, "dots", _ ("What is in the combination"));
  for (guint i = 0; i < upset->combinations->len; i++)
    add_dots (upset, &g_array_index (upset->combinations, Combination, i),
              upset->frame.left + (i + .5) * upset->column);
}

static void
add_foot (const Upset *upset)
{
  DuidChart       *chart = upset->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, COUNT_TEXT, FALSE);
  g_autofree char *words = NULL;

  if (upset->n_more == 0)
    return;
  words = g_strdup_printf (ngettext ("and %u rarer combination", "and %u rarer combinations",
                                     upset->n_more),
                           upset->n_more);
  style.colour = chart->palette->secondary;
  style.vertical = DUID_ALIGN_END;
  duid_scene_begin_layer (chart->scene, "legend", _ ("Key"));
  duid_scene_add_text (chart->scene, (DuidPoint) { chart->from.x, chart->to.y }, words, &style);
}

static char *
dup_names (const Upset       *upset,
           const Combination *combination)
{
  GString *names = g_string_new (NULL);

  for (guint option = 0; option < upset->groups->len; option++)
    if (has_option (upset, combination, option))
      g_string_append_printf (names, "%s%s", names->len > 0 ? " + " : "",
                              ((DuidGroupOf *) upset->groups->pdata[option])->label);
  if (names->len == 0)
    g_string_append (names, _ ("none of them"));
  return g_string_free (names, FALSE);
}

static char *
say_combination (DuidChart *chart,
                 DuidHit    hit)
{
  const Upset       *upset = chart->own;
  const Combination *combination =
    &g_array_index (upset->combinations, Combination, (guint) hit.index);
  g_autofree char *names = dup_names (upset, combination);
  g_autofree char *n = duid_ink_dup_count (chart, combination->n);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s story", "%s: %s stories",
                                       combination->n),
                          names, n);
}

/* Each option that is in it, and none of the others. */
static void
brush_combination (DuidChart *chart,
                   DuidHit    hit,
                   GPtrArray *brushes)
{
  const Upset            *upset = chart->own;
  const DuidChartRequest *request = &chart->request;
  const Combination      *combination =
    &g_array_index (upset->combinations, Combination, (guint) hit.index);
  g_autoptr (DuidCondition) others = NULL;

  for (guint option = 0; option < upset->groups->len; option++)
    {
      g_autoptr (DuidCondition) one = duid_group_condition_new (
        request->dataset, request->tagging, request->question, option);

      if (has_option (upset, combination, option))
        g_ptr_array_add (brushes, g_steal_pointer (&one));
      else if (others == NULL)
        others = g_steal_pointer (&one);
      else
        {
          g_autoptr (DuidCondition) before = g_steal_pointer (&others);

          others = duid_condition_joined (before, one);
        }
    }
  if (others != NULL)
    g_ptr_array_add (brushes, duid_condition_inverted (others));
}

static const DuidPlotKind upset_kind = {
  .hit_brushes = brush_combination,
  .hit_words = say_combination,
};

static void
tell (const Upset *upset)
{
  const Combination *first = &g_array_index (upset->combinations, Combination, 0);
  g_autofree char   *names = dup_names (upset, first);
  g_autofree char   *n = duid_ink_dup_count (upset->chart, first->n);
  g_autofree char   *words =
    g_strdup_printf (_ ("The commonest combination: %s (%s)."), names, n);

  duid_chart_add_remark (upset->chart, words);
}

void
duid_upset_plot_fill (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  Upset                  *upset = g_new0 (Upset, 1);

  upset->chart = chart;
  upset->combinations = g_array_new (FALSE, FALSE, sizeof (Combination));
  g_array_set_clear_func (upset->combinations, clear_combination);
  upset->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  upset->labels = g_ptr_array_new ();
  upset->amounts = g_ptr_array_new_with_free_func (g_free);
  upset->groups = duid_summary_split (request->dataset, request->tagging, request->question,
                                      request->base);
  chart->own = upset;
  chart->free_own = free_upset;
  if (upset->groups != NULL)
    {
      upset->n_words = upset->groups->len / 64 + 1;
      count_combinations (upset);
      shorten (upset);
    }
  if (upset->combinations->len == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &upset_kind;
  lay_out (upset);
  add_bands (upset);
  add_columns (upset);
  duid_row_frame_add_words (&upset->frame, upset->labels, upset->amounts);
  add_foot (upset);
  tell (upset);
}
