/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-summary-text.h"

#include "base/duid-number.h"
#include "cli/duid-text-table.h"
#include "export/duid-codebook.h"
#include "export/duid-export.h"
#include "filter/duid-selection.h"
#include "plot/duid-summary.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INDENT        2
#define PERCENT_WIDTH 9

/* A line of a question's table: what it is called and what it says of one group. */
typedef struct
{
  char *label;
  char *value;
} Line;

static void
clear_line (Line *line)
{
  g_free (line->label);
  g_free (line->value);
}

static void
add_line (GArray     *lines,
          const char *label,
          char       *value)
{
  Line line = { g_strdup (label), value };

  g_array_append_val (lines, line);
}

static char *
tell_number (double number)
{
  return isfinite (number) ? duid_number_for_people (number, 2) : g_strdup ("–");
}

static char *
tell_percent (double percent)
{
  g_autofree char *number = isfinite (percent) ? duid_number_for_people (percent, 1) : NULL;

  /* Translators: a percentage, as in “84 %”. */
  return number != NULL ? g_strdup_printf (_ ("%s %%"), number) : g_strdup ("–");
}

static void
add_shares (GArray            *lines,
            const DuidSummary *summary,
            GPtrArray         *shares)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (shares, i);
      double             part = summary->states[DUID_STATE_ANSWERED] > 0 ? share->percent : NAN;
      g_autofree char   *percent = tell_percent (part);
      int                blank = PERCENT_WIDTH - (int) g_utf8_strlen (percent, -1);

      add_line (lines, share->label,
                g_strdup_printf ("%" G_GSIZE_FORMAT "%*s%s", share->n, MAX (blank, 1), "",
                                 percent));
    }
}

static void
add_description (GArray            *lines,
                 const DuidSummary *summary)
{
  const DuidDescription *numbers = &summary->description;

  add_line (lines, _ ("Mean"), tell_number (numbers->mean));
  add_line (lines, _ ("Standard deviation"), tell_number (numbers->sd));
  add_line (lines, _ ("Median"), tell_number (numbers->median));
  add_line (lines, _ ("First quartile"), tell_number (numbers->q1));
  add_line (lines, _ ("Third quartile"), tell_number (numbers->q3));
  add_line (lines, _ ("Lowest"), tell_number (numbers->min));
  add_line (lines, _ ("Highest"), tell_number (numbers->max));
}

static void
add_dates (GArray            *lines,
           const DuidSummary *summary)
{
  const DuidDescription *days = &summary->description;

  add_line (lines, _ ("First"),
            isfinite (days->min) ? duid_date_to_string (days->min) : g_strdup ("–"));
  add_line (lines, _ ("Last"),
            isfinite (days->max) ? duid_date_to_string (days->max) : g_strdup ("–"));
}

static void
add_triad (GArray             *lines,
           const DuidSummary  *summary,
           const DuidQuestion *question)
{
  const double mean[] = { summary->mean.top, summary->mean.left, summary->mean.right };

  for (guint corner = 0; corner < 3; corner++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Mean share: %s"), question->corners[corner]);

      add_line (lines, label, tell_percent (100 * mean[corner]));
    }
  for (guint zone = 0; zone < DUID_N_ZONES; zone++)
    {
      g_autofree char *words = duid_codebook_dup_zone (question, (DuidZone) zone);
      g_autofree char *label = g_strdup_printf (_ ("Zone: %s"), words);

      add_line (lines, label,
                summary->is_weighed ? tell_percent (summary->zone_percents[zone])
                                    : g_strdup_printf ("%zu", summary->zones[zone]));
    }
}

static void
add_stones (GArray            *lines,
            const DuidSummary *summary)
{
  for (guint i = 0; i < summary->stones->len; i++)
    {
      const DuidStoneSummary *stone = g_ptr_array_index (summary->stones, i);
      g_autofree char        *x = tell_number (stone->mean.x);
      g_autofree char        *y = tell_number (stone->mean.y);

      add_line (lines, stone->label,
                g_strdup_printf (_ ("%zu at %s · %s"), stone->n_placed, x, y));
    }
}

/* The lines of one group; every group of a question has the same ones. */
static GArray *
make_lines (const DuidSummary  *summary,
            const DuidQuestion *question,
            gboolean            has_groups)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, (GDestroyNotify) clear_line);
  if (has_groups)
    add_line (lines, _ ("Answered"),
              g_strdup_printf ("%" G_GSIZE_FORMAT, summary->states[DUID_STATE_ANSWERED]));
  if (summary->type == DUID_QUESTION_SLIDER || summary->type == DUID_QUESTION_NUMBER)
    add_description (lines, summary);
  else if (summary->type == DUID_QUESTION_DATE)
    add_dates (lines, summary);
  else if (summary->type == DUID_QUESTION_TRIAD)
    add_triad (lines, summary, question);
  add_stones (lines, summary);
  add_shares (lines, summary, summary->bands);
  add_shares (lines, summary, summary->options);
  return lines;
}

static void
add_headers (DuidTextTable *table,
             GPtrArray     *groups)
{
  duid_text_table_add (table, NULL);
  duid_text_table_add (table, g_strdup (_ ("All")));
  for (guint i = 0; i < groups->len; i++)
    duid_text_table_add (table, g_strdup (((DuidGroupOf *) g_ptr_array_index (groups, i))->label));
  duid_text_table_end_row (table);
}

static void
print_table (GString   *text,
             GPtrArray *columns, /* GArray of Line */
             GPtrArray *groups)
{
  g_autoptr (DuidTextTable) table = duid_text_table_new ();
  GArray *first = g_ptr_array_index (columns, 0);

  if (groups != NULL)
    add_headers (table, groups);
  for (guint line = 0; line < first->len; line++)
    {
      duid_text_table_add (table, g_strdup (g_array_index (first, Line, line).label));
      for (guint i = 0; i < columns->len; i++)
        {
          GArray *lines = g_ptr_array_index (columns, i);

          duid_text_table_add (table, g_strdup (g_array_index (lines, Line, line).value));
        }
      duid_text_table_end_row (table);
    }
  duid_text_table_print (table, INDENT, text);
}

static void
print_heading (GString            *text,
               const DuidQuestion *question)
{
  g_autofree char *heading = NULL;

  if (question == NULL)
    {
      g_string_append_printf (text, "\n%s\n", _ ("Tags"));
      return;
    }
  heading = duid_question_dup_short_label (question);
  g_string_append_printf (text, "\n%s (%s)\n", heading, duid_codebook_type (question->type));
  if (g_strcmp0 (heading, question->label) != 0)
    g_string_append_printf (text, "%*s%s\n", INDENT, "", question->label);
}

/* @index may be that of the tags. */
static void
print_question (GString    *text,
                DuidChoice *choice,
                int         index,
                GPtrArray  *groups)
{
  DuidDataset        *dataset = choice->dataset;
  gsize               n_all = duid_dataset_get_n_rows (dataset);
  const DuidQuestion *question = NULL;
  g_autoptr (DuidSummary) summary = duid_summary_new_weighed (dataset, choice->tagging, index,
                                                              choice->rows, choice->weights);
  g_autofree char *count_line = duid_summary_dup_count_line (summary, n_all);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  if (index != DUID_QUESTION_TAGS (dataset))
    question = duid_dataset_get_question (dataset, (guint) index);
  print_heading (text, question);
  g_string_append_printf (text, "%*s%s\n", INDENT, "", count_line);
  g_ptr_array_add (columns, make_lines (summary, question, groups != NULL));
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (groups, i);
      g_autoptr (DuidSummary) part = duid_summary_new_weighed (dataset, choice->tagging, index,
                                                               group->rows, choice->weights);

      g_ptr_array_add (columns, make_lines (part, question, TRUE));
    }
  print_table (text, columns, groups);
}

static void
print_choice (GString    *text,
              DuidChoice *choice)
{
  const char *title = duid_framework_get_title (duid_dataset_get_framework (choice->dataset));
  gsize       n = duid_rows_count (choice->rows);
  gsize       n_all = duid_dataset_get_n_rows (choice->dataset);

  if (title != NULL && *title != '\0')
    g_string_append_printf (text, "%s\n", title);
  g_string_append_printf (text,
                          ngettext ("%zu of %zu story\n", "%zu of %zu stories\n", n_all),
                          n, n_all);
  for (guint i = 0; i < choice->conditions->len; i++)
    {
      g_autofree char *subject = NULL;
      g_autofree char *value = NULL;

      duid_condition_describe (g_ptr_array_index (choice->conditions, i), choice->dataset,
                               &subject, &value);
      g_string_append_printf (text, "%*s%s: %s\n", INDENT, "", subject, value);
    }
}

char *
duid_summary_text_write (DuidChoice        *choice,
                         GPtrArray         *groups,
                         const char *const *sensitive)
{
  GString   *text = g_string_new (NULL);
  DuidExport job = { .dataset = choice->dataset, .sensitive = sensitive };

  print_choice (text, choice);
  for (guint i = 0; i < duid_dataset_get_n_questions (choice->dataset); i++)
    if (duid_export_includes (&job, i))
      print_question (text, choice, (int) i, groups);
  if (choice->tagging->tags->len > 0)
    print_question (text, choice, DUID_QUESTION_TAGS (choice->dataset), groups);
  return g_string_free (text, FALSE);
}
