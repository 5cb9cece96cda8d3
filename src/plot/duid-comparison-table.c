/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-comparison.h"

#include "duid-config.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Text in a cell: quoted where the separator or a line break would part it. */
static void
append_text (GString    *table,
             const char *text,
             char        separator)
{
  const char marks[] = { separator, '"', '\n', '\r', '\0' };

  if (text == NULL || strpbrk (text, marks) == NULL)
    g_string_append (table, text != NULL ? text : "");
  else
    {
      g_string_append_c (table, '"');
      for (const char *at = text; *at != '\0'; at++)
        {
          if (*at == '"')
            g_string_append_c (table, '"');
          g_string_append_c (table, *at);
        }
      g_string_append_c (table, '"');
    }
  g_string_append_c (table, separator);
}

static void
append_number (GString *table,
               double   number,
               char     separator)
{
  g_autofree char *text = isfinite (number) ? duid_number_to_string (number) : NULL;

  append_text (table, text, separator);
}

static void
append_finding (GString           *table,
                const DuidFinding *finding,
                char               separator)
{
  append_text (table, finding->test, separator);
  append_number (table, finding->statistic, separator);
  append_number (table, finding->df, separator);
  append_number (table, finding->chance.p, separator);
  append_number (table, finding->q, separator);
  append_text (table, finding->effect.name, separator);
  append_number (table, finding->effect.value, separator);
  append_number (table, finding->effect.low, separator);
  append_number (table, finding->effect.high, separator);
  append_number (table, (double) finding->chance.n_draws, separator);
}

static char *
dup_sizes (const DuidCompared *row)
{
  g_autoptr (GString) sizes = g_string_new (NULL);

  for (guint i = 0; i < row->groups->len; i++)
    g_string_append_printf (sizes, "%s%s: %zu", i == 0 ? "" : "; ",
                            ((DuidGroupOf *) g_ptr_array_index (row->groups, i))->label,
                            row->n[i]);
  return g_string_free (g_steal_pointer (&sizes), FALSE);
}

static void
end_line (GString *table)
{
  g_string_truncate (table, table->len - 1);
  g_string_append (table, "\r\n");
}

static void
append_head (GString *table,
             char     separator)
{
  const char *const titles[] = {
    _ ("Question"),
    _ ("Answers"),
    _ ("In words"),
    _ ("Test"),
    _ ("Statistic"),
    "df",
    "p",
    "q",
    _ ("Effect"),
    _ ("Value"),
    _ ("Interval from"),
    _ ("Interval to"),
    _ ("Permutations"),
    _ ("Seed"),
    _ ("Tests on the sheet"),
    _ ("Kind"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_text (table, titles[i], separator);
  end_line (table);
}

char *
duid_comparison_dup_table (const DuidComparison *comparison,
                           const DuidDataset    *dataset,
                           char                  separator)
{
  g_autoptr (GString) table = g_string_new (NULL);

  append_head (table, separator);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const DuidCompared *row = g_ptr_array_index (comparison->rows, i);
      const DuidFinding  *finding = duid_compared_get_finding (row);
      const DuidFinding   none = {
          .statistic = NAN,
          .df = NAN,
          .chance = { .p = NAN },
          .q = NAN,
          .effect = DUID_NO_EFFECT,
      };
      g_autofree char *title = duid_compared_dup_title (row, dataset);
      g_autofree char *words = duid_compared_dup_words (row, dataset);
      g_autofree char *sizes = dup_sizes (row);

      append_text (table, title, separator);
      append_text (table, sizes, separator);
      append_text (table, words, separator);
      append_finding (table, finding != NULL ? finding : &none, separator);
      append_number (table, (double) comparison->seed, separator);
      append_number (table, comparison->n_tests, separator);
      append_text (table, _ ("exploratory"), separator);
      end_line (table);
    }
  return g_string_free (g_steal_pointer (&table), FALSE);
}
