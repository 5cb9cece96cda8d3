/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-row-frame.h"

/* Who placed which stone: not placing one is an answer too. A bar a stone, of those who
 * answered the canvas, with its 95 % margin. */

/* Pixels of look.md on a card. */
#define MOST_PITCH 36.0
#define BAR        .6
#define FOOT_TEXT  11.0
#define FOOT       34.0
#define PALE       .5
#define CAP        3.5

typedef struct
{
  DuidChart          *chart; /* borrowed */
  const DuidQuestion *question;
  GPtrArray          *amounts;
  DuidRowFrame        frame;
  gsize               n;
} Placements;

static void
free_placements (gpointer data)
{
  Placements *placements = data;

  g_ptr_array_unref (placements->amounts);
  g_free (placements);
}

static gsize
get_placed (const Placements *placements,
            guint             stone)
{
  return ((DuidStoneSummary *) placements->chart->summary->stones->pdata[stone])->n_placed;
}

static void
list_amounts (Placements *placements)
{
  for (guint i = 0; i < placements->question->stones->len; i++)
    {
      gsize            n = get_placed (placements, i);
      g_autofree char *count = duid_ink_dup_count (placements->chart, n);
      g_autofree char *share = duid_ink_dup_share (placements->chart, n, placements->n);

      g_ptr_array_add (placements->amounts,
                       placements->n >= DUID_FEWEST_PERCENTS &&
                           !duid_chart_hides (placements->chart, n)
                         ? g_strdup_printf ("%s · %s", count, share)
                         : g_steal_pointer (&count));
    }
}

static double
get_x (const Placements *placements,
       double            share)
{
  return placements->frame.left + share * (placements->frame.right - placements->frame.left);
}

static void
add_whisker (const Placements *placements,
             gsize             n,
             double            y)
{
  DuidChart *chart = placements->chart;
  DuidPen    pen = { .stroke = chart->palette->text, .line_width = 1.2 * chart->line };
  double     cap = CAP * chart->size;
  double     low, high;

  duid_wilson (n, placements->n, &low, &high);
  low = get_x (placements, low);
  high = get_x (placements, high);
  duid_scene_add_line (chart->scene, (DuidPoint) { low, y }, (DuidPoint) { high, y }, pen);
  duid_scene_add_line (chart->scene, (DuidPoint) { low, y - cap }, (DuidPoint) { low, y + cap },
                       pen);
  duid_scene_add_line (chart->scene, (DuidPoint) { high, y - cap }, (DuidPoint) { high, y + cap },
                       pen);
}

/* The stone's colour, so pale that the margin on it can be seen. */
static DuidPen
get_pen (DuidChart *chart,
         guint      stone)
{
  DuidColour colour = duid_chart_get_stone_colour (chart, (int) stone);

  return (DuidPen) {
    .fill = duid_ink_mix (colour, chart->palette->background, PALE),
    .stroke = duid_ink_get_line (chart, colour),
    .line_width = chart->line,
  };
}

static void
add_bars (const Placements *placements)
{
  DuidChart *chart = placements->chart;
  DuidColour ground = duid_ink_mix (chart->palette->guide, chart->palette->background, .45);
  DuidPen    all = { .fill = ground };

  duid_scene_begin_layer (chart->scene, "bars", _ ("How many placed the stone"));
  for (guint i = 0; i < placements->question->stones->len; i++)
    {
      gsize  n = get_placed (placements, i);
      double y = duid_row_frame_get_y (&placements->frame, i);
      double height = placements->frame.pitch * BAR;
      double share = (double) n / (double) placements->n;

      duid_scene_add_rectangle (chart->scene, placements->frame.left, y - height / 2,
                                placements->frame.right - placements->frame.left, height, 0, all);
      duid_row_frame_add_area (&placements->frame, i, DUID_HIT_BIN, (int) i);
      if (duid_chart_hides (chart, n) || n == 0)
        continue;
      duid_scene_add_rectangle (
        chart->scene, placements->frame.left, y - height / 2,
        share * (placements->frame.right - placements->frame.left), height, 0,
        get_pen (chart, i));
      if (placements->n >= DUID_FEWEST_PERCENTS && !chart->request.hides_summary)
        add_whisker (placements, n, y);
    }
}

static void
add_foot (const Placements *placements)
{
  DuidChart       *chart = placements->chart;
  DuidTextStyle    style = duid_chart_get_style (chart, FOOT_TEXT, FALSE);
  g_autofree char *n = duid_ink_dup_count (chart, placements->n);
  g_autofree char *not = duid_ink_dup_count (
    chart, chart->summary->states[DUID_STATE_NOT_APPLICABLE]);
  g_autofree char *words = g_strdup_printf (
    _ ("Placed by how many of the %s who answered; the rest left the stone where it was. "
       "Not applicable: %s."),
    n, not );

  style.colour = chart->palette->secondary;
  style.width = chart->to.x - chart->from.x;
  style.lines = 2;
  duid_scene_begin_layer (chart->scene, "legend", _ ("Key"));
  duid_scene_add_text (chart->scene,
                       (DuidPoint) { chart->from.x, placements->frame.bottom + 3 * chart->size },
                       words, &style);
}

static DuidCondition *
brush_stone (DuidChart *chart,
             DuidHit    hit)
{
  const Placements *placements = chart->own;
  const char       *words[] = { NULL, NULL };

  if (hit.kind != DUID_HIT_BIN || hit.index < 0 ||
      (guint) hit.index >= placements->question->stones->len)
    return NULL;
  words[0] = placements->question->stones->pdata[hit.index];
  return duid_condition_new_words (DUID_CONDITION_OPTIONS, placements->question->name, words);
}

static const DuidPlotKind placement_kind = {
  .hit_brush = brush_stone,
};

void
duid_placement_plot_fill (DuidChart *chart)
{
  Placements *placements = g_new0 (Placements, 1);

  placements->chart = chart;
  placements->question = duid_dataset_get_question (chart->request.dataset,
                                                    (guint) chart->request.question);
  placements->amounts = g_ptr_array_new_with_free_func (g_free);
  placements->n = chart->summary->states[DUID_STATE_ANSWERED];
  chart->own = placements;
  chart->free_own = free_placements;
  if (placements->n == 0)
    {
      duid_ink_add_excuse (chart, (chart->from.y + chart->to.y) / 2);
      return;
    }
  chart->kind = &placement_kind;
  list_amounts (placements);
  placements->frame =
    duid_row_frame_lay_out (chart, placements->question->stones, placements->amounts, 0,
                            FOOT * chart->size, MOST_PITCH);
  add_bars (placements);
  duid_row_frame_add_words (&placements->frame, placements->question->stones,
                            placements->amounts);
  add_foot (placements);
}
