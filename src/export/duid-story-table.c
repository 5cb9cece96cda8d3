/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-story-table.h"

#include "export/duid-codebook.h"
#include "export/duid-link-ids.h"
#include "export/duid-story-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _DuidStoryTable
{
  const DuidExport *job;
  gsize             most_units;
  GArray           *columns; /* DuidStoryColumn */
  DuidLinkIds      *ids;
  GString          *scratch; /* text of the last cell, when it had to be made */
};

static DuidCell
text_cell (const char *text)
{
  if (*text == '\0')
    return (DuidCell) { .kind = DUID_CELL_EMPTY };
  return (DuidCell) { .kind = DUID_CELL_TEXT, .text = text, .length = strlen (text) };
}

static DuidCell
number_cell (DuidCellKind kind,
             double       number)
{
  if (!isfinite (number))
    return (DuidCell) { .kind = DUID_CELL_EMPTY };
  return (DuidCell) { .kind = kind, .number = number };
}

/* The end of the piece of @text that starts at it: a cell full, no more. */
static const char *
find_piece_end (const char *text,
                gsize       most_units)
{
  gsize n_units = 0;
  gsize n_bytes = strnlen (text, most_units + 1);

  /* No letter has more units than bytes. */
  if (n_bytes <= most_units)
    return text + n_bytes;
  while (*text != '\0')
    {
      n_units += g_utf8_get_char (text) > 0xffff ? 2 : 1;
      if (n_units > most_units)
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

static DuidCell
text_answer (DuidStoryTable        *table,
             const DuidStoryColumn *column,
             const DuidQuestion    *asked,
             gsize                  row)
{
  DuidDataset *dataset = table->job->dataset;
  const char  *text = duid_dataset_get_text (dataset, (guint) column->question, row);
  const char  *end;

  if (!duid_export_may_show (dataset, asked->type, row))
    return text_cell (column->index == 0 ? duid_export_not_shared () : "");
  if (table->most_units == 0)
    return text_cell (text);
  end = find_piece_end (text, table->most_units);
  for (guint piece = 0; piece < column->index; piece++)
    {
      text = end;
      end = find_piece_end (text, table->most_units);
    }
  if (text == end)
    return (DuidCell) { .kind = DUID_CELL_EMPTY };
  return (DuidCell) { .kind = DUID_CELL_TEXT, .text = text, .length = (gsize) (end - text) };
}

static DuidCell
plain_answer (DuidStoryTable        *table,
              const DuidStoryColumn *column,
              const DuidQuestion    *asked,
              gsize                  row)
{
  DuidDataset *dataset = table->job->dataset;
  guint        question = (guint) column->question;

  switch (duid_question_get_column_kind (asked))
    {
    case DUID_COLUMN_NUMBER:
      return number_cell (column->kind, duid_dataset_get_numbers (dataset, question)[row]);
    case DUID_COLUMN_CODE:
      return text_cell (g_ptr_array_index (asked->options,
                                           duid_dataset_get_codes (dataset, question)[row]));
    case DUID_COLUMN_TEXT:
      return text_answer (table, column, asked, row);
    case DUID_COLUMN_MASK:
    case DUID_COLUMN_TRIAD:
    case DUID_COLUMN_STONES:
    default:
      g_return_val_if_reached ((DuidCell) { .kind = DUID_CELL_EMPTY });
    }
}

static DuidCell
option_answer (DuidDataset           *dataset,
               const DuidStoryColumn *column,
               gsize                  row)
{
  gsize          n_words;
  const guint64 *masks = duid_dataset_get_masks (dataset, (guint) column->question, &n_words);
  guint64        word = masks[row * n_words + column->index / 64];

  return number_cell (DUID_CELL_NUMBER, (word >> (column->index % 64)) & 1 ? 1 : 0);
}

static DuidCell
band_answer (DuidDataset           *dataset,
             const DuidStoryColumn *column,
             const DuidQuestion    *asked,
             gsize                  row)
{
  double number = duid_dataset_get_numbers (dataset, (guint) column->question)[row];
  int    band = duid_question_get_band (asked, number);

  return text_cell (band < 0 ? "" : g_array_index (asked->bands, DuidBand, band).label);
}

static DuidCell
zone_answer (DuidStoryTable     *table,
             const DuidQuestion *asked,
             DuidTriad           triad)
{
  g_autofree char *words = duid_codebook_dup_zone (asked, duid_triad_get_zone (triad));

  g_string_assign (table->scratch, words);
  return text_cell (table->scratch->str);
}

static DuidCell
answer_cell (DuidStoryTable        *table,
             const DuidStoryColumn *column,
             const DuidQuestion    *asked,
             gsize                  row)
{
  DuidDataset *dataset = table->job->dataset;
  guint        question = (guint) column->question;

  switch (column->part)
    {
    case DUID_PART_ANSWER:
      return plain_answer (table, column, asked, row);
    case DUID_PART_BAND:
      return band_answer (dataset, column, asked, row);
    case DUID_PART_OPTION:
      return option_answer (dataset, column, row);
    case DUID_PART_CORNER:
      {
        DuidTriad triad = duid_dataset_get_triads (dataset, question)[row];

        return number_cell (DUID_CELL_SHARE,
                            ((double[]) { triad.top, triad.left, triad.right })[column->index]);
      }
    case DUID_PART_ZONE:
      return zone_answer (table, asked, duid_dataset_get_triads (dataset, question)[row]);
    case DUID_PART_STONE_X:
      return number_cell (DUID_CELL_NUMBER,
                          duid_dataset_get_stone (dataset, question, column->index)[row].x);
    case DUID_PART_STONE_Y:
      return number_cell (DUID_CELL_NUMBER,
                          duid_dataset_get_stone (dataset, question, column->index)[row].y);
    case DUID_PART_STATE:
      return text_cell (duid_export_state_words (DUID_STATE_ANSWERED));
    case DUID_PART_ID:
    case DUID_PART_SOURCE:
    case DUID_PART_TAGS:
    case DUID_PART_TAG:
    default:
      g_return_val_if_reached ((DuidCell) { .kind = DUID_CELL_EMPTY });
    }
}

static DuidCell
tags_cell (DuidStoryTable *table,
           gsize           row)
{
  DuidTagging *tagging = table->job->tagging;

  g_string_truncate (table->scratch, 0);
  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);

      if (duid_rows_has (tag->rows, row))
        g_string_append_printf (table->scratch, "%s%s", table->scratch->len > 0 ? "; " : "",
                                tag->name);
    }
  return text_cell (table->scratch->str);
}

/* A cell of the story itself, not of a question. */
static DuidCell
story_cell (DuidStoryTable        *table,
            const DuidStoryColumn *column,
            gsize                  row)
{
  DuidDataset   *dataset = table->job->dataset;
  const DuidTag *tag;

  if (column->part == DUID_PART_ID)
    return text_cell (duid_link_ids_get (table->ids, row));
  if (column->part == DUID_PART_SOURCE)
    return text_cell (duid_dataset_get_source_name (dataset,
                                                    duid_dataset_get_source (dataset, row)));
  if (column->part == DUID_PART_TAGS)
    return tags_cell (table, row);
  tag = duid_tagging_get_tag (table->job->tagging, column->index);
  return number_cell (DUID_CELL_NUMBER, duid_rows_has (tag->rows, row));
}

DuidStoryTable *
duid_story_table_new (const DuidExport *job,
                      gsize             most_units)
{
  DuidStoryTable *table = g_new0 (DuidStoryTable, 1);

  table->job = job;
  table->most_units = most_units;
  table->columns = duid_story_columns_new (job, most_units);
  table->ids = duid_link_ids_new (job->dataset);
  table->scratch = g_string_new (NULL);
  return table;
}

void
duid_story_table_free (DuidStoryTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->columns);
  duid_link_ids_free (table->ids);
  g_string_free (table->scratch, TRUE);
  g_free (table);
}

guint
duid_story_table_get_n_columns (DuidStoryTable *table)
{
  return table->columns->len;
}

const char *
duid_story_table_get_header (DuidStoryTable *table,
                             guint           column)
{
  return g_array_index (table->columns, DuidStoryColumn, column).header;
}

DuidCellKind
duid_story_table_get_kind (DuidStoryTable *table,
                           guint           column)
{
  return g_array_index (table->columns, DuidStoryColumn, column).kind;
}

gboolean
duid_story_table_is_long (DuidStoryTable *table,
                          guint           column)
{
  const DuidStoryColumn *which = &g_array_index (table->columns, DuidStoryColumn, column);
  DuidDataset           *dataset = table->job->dataset;

  if (which->part != DUID_PART_ANSWER)
    return FALSE;
  switch ((int) duid_dataset_get_question (dataset, (guint) which->question)->type)
    {
    case DUID_QUESTION_STORY:
    case DUID_QUESTION_TEXT:
      return TRUE;
    default:
      return FALSE;
    }
}

int
duid_story_table_get_question (DuidStoryTable *table,
                               guint           column)
{
  return g_array_index (table->columns, DuidStoryColumn, column).question;
}

DuidCell
duid_story_table_get_cell (DuidStoryTable *table,
                           guint           column,
                           gsize           row)
{
  const DuidStoryColumn *which = &g_array_index (table->columns, DuidStoryColumn, column);
  DuidDataset           *dataset = table->job->dataset;
  DuidState              state;

  if (which->question < 0)
    return story_cell (table, which, row);
  state = duid_dataset_get_states (dataset, (guint) which->question)[row];
  if (state == DUID_STATE_ANSWERED)
    return answer_cell (table, which,
                        duid_dataset_get_question (dataset, (guint) which->question), row);
  if (which->part == DUID_PART_STATE)
    return text_cell (duid_export_state_words (state));
  return text_cell (duid_export_words_for (state));
}
