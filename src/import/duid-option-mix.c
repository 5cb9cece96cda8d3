/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-option-mix.h"

#include <string.h>

#define FEWEST_CELLS 20
#define MOST_COMING  20   /* different options */
#define SHARE_COMING 0.6  /* of all parts are options */
#define LEAST_COMING 0.02 /* of all cells hold an option that comes back */
#define SHARE_OWN    0.6  /* of what was written in looks like it */
#define FEWEST_WORDS 3
#define MOST_ROUNDS  8

typedef struct
{
  char *text;
  guint n;
  guint order;
} Part;

static void
free_part (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_free (part);
}

/* The cells of @profile in parts: a GStrv each, with the times each cell came. */
typedef struct
{
  GPtrArray  *cells; /* GPtrArray of char* */
  GHashTable *parts; /* char* → Part, owned */
  guint       n_all; /* parts, each as often as it came */
  guint       n_cells;
} Mix;

static void
clear_mix (Mix *mix)
{
  g_clear_pointer (&mix->cells, g_ptr_array_unref);
  g_clear_pointer (&mix->parts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mix, clear_mix)

static GPtrArray *
split_cell (const char *text,
            const char *separator)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) split = NULL;

  if (separator == NULL)
    {
      g_ptr_array_add (parts, g_strdup (text));
      return parts;
    }
  split = g_strsplit (text, separator, -1);
  for (char **part = split; *part != NULL; part++)
    g_ptr_array_add (parts, g_strdup (*part));
  return parts;
}

static void
count_parts (Mix                     *mix,
             const DuidColumnProfile *profile)
{
  g_clear_pointer (&mix->parts, g_hash_table_unref);
  mix->parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_part);
  mix->n_all = 0;
  mix->n_cells = 0;
  for (guint i = 0; i < mix->cells->len; i++)
    {
      const GPtrArray *cell = mix->cells->pdata[i];
      guint            n = g_array_index (profile->counts, guint, i);

      mix->n_cells += n;
      for (guint j = 0; j < cell->len; j++)
        {
          g_autofree char *text = g_strstrip (g_strdup (cell->pdata[j]));
          Part            *part = g_hash_table_lookup (mix->parts, text);

          if (*text == '\0')
            continue;
          if (part == NULL)
            {
              part = g_new0 (Part, 1);
              part->order = g_hash_table_size (mix->parts);
              part->text = g_steal_pointer (&text);
              g_hash_table_insert (mix->parts, part->text, part);
            }
          part->n += n;
          mix->n_all += n;
        }
    }
}

static Part *
get_part (const Mix  *mix,
          const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return g_hash_table_lookup (mix->parts, trimmed);
}

/* Whether @second always follows @first, and nothing else does. */
static gboolean
is_one_option (const Mix  *mix,
               const Part *first,
               const Part *second)
{
  if (first == second || first->n != second->n || first->n < 2)
    return FALSE;
  for (guint i = 0; i < mix->cells->len; i++)
    {
      const GPtrArray *cell = mix->cells->pdata[i];

      for (guint j = 0; j < cell->len; j++)
        if (get_part (mix, cell->pdata[j]) == first &&
            (j + 1 >= cell->len || get_part (mix, cell->pdata[j + 1]) != second))
          return FALSE;
    }
  return TRUE;
}

/* Joins the first two parts of a cell that are one option in all cells; FALSE when there
 * are none. An option does not begin with a small letter where another ends. */
static gboolean
join_once (Mix        *mix,
           const char *separator)
{
  for (guint i = 0; i < mix->cells->len; i++)
    {
      GPtrArray *cell = mix->cells->pdata[i];

      for (guint j = 0; j + 1 < cell->len; j++)
        {
          const char *next = cell->pdata[j + 1];
          const Part *first = get_part (mix, cell->pdata[j]);
          const Part *second = get_part (mix, next);

          if (first == NULL || second == NULL || *next != ' ' ||
              g_unichar_isupper (g_utf8_get_char (second->text)) ||
              !is_one_option (mix, first, second))
            continue;
          for (guint k = 0; k < mix->cells->len; k++)
            {
              GPtrArray *other = mix->cells->pdata[k];

              for (guint l = 0; l + 1 < other->len; l++)
                if (get_part (mix, other->pdata[l]) == first)
                  {
                    char *joined = g_strconcat (other->pdata[l], separator,
                                                (char *) other->pdata[l + 1], NULL);

                    g_free (other->pdata[l]);
                    other->pdata[l] = joined;
                    g_ptr_array_remove_index (other, l + 1);
                  }
            }
          return TRUE;
        }
    }
  return FALSE;
}

static void
init_mix (Mix                     *mix,
          const DuidColumnProfile *profile,
          const char              *separator)
{
  guint n = MIN (profile->options->len, profile->counts->len);

  mix->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (mix->cells, split_cell (profile->options->pdata[i], separator));
  count_parts (mix, profile);
  for (guint i = 0; separator != NULL && i < MOST_ROUNDS && join_once (mix, separator); i++)
    count_parts (mix, profile);
}

static int
compare_orders (const void *a,
                const void *b)
{
  const Part *x = *(Part *const *) a;
  const Part *y = *(Part *const *) b;

  return (x->order > y->order) - (x->order < y->order);
}

static GPtrArray *
list_parts (const Mix *mix)
{
  GPtrArray     *parts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       part;

  g_hash_table_iter_init (&iter, mix->parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    g_ptr_array_add (parts, part);
  g_ptr_array_sort (parts, compare_orders);
  return parts;
}

/* In somebody's own words: three or more of them, one that begins small, a sentence. */
static gboolean
looks_own (const char *text)
{
  guint n_words = 1;

  for (const char *at = text; *at != '\0'; at++)
    n_words += *at == ' ' && at[1] != ' ' && at[1] != '\0';
  return n_words >= FEWEST_WORDS || g_str_has_suffix (text, ".") || g_str_has_suffix (text, "!") ||
         g_str_has_suffix (text, "?") || g_unichar_islower (g_utf8_get_char (text));
}

gboolean
duid_option_mix_find (const DuidColumnProfile *profile,
                      const char              *separator,
                      GPtrArray               *options)
{
  g_auto (Mix) mix = { 0 };
  g_autoptr (GPtrArray) parts = NULL;
  guint n_coming = 0;
  guint n_small = 0; /* options that begin small */
  guint n_own = 0;
  guint n_once = 0;
  guint least;

  init_mix (&mix, profile, separator);
  parts = list_parts (&mix);
  least = MAX (2, (guint) (LEAST_COMING * mix.n_cells));
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = parts->pdata[i];

      if (part->n < least)
        {
          n_once += part->n == 1;
          n_own += looks_own (part->text);
          continue;
        }
      n_coming += part->n;
      n_small += g_unichar_islower (g_utf8_get_char (part->text));
      g_ptr_array_add (options, g_strdup (part->text));
    }
  if (mix.n_cells >= FEWEST_CELLS && options->len >= 2 && options->len <= MOST_COMING &&
      n_small * 2 <= options->len && n_once >= 2 && n_coming >= SHARE_COMING * mix.n_all &&
      n_own >= SHARE_OWN * (parts->len - options->len) && n_coming >= 4 * options->len)
    return TRUE;
  g_ptr_array_set_size (options, 0);
  return FALSE;
}

void
duid_option_mix_join (const DuidColumnProfile *profile,
                      const char              *separator,
                      GPtrArray               *options)
{
  g_auto (Mix) mix = { 0 };
  g_autoptr (GPtrArray) parts = NULL;

  init_mix (&mix, profile, separator);
  parts = list_parts (&mix);
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (options, g_strdup (((Part *) parts->pdata[i])->text));
}
