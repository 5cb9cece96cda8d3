/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-comparison.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "plot/duid-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A heavier story than this many times the mean speaks for too many. */
#define HEAVY 5

char *
duid_comparison_dup_weighing (const DuidComparison *comparison)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *n = duid_figure_dup_count (comparison->n_weighed);
  g_autofree char *n_eff = NULL;
  guint            n_unweighed = 0;

  if (!isfinite (comparison->n_eff))
    return NULL;
  for (guint i = 0; i < comparison->rows->len; i++)
    n_unweighed += ((DuidCompared *) g_ptr_array_index (comparison->rows, i))->is_unweighed;
  n_eff = duid_number_for_people (comparison->n_eff, 0);
  g_string_append_printf (words, _ ("Weighed: %s stories count as %s."), n, n_eff);
  if (comparison->max_over_mean > HEAVY)
    {
      g_autofree char *times = duid_number_for_people (comparison->max_over_mean, 1);

      g_string_append_printf (words, _ (" The heaviest story weighs %s times the mean."), times);
    }
  if (n_unweighed > 0)
    g_string_append_printf (words,
                            g_dngettext (GETTEXT_PACKAGE,
                                         " On %u question each story counts once.",
                                         " On %u questions each story counts once.", n_unweighed),
                            n_unweighed);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
