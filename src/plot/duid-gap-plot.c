/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"
#include "plot/duid-finding.h"
#include "plot/duid-ink.h"
#include "plot/duid-item-table.h"
#include "plot/duid-row-frame.h"

/* How far two ratings of the same things lie apart: a bar a stone of a canvas from 0 to
 * across less up (importance less experience), the widest first, with its 95 % margin;
 * pale where chance does as much. */

/* Pixels of look.md on a card. */
#define HEAD_TEXT   11.5
#define TICK_TEXT   11.0
#define MOST_PITCH  36.0
#define BAR         .6
#define TICK_ROOM   18.0
#define HEAD_GAP    4.0
#define FALSE_SHARE .05
#define CAP         3.5

typedef struct
{
  DuidChart          *chart; /* borrowed */
  const DuidQuestion *question;
  GArray             *items; /* DuidRatedItem, the widest gap first */
  GPtrArray          *labels;
  GPtrArray          *amounts;
  DuidRowFrame        frame;
  double              low;
  double              high;
  double              step;
} Gaps;

static void
free_gaps (gpointer data)
{
  Gaps *gaps = data;

  g_array_unref (gaps->items);
  g_ptr_array_unref (gaps->labels);
  g_ptr_array_unref (gaps->amounts);
  g_free (gaps);
}

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const DuidRatedItem *left = a;
  const DuidRatedItem *right = b;

  if (left->gap.mean != right->gap.mean)
    return left->gap.mean > right->gap.mean ? -1 : 1;
  return left->stone < right->stone ? -1 : 1;
}

static void
list_items (Gaps *gaps)
{
  DuidChart *chart = gaps->chart;

  gaps->items = duid_item_table_new (chart->request.dataset, (guint) chart->request.question,
                                     chart->request.base);
  for (guint i = gaps->items->len; i-- > 0;)
    {
      gsize n = g_array_index (gaps->items, DuidRatedItem, i).gap.n;

      if (n < DUID_FEWEST_SHOWN)
        g_array_remove_index (gaps->items, i);
    }
  g_array_sort (gaps->items, compare_gaps);
}

static char *
dup_signed (double value)
{
  g_autofree char *number = duid_number_for_people (value, 1);

  return value > 0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

/* With one decimal always: “−2.0” below “−2.3” is read at a glance. */
static char *
dup_tenths (double value)
{
  g_autofree char *tenths = duid_number_for_people (1.5, 1);
  g_autofree char *number = dup_signed (value);
  gboolean         is_whole = strpbrk (number, ".,") == NULL;

  /* The mark of the locale and a zero: “1.5” without its digits. */
  tenths[strlen (tenths) - 1] = '0';
  return is_whole ? g_strconcat (number, tenths + 1, NULL) : g_steal_pointer (&number);
}

static void
list_words (Gaps *gaps)
{
  for (guint i = 0; i < gaps->items->len; i++)
    {
      const DuidRatedItem *item = &g_array_index (gaps->items, DuidRatedItem, i);

      g_ptr_array_add (gaps->labels, gaps->question->stones->pdata[item->stone]);
      g_ptr_array_add (gaps->amounts, dup_tenths (item->gap.mean));
    }
}

static void
choose_scale (Gaps *gaps)
{
  static const double steps[] = { .1, .2, .5, 1, 2, 5, 10, 20, 50, 100 };
  double              most = 1e-6;

  for (guint i = 0; i < gaps->items->len; i++)
    {
      const DuidMean *gap = &g_array_index (gaps->items, DuidRatedItem, i).gap;
      double          low = isfinite (gap->low) ? MIN (gap->low, gap->mean) : gap->mean;
      double          high = isfinite (gap->high) ? MAX (gap->high, gap->mean) : gap->mean;

      gaps->low = MIN (gaps->low, low);
      gaps->high = MAX (gaps->high, high);
    }
  if (gaps->high - gaps->low < most)
    {
      gaps->low = -1;
      gaps->high = 1;
    }
  most = MAX (gaps->high - gaps->low, most);
  gaps->step = steps[0];
  for (guint i = 0; i < G_N_ELEMENTS (steps) && most / gaps->step > 5; i++)
    gaps->step = steps[i];
  gaps->low = floor (gaps->low / gaps->step + 1e-9) * gaps->step;
  gaps->high = MAX (ceil (gaps->high / gaps->step - 1e-9) * gaps->step, gaps->low + gaps->step);
}

static double
get_x (const Gaps *gaps,
       double      value)
{
  return gaps->frame.left + (value - gaps->low) / (gaps->high - gaps->low) *
                              (gaps->frame.right - gaps->frame.left);
}

static DuidTextStyle
get_head_style (const Gaps *gaps)
{
  DuidTextStyle style = duid_chart_get_style (gaps->chart, HEAD_TEXT, TRUE);

  style.width = gaps->chart->to.x - gaps->chart->from.x;
  style.lines = 2;
  return style;
}

static char *
dup_head (const Gaps *gaps)
{
  const char *x = gaps->question->x.label != NULL ? gaps->question->x.label : "x";
  const char *y = gaps->question->y.label != NULL ? gaps->question->y.label : "y";

  /* Translators: the difference of two ratings, “importance minus experience”. */
  return g_strdup_printf (_ ("%s minus %s, for those who rated both"), x, y);
}

static void
add_axis (const Gaps *gaps)
{
  DuidChart    *chart = gaps->chart;
  DuidTextStyle style = duid_chart_get_style (chart, TICK_TEXT, FALSE);
  DuidPen       guide = { .stroke = chart->palette->guide, .line_width = .9 * chart->line };
  DuidPen       zero = { .stroke = chart->palette->line, .line_width = 1.2 * chart->line };
  int           n = (int) lround ((gaps->high - gaps->low) / gaps->step);

  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  duid_scene_begin_layer (chart->scene, "axis", _ ("Scale"));
  for (int i = 0; i <= n; i++)
    {
      double           value = gaps->low + i * gaps->step;
      double           x = get_x (gaps, value);
      gboolean         is_zero = fabs (value) < gaps->step / 2;
      g_autofree char *label = is_zero ? g_strdup ("0") : dup_signed (value);

      duid_scene_add_line (chart->scene, (DuidPoint) { x, gaps->frame.top },
                           (DuidPoint) { x, gaps->frame.bottom }, is_zero ? zero : guide);
      duid_scene_add_text (chart->scene, (DuidPoint) { x, gaps->frame.bottom + 2 * chart->size },
                           label, &style);
    }
}

static void
add_whisker (const Gaps          *gaps,
             const DuidRatedItem *item,
             double               y)
{
  DuidChart *chart = gaps->chart;
  DuidPen    pen = { .stroke = chart->palette->text, .line_width = 1.2 * chart->line };
  double     low = get_x (gaps, item->gap.low), high = get_x (gaps, item->gap.high);
  double     cap = CAP * chart->size;

  if (item->gap.n < DUID_FEWEST_PERCENTS || !isfinite (item->gap.low))
    return;
  duid_scene_add_line (chart->scene, (DuidPoint) { low, y }, (DuidPoint) { high, y }, pen);
  duid_scene_add_line (chart->scene, (DuidPoint) { low, y - cap }, (DuidPoint) { low, y + cap },
                       pen);
  duid_scene_add_line (chart->scene, (DuidPoint) { high, y - cap }, (DuidPoint) { high, y + cap },
                       pen);
}

static void
add_bars (const Gaps *gaps)
{
  DuidChart *chart = gaps->chart;

  /* xgettext:no-c-format */
  duid_scene_begin_layer (chart->scene, "bars", _ ("Gaps with 95 % margins"));
  for (guint i = 0; i < gaps->items->len; i++)
    {
      const DuidRatedItem *item = &g_array_index (gaps->items, DuidRatedItem, i);
      double               y = duid_row_frame_get_y (&gaps->frame, i);
      double               height = gaps->frame.pitch * BAR;
      double               from = get_x (gaps, MIN (item->gap.mean, 0));
      double               to = get_x (gaps, MAX (item->gap.mean, 0));
      DuidColour           colour = chart->palette->series[item->gap.mean >= 0 ? 1 : 0];
      DuidPen              pen = duid_ink_get_pen (chart, colour);

      if (!(item->q < FALSE_SHARE))
        pen = (DuidPen) { .fill = duid_ink_mix (colour, chart->palette->background, .25),
                          .stroke = chart->palette->secondary,
                          .line_width = .8 * chart->line };
      duid_scene_add_rectangle (chart->scene, from, y - height / 2, to - from, height, 0, pen);
      if (!chart->request.hides_summary)
        add_whisker (gaps, item, y);
      duid_row_frame_add_area (&gaps->frame, i, DUID_HIT_CELL, (int) i);
    }
}

static void
lay_out (Gaps *gaps)
{
  DuidChart       *chart = gaps->chart;
  DuidTextStyle    style = get_head_style (gaps);
  g_autofree char *words = dup_head (gaps);
  double           head;

  duid_scene_measure_text (chart->scene, words, &style, NULL, &head);
  gaps->frame = duid_row_frame_lay_out (chart, gaps->labels, gaps->amounts,
                                        head + HEAD_GAP * chart->size, 2 * TICK_ROOM * chart->size,
                                        MOST_PITCH);
  duid_scene_begin_layer (chart->scene, "head", _ ("What the bars are"));
  duid_scene_add_text (chart->scene, chart->from, words, &style);
}

static void
add_legend (const Gaps *gaps)
{
  DuidChart    *chart = gaps->chart;
  DuidTextStyle style = duid_chart_get_style (chart, TICK_TEXT, FALSE);

  style.colour = chart->palette->secondary;
  style.width = chart->to.x - chart->from.x;
  style.lines = 1;
  duid_scene_begin_layer (chart->scene, "legend", _ ("Key"));
  duid_scene_add_text (chart->scene,
                       (DuidPoint) { chart->from.x,
                                     gaps->frame.bottom + TICK_ROOM * chart->size },
                       _ ("Pale: no sure difference (signed ranks, q ≥ 0.05)"), &style);
}

static char *
say_gap (DuidChart *chart,
         DuidHit    hit)
{
  const Gaps          *gaps = chart->own;
  const DuidRatedItem *item = &g_array_index (gaps->items, DuidRatedItem, (guint) hit.index);
  const char          *label = gaps->question->stones->pdata[item->stone];
  g_autofree char     *gap = dup_signed (item->gap.mean);
  g_autofree char     *n = duid_ink_dup_count (chart, item->gap.n);
  g_autofree char     *q = NULL;

  if (!isfinite (item->q))
    return g_strdup_printf (_ ("%s: %s (%s persons)"), label, gap, n);
  q = duid_finding_dup_p ("q", item->q);
  return g_strdup_printf (_ ("%s: %s (95 %% margin %.1f to %.1f; %s persons; %s)"), label, gap,
                          item->gap.low, item->gap.high, n, q);
}

static DuidCondition *
brush_stone (DuidChart *chart,
             DuidHit    hit)
{
  const Gaps *gaps = chart->own;
  const char *words[] = { NULL, NULL };

  if (hit.kind != DUID_HIT_CELL)
    return NULL;
  words[0] = gaps->question->stones
               ->pdata[g_array_index (gaps->items, DuidRatedItem, (guint) hit.index).stone];
  return duid_condition_new_words (DUID_CONDITION_OPTIONS, gaps->question->name, words);
}

static const DuidPlotKind gap_kind = {
  .hit_brush = brush_stone,
  .hit_words = say_gap,
};

static void
tell (const Gaps *gaps)
{
  g_autofree char *head = dup_head (gaps);
  GString         *words = g_string_new (head);

  for (guint i = 0; i < gaps->items->len; i++)
    g_string_append_printf (words, "%s %s %s", i == 0 ? ":" : ",",
                            (const char *) gaps->labels->pdata[i],
                            (const char *) gaps->amounts->pdata[i]);
  g_string_append_c (words, '.');
  duid_chart_add_remark (gaps->chart, words->str);
  g_string_free (words, TRUE);
}

void
duid_gap_plot_fill (DuidChart *chart)
{
  Gaps *gaps = g_new0 (Gaps, 1);

  gaps->chart = chart;
  gaps->question = duid_dataset_get_question (chart->request.dataset,
                                              (guint) chart->request.question);
  gaps->labels = g_ptr_array_new ();
  gaps->amounts = g_ptr_array_new_with_free_func (g_free);
  chart->own = gaps;
  chart->free_own = free_gaps;
  list_items (gaps);
  if (gaps->items->len == 0)
    {
      if (chart->summary->states[DUID_STATE_ANSWERED] == 0)
        duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      else
        duid_ink_add_advice (chart, _ ("Gaps need at least five persons who rated both."));
      return;
    }
  chart->kind = &gap_kind;
  list_words (gaps);
  choose_scale (gaps);
  lay_out (gaps);
  add_axis (gaps);
  add_bars (gaps);
  add_legend (gaps);
  duid_row_frame_add_words (&gaps->frame, gaps->labels, gaps->amounts);
  tell (gaps);
}
