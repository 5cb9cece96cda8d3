/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* From wave to wave within the same persons: an arrow a person, or, when they are many, a
 * field of mean arrows by where people began; and the mean arrow with the 95 % region of
 * its end. */

#define FIELD 6 /* cells along a side */

void
duid_triad_changes_prepare (DuidTriadPlot *plot)
{
  plot->waves = duid_waves_new (plot->chart, -1);
  plot->moves = duid_moves_new ();
  for (guint i = 0; i < plot->waves->pairs->len; i++)
    {
      const DuidWavePair *pair = &g_array_index (plot->waves->pairs, DuidWavePair, i);

      duid_moves_add (plot->moves, duid_triad_to_plane (plot->triads[pair->from]),
                      duid_triad_to_plane (plot->triads[pair->to]));
    }
  duid_moves_finish (plot->moves);
}

/* “Family +7, Professionals −4, Network −3 points”: how the mean shares changed. */
static char *
dup_direction (DuidTriadPlot *plot)
{
  const DuidMoves *moves = plot->moves;
  DuidTriad        from = duid_triad_from_plane (moves->start);
  DuidTriad        to = duid_triad_from_plane (
           (DuidPoint) { moves->start.x + moves->shift.centre.x,
                         moves->start.y + moves->shift.centre.y });

  g_autofree char *top = duid_figure_dup_change (100 * (to.top - from.top));
  g_autofree char *left = duid_figure_dup_change (100 * (to.left - from.left));
  g_autofree char *right = duid_figure_dup_change (100 * (to.right - from.right));

  /* Translators: a corner and how much more or less it has, three times. */
  return g_strdup_printf (_ ("%s %s, %s %s, %s %s points"), plot->question->corners[0], top,
                          plot->question->corners[1], left, plot->question->corners[2], right);
}

char *
duid_triad_changes_dup_words (DuidTriadPlot *plot)
{
  g_autofree char *who = NULL;
  g_autofree char *p = NULL;

  if (plot->moves == NULL || duid_waves_get_advice (plot->chart, plot->waves) != NULL)
    return NULL;
  who = duid_waves_dup_words (plot->chart, plot->waves);
  if (plot->moves->from->len < DUID_FEWEST_SHOWN)
    return g_steal_pointer (&who);
  p = duid_figure_dup_p (plot->moves->p);
  /* Translators: who answered twice; p. */
  return g_strdup_printf (_ ("%s The thick arrow is the mean (%s)."), who, p);
}

/* What the picture says, for those who cannot see where the arrow points. */
static void
tell (DuidTriadPlot *plot)
{
  g_autofree char *who = duid_waves_dup_words (plot->chart, plot->waves);
  g_autofree char *direction = NULL;
  g_autofree char *p = NULL;
  g_autofree char *words = NULL;

  duid_chart_add_remark (plot->chart, who);
  if (plot->moves->from->len < DUID_FEWEST_SHOWN)
    return;
  direction = dup_direction (plot);
  p = duid_figure_dup_p (plot->moves->p);
  /* Translators: how the mean share of each corner changed; p. */
  words = g_strdup_printf (_ ("On average: %s (%s)."), direction, p);
  duid_chart_add_remark (plot->chart, words);
}

static DuidPoint
place (gpointer  data,
       DuidPoint point)
{
  return duid_triad_plot_to_pixels (data, point);
}

static void
add_field (DuidTriadPlot *plot)
{
  DuidTriadCells    cells = { DUID_CELLS_TRIANGLES, FIELD };
  guint             n = plot->moves->from->len;
  g_autofree guint *of_pair = g_new (guint, MAX (n, 1));
  gsize             n_left;

  for (guint i = 0; i < n; i++)
    of_pair[i] = duid_triad_cells_find (
      cells, plot->triads[g_array_index (plot->waves->pairs, DuidWavePair, i).from]);
  n_left = duid_moves_add_field (plot->chart, plot->moves, of_pair,
                                 duid_triad_cells_get_n (cells), place, plot);
  if (n_left > 0)
    {
      g_autofree char *count = duid_ink_dup_count (plot->chart, n_left);
      g_autofree char *words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%s person who began where fewer than five did is only in the mean.",
                     "%s persons who began where fewer than five did are only in the mean.",
                     n_left),
        count);

      duid_chart_add_remark (plot->chart, words);
    }
}

static void
add_persons (DuidTriadPlot *plot)
{
  guint             n = plot->moves->from->len;
  g_autofree gsize *rows = g_new (gsize, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    rows[i] = g_array_index (plot->waves->pairs, DuidWavePair, i).to;
  duid_moves_add_persons (plot->chart, plot->moves, rows, place, plot);
}

static void
add_mean (DuidTriadPlot *plot)
{
  DuidChart *chart = plot->chart;
  DuidCentre end = plot->moves->shift;
  DuidColour colour = chart->palette->text;

  end.centre = (DuidPoint) { plot->moves->start.x + end.centre.x,
                             plot->moves->start.y + end.centre.y };
  duid_triad_plot_begin_layer (plot, "centre", _ ("Mean arrow with its 95 % region"));
  if (chart->request.hides_summary || plot->moves->from->len < DUID_FEWEST_SHOWN)
    return;
  if (end.n >= DUID_FEWEST_PERCENTS && isfinite (end.a))
    duid_triad_plot_add_region (plot, &end, colour);
  duid_moves_add_mean (chart, plot->moves, colour, place, plot);
}

void
duid_triad_changes_add (DuidTriadPlot *plot)
{
  DuidChart  *chart = plot->chart;
  const char *advice = duid_waves_get_advice (chart, plot->waves);
  guint       n = plot->moves->from->len;
  gboolean    is_field = n > DUID_MOST_ARROWS || chart->request.is_audience;

  duid_triad_plot_begin_layer (plot, "arrows", _ ("From the first answer to the last"));
  if (advice != NULL)
    {
      if (plot->n > 0)
        duid_ink_add_advice (chart, advice);
      return;
    }
  tell (plot);
  if (is_field && n >= DUID_FEWEST_SHOWN)
    add_field (plot);
  else if (!is_field)
    add_persons (plot);
  add_mean (plot);
}
