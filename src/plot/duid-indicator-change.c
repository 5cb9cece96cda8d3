/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-indicator.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

/* The last part before @end that somebody answered in, or -1. */
static int
find_last (const DuidIndicatorValue *values,
           guint                     end)
{
  for (int i = (int) end - 1; i >= 0; i--)
    if (values[i].n_answered > 0)
      return i;
  return -1;
}

char *
duid_indicator_dup_change (GPtrArray                *parts,
                           const DuidIndicatorValue *values)
{
  int              now = find_last (values, parts->len);
  int              before = now > 0 ? find_last (values, (guint) now) : -1;
  g_autofree char *difference =
    before >= 0 ? duid_indicator_dup_difference (values[now], values[before]) : NULL;

  if (difference == NULL)
    return NULL;
  /* Translators: two waves or periods, and what the difference between them is:
   * “2025 against 2024: +4 points: higher (1 to 7)”. */
  return g_strdup_printf (_ ("%s against %s: %s"),
                          ((DuidGroupOf *) g_ptr_array_index (parts, now))->label,
                          ((DuidGroupOf *) g_ptr_array_index (parts, before))->label, difference);
}
