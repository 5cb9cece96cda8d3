/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-qda-export.h"

#include "base/duid-number.h"
#include "export/duid-link-ids.h"
#include "export/duid-qda-writer.h"
#include "export/duid-story-column.h"
#include "plot/duid-palette.h"

#include <math.h>
#include <string.h>

#define ORIGIN      "Duiding " DUID_VERSION
#define ROWS_A_STEP 256
#define MS_A_SECOND 1000
/* Of a selection's name. */
#define MOST_POINTS 60

typedef struct
{
  const DuidExport *job;
  DuidQda          *qda;
  GHashTable       *users;    /* name → guid (owned by qda) */
  GHashTable       *note_ids; /* guids that are taken */
  DuidStoryTable   *table;
  GArray           *columns;   /* DuidStoryColumn: those of the table */
  GPtrArray        *variables; /* DuidQdaVariable of each column, or NULL */
  DuidLinkIds      *ids;
  guint             next_assignment;
  guint             next_note;
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->users, g_hash_table_unref);
  g_clear_pointer (&work->note_ids, g_hash_table_unref);
  g_clear_pointer (&work->table, duid_story_table_free);
  g_clear_pointer (&work->columns, g_array_unref);
  g_clear_pointer (&work->variables, g_ptr_array_unref);
  g_clear_pointer (&work->ids, duid_link_ids_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

/* ---- people and codes ---- */

/* The guid of the person of that name; NULL for nobody in particular. */
static const char *
get_user (Work       *work,
          const char *name)
{
  const char *guid = g_hash_table_lookup (work->users, name);

  if (guid == NULL && *name != '\0')
    {
      g_autofree char *made = duid_qda_make_guid ("user", name, NULL);
      DuidQdaUser     *user = duid_qda_add_user (work->qda, made, name);

      g_hash_table_insert (work->users, user->name, user->guid);
      guid = user->guid;
    }
  return guid;
}

static int
get_colour (int index)
{
  DuidColour colour = duid_palette_get_tag (duid_palette_get (FALSE), index);

  return (int) lround (colour.red * 255) << 16 | (int) lround (colour.green * 255) << 8 |
         (int) lround (colour.blue * 255);
}

static void
add_code (Work          *work,
          const DuidTag *tag)
{
  g_autofree char *guid = duid_qda_guid_from_id (tag->id);
  DuidQdaCode     *code = duid_qda_add_code (work->qda, guid, tag->name);

  code->description = g_strdup (tag->description);
  code->colour = get_colour (tag->colour);
  code->parent = tag->parent_id != NULL ? duid_qda_guid_from_id (tag->parent_id) : NULL;
}

/* Each after the one that it stands under. */
static void
add_codes (Work *work)
{
  const DuidTagging *tagging = work->job->tagging;
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before;

  do
    {
      n_before = g_hash_table_size (done);
      for (guint i = 0; i < tagging->tags->len; i++)
        {
          const DuidTag *tag = duid_tagging_get_tag (tagging, i);

          if (g_hash_table_contains (done, tag->id) ||
              (tag->parent_id != NULL && !g_hash_table_contains (done, tag->parent_id)))
            continue;
          add_code (work, tag);
          g_hash_table_add (done, tag->id);
        }
    }
  while (g_hash_table_size (done) > n_before);
}

/* ---- variables ---- */

static gboolean
has_time (Work *work,
          guint column)
{
  for (gssize row = duid_export_next_row (work->job, 0); row >= 0;
       row = duid_export_next_row (work->job, (gsize) row + 1))
    {
      DuidCell cell = duid_story_table_get_cell (work->table, column, (gsize) row);

      if (cell.kind == DUID_CELL_DATE && cell.number != floor (cell.number))
        return TRUE;
    }
  return FALSE;
}

static DuidQdaType
choose_type (Work *work,
             guint column)
{
  switch (duid_story_table_get_kind (work->table, column))
    {
    case DUID_CELL_NUMBER:
    case DUID_CELL_SHARE:
      return DUID_QDA_FLOAT;
    case DUID_CELL_DATE:
      return has_time (work, column) ? DUID_QDA_DATE_TIME : DUID_QDA_DATE;
    case DUID_CELL_EMPTY:
    case DUID_CELL_TEXT:
    default:
      return DUID_QDA_TEXT;
    }
}

static gboolean
is_variable (Work *work,
             guint column)
{
  const DuidStoryColumn *which = &g_array_index (work->columns, DuidStoryColumn, column);

  return which->question >= 0 && which->part != DUID_PART_STATE &&
         !duid_story_table_is_long (work->table, column);
}

static void
add_variables (Work *work)
{
  for (guint i = 0; i < work->columns->len; i++)
    {
      const char      *name = duid_story_table_get_header (work->table, i);
      g_autofree char *guid = duid_qda_make_guid ("variable", name, NULL);

      g_ptr_array_add (work->variables,
                       is_variable (work, i)
                         ? duid_qda_add_variable (work->qda, guid, name, choose_type (work, i))
                         : NULL);
    }
}

/* XML's decimals have no exponent. */
static char *
dup_decimal (double number)
{
  char  buffer[G_ASCII_DTOSTR_BUF_SIZE + 400];
  char *text = duid_number_to_string (number);

  if (strchr (text, 'e') == NULL)
    return text;
  g_free (text);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15f", number));
}

static char *
dup_value (const DuidCell *cell,
           DuidQdaType     type)
{
  char *date;

  if (type == DUID_QDA_TEXT)
    return cell->kind == DUID_CELL_TEXT ? g_strndup (cell->text, cell->length) : NULL;
  if (type == DUID_QDA_FLOAT)
    return (cell->kind == DUID_CELL_NUMBER || cell->kind == DUID_CELL_SHARE) &&
               isfinite (cell->number)
             ? dup_decimal (cell->number)
             : NULL;
  if (cell->kind != DUID_CELL_DATE || !isfinite (cell->number))
    return NULL;
  date = duid_date_to_string (cell->number);
  if (type == DUID_QDA_DATE_TIME && strchr (date, 'T') == NULL)
    {
      char *with_time = g_strconcat (date, "T00:00:00", NULL);

      g_free (date);
      date = with_time;
    }
  return date;
}

static void
add_values (Work        *work,
            DuidQdaCase *qda_case,
            gsize        row)
{
  DuidDataset *dataset = work->job->dataset;

  for (guint i = 0; i < work->columns->len; i++)
    {
      const DuidQdaVariable *variable = work->variables->pdata[i];
      int                    question = duid_story_table_get_question (work->table, i);
      g_autofree char       *text = NULL;
      DuidCell               cell;

      if (variable == NULL ||
          duid_dataset_get_states (dataset, (guint) question)[row] != DUID_STATE_ANSWERED ||
          !duid_export_may_show (dataset,
                                 duid_dataset_get_question (dataset, (guint) question)->type, row))
        continue;
      cell = duid_story_table_get_cell (work->table, i, row);
      text = dup_value (&cell, variable->type);
      if (text != NULL && *text != '\0')
        duid_qda_add_value (qda_case->values, variable->guid, text);
    }
}

/* ---- texts ---- */

static DuidQdaCoding *
add_coding (Work       *work,
            GPtrArray  *codings,
            const char *place, /* guid of what is coded */
            guint       tag,
            const char *author)
{
  const DuidTag   *its_tag = duid_tagging_get_tag (work->job->tagging, tag);
  g_autofree char *code = duid_qda_guid_from_id (its_tag->id);
  g_autofree char *guid = duid_qda_make_guid ("coding", place, its_tag->id, author, NULL);

  return duid_qda_add_coding (codings, guid, code, get_user (work, author));
}

static char *
dup_words (const char *text,
           gsize       start,
           gsize       end)
{
  if (end - start <= MOST_POINTS)
    return g_utf8_substring (text, (glong) start, (glong) end);
  else
    {
      g_autofree char *words = g_utf8_substring (text, (glong) start,
                                                 (glong) (start + MOST_POINTS));

      return g_strconcat (words, "…", NULL);
    }
}

/* Passages of one place come together. */
static void
add_selections (Work          *work,
                DuidQdaSource *source,
                guint          question,
                gsize          row)
{
  DuidQdaSelection  *selection = NULL;
  gsize              n;
  const DuidPassage *passages = duid_tagging_get_passages (work->job->tagging, row, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DuidPassage *passage = passages + i;

      if (passage->question != question || passage->value <= 0 || passage->is_hidden)
        continue;
      if (selection == NULL || selection->start != passage->start ||
          selection->end != passage->end)
        {
          g_autofree char *place = g_strdup_printf ("%zu %zu", passage->start, passage->end);
          g_autofree char *guid = duid_qda_make_guid ("selection", source->guid, place, NULL);

          selection = duid_qda_add_selection (source, guid, passage->start, passage->end);
          selection->name = dup_words (source->text, passage->start, passage->end);
          selection->user = g_strdup (get_user (work, passage->author));
        }
      add_coding (work, selection->codings, selection->guid, passage->tag, passage->author);
    }
}

/* What is said of all of the story goes to its first text. */
static void
add_assignments (Work          *work,
                 DuidQdaSource *source,
                 gsize          row)
{
  const GArray *assignments = work->job->tagging->assignments;

  for (; work->next_assignment < assignments->len; work->next_assignment++)
    {
      const DuidAssignment *given = &g_array_index (assignments, DuidAssignment,
                                                    work->next_assignment);

      if (given->row > row)
        break;
      if (given->row == row && given->value > 0 && source != NULL)
        add_coding (work, source->codings, source->guid, given->tag, given->author);
    }
}

static void
add_note (Work           *work,
          DuidQdaSource  *source,
          const DuidNote *note)
{
  g_autofree char *guid = duid_qda_guid_from_id (note->id);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (note->time / MS_A_SECOND);
  DuidQdaNote *added;

  /* Two versions of one note are two notes to others. */
  if (g_hash_table_contains (work->note_ids, guid))
    {
      g_free (guid);
      guid = duid_qda_make_guid ("note", note->id, note->author, note->text, NULL);
    }
  added = duid_qda_add_note (work->qda, guid, note->text);
  g_hash_table_add (work->note_ids, added->guid);
  added->user = g_strdup (get_user (work, note->author));
  added->time = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_ptr_array_add (source->notes, g_strdup (guid));
}

static void
add_notes (Work          *work,
           DuidQdaSource *source,
           gsize          row)
{
  const GArray *notes = work->job->tagging->notes;

  for (; work->next_note < notes->len; work->next_note++)
    {
      const DuidNote *note = &g_array_index (notes, DuidNote, work->next_note);

      if (note->row > row)
        break;
      if (note->row == row && source != NULL)
        add_note (work, source, note);
    }
}

static gboolean
is_source (Work *work,
           guint question,
           gsize row)
{
  DuidDataset     *dataset = work->job->dataset;
  DuidQuestionType type = duid_dataset_get_question (dataset, question)->type;

  return (type == DUID_QUESTION_STORY || type == DUID_QUESTION_TEXT) &&
         duid_export_includes (work->job, question) &&
         duid_export_may_show (dataset, type, row) &&
         *duid_dataset_get_text (dataset, question, row) != '\0';
}

static DuidQdaSource *
add_source (Work        *work,
            DuidQdaCase *qda_case,
            guint        question,
            gsize        row)
{
  DuidDataset        *dataset = work->job->dataset;
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);
  const char         *key = duid_dataset_get_key (dataset, row);
  g_autofree char    *guid = duid_qda_make_guid ("source", key, asked->name, NULL);
  g_autofree char    *title = duid_dataset_dup_title (dataset, row);
  g_autofree char    *label = duid_question_dup_short_label (asked);
  g_autofree char    *name = asked->type == DUID_QUESTION_STORY
                               ? g_strdup (title)
                               : g_strdup_printf ("%s – %s", title, label);
  DuidQdaSource      *source = duid_qda_add_source (work->qda, guid, name);

  source->description = g_strdup (asked->name);
  g_free (source->text);
  source->text = g_strdup (duid_dataset_get_text (dataset, question, row));
  g_ptr_array_add (qda_case->sources, g_strdup (guid));
  if (work->job->tagging != NULL)
    add_selections (work, source, question, row);
  return source;
}

static void
add_sources (Work        *work,
             DuidQdaCase *qda_case,
             gsize        row)
{
  DuidDataset   *dataset = work->job->dataset;
  DuidQdaSource *first = NULL;

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (is_source (work, i, row))
      {
        DuidQdaSource *source = add_source (work, qda_case, i, row);

        if (first == NULL ||
            duid_dataset_get_question (dataset, i)->type == DUID_QUESTION_STORY)
          first = source;
      }
  if (work->job->tagging == NULL)
    return;
  add_assignments (work, first, row);
  add_notes (work, first, row);
}

/* ---- all ---- */

static gboolean
add_stories (Work    *work,
             GError **error)
{
  DuidDataset *dataset = work->job->dataset;
  gsize        n_rows = duid_export_get_n_rows (work->job);
  gsize        n_done = 0;

  for (gssize row = duid_export_next_row (work->job, 0); row >= 0;
       row = duid_export_next_row (work->job, (gsize) row + 1))
    {
      const char      *key = duid_dataset_get_key (dataset, (gsize) row);
      g_autofree char *guid = duid_qda_make_guid ("case", key, NULL);
      DuidQdaCase     *qda_case = duid_qda_add_case (work->qda, guid,
                                                     duid_link_ids_get (work->ids, (gsize) row));

      add_values (work, qda_case, (gsize) row);
      add_sources (work, qda_case, (gsize) row);
      if (n_done++ % ROWS_A_STEP == 0 &&
          !duid_export_step (work->job, (double) n_done / (double) n_rows, error))
        return FALSE;
    }
  return TRUE;
}

DuidQda *
duid_qda_export_make (const DuidExport *job,
                      GError          **error)
{
  g_autoptr (DuidQda) qda =
    duid_qda_new (duid_framework_get_title (duid_dataset_get_framework (job->dataset)));
  g_auto (Work) work = { .job = job, .qda = qda };

  qda->origin = g_strdup (ORIGIN);
  work.users = g_hash_table_new (g_str_hash, g_str_equal);
  work.note_ids = g_hash_table_new (g_str_hash, g_str_equal);
  work.table = duid_story_table_new (job, 0);
  work.columns = duid_story_columns_new (job, 0);
  work.variables = g_ptr_array_new ();
  work.ids = duid_link_ids_new (job->dataset);
  if (job->tagging != NULL)
    add_codes (&work);
  add_variables (&work);
  return add_stories (&work, error) ? g_steal_pointer (&qda) : NULL;
}

gboolean
duid_qda_export_write_project (const DuidExport *job,
                               const char       *path,
                               GError          **error)
{
  g_autoptr (DuidQda) qda = duid_qda_export_make (job, error);

  return qda != NULL && duid_qda_writer_write_project (qda, path, job->cancellable, error);
}

gboolean
duid_qda_export_write_codebook (const DuidExport *job,
                                const char       *path,
                                GError          **error)
{
  g_autoptr (DuidQda) qda = duid_qda_new ("");
  g_auto (Work) work = { .job = job, .qda = qda };

  qda->origin = g_strdup (ORIGIN);
  if (job->tagging != NULL)
    add_codes (&work);
  return duid_qda_writer_write_codebook (qda, path, error);
}
