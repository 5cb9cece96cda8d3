/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-archive-column.h"

#include "base/duid-number.h"
#include "import/duid-archive-writer.h"

#include <math.h>
#include <string.h>

#define MS_PER_DAY 86400000

/* ---- columns ---- */

const char *
duid_archive_column_name (const char *name,
                          GPtrArray  *headers,
                          GHashTable *taken)
{
  char *own = g_strstrip (g_strdup (name));

  for (guint i = 2; g_hash_table_contains (taken, own); i++)
    {
      g_free (own);
      own = g_strdup_printf ("%s (%u)", name, i);
    }
  g_hash_table_add (taken, g_strdup (own));
  g_ptr_array_add (headers, own);
  return own;
}

/* A column “question: part”, or “question” when it has no parts. */
static void
add_column (DuidBinding *binding,
            const char  *question,
            const char  *part,
            GPtrArray   *headers,
            GHashTable  *taken)
{
  g_autofree char *name =
    part != NULL ? g_strdup_printf ("%s: %s", question, part) : g_strdup (question);

  g_ptr_array_add (binding->columns,
                   duid_column_name_new (duid_archive_column_name (name, headers, taken), 0));
}

static DuidBindingShape
get_shape (const DuidQuestion *question)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_MASK:
      return DUID_BINDING_OPTIONS;
    case DUID_COLUMN_TRIAD:
      return DUID_BINDING_CORNERS;
    case DUID_COLUMN_STONES:
      return DUID_BINDING_STONES;
    case DUID_COLUMN_TEXT:
    case DUID_COLUMN_NUMBER:
    case DUID_COLUMN_CODE:
    default:
      return DUID_BINDING_COLUMN;
    }
}

static void
add_options (DuidBinding        *binding,
             const DuidQuestion *question,
             GPtrArray          *headers,
             GHashTable         *taken)
{
  for (guint i = 0; i < question->options->len; i++)
    {
      add_column (binding, question->name, question->options->pdata[i], headers, taken);
      g_ptr_array_add (binding->labels, g_strdup (question->options->pdata[i]));
    }
}

static void
add_stones (DuidBinding        *binding,
            const DuidQuestion *question,
            GPtrArray          *headers,
            GHashTable         *taken)
{
  for (guint i = 0; i < question->stones->len; i++)
    {
      g_autofree char *x = g_strdup_printf ("%s x", (const char *) question->stones->pdata[i]);
      g_autofree char *y = g_strdup_printf ("%s y", (const char *) question->stones->pdata[i]);

      add_column (binding, question->name, x, headers, taken);
      add_column (binding, question->name, y, headers, taken);
      g_ptr_array_add (binding->labels, g_strdup (question->stones->pdata[i]));
    }
}

DuidBinding *
duid_archive_column_bind (const DuidDataset *dataset,
                          guint              question,
                          gboolean           has_states,
                          GPtrArray         *headers,
                          GHashTable        *taken)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);
  g_autoptr (DuidBinding) binding = duid_binding_new (question, get_shape (asked));

  if (binding->shape == DUID_BINDING_OPTIONS)
    add_options (binding, asked, headers, taken);
  else if (binding->shape == DUID_BINDING_STONES)
    add_stones (binding, asked, headers, taken);
  else if (binding->shape == DUID_BINDING_CORNERS)
    for (int i = 0; i < 3; i++)
      add_column (binding, asked->name, asked->corners[i] != NULL ? asked->corners[i] : "",
                  headers, taken);
  else
    add_column (binding, asked->name, NULL, headers, taken);
  if (binding->columns->len == 0)
    return NULL;
  if (has_states)
    {
      g_autofree char *name = g_strdup_printf ("%s: not applicable", asked->name);

      binding->not_applicable =
        duid_column_name_new (duid_archive_column_name (name, headers, taken), 0);
    }
  return g_steal_pointer (&binding);
}

/* ---- cells ---- */

char *
duid_archive_column_guard (const char *text)
{
  gboolean is_guarded = *text != '\0' && strchr ("=+-@\t\r'", *text) != NULL;

  return g_strconcat (is_guarded ? "'" : "", text, NULL);
}

/* With its milliseconds, which duid_date_to_string() leaves out. */
static char *
dup_date (double days)
{
  gint64           ms = llround ((days - floor (days)) * MS_PER_DAY);
  g_autofree char *day = NULL;

  if (ms % 1000 == 0)
    return duid_date_to_string (days);
  day = duid_date_to_string (floor (days));
  return g_strdup_printf ("%sT%02d:%02d:%02d.%03d", day, (int) (ms / 3600000),
                          (int) (ms / 60000 % 60), (int) (ms / 1000 % 60), (int) (ms % 1000));
}

static void
write_options (const DuidDataset *dataset,
               const DuidBinding *binding,
               gsize              row,
               GPtrArray         *cells)
{
  gsize          n_words;
  const guint64 *masks = duid_dataset_get_masks (dataset, binding->question, &n_words);

  for (guint i = 0; i < binding->columns->len; i++)
    g_ptr_array_add (cells, g_strdup (masks[row * n_words + i / 64] >> i % 64 & 1 ? "1" : "0"));
}

static void
write_stones (const DuidDataset *dataset,
              const DuidBinding *binding,
              gsize              row,
              GPtrArray         *cells)
{
  for (guint i = 0; 2 * i < binding->columns->len; i++)
    {
      DuidPoint place = duid_dataset_get_stone (dataset, binding->question, i)[row];
      gboolean  is_placed = duid_point_exists (place);

      g_ptr_array_add (cells, is_placed ? duid_number_to_string (place.x) : NULL);
      g_ptr_array_add (cells, is_placed ? duid_number_to_string (place.y) : NULL);
    }
}

static char *
dup_single (const DuidDataset *dataset,
            guint              index,
            gsize              row)
{
  const DuidQuestion *question = duid_dataset_get_question (dataset, index);
  DuidColumnKind      kind = duid_question_get_column_kind (question);
  double              number;

  if (kind == DUID_COLUMN_TEXT)
    return duid_archive_column_guard (duid_dataset_get_text (dataset, index, row));
  if (kind == DUID_COLUMN_CODE)
    return duid_archive_column_guard (
      question->options->pdata[duid_dataset_get_codes (dataset, index)[row]]);
  number = duid_dataset_get_numbers (dataset, index)[row];
  return question->type == DUID_QUESTION_DATE ? dup_date (number) : duid_number_to_string (number);
}

static void
write_answer (const DuidDataset *dataset,
              const DuidBinding *binding,
              gsize              row,
              GPtrArray         *cells)
{
  DuidTriad triad;

  if (binding->shape == DUID_BINDING_OPTIONS)
    write_options (dataset, binding, row, cells);
  else if (binding->shape == DUID_BINDING_STONES)
    write_stones (dataset, binding, row, cells);
  else if (binding->shape == DUID_BINDING_CORNERS)
    {
      triad = duid_dataset_get_triads (dataset, binding->question)[row];
      g_ptr_array_add (cells, duid_number_to_string (triad.top));
      g_ptr_array_add (cells, duid_number_to_string (triad.left));
      g_ptr_array_add (cells, duid_number_to_string (triad.right));
    }
  else
    g_ptr_array_add (cells, dup_single (dataset, binding->question, row));
}

void
duid_archive_column_write (const DuidDataset *dataset,
                           const DuidBinding *binding,
                           gsize              row,
                           GPtrArray         *cells)
{
  DuidState state = (DuidState) duid_dataset_get_states (dataset, binding->question)[row];

  if (state == DUID_STATE_ANSWERED)
    write_answer (dataset, binding, row, cells);
  else
    for (guint i = 0; i < binding->columns->len; i++)
      g_ptr_array_add (cells, NULL);
  if (binding->not_applicable != NULL)
    g_ptr_array_add (cells, state == DUID_STATE_NOT_APPLICABLE ? g_strdup ("1")
                            : state == DUID_STATE_NOT_ASKED
                              ? g_strdup (DUID_ARCHIVE_NOT_ASKED)
                              : NULL);
}
