/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-cross-verdict.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plot/duid-figure.h"
#include "plot/duid-finding.h"

static const char *
name_strength (double v,
               guint  n_least)
{
  double w = v * sqrt (MAX (n_least, 2) - 1);

  return w < .1 ? _ ("hardly") : w < .3 ? _ ("weakly")
                               : w < .5 ? _ ("moderately")
                                        : _ ("strongly");
}

/* Two groups and two answers at least, or nothing can differ. */
static gboolean
can_differ (const DuidCrossTable *table)
{
  guint n_rows = 0;
  guint n_columns = 0;

  for (guint i = 0; i < table->n_rows; i++)
    n_rows += table->row_totals[i] > 0 ? 1 : 0;
  for (guint j = 0; j < table->n_columns; j++)
    n_columns += table->column_totals[j] > 0 ? 1 : 0;
  return n_rows > 1 && n_columns > 1;
}

char *
duid_cross_verdict_new (const DuidCrossTable *table)
{
  guint    n_marked = 0;
  gboolean is_rough = table->test != NULL && !table->is_permuted &&
                      table->test->least_expected < DUID_FEWEST_SHOWN;
  g_autofree char *p = NULL;

  if (table->n < DUID_FEWEST_PERCENTS)
    return g_strdup (_ ("Too few stories answered both questions for percentages."));
  if (!can_differ (table))
    return g_strdup (_ ("There is nothing to compare: one group only, or one answer only."));
  if (table->test != NULL)
    {
      p = duid_finding_dup_p ("p", table->p);
      if (!(table->p < DUID_CROSS_FALSE))
        return g_strdup_printf (
          _ ("No sure connection between these answers: Cramér’s V %.2f, %s%s."),
          table->test->v_corrected, p, is_rough ? _ (" (roughly: small cells)") : "");
      /* Translators: a word for how strongly, a number, “p = .03”. */
      return g_strdup_printf (
        _ ("These answers go together %s: Cramér’s V %.2f, %s%s."),
        name_strength (table->test->v_corrected, MIN (table->n_rows, table->n_columns)),
        table->test->v_corrected, p,
        is_rough ? _ (" (roughly: small cells)") : "");
    }
  for (guint i = 0; i < table->n_rows * table->n_columns; i++)
    if (fabs (table->adjusted[i]) > DUID_CROSS_MARKED && table->q[i] < DUID_CROSS_FALSE)
      n_marked++;
  if (n_marked == 0)
    return g_strdup (_ ("No combination surely differs from what chance gives."));
  return g_strdup_printf (ngettext ("%u combination differs from what chance gives.",
                                    "%u combinations differ from what chance gives.", n_marked),
                          n_marked);
}

static gboolean
has_percents (const DuidCrossTable *table)
{
  for (guint j = 0; j < table->n_columns; j++)
    if (table->column_totals[j] >= DUID_FEWEST_PERCENTS)
      return TRUE;
  return FALSE;
}

char *
duid_cross_legend_new (const DuidCrossTable *table)
{
  guint left_out = table->n_left_out[0] + table->n_left_out[1];
  g_autoptr (GString) words = g_string_new (NULL);

  if (has_percents (table))
    /* xgettext:no-c-format */
    g_string_append (words, _ ("% of each column · ▲ more, ▼ fewer than by chance (q < 0.05)"));
  if (left_out > 0)
    g_string_append_printf (words,
                            ngettext (" · %u answer with the fewest stories left out",
                                      " · %u answers with the fewest stories left out", left_out),
                            left_out);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
