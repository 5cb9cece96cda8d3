/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recogniser.h"

#include "import/duid-column-group.h"
#include "import/duid-column-guess.h"
#include "import/duid-header-words.h"
#include "import/duid-option-group.h"
#include "import/duid-write-in-guess.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_ID 64 /* bytes, on average */

/* An unnamed first column that counts the rows tells nothing. */
static void
leave_out_counter (DuidRecognition     *recognition,
                   const DuidTableScan *scan,
                   DuidColumnHint      *hints)
{
  if (scan->n_columns == 0 || scan->n_rows < 2 || *duid_table_scan_get_header (scan, 0) != '\0' ||
      scan->profiles[0].n_counting + 1 < scan->n_rows || hints[0].is_used)
    return;
  hints[0].is_used = TRUE;
  duid_recognition_ignore (recognition, 0, "",
                           _ ("The first column only counts the rows; it belongs to no question."));
  duid_recognition_report (recognition, scan->file,
                           _ ("The first column only counts the rows; it belongs to no question."));
}

static gboolean
is_free (const DuidTableScan  *scan,
         const DuidColumnHint *hints,
         guint                 column)
{
  return !hints[column].is_used && hints[column].ignored == NULL &&
         hints[column].personal == NULL && !hints[column].has_type;
}

static gboolean
has_type (const DuidTableScan  *scan,
          const DuidColumnHint *hints,
          DuidQuestionType      type)
{
  for (guint i = 0; i < scan->n_columns; i++)
    if (hints[i].has_type && hints[i].type == type)
      return TRUE;
  return FALSE;
}

/* Whether its cells look like lists: ids have no commas in them. */
static gboolean
has_lists (const DuidColumnProfile *profile)
{
  for (guint i = 0; i < profile->options->len; i++)
    if (strpbrk (profile->options->pdata[i], ",;|") != NULL)
      return TRUE;
  return FALSE;
}

/* An id that stands twice is a slip, which is told, where the header says it is one. */
static gboolean
is_called_id (const DuidTableScan *scan,
              guint                column)
{
  static const char *const words[] = { "id", "uuid", "guid", "response id", "responseid",
                                       "respondent id", "respondentid", "story id", "verhaal id" };
  const DuidColumnProfile *profile = &scan->profiles[column];
  g_autofree char         *name =
    g_ascii_strdown (duid_table_scan_get_header (scan, column), -1);
  guint64 n_enough = MIN (scan->n_rows - scan->n_rows / 4, DUID_PROFILE_MOST_OPTIONS);

  g_strdelimit (g_strstrip (name), "_-", ' ');
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (name, words[i]) == 0)
      return scan->n_rows > 2 && profile->options->len >= n_enough;
  return FALSE;
}

/* The first column that is filled everywhere, differs everywhere and is no text. */
static void
guess_id (const DuidTableScan *scan,
          DuidColumnHint      *hints)
{
  for (guint i = 0; i < scan->n_columns && !has_type (scan, hints, DUID_QUESTION_ID); i++)
    {
      const DuidColumnProfile *profile = &scan->profiles[i];
      const char              *format;

      if (!is_free (scan, hints, i) || profile->n_filled != scan->n_rows ||
          profile->n_fractions > 0 ||
          profile->n_spaced > 0 || duid_column_profile_is_date (profile, &format) ||
          profile->length > LONGEST_ID * profile->n_filled || profile->n_links > 0 ||
          *duid_table_scan_get_header (scan, i) == '\0' || hints[i].stem != NULL ||
          has_lists (profile) || duid_header_is_day (duid_table_scan_get_header (scan, i)) ||
          duid_header_is_age (duid_table_scan_get_header (scan, i)) ||
          !(duid_column_profile_is_unique (profile) || is_called_id (scan, i)))
        continue;
      duid_column_hint_set_type (&hints[i], DUID_QUESTION_ID,
                                 duid_column_profile_is_unique (profile)
                                   ? _ ("every cell is filled and another → id")
                                   : _ ("its header says so → id"));
      return;
    }
}

static void
guess_story (const DuidTableScan *scan,
             DuidColumnHint      *hints)
{
  g_autofree gboolean *may_be = g_new0 (gboolean, MAX (scan->n_columns, 1));
  int                  story;

  if (has_type (scan, hints, DUID_QUESTION_STORY))
    return;
  for (guint i = 0; i < scan->n_columns; i++)
    may_be[i] = is_free (scan, hints, i);
  story = duid_column_find_story (scan, may_be);
  if (story >= 0)
    duid_column_hint_set_type (&hints[story], DUID_QUESTION_STORY, _ ("the longest texts → story"));
}

static void
add_single (DuidRecognition     *recognition,
            const DuidTableScan *scan,
            DuidColumnHint      *hint,
            guint                column)
{
  g_autofree char        *why = NULL;
  g_autofree char        *label = NULL;
  DuidRecognisedQuestion *recognised;

  hint->is_used = TRUE;
  if (hint->label != NULL)
    label = g_strdup (hint->label);
  else if (hint->stem != NULL && hint->option != NULL)
    label = g_strdup_printf ("%s – %s", hint->stem, hint->option);
  if (hint->personal == NULL)
    {
      if (hint->has_type)
        duid_column_guess_as (recognition, scan, column, hint->type, hint->name, label, hint->why);
      else
        duid_column_guess (recognition, scan, column, hint->name, label);
      return;
    }
  why = g_strdup_printf (_ ("it looks like %s → sensitive, not ticked"), hint->personal);
  recognised = duid_column_guess_as (recognition, scan, column, DUID_QUESTION_TEXT, hint->name,
                                     label, why);
  recognised->question->is_sensitive = TRUE;
  recognised->is_loaded = FALSE;
}

static void
guess_column (DuidRecognition     *recognition,
              const DuidTableScan *scan,
              DuidColumnHint      *hints,
              guint                column)
{
  DuidColumnHint *hint = &hints[column];

  if (hint->is_used)
    return;
  if (hint->ignored != NULL)
    duid_recognition_ignore (recognition, column, duid_table_scan_get_header (scan, column),
                             hint->ignored);
  else if (scan->profiles[column].n_filled == 0 &&
           *duid_table_scan_get_header (scan, column) == '\0')
    duid_recognition_ignore (recognition, column, "", _ ("The column has no header and no cells."));
  else if (!duid_write_in_guess_take (recognition, scan, hints, column) &&
           !duid_column_group_take_triad (recognition, scan, hints, column) &&
           !duid_column_group_take_place (recognition, scan, hints, column) &&
           !duid_option_group_take (recognition, scan, hints, column) &&
           !duid_option_group_take_list (recognition, scan, hints, column))
    add_single (recognition, scan, hint, column);
}

void
duid_recogniser_guess (DuidRecognition     *recognition,
                       const DuidTableScan *scan,
                       DuidColumnHint      *hints)
{
  leave_out_counter (recognition, scan, hints);
  guess_id (scan, hints);
  guess_story (scan, hints);
  for (guint i = 0; i < scan->n_columns; i++)
    guess_column (recognition, scan, hints, i);
}

/* The first column of a question; those without any come last. */
static guint
find_first (const DuidRecognisedQuestion *asked,
            const DuidTableScan          *scan)
{
  const DuidBinding *binding = asked->bindings->pdata[0];
  guint              first = G_MAXUINT;

  for (guint i = 0; binding != NULL && i < binding->columns->len; i++)
    {
      const DuidColumnName *name = binding->columns->pdata[i];
      int                   column = (int) name->place - 1;

      if (name->header != NULL)
        column = duid_table_scan_find (scan, name->header);
      if (column >= 0)
        first = MIN (first, (guint) column);
    }
  return first;
}

static int
compare_places (const void *a,
                const void *b,
                gpointer    scan)
{
  guint x = find_first (*(DuidRecognisedQuestion *const *) a, scan);
  guint y = find_first (*(DuidRecognisedQuestion *const *) b, scan);

  return (x > y) - (x < y);
}

void
duid_recogniser_sort (DuidRecognition     *recognition,
                      const DuidTableScan *scan)
{
  g_ptr_array_sort_with_data (recognition->questions, compare_places, (gpointer) scan);
}

DuidRecognition *
duid_recogniser_recognise (const DuidTableScan *scan)
{
  DuidRecognition *recognition =
    duid_recognition_new ("table", _ ("Table"),
                          _ ("No known way of writing; recognised by its numbers and texts."));
  DuidColumnHint *hints = duid_column_hints_new (scan);

  recognition->title = g_strdup (scan->source);
  g_ptr_array_add (recognition->sources, duid_table_scan_to_source (scan));
  duid_recogniser_guess (recognition, scan, hints);
  duid_column_hints_free (hints, scan->n_columns);
  return recognition;
}
