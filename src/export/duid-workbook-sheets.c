/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-workbook-private.h"

#include "base/duid-number.h"
#include "export/duid-codebook.h"

#include <glib/gi18n-lib.h>

static void
put_headers (DuidWorkbook      *self,
             lxw_worksheet     *sheet,
             const char *const *headers)
{
  for (guint column = 0; headers[column] != NULL; column++)
    duid_workbook_put_text (self, sheet, 0, column, headers[column], DUID_STYLE_HEADER);
}

/* ---- what was chosen ---- */

static void
put_line (DuidWorkbook  *self,
          lxw_worksheet *sheet,
          guint          row,
          const char    *subject,
          const char    *value)
{
  duid_workbook_put_text (self, sheet, row, 0, subject, DUID_STYLE_STRONG);
  duid_workbook_put_text (self, sheet, row, 1, value, DUID_STYLE_LONG);
}

static guint
put_conditions (DuidWorkbook  *self,
                lxw_worksheet *sheet,
                guint          row)
{
  if (self->words->len == 0)
    put_line (self, sheet, row++, _ ("Chosen by"), _ ("nothing: these are all stories"));
  for (guint i = 0; i + 1 < self->words->len; i += 2)
    {
      g_autofree char *words = g_strdup_printf ("%s: %s",
                                                (char *) g_ptr_array_index (self->words, i),
                                                (char *) g_ptr_array_index (self->words, i + 1));

      put_line (self, sheet, row++, i == 0 ? _ ("Chosen by") : _ ("and by"), words);
    }
  return row;
}

/* Now, in days since 1970 on the wall clock here. */
static double
find_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return duid_date_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now)) +
         (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now)) / 1440.0;
}

void
duid_workbook_add_selection (DuidWorkbook *self)
{
  const DuidExport *job = self->job;
  lxw_worksheet    *sheet = duid_workbook_add_sheet (self, _ ("Selection"));
  const char       *title = duid_framework_get_title (duid_dataset_get_framework (job->dataset));
  guint             row = 0;

  duid_workbook_set_width (self, sheet, 0, 22);
  duid_workbook_set_width (self, sheet, 1, 80);
  put_line (self, sheet, row++, _ ("Survey"), title);
  duid_workbook_put_text (self, sheet, row, 0, _ ("Stories in this file"), DUID_STYLE_STRONG);
  duid_workbook_put_number (self, sheet, row++, 1, (double) duid_export_get_n_rows (job),
                            DUID_STYLE_PLAIN);
  duid_workbook_put_text (self, sheet, row, 0, _ ("Stories in all"), DUID_STYLE_STRONG);
  duid_workbook_put_number (self, sheet, row++, 1,
                            (double) duid_dataset_get_n_rows (job->dataset), DUID_STYLE_PLAIN);
  row = put_conditions (self, sheet, row);
  duid_workbook_put_text (self, sheet, row, 0, _ ("Written on"), DUID_STYLE_STRONG);
  duid_workbook_put_date (self, sheet, row++, 1, find_now ());
  put_line (self, sheet, row++, _ ("Program"), "Duiding " DUID_VERSION);
  put_line (self, sheet, row, _ ("Confidential"),
            _ ("These are exact figures and personal stories, for internal use."));
}

/* ---- the codebook ---- */

static void
put_question (DuidWorkbook       *self,
              lxw_worksheet      *sheet,
              guint               row,
              const DuidQuestion *question,
              gboolean            is_written)
{
  g_autofree char *heading = duid_question_dup_short_label (question);
  g_autofree char *answers = duid_codebook_dup_answers (question);
  g_autofree char *bands = duid_codebook_dup_bands (question);

  duid_workbook_put_text (self, sheet, row, 0, heading, DUID_STYLE_STRONG);
  duid_workbook_put_text (self, sheet, row, 1, question->label, DUID_STYLE_LONG);
  duid_workbook_put_text (self, sheet, row, 2, duid_codebook_type (question->type),
                          DUID_STYLE_PLAIN);
  duid_workbook_put_text (self, sheet, row, 3, answers, DUID_STYLE_LONG);
  duid_workbook_put_text (self, sheet, row, 4, bands, DUID_STYLE_LONG);
  duid_workbook_put_text (self, sheet, row, 5, question->theme, DUID_STYLE_LONG);
  duid_workbook_put_text (self, sheet, row, 6, question->name, DUID_STYLE_PLAIN);
  if (!is_written)
    duid_workbook_put_text (self, sheet, row, 7, _ ("Sensitive: not in this file"),
                            DUID_STYLE_LONG);
}

/* How to read the cells of the sheet of stories. */
static void
put_legend (DuidWorkbook  *self,
            lxw_worksheet *sheet,
            guint          row)
{
  put_line (self, sheet, row++, _ ("In the stories"), NULL);
  put_line (self, sheet, row++, _ ("(empty)"),
            _ ("The answer is missing; on a canvas also: this stone was not placed."));
  put_line (self, sheet, row++, duid_export_words_for (DUID_STATE_NOT_APPLICABLE),
            _ ("The teller ticked “not applicable”."));
  put_line (self, sheet, row++, duid_export_words_for (DUID_STATE_NOT_ASKED),
            _ ("This source did not ask the question."));
  put_line (self, sheet, row++, duid_export_not_shared (),
            _ ("The teller did not allow this text to be shown."));
  put_line (self, sheet, row++, _ ("1 or 0"),
            _ ("The option was chosen or not; the story has the tag or not."));
  put_line (self, sheet, row, _ ("(continued)"),
            _ ("A text longer than a cell can hold goes on in the next column."));
}

void
duid_workbook_add_questions (DuidWorkbook *self)
{
  static const double widths[] = { 22, 45, 18, 45, 35, 30, 18, 25 };
  const DuidExport   *job = self->job;
  lxw_worksheet      *sheet = duid_workbook_add_sheet (self, _ ("Questions"));
  guint               n_questions = duid_dataset_get_n_questions (job->dataset);
  const char *const   headers[] = {
      _ ("Heading"), _ ("Question"), _ ("Type"), _ ("Answers"),
      _ ("Bands"), _ ("Theme"), _ ("Name"), _ ("Remark"), NULL
  };

  duid_workbook_set_table (self, sheet, n_questions, G_N_ELEMENTS (widths), 0);
  for (guint column = 0; column < G_N_ELEMENTS (widths); column++)
    duid_workbook_set_width (self, sheet, column, widths[column]);
  put_headers (self, sheet, headers);
  for (guint i = 0; i < n_questions; i++)
    put_question (self, sheet, i + 1, duid_dataset_get_question (job->dataset, i),
                  duid_export_includes (job, i));
  put_legend (self, sheet, n_questions + 2);
}
