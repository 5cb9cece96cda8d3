/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/duid-number.h"

char *
duid_figure_dup_count (gsize n)
{
  return g_strdup_printf ("%'" G_GSIZE_FORMAT, n);
}

char *
duid_figure_dup_hidden (gsize n)
{
  if (n == 0 || n >= DUID_FEWEST_SHOWN)
    return duid_figure_dup_count (n);
  return g_strdup_printf ("<%d", DUID_FEWEST_SHOWN);
}

char *
duid_figure_dup_percent (double percent)
{
  double whole = round (percent);

  /* What is left over from reckoning is no part of anybody. */
  if (whole == 0 && percent > 1e-9)
    return g_strdup (_ ("<1 %"));
  /* Translators: a percentage, with a space that doesn't break. */
  return g_strdup_printf (_ ("%d %%"), (int) whole);
}

char *
duid_figure_dup_change (double change)
{
  g_autofree char *number = duid_number_for_people (change, 1);

  return g_strconcat (round (change * 10) > 0 ? "+" : "", number, NULL);
}

char *
duid_figure_dup_p (double p)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) parts = NULL;

  if (p < .001)
    /* Translators: a probability. */
    words = g_strdup_printf (_ ("p < %.3f"), .001);
  else
    words = g_strdup_printf (_ ("p = %.3f"), p);
  /* It stays on one line. */
  parts = g_strsplit (words, " ", -1);
  return g_strjoinv ("\302\240", parts);
}
