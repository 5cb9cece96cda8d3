/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-workbook-private.h"

#include "export/duid-codebook.h"
#include "plot/duid-summary.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The columns of the sheet. */
enum
{
  QUESTION,
  ANSWER,
  N,
  SHARE,
  NOT_APPLICABLE,
  MISSING,
  NOT_ASKED,
  MEAN,
  MEDIAN,
  FIRST_QUARTILE,
  THIRD_QUARTILE,
  DEVIATION,
  LEAST,
  MOST,
  N_COLUMNS,
};

/* Where the next line of the sheet goes. */
typedef struct
{
  DuidWorkbook  *workbook;
  lxw_worksheet *sheet;
  guint          row;
} Page;

static void
put (Page             *page,
     guint             column,
     double            number,
     DuidWorkbookStyle style)
{
  duid_workbook_put_number (page->workbook, page->sheet, page->row, column, number, style);
}

static void
begin_item (Page       *page,
            const char *label,
            gsize       n)
{
  page->row++;
  duid_workbook_put_text (page->workbook, page->sheet, page->row, ANSWER, label, DUID_STYLE_LONG);
  put (page, N, (double) n, DUID_STYLE_PLAIN);
}

static void
put_shares (Page              *page,
            const DuidSummary *summary,
            GPtrArray         *shares)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const DuidShareOf *share = g_ptr_array_index (shares, i);

      begin_item (page, share->label, share->n);
      if (summary->states[DUID_STATE_ANSWERED] > 0)
        put (page, SHARE, share->percent / 100, DUID_STYLE_SHARE);
    }
}

static void
put_description (Page              *page,
                 const DuidSummary *summary)
{
  const DuidDescription *numbers = &summary->description;

  if (summary->type == DUID_QUESTION_DATE)
    {
      duid_workbook_put_date (page->workbook, page->sheet, page->row, LEAST, numbers->min);
      duid_workbook_put_date (page->workbook, page->sheet, page->row, MOST, numbers->max);
      return;
    }
  put (page, MEAN, numbers->mean, DUID_STYLE_FIGURE);
  put (page, MEDIAN, numbers->median, DUID_STYLE_FIGURE);
  put (page, FIRST_QUARTILE, numbers->q1, DUID_STYLE_FIGURE);
  put (page, THIRD_QUARTILE, numbers->q3, DUID_STYLE_FIGURE);
  put (page, DEVIATION, numbers->sd, DUID_STYLE_FIGURE);
  put (page, LEAST, numbers->min, DUID_STYLE_FIGURE);
  put (page, MOST, numbers->max, DUID_STYLE_FIGURE);
}

static void
put_triad (Page               *page,
           const DuidSummary  *summary,
           const DuidQuestion *question)
{
  const double means[] = { summary->mean.top, summary->mean.left, summary->mean.right };
  double       n = (double) summary->states[DUID_STATE_ANSWERED];

  for (guint corner = 0; corner < 3; corner++)
    {
      begin_item (page, question->corners[corner], summary->states[DUID_STATE_ANSWERED]);
      put (page, MEAN, means[corner], DUID_STYLE_SHARE);
    }
  for (guint zone = 0; zone < DUID_N_ZONES; zone++)
    {
      g_autofree char *words = duid_codebook_dup_zone (question, (DuidZone) zone);
      g_autofree char *label = g_strdup_printf (_ ("Zone: %s"), words);

      begin_item (page, label, summary->zones[zone]);
      put (page, SHARE, n > 0 ? (double) summary->zones[zone] / n : NAN, DUID_STYLE_SHARE);
    }
}

static void
put_stones (Page               *page,
            const DuidSummary  *summary,
            const DuidQuestion *question)
{
  const char *axes[] = { question->x.label != NULL ? question->x.label : "x",
                         question->y.label != NULL ? question->y.label : "y" };

  for (guint i = 0; i < summary->stones->len; i++)
    {
      const DuidStoneSummary *stone = g_ptr_array_index (summary->stones, i);
      const double            means[] = { stone->mean.x, stone->mean.y };

      for (guint axis = 0; axis < 2; axis++)
        {
          g_autofree char *label = g_strdup_printf ("%s: %s", stone->label, axes[axis]);

          begin_item (page, label, stone->n_placed);
          put (page, MEAN, means[axis], DUID_STYLE_FIGURE);
        }
    }
}

static void
put_question (Page              *page,
              const DuidSummary *summary,
              const char        *label)
{
  page->row++;
  duid_workbook_put_text (page->workbook, page->sheet, page->row, QUESTION, label,
                          DUID_STYLE_STRONG);
  put (page, N, (double) summary->states[DUID_STATE_ANSWERED], DUID_STYLE_PLAIN);
  if (summary->is_tags)
    return;
  put (page, NOT_APPLICABLE, (double) summary->states[DUID_STATE_NOT_APPLICABLE],
       DUID_STYLE_PLAIN);
  put (page, MISSING, (double) summary->states[DUID_STATE_MISSING], DUID_STYLE_PLAIN);
  put (page, NOT_ASKED, (double) summary->states[DUID_STATE_NOT_ASKED], DUID_STYLE_PLAIN);
  put_description (page, summary);
}

static void
put_summaries (Page *page)
{
  const DuidExport *job = page->workbook->job;
  int               n_questions = (int) duid_dataset_get_n_questions (job->dataset);

  for (int i = 0; i < n_questions; i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (job->dataset, (guint) i);
      g_autoptr (DuidSummary) summary = NULL;

      if (!duid_export_includes (job, (guint) i))
        continue;
      summary = duid_summary_new (job->dataset, job->tagging, i, job->rows);
      put_question (page, summary, question->label);
      put_shares (page, summary, summary->options);
      put_shares (page, summary, summary->bands);
      if (question->type == DUID_QUESTION_TRIAD)
        put_triad (page, summary, question);
      put_stones (page, summary, question);
    }
  if (job->tagging != NULL && job->tagging->tags->len > 0)
    {
      g_autoptr (DuidSummary) tags = duid_summary_new (job->dataset, job->tagging, n_questions,
                                                       job->rows);

      put_question (page, tags, _ ("Tags"));
      put_shares (page, tags, tags->options);
    }
}

void
duid_workbook_add_summary (DuidWorkbook *self)
{
  const char *const headers[N_COLUMNS] = {
    [QUESTION] = _ ("Question"),
    [ANSWER] = _ ("Answer"),
    [N] = C_ ("how many", "Number"),
    [SHARE] = _ ("Share of answered"),
    [NOT_APPLICABLE] = _ ("Not applicable"),
    [MISSING] = _ ("Missing"),
    [NOT_ASKED] = _ ("Not asked"),
    [MEAN] = _ ("Mean"),
    [MEDIAN] = _ ("Median"),
    [FIRST_QUARTILE] = _ ("First quartile"),
    [THIRD_QUARTILE] = _ ("Third quartile"),
    [DEVIATION] = _ ("Standard deviation"),
    [LEAST] = _ ("Lowest"),
    [MOST] = _ ("Highest"),
  };
  Page page = { .workbook = self, .sheet = duid_workbook_add_sheet (self, _ ("Summary")) };

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      duid_workbook_set_width (self, page.sheet, column, column < N ? 40 : 12);
      duid_workbook_put_text (self, page.sheet, 0, column, headers[column], DUID_STYLE_HEADER);
    }
  if (page.sheet != NULL)
    worksheet_freeze_panes (page.sheet, 1, 0);
  put_summaries (&page);
}
