/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-story-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Columns in the making. */
typedef struct
{
  const DuidExport *job;
  gsize             most_units;
  GArray           *columns; /* DuidStoryColumn */
  GHashTable       *headers; /* taken ones, owned by the columns */
} Maker;

static void
clear_column (DuidStoryColumn *column)
{
  g_free (column->header);
}

static gsize
count_units (const char *text)
{
  gsize n_units = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n_units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
  return n_units;
}

/* Takes @header and makes it unique. */
static void
add_column (Maker         *maker,
            DuidColumnPart part,
            int            question,
            guint          index,
            DuidCellKind   kind,
            char          *header)
{
  char           *unique = header;
  DuidStoryColumn column;

  for (int n = 2; g_hash_table_contains (maker->headers, unique); n++)
    {
      if (unique != header)
        g_free (unique);
      unique = g_strdup_printf ("%s (%d)", header, n);
    }
  if (unique != header)
    g_free (header);
  g_hash_table_add (maker->headers, unique);
  column = (DuidStoryColumn) {
    .part = part, .question = question, .index = index, .kind = kind, .header = unique
  };
  g_array_append_val (maker->columns, column);
}

/* How many cells the longest text of @question needs. */
static guint
count_pieces (Maker *maker,
              guint  question)
{
  const DuidExport *job = maker->job;
  gsize             longest = 0;

  if (maker->most_units == 0)
    return 1;
  for (gssize row = duid_export_next_row (job, 0); row >= 0;
       row = duid_export_next_row (job, (gsize) row + 1))
    {
      const char *text = duid_dataset_get_text (job->dataset, question, (gsize) row);

      if (strlen (text) > maker->most_units)
        longest = MAX (longest, count_units (text));
    }
  /* A pair of units is never parted, which may leave a piece one unit short. */
  return longest <= maker->most_units
           ? 1
           : (guint) ((longest + maker->most_units - 2) / (maker->most_units - 1));
}

static gboolean
is_mark (const char *text)
{
  return *text == '\0' || strcmp (text, duid_export_words_for (DUID_STATE_NOT_APPLICABLE)) == 0 ||
         strcmp (text, duid_export_words_for (DUID_STATE_NOT_ASKED)) == 0;
}

/* Whether an answer looks like the mark of a question that was not answered. */
static gboolean
is_ambiguous (Maker *maker,
              guint  question)
{
  const DuidExport   *job = maker->job;
  const DuidQuestion *asked = duid_dataset_get_question (job->dataset, question);
  const guint8       *states = duid_dataset_get_states (job->dataset, question);

  if (duid_question_get_column_kind (asked) == DUID_COLUMN_CODE)
    {
      for (guint i = 0; i < asked->options->len; i++)
        if (is_mark (g_ptr_array_index (asked->options, i)))
          return TRUE;
      return FALSE;
    }
  for (gssize row = duid_export_next_row (job, 0); row >= 0;
       row = duid_export_next_row (job, (gsize) row + 1))
    if (states[row] == DUID_STATE_ANSWERED &&
        is_mark (duid_dataset_get_text (job->dataset, question, (gsize) row)))
      return TRUE;
  return FALSE;
}

static void
add_state_if_needed (Maker      *maker,
                     guint       question,
                     const char *label)
{
  if (is_ambiguous (maker, question))
    add_column (maker, DUID_PART_STATE, (int) question, 0, DUID_CELL_TEXT,
                g_strdup_printf (_ ("%s: state"), label));
}

static void
add_number_columns (Maker              *maker,
                    guint               question,
                    const DuidQuestion *asked,
                    const char         *label)
{
  DuidCellKind kind = asked->type == DUID_QUESTION_DATE ? DUID_CELL_DATE : DUID_CELL_NUMBER;

  add_column (maker, DUID_PART_ANSWER, (int) question, 0, kind, g_strdup (label));
  if (asked->type == DUID_QUESTION_SLIDER && asked->bands->len > 0)
    add_column (maker, DUID_PART_BAND, (int) question, 0, DUID_CELL_TEXT,
                g_strdup_printf (_ ("%s: band"), label));
}

static void
add_text_columns (Maker      *maker,
                  guint       question,
                  const char *label)
{
  guint n_pieces = count_pieces (maker, question);

  for (guint piece = 0; piece < n_pieces; piece++)
    add_column (maker, DUID_PART_ANSWER, (int) question, piece, DUID_CELL_TEXT,
                piece == 0 ? g_strdup (label)
                           : g_strdup_printf (_ ("%s (continued %u)"), label, piece));
  add_state_if_needed (maker, question, label);
}

static void
add_triad_columns (Maker              *maker,
                   guint               question,
                   const DuidQuestion *asked,
                   const char         *label)
{
  for (guint corner = 0; corner < 3; corner++)
    add_column (maker, DUID_PART_CORNER, (int) question, corner, DUID_CELL_SHARE,
                g_strdup_printf ("%s: %s", label, asked->corners[corner]));
  add_column (maker, DUID_PART_ZONE, (int) question, 0, DUID_CELL_TEXT,
              g_strdup_printf (_ ("%s: zone"), label));
}

static void
add_canvas_columns (Maker              *maker,
                    guint               question,
                    const DuidQuestion *asked,
                    const char         *label)
{
  const char *x = asked->x.label != NULL ? asked->x.label : "x";
  const char *y = asked->y.label != NULL ? asked->y.label : "y";

  for (guint stone = 0; stone < asked->stones->len; stone++)
    {
      const char *words = g_ptr_array_index (asked->stones, stone);

      add_column (maker, DUID_PART_STONE_X, (int) question, stone, DUID_CELL_NUMBER,
                  g_strdup_printf ("%s: %s, %s", label, words, x));
      add_column (maker, DUID_PART_STONE_Y, (int) question, stone, DUID_CELL_NUMBER,
                  g_strdup_printf ("%s: %s, %s", label, words, y));
    }
}

static void
add_question_columns (Maker *maker,
                      guint  question)
{
  const DuidQuestion *asked = duid_dataset_get_question (maker->job->dataset, question);
  g_autofree char    *label = duid_question_dup_short_label (asked);

  switch (duid_question_get_column_kind (asked))
    {
    case DUID_COLUMN_TEXT:
      add_text_columns (maker, question, label);
      break;
    case DUID_COLUMN_NUMBER:
      add_number_columns (maker, question, asked, label);
      break;
    case DUID_COLUMN_CODE:
      add_column (maker, DUID_PART_ANSWER, (int) question, 0, DUID_CELL_TEXT, g_strdup (label));
      add_state_if_needed (maker, question, label);
      break;
    case DUID_COLUMN_MASK:
      for (guint option = 0; option < asked->options->len; option++)
        add_column (maker, DUID_PART_OPTION, (int) question, option, DUID_CELL_NUMBER,
                    g_strdup_printf ("%s: %s", label,
                                     (char *) g_ptr_array_index (asked->options, option)));
      break;
    case DUID_COLUMN_TRIAD:
      add_triad_columns (maker, question, asked, label);
      break;
    case DUID_COLUMN_STONES:
      add_canvas_columns (maker, question, asked, label);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_tag_columns (Maker *maker)
{
  DuidTagging *tagging = maker->job->tagging;

  if (tagging == NULL)
    return;
  add_column (maker, DUID_PART_TAGS, -1, 0, DUID_CELL_TEXT, g_strdup (_ ("Tags")));
  for (guint tag = 0; tag < tagging->tags->len; tag++)
    add_column (maker, DUID_PART_TAG, -1, tag, DUID_CELL_NUMBER,
                g_strdup_printf (_ ("Tag: %s"), duid_tagging_get_tag (tagging, tag)->name));
}

GArray *
duid_story_columns_new (const DuidExport *job,
                        gsize             most_units)
{
  g_autoptr (GHashTable) headers = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (DuidStoryColumn));
  Maker   maker = {
      .job = job, .most_units = most_units, .columns = columns, .headers = headers
  };
  int id = duid_framework_find_type (duid_dataset_get_framework (job->dataset),
                                     DUID_QUESTION_ID);

  g_array_set_clear_func (columns, (GDestroyNotify) clear_column);
  add_column (&maker, DUID_PART_ID, -1, 0, DUID_CELL_TEXT, g_strdup (_ ("ID")));
  add_column (&maker, DUID_PART_SOURCE, -1, 0, DUID_CELL_TEXT, g_strdup (_ ("Source")));
  for (guint question = 0; question < duid_dataset_get_n_questions (job->dataset); question++)
    if ((int) question != id && duid_export_includes (job, question))
      add_question_columns (&maker, question);
  add_tag_columns (&maker);
  return columns;
}
