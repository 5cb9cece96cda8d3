/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "base/duid-problem.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

DuidProblem *
duid_problem_new (const char *file,
                  const char *sheet,
                  gint64      row,
                  const char *column,
                  int         position,
                  const char *cell,
                  const char *message)
{
  DuidProblem *problem = g_new0 (DuidProblem, 1);

  problem->file = g_strdup (file);
  problem->sheet = g_strdup (sheet);
  problem->row = row;
  problem->column = g_strdup (column);
  problem->position = position;
  problem->cell = g_strdup (cell);
  problem->message = g_strdup (message);
  return problem;
}

DuidProblem *
duid_problem_copy (const DuidProblem *problem)
{
  return duid_problem_new (problem->file, problem->sheet, problem->row, problem->column,
                           problem->position, problem->cell, problem->message);
}

void
duid_problem_free (DuidProblem *problem)
{
  if (problem == NULL)
    return;
  g_free (problem->file);
  g_free (problem->sheet);
  g_free (problem->column);
  g_free (problem->cell);
  g_free (problem->message);
  g_free (problem);
}

char *
duid_problem_to_string (const DuidProblem *problem)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (problem->file != NULL)
    g_string_append (text, problem->file);
  if (problem->sheet != NULL)
    g_string_append_printf (text, text->len > 0 ? ", %s" : "%s", problem->sheet);
  if (problem->row > 0)
    {
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append_printf (text, _ ("row %" PRId64), problem->row);
    }
  if (problem->column != NULL && *problem->column != '\0')
    g_string_append_printf (text, text->len > 0 ? ", %s" : "%s", problem->column);
  else if (problem->position > 0)
    {
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append_printf (text, _ ("column %d"), problem->position);
    }
  g_string_append_printf (text, text->len > 0 ? ": %s" : "%s", problem->message);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

GPtrArray *
duid_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) duid_problem_free);
}
