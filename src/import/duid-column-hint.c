/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-column-hint.h"

#include "import/duid-column-guess.h"
#include "import/duid-personal.h"
#include "import/duid-plain-text.h"

DuidColumnHint *
duid_column_hints_new (const DuidTableScan *scan)
{
  DuidColumnHint *hints = g_new0 (DuidColumnHint, MAX (scan->n_columns, 1));

  for (guint i = 0; i < scan->n_columns; i++)
    {
      const char *kind = duid_personal_get_kind (duid_table_scan_get_header (scan, i));

      if (kind == NULL)
        kind = duid_column_profile_get_personal (&scan->profiles[i]);
      hints[i].personal = g_strdup (kind);
    }
  return hints;
}

void
duid_column_hints_free (DuidColumnHint *hints,
                        guint           n_hints)
{
  for (guint i = 0; i < n_hints; i++)
    {
      g_free (hints[i].stem);
      g_free (hints[i].option);
      g_free (hints[i].name);
      g_free (hints[i].label);
      g_free (hints[i].ignored);
      g_free (hints[i].personal);
      g_free (hints[i].why);
    }
  g_free (hints);
}

void
duid_column_hint_set_type (DuidColumnHint  *hint,
                           DuidQuestionType type,
                           const char      *why)
{
  hint->has_type = TRUE;
  hint->type = type;
  duid_column_hint_set_text (&hint->why, why);
}

void
duid_column_hint_set_text (char      **text,
                           const char *to)
{
  char *copy = g_strdup (to);

  g_free (*text);
  *text = copy;
}

gboolean
duid_column_hint_is_free (const DuidTableScan  *scan,
                          const DuidColumnHint *hints,
                          guint                 column)
{
  return column < scan->n_columns && !hints[column].is_used && hints[column].ignored == NULL &&
         hints[column].personal == NULL && !hints[column].has_type;
}

gboolean
duid_column_hint_is_same_stem (const DuidColumnHint *hints,
                               guint                 a,
                               guint                 b)
{
  return g_strcmp0 (hints[a].stem, hints[b].stem) == 0;
}

char *
duid_column_hint_dup_part (const DuidTableScan  *scan,
                           const DuidColumnHint *hints,
                           guint                 column)
{
  if (hints[column].option != NULL)
    return duid_plain_text_from_html (hints[column].option);
  return duid_column_dup_label (scan, column);
}
