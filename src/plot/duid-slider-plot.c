/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"
#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "plot/duid-slider-foot.h"
#include "plot/duid-value-curve.h"
#include "plot/duid-value-axis.h"

/* Pixels of look.md on a card. */
#define PERCENT_TEXT 14.67
#define LABEL_TEXT   11.0
#define HEAD_GAP     5.0
#define BRUSH_TINT   .12
#define BAND_GAP     6.0 /* between the words of two bands */
#define N_FIFTHS     5

/* A stretch of the scale with its share: a band, or a fifth when there are none. */
typedef struct
{
  const char *label; /* or NULL */
  double      from;  /* values */
  double      to;
  gsize       n;
  double      amount; /* the same, weighed */
  double      width;  /* for its label, pixels */
} Stretch;

static const DuidQuestion *
get_question (DuidChart *chart)
{
  return duid_dataset_get_question (chart->request.dataset, (guint) chart->request.question);
}

static void
list_bands (DuidChart          *chart,
            const DuidQuestion *question,
            GArray             *stretches)
{
  double from = question->min;
  double n = (double) chart->summary->states[DUID_STATE_ANSWERED];

  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand    *band = &g_array_index (question->bands, DuidBand, i);
      const DuidShareOf *share = g_ptr_array_index (chart->summary->bands, i);
      Stretch            stretch = {
                   .label = band->label,
                   .from = from,
                   .to = CLAMP (band->below, from, question->max),
                   .n = share->n,
                   .amount = share->percent / 100 * n,
      };

      g_array_append_val (stretches, stretch);
      from = stretch.to;
    }
}

static void
list_fifths (DuidChart          *chart,
             const DuidQuestion *question,
             GArray             *stretches)
{
  guint n_each = chart->summary->n_histogram / N_FIFTHS;

  for (guint i = 0; i < N_FIFTHS; i++)
    {
      double  fifth = (question->max - question->min) / N_FIFTHS;
      Stretch stretch = {
        .from = question->min + i * fifth,
        .to = question->min + (i + 1) * fifth,
      };

      for (guint bin = i * n_each; bin < (i + 1) * n_each; bin++)
        {
          stretch.n += chart->summary->histogram[bin];
          stretch.amount += chart->summary->amounts[bin];
        }
      g_array_append_val (stretches, stretch);
    }
}

static GArray *
list_stretches (DuidChart *chart)
{
  const DuidQuestion *question = get_question (chart);
  GArray             *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  if (question->bands->len > 0 && !duid_display_has (chart->request.layers, "fifths"))
    list_bands (chart, question, stretches);
  else
    list_fifths (chart, question, stretches);
  return stretches;
}

static double
measure_longest_word (DuidChart  *chart,
                      const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  DuidTextStyle style = duid_chart_get_style (chart, LABEL_TEXT, FALSE);
  double        longest = 0;

  for (char **word = words; *word != NULL; word++)
    {
      double width;

      duid_scene_measure_text (chart->scene, *word, &style, &width, NULL);
      longest = MAX (longest, ceil (width) + 1);
    }
  return MIN (longest, (chart->to.x - chart->from.x) / 2);
}

/* The room over a band itself. */
static double
get_own_width (DuidChart     *chart,
               const Stretch *stretch)
{
  const DuidQuestion *question = get_question (chart);
  double              share = (stretch->to - stretch->from) / (question->max - question->min);

  return MAX (share * (chart->to.x - chart->from.x) - BAND_GAP * chart->size, 1);
}

/* No word is cut for a narrow band, unless the words of all would then not stand side
 * by side. */
static void
choose_widths (DuidChart *chart,
               GArray    *stretches)
{
  gboolean is_crowded = FALSE;
  double   reach = -INFINITY;
  double   at = chart->from.x;

  for (guint i = 0; i < stretches->len; i++)
    {
      Stretch *stretch = &g_array_index (stretches, Stretch, i);
      double   own = get_own_width (chart, stretch);
      double   width = own;
      double   from;

      if (stretch->label != NULL)
        width = MAX (own, measure_longest_word (chart, stretch->label));
      from = at + (own + BAND_GAP * chart->size - width) / 2;
      from = CLAMP (from, chart->from.x, MAX (chart->from.x, chart->to.x - width));
      is_crowded = is_crowded || from < reach + BAND_GAP * chart->size / 2;
      reach = from + width;
      at += own + BAND_GAP * chart->size;
      stretch->width = width;
    }
  for (guint i = 0; is_crowded && i < stretches->len; i++)
    {
      Stretch *stretch = &g_array_index (stretches, Stretch, i);

      stretch->width = get_own_width (chart, stretch);
    }
}

/* The words of a band, on two lines if they must. */
static DuidTextStyle
get_label_style (DuidChart     *chart,
                 const Stretch *stretch)
{
  DuidTextStyle style = duid_chart_get_style (chart, LABEL_TEXT, FALSE);

  style.colour = chart->palette->secondary;
  style.horizontal = DUID_ALIGN_MIDDLE;
  style.width = stretch->width;
  style.lines = 2;
  return style;
}

static DuidTextStyle
get_percent_style (DuidChart     *chart,
                   const Stretch *stretch)
{
  DuidTextStyle style = duid_chart_get_style (chart, PERCENT_TEXT, TRUE);

  if (stretch->label == NULL)
    {
      style.size = LABEL_TEXT;
      style.is_bold = FALSE;
      style.colour = chart->palette->secondary;
    }
  style.horizontal = DUID_ALIGN_MIDDLE;
  return style;
}

static gboolean
has_shares (DuidChart *chart)
{
  return !chart->request.hides_summary &&
         chart->summary->states[DUID_STATE_ANSWERED] >= DUID_FEWEST_SHOWN;
}

static double
measure_head (DuidChart *chart,
              GArray    *stretches)
{
  double percents = 0;
  double labels = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      DuidTextStyle  style = get_label_style (chart, stretch);
      double         height;

      if (stretch->label != NULL)
        {
          duid_scene_measure_text (chart->scene, stretch->label, &style, NULL, &height);
          labels = MAX (labels, height);
        }
      style = get_percent_style (chart, stretch);
      duid_scene_measure_text (chart->scene, "0", &style, NULL, &height);
      percents = has_shares (chart) ? height : 0;
    }
  return percents + labels + HEAD_GAP * chart->size;
}

static void
add_words_above (DuidValueAxis *axis,
                 const Stretch *stretch)
{
  DuidChart       *chart = axis->chart;
  g_autofree char *share = duid_ink_dup_amount (chart, stretch->n, stretch->amount, axis->n_base);
  DuidTextStyle    label = get_label_style (chart, stretch);
  DuidTextStyle    percent = get_percent_style (chart, stretch);
  double           from = duid_value_axis_get_x (axis, stretch->from);
  double           to = duid_value_axis_get_x (axis, stretch->to);
  double           half = label.width / 2;
  DuidPoint        at = { (from + to) / 2, axis->head };
  double           height = 0;

  at.x = CLAMP (at.x, chart->from.x + half, MAX (chart->from.x + half, chart->to.x - half));
  if (has_shares (chart))
    {
      duid_scene_add_text (chart->scene, at, share, &percent);
      duid_scene_measure_text (chart->scene, "0", &percent, NULL, &height);
    }
  at.y += height;
  if (stretch->label != NULL)
    duid_scene_add_text (chart->scene, at, stretch->label, &label);
}

static gboolean
is_brushed (DuidChart  *chart,
            const char *band)
{
  GPtrArray *brushes = chart->request.brushes;

  for (guint i = 0; band != NULL && brushes != NULL && i < brushes->len; i++)
    {
      const DuidCondition *brush = g_ptr_array_index (brushes, i);
      gboolean             is_named = FALSE;

      if (brush->kind != DUID_CONDITION_BANDS)
        continue;
      for (guint j = 0; j < brush->words->len; j++)
        is_named = is_named || g_str_equal (g_ptr_array_index (brush->words, j), band);
      if (is_named != brush->is_inverted)
        return TRUE;
    }
  return FALSE;
}

/* Borders between the stretches, a tint where one is brushed. */
static void
add_stretches (DuidValueAxis *axis,
               GArray        *stretches)
{
  DuidChart *chart = axis->chart;
  DuidPen    border = {
       .stroke = chart->palette->secondary,
       .line_width = .9 * chart->line,
       .dash_on = 2.5 * chart->line,
       .dash_off = 2.5 * chart->line,
  };

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      double         from = duid_value_axis_get_x (axis, stretch->from);
      double         to = duid_value_axis_get_x (axis, stretch->to);

      if (is_brushed (chart, stretch->label))
        duid_ink_add_tint (chart, from, axis->top, to - from, axis->bottom - axis->top, BRUSH_TINT);
      if (stretch->label == NULL)
        border.stroke = chart->palette->guide;
      if (i > 0)
        duid_scene_add_line (chart->scene, (DuidPoint) { from, axis->top },
                             (DuidPoint) { from, axis->bottom }, border);
    }
}

static void
add_head (DuidValueAxis *axis,
          GArray        *stretches)
{
  duid_scene_begin_layer (axis->chart->scene, "bands", _ ("Bands and their shares"));
  for (guint i = 0; i < stretches->len; i++)
    add_words_above (axis, &g_array_index (stretches, Stretch, i));
}

static void
add_band_areas (DuidValueAxis *axis,
                GArray        *stretches)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      double         from = duid_value_axis_get_x (axis, stretch->from);
      double         to = duid_value_axis_get_x (axis, stretch->to);

      if (stretch->label != NULL)
        duid_chart_add_box (axis->chart, DUID_HIT_BAND, (int) i, from, axis->head, to - from,
                            axis->bottom - axis->head);
    }
}

static DuidCondition *
brush_hit (DuidChart *chart,
           DuidHit    hit)
{
  const DuidQuestion *question = get_question (chart);
  const char         *words[] = { NULL, NULL };

  if (hit.kind != DUID_HIT_BAND)
    return duid_value_axis_hit_brush (chart, hit);
  if (hit.index < 0 || (guint) hit.index >= question->bands->len)
    return NULL;
  words[0] = g_array_index (question->bands, DuidBand, hit.index).label;
  return duid_condition_new_words (DUID_CONDITION_BANDS, question->name, words);
}

static const DuidPlotKind slider_kind = {
  .drag_brush = duid_value_axis_drag_brush,
  .hit_brush = brush_hit,
  .draw_brush = duid_value_axis_draw_brush,
  .draw_place = duid_value_axis_draw_place,
};

void
duid_slider_plot_fill (DuidChart *chart)
{
  const DuidQuestion *question = get_question (chart);
  g_autoptr (GArray) stretches = list_stretches (chart);
  DuidValueAxis *axis;

  duid_value_curve_tell (chart);
  axis = duid_value_axis_new (chart, question->min, question->max);
  chart->kind = &slider_kind;
  choose_widths (chart, stretches);
  duid_value_axis_lay_out (axis, measure_head (chart, stretches),
                           duid_slider_foot_measure (chart, chart->from.x, chart->to.x,
                                                     (chart->from.x + chart->to.x) / 2));
  duid_value_axis_add_brushes (axis);
  add_stretches (axis, stretches);
  duid_value_axis_add_bars (axis);
  duid_value_curve_add (axis);
  add_head (axis, stretches);
  duid_slider_foot_add (chart, chart->from.x, chart->to.x, (chart->from.x + chart->to.x) / 2,
                        axis->bottom);
  duid_value_axis_add_strip (axis);
  duid_value_axis_add_middle (axis);
  duid_value_axis_add_words (axis);
  add_band_areas (axis, stretches);
  duid_value_axis_add_areas (axis);
}
