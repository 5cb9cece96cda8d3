/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import-report.h"

#include "base/duid-problem.h"
#include "import/duid-import-decisions.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* A report that somebody can still open. */
#define MOST_PROBLEMS 10000
/* The place of the counts: after the sources. */
#define COUNTS_PLACE 1

/* ---- tables ---- */

static void
table_free (DuidReportTable *table)
{
  g_free (table->title);
  g_free (table->words);
  g_ptr_array_unref (table->heads);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/* @heads end with NULL. */
static DuidReportTable *
table_new (const char        *title,
           const char *const *heads)
{
  DuidReportTable *table = g_new0 (DuidReportTable, 1);

  table->title = g_strdup (title);
  table->heads = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (; *heads != NULL; heads++)
    g_ptr_array_add (table->heads, g_strdup (*heads));
  return table;
}

static GPtrArray *
add_row (DuidReportTable *table)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (table->rows, row);
  return row;
}

static void
add_text (GPtrArray  *row,
          const char *text)
{
  g_ptr_array_add (row, g_strdup (text != NULL ? text : ""));
}

static void
add_number (GPtrArray *row,
            gsize      number)
{
  g_ptr_array_add (row, g_strdup_printf ("%zu", number));
}

/* ---- sources ---- */

static gsize
count_rows (const DuidDataset *dataset,
            guint              source)
{
  gsize n = 0;

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    n += duid_dataset_get_source (dataset, row) == source;
  return n;
}

static DuidReportTable *
make_sources (const DuidRecognition *recognition,
              const DuidIntake      *intake)
{
  const char *const heads[] = { _ ("File"), _ ("Source"), _ ("Recognised as"), _ ("Why"),
                                _ ("Stories"), NULL };
  DuidReportTable  *table = table_new (_ ("Files"), heads);

  for (guint i = 0; i < recognition->sources->len; i++)
    {
      const DuidMappedSource *source = g_ptr_array_index (recognition->sources, i);
      GPtrArray              *row = add_row (table);
      g_autofree char        *base = g_path_get_basename (source->path);

      add_text (row, base);
      add_text (row, source->name);
      add_text (row, source->dialect != NULL ? source->dialect : recognition->name);
      add_text (row, source->why != NULL ? source->why : recognition->why);
      add_number (row, i < duid_dataset_get_n_sources (intake->dataset)
                         ? count_rows (intake->dataset, i)
                         : 0);
    }
  return table;
}

/* ---- questions ---- */

static void
count_states (const DuidDataset *dataset,
              guint              question,
              gsize              counts[DUID_N_STATES])
{
  const guint8 *states = duid_dataset_get_states (dataset, question);

  for (int i = 0; i < DUID_N_STATES; i++)
    counts[i] = 0;
  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    counts[states[row]]++;
}

static DuidReportTable *
make_questions (const DuidIntake *intake)
{
  const char *const heads[] = { _ ("Question"), _ ("Type"), _ ("Answered"), _ ("Not applicable"),
                                _ ("Missing"), _ ("Not asked"), NULL };
  DuidReportTable  *table = table_new (_ ("Questions"), heads);

  for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (intake->dataset, i);
      GPtrArray          *row = add_row (table);
      gsize               counts[DUID_N_STATES];

      count_states (intake->dataset, i, counts);
      add_text (row, question->label);
      add_text (row, duid_import_type_words (question->type));
      for (int state = 0; state < DUID_N_STATES; state++)
        add_number (row, counts[state]);
    }
  return table;
}

/* ---- what was decided and left out ---- */

static DuidReportTable *
make_decisions (const DuidRecognition *recognition)
{
  const char *const heads[] = { _ ("Question"), _ ("Decision"), _ ("By"), NULL };
  DuidReportTable  *table = table_new (_ ("Decisions"), heads);
  g_autoptr (GPtrArray) decisions = duid_import_decisions_list (recognition);

  for (guint i = 0; i < decisions->len; i++)
    {
      const DuidImportDecision *decision = g_ptr_array_index (decisions, i);
      GPtrArray                *row = add_row (table);

      add_text (row, decision->question);
      add_text (row, decision->words);
      add_text (row, decision->is_by_hand ? _ ("you") : _ ("the program"));
    }
  return table;
}

static DuidReportTable *
make_left_out (const DuidRecognition *recognition)
{
  const char *const heads[] = { _ ("Source"), _ ("Column"), _ ("Header"), _ ("Why"), NULL };
  DuidReportTable  *table = table_new (_ ("Columns left out"), heads);

  for (guint i = 0; i < recognition->ignored->len; i++)
    {
      const DuidIgnoredColumn *ignored = g_ptr_array_index (recognition->ignored, i);
      const DuidMappedSource  *source =
        g_ptr_array_index (recognition->sources, ignored->source);
      GPtrArray *row = add_row (table);

      add_text (row, source->name);
      add_number (row, ignored->place);
      add_text (row, ignored->header);
      add_text (row, ignored->reason);
    }
  return table;
}

static DuidReportTable *
make_problems (const DuidIntake *intake)
{
  const char *const heads[] = { _ ("File"), _ ("Sheet"), _ ("Row"), _ ("Column"), _ ("Cell"),
                                _ ("Problem"), NULL };
  DuidReportTable  *table = table_new (_ ("Problems"), heads);
  guint             n = intake->problems->len;

  for (guint i = 0; i < MIN (n, MOST_PROBLEMS); i++)
    {
      const DuidProblem *problem = g_ptr_array_index (intake->problems, i);
      GPtrArray         *row = add_row (table);

      add_text (row, problem->file);
      add_text (row, problem->sheet);
      g_ptr_array_add (row, problem->row > 0 ? g_strdup_printf ("%" PRId64, problem->row)
                                             : g_strdup (""));
      add_text (row, problem->column);
      add_text (row, problem->cell);
      add_text (row, problem->message);
    }
  if (n > MOST_PROBLEMS)
    table->words = g_strdup_printf (_ ("The first %d of %u."), MOST_PROBLEMS, n);
  return table;
}

DuidImportReport *
duid_import_report_new (const DuidRecognition *recognition,
                        const DuidIntake      *intake)
{
  DuidImportReport *report = g_new0 (DuidImportReport, 1);
  const char       *title =
    duid_framework_get_title (duid_dataset_get_framework (intake->dataset));

  /* Translators: %s is the title of the survey. */
  report->title = title != NULL && *title != '\0' ? g_strdup_printf (_ ("Import report: %s"), title)
                                                  : g_strdup (_ ("Import report"));
  report->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  g_ptr_array_add (report->tables, make_sources (recognition, intake));
  g_ptr_array_add (report->tables, make_questions (intake));
  g_ptr_array_add (report->tables, make_decisions (recognition));
  g_ptr_array_add (report->tables, make_left_out (recognition));
  g_ptr_array_add (report->tables, make_problems (intake));
  return report;
}

static gpointer
copy_text (gconstpointer text,
           gpointer      data)
{
  return g_strdup (text);
}

static gpointer
copy_row (gconstpointer row,
          gpointer      data)
{
  return g_ptr_array_copy ((GPtrArray *) row, copy_text, NULL);
}

DuidImportReport *
duid_import_report_copy (const DuidImportReport *report)
{
  DuidImportReport *copy = g_new0 (DuidImportReport, 1);

  copy->title = g_strdup (report->title);
  copy->when = g_strdup (report->when);
  copy->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  for (guint i = 0; i < report->tables->len; i++)
    {
      const DuidReportTable *table = g_ptr_array_index (report->tables, i);
      DuidReportTable       *own = g_new0 (DuidReportTable, 1);

      own->title = g_strdup (table->title);
      own->words = g_strdup (table->words);
      own->heads = g_ptr_array_copy (table->heads, copy_text, NULL);
      own->rows = g_ptr_array_copy (table->rows, copy_row, NULL);
      g_ptr_array_add (copy->tables, own);
    }
  return copy;
}

void
duid_import_report_free (DuidImportReport *report)
{
  if (report == NULL)
    return;
  g_free (report->title);
  g_free (report->when);
  g_ptr_array_unref (report->tables);
  g_free (report);
}

/* A column of one number. */
static void
add_count (DuidReportTable *table,
           GPtrArray       *row,
           const char      *head,
           gsize            n)
{
  g_ptr_array_add (table->heads, g_strdup (head));
  add_number (row, n);
}

void
duid_import_report_set_counts (DuidImportReport       *report,
                               const DuidReportCounts *counts)
{
  const char *const none[] = { NULL };
  DuidReportTable  *table = table_new (_ ("Stories in the project"), none);
  GPtrArray        *row = add_row (table);

  add_count (table, row, _ ("Added"), counts->added);
  add_count (table, row, _ ("Changed"), counts->changed);
  add_count (table, row, _ ("Unchanged"), counts->unchanged);
  if (counts->erased > 0)
    add_count (table, row, _ ("Erased before"), counts->erased);
  if (counts->gone != DUID_REPORT_UNKNOWN)
    add_count (table, row, _ ("Gone"), counts->gone);
  if (counts->gone > 0 && counts->gone != DUID_REPORT_UNKNOWN)
    table->words = g_strdup (_ ("Stories that are gone from a file are kept and marked."));
  g_ptr_array_insert (report->tables, COUNTS_PLACE, table);
}
