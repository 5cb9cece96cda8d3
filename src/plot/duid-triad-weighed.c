/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include <math.h>
#include <string.h>

/* Triads of stories that weigh more or less. */

#define STEPS 256 /* of a weight of 1 in the fine grid, whose cells hold whole numbers */

static void
weigh_row (DuidTriadPlot *plot,
           gsize          row)
{
  DuidTriadAmounts *amounts = &plot->amounts;
  double            amount = duid_chart_weigh (plot->chart, row);
  guint8            part = plot->codes->parts[row];

  amounts->n += amount;
  amounts->zones[plot->codes->zones[row]] += amount;
  if (part < DUID_TRIAD_FIRST_EDGE)
    amounts->corners[part] += amount;
  else if (part < DUID_TRIAD_INSIDE)
    amounts->strips[(part - DUID_TRIAD_FIRST_EDGE) / DUID_N_STRIP_BINS]
                   [(part - DUID_TRIAD_FIRST_EDGE) % DUID_N_STRIP_BINS] += amount;
  else
    {
      amounts->inside += amount;
      plot->cells[plot->codes->cells[row]] += (guint32) lround (STEPS * amount);
    }
}

void
duid_triad_plot_weigh (DuidTriadPlot  *plot,
                       const DuidRows *rows)
{
  memset (&plot->amounts, 0, sizeof plot->amounts);
  memset (plot->cells, 0, DUID_TRIAD_N_CELLS * sizeof *plot->cells);
  for (gsize row = 0; row < plot->codes->n_rows; row++)
    if (plot->codes->parts[row] != DUID_TRIAD_NOWHERE &&
        (rows == NULL || duid_rows_has (rows, row)))
      weigh_row (plot, row);
}

DuidCentre
duid_triad_weigh_centre (DuidChart       *chart,
                         const DuidTriad *triads,
                         const DuidRows  *rows)
{
  const guint8 *states = duid_dataset_get_states (chart->request.dataset,
                                                  (guint) chart->request.question);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (DuidPoint));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      double    weight = duid_chart_weigh (chart, (gsize) row);
      DuidPoint point = duid_triad_to_plane (triads[row]);

      if (states[row] != DUID_STATE_ANSWERED || !duid_chart_is_in_base (chart, (gsize) row) ||
          weight <= 0)
        continue;
      g_array_append_val (points, point);
      g_array_append_val (weights, weight);
    }
  return duid_centre_weighed ((DuidPoint *) (gpointer) points->data,
                              (double *) (gpointer) weights->data, points->len);
}
