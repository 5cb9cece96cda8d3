/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-coding.h"

#include "store/duid-project-readers.h"

#include <string.h>

/* While it is being made: all that anybody did, of all stories. */
typedef struct
{
  const DuidTagging *tagging;
  const DuidRows    *rows;  /* nullable */
  const char *const *only;  /* nullable */
  GHashTable        *coded; /* name (borrowed) → DuidRows */
} Work;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *a_name = *(const char *const *) a;
  const char *b_name = *(const char *const *) b;
  int         order = g_utf8_collate (a_name, b_name);

  return order != 0 ? order : strcmp (a_name, b_name);
}

/* The stories that @name coded, NULL for one who is not asked about. */
static DuidRows *
get_coded (Work       *work,
           const char *name)
{
  DuidRows *coded = g_hash_table_lookup (work->coded, name);

  if (coded != NULL || (work->only != NULL && !g_strv_contains (work->only, name)))
    return coded;
  coded = duid_rows_new (work->tagging->n_rows);
  g_hash_table_insert (work->coded, (gpointer) name, coded);
  return coded;
}

static void
add_story (Work       *work,
           const char *name,
           gsize       row)
{
  DuidRows *coded = get_coded (work, name);

  if (coded != NULL)
    duid_rows_add (coded, row);
}

static void
find_coded (Work      *work,
            GPtrArray *readers)
{
  const DuidTagging *tagging = work->tagging;
  const GArray      *lists[] = { tagging->assignments, tagging->hidden };
  const GArray      *passages[] = { tagging->passages, tagging->lost };

  for (guint i = 0; i < readers->len; i++)
    {
      const DuidReader *reader = readers->pdata[i];
      DuidRows         *coded = get_coded (work, reader->name);

      if (coded != NULL)
        duid_rows_or (coded, reader->rows);
    }
  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        const DuidAssignment *given = &g_array_index (lists[list], DuidAssignment, i);

        add_story (work, given->author, given->row);
      }
  for (guint list = 0; list < G_N_ELEMENTS (passages); list++)
    for (guint i = 0; i < passages[list]->len; i++)
      {
        const DuidPassage *passage = &g_array_index (passages[list], DuidPassage, i);

        add_story (work, passage->author, passage->row);
      }
}

static void
list_people (Work       *work,
             DuidCoding *coding)
{
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, work->coded);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (coding->people, g_strdup (name));
  g_ptr_array_sort (coding->people, compare_names);
  for (guint i = 0; i < coding->people->len; i++)
    {
      const DuidRows *coded = g_hash_table_lookup (work->coded, coding->people->pdata[i]);
      gsize           n = work->rows != NULL ? duid_rows_count_and (coded, work->rows)
                                             : duid_rows_count (coded);

      g_array_append_val (coding->counts, n);
    }
}

static void
list_rows (Work       *work,
           DuidCoding *coding)
{
  for (gsize row = 0; row < work->tagging->n_rows; row++)
    {
      guint n_coders = 0;

      if (work->rows != NULL && !duid_rows_has (work->rows, row))
        continue;
      for (guint i = 0; i < coding->people->len && n_coders < 2; i++)
        n_coders += duid_rows_has (g_hash_table_lookup (work->coded, coding->people->pdata[i]),
                                   row);
      if (n_coders >= 2)
        g_array_append_val (coding->rows, row);
    }
}

static gint8 *
get_code (const DuidCoding *coding,
          guint             tag,
          guint             unit,
          guint             person)
{
  gsize at = (gsize) tag * coding->rows->len + unit;

  return coding->codes + at * coding->people->len + person;
}

/* First everybody who coded a story says no to everything. */
static void
fill_with_no (Work       *work,
              DuidCoding *coding)
{
  for (guint unit = 0; unit < coding->rows->len; unit++)
    for (guint person = 0; person < coding->people->len; person++)
      {
        gsize    row = g_array_index (coding->rows, gsize, unit);
        gboolean has_coded = duid_rows_has (
          g_hash_table_lookup (work->coded, coding->people->pdata[person]), row);

        for (guint tag = 0; tag < coding->n_tags; tag++)
          *get_code (coding, tag, unit, person) = has_coded ? 0 : DUID_NOT_CODED;
      }
}

typedef struct
{
  DuidCoding *coding;
  GHashTable *people; /* name → place + 1 */
  GArray     *units;  /* guint: of each row, its unit + 1 or 0 */
} Places;

static void
say_yes (Places     *places,
         const char *name,
         gsize       row,
         guint       tag)
{
  guint person = GPOINTER_TO_UINT (g_hash_table_lookup (places->people, name));
  guint unit = g_array_index (places->units, guint, row);

  if (person > 0 && unit > 0)
    *get_code (places->coding, tag, unit - 1, person - 1) = 1;
}

static void
fill_with_yes (Work       *work,
               DuidCoding *coding)
{
  const DuidTagging *tagging = work->tagging;
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) units = g_array_new (FALSE, TRUE, sizeof (guint));
  Places places = { coding, people, units };

  g_array_set_size (units, (guint) tagging->n_rows);
  for (guint i = 0; i < coding->people->len; i++)
    g_hash_table_insert (people, coding->people->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < coding->rows->len; i++)
    g_array_index (units, guint, g_array_index (coding->rows, gsize, i)) = i + 1;
  for (guint i = 0; i < tagging->assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (tagging->assignments, DuidAssignment, i);

      if (given->value > 0)
        say_yes (&places, given->author, given->row, given->tag);
    }
  for (guint i = 0; i < tagging->passages->len; i++)
    {
      const DuidPassage *passage = &g_array_index (tagging->passages, DuidPassage, i);

      if (passage->value > 0 && !passage->is_hidden)
        say_yes (&places, passage->author, passage->row, passage->tag);
    }
}

DuidCoding *
duid_coding_new (const DuidTagging *tagging,
                 GPtrArray         *readers,
                 const DuidRows    *rows,
                 const char *const *people)
{
  DuidCoding *coding = g_new0 (DuidCoding, 1);
  g_autoptr (GHashTable) coded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) duid_rows_free);
  Work work = { tagging, rows, people, coded };

  coding->people = g_ptr_array_new_with_free_func (g_free);
  coding->counts = g_array_new (FALSE, FALSE, sizeof (gsize));
  coding->rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  coding->n_tags = tagging->tags->len;
  find_coded (&work, readers);
  list_people (&work, coding);
  list_rows (&work, coding);
  coding->codes = g_malloc ((gsize) coding->n_tags * coding->rows->len * coding->people->len + 1);
  fill_with_no (&work, coding);
  fill_with_yes (&work, coding);
  return coding;
}

void
duid_coding_free (DuidCoding *coding)
{
  if (coding == NULL)
    return;
  g_ptr_array_unref (coding->people);
  g_array_unref (coding->counts);
  g_array_unref (coding->rows);
  g_free (coding->codes);
  g_free (coding);
}

DuidCodings
duid_coding_get_codings (const DuidCoding *coding,
                         int               tag)
{
  return (DuidCodings) { .n_units = coding->rows->len,
                         .n_coders = coding->people->len,
                         .n_items = tag >= 0 ? 1 : coding->n_tags,
                         .codes = get_code (coding, (guint) MAX (tag, 0), 0, 0) };
}

int
duid_coding_get (const DuidCoding *coding,
                 guint             tag,
                 guint             unit,
                 guint             person)
{
  return *get_code (coding, tag, unit, person);
}

/* ---- differences ---- */

static int
compare_differences (gconstpointer a_,
                     gconstpointer b_,
                     gpointer      data)
{
  const DuidDifference *a = a_;
  const DuidDifference *b = b_;
  const guint          *n_tags = data; /* in dispute, by unit */

  if (n_tags[a->unit] != n_tags[b->unit])
    return n_tags[a->unit] > n_tags[b->unit] ? -1 : 1;
  if (a->unit != b->unit)
    return a->unit < b->unit ? -1 : 1;
  return a->tag < b->tag ? -1 : a->tag > b->tag;
}

GArray *
duid_coding_list_differences (const DuidCoding *coding,
                              int               tag)
{
  GArray           *list = g_array_new (FALSE, FALSE, sizeof (DuidDifference));
  g_autofree guint *n_tags = g_new0 (guint, MAX (coding->rows->len, 1));

  for (guint unit = 0; unit < coding->rows->len; unit++)
    for (guint i = 0; i < coding->n_tags; i++)
      {
        DuidDifference difference = { .unit = unit, .tag = i };

        if (tag >= 0 && i != (guint) tag)
          continue;
        for (guint person = 0; person < coding->people->len; person++)
          {
            difference.n_yes += duid_coding_get (coding, i, unit, person) == 1;
            difference.n_no += duid_coding_get (coding, i, unit, person) == 0;
          }
        if (difference.n_yes == 0 || difference.n_no == 0)
          continue;
        n_tags[unit]++;
        g_array_append_val (list, difference);
      }
  g_array_sort_with_data (list, compare_differences, n_tags);
  return list;
}
