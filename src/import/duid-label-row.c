/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-label-row.h"

#include "import/duid-plain-text.h"

#include <string.h>

/* More surplus cells than this are no commas in labels but another table. */
#define MOST_SURPLUS 40

static const char *const endings[] = { "_percentX", "_percentY", "_NA" };

static const char *
get_ending (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (text, endings[i]))
      return endings[i];
  return NULL;
}

/* How well a label, whose cells are first … first + n - 1, fits an id. */
static double
rate (const GPtrArray *labels,
      guint            first,
      guint            n,
      const char      *id)
{
  const char *last = labels->pdata[first + n - 1];
  const char *label_end = get_ending (last);
  const char *id_end = get_ending (id);
  double      score = -0.5 * (n - 1);

  if (!duid_plain_text_has_uuid (id) && id_end == NULL)
    score += n == 1 && strcmp (last, id) == 0 ? 3 : -1;
  else if (id_end != NULL || label_end != NULL)
    score += g_strcmp0 (id_end, label_end) == 0 ? 2 : -3;
  else
    score += strlen (id) > 36 && strchr (last, '_') == NULL ? -1 : 0;
  /* A label goes on after a comma with a blank, and does not begin with one. */
  for (guint i = 0; i < n; i++)
    {
      const char *cell = labels->pdata[first + i];

      score += *cell == ' ' ? (i > 0 ? 1 : -2) : 0;
    }
  return score;
}

static char *
join (const GPtrArray *labels,
      guint            first,
      guint            n)
{
  g_autoptr (GString) text = g_string_new (labels->pdata[first]);

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, ",%s", (char *) labels->pdata[first + i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The best way to share @surplus cells out: best[column][used] is the score of the
 * columns before @column with so many surplus cells used up. */
static GPtrArray *
align (const GPtrArray *labels,
       const GPtrArray *ids,
       guint            surplus)
{
  guint               width = surplus + 1;
  g_autofree double  *best = g_new (double, (gsize) (ids->len + 1) * width);
  g_autofree guint16 *taken = g_new0 (guint16, (gsize) (ids->len + 1) * width);
  GPtrArray          *matched = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < (gsize) (ids->len + 1) * width; i++)
    best[i] = i == 0 ? 0 : -1e9;
  for (guint i = 0; i < ids->len; i++)
    for (guint used = 0; used <= surplus; used++)
      for (guint extra = 0; used + extra <= surplus && best[i * width + used] > -1e8; extra++)
        {
          double score =
            best[i * width + used] + rate (labels, i + used, extra + 1, ids->pdata[i]);
          gsize to = (gsize) (i + 1) * width + used + extra;

          if (score > best[to])
            {
              best[to] = score;
              taken[to] = (guint16) extra;
            }
        }
  g_ptr_array_set_size (matched, (int) ids->len);
  for (guint i = ids->len, used = surplus; i > 0; i--)
    {
      guint extra = taken[i * width + used];

      used -= extra;
      matched->pdata[i - 1] = join (labels, i - 1 + used, extra + 1);
    }
  return matched;
}

GPtrArray *
duid_label_row_match (const GPtrArray *labels,
                      const GPtrArray *ids)
{
  guint      n_labels = labels->len;
  GPtrArray *matched;

  while (n_labels > ids->len && *(const char *) labels->pdata[n_labels - 1] == '\0')
    n_labels--;
  if (n_labels >= ids->len && n_labels - ids->len <= MOST_SURPLUS)
    return align (labels, ids, n_labels - ids->len);
  matched = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (matched, g_strdup (i < n_labels ? labels->pdata[i] : ""));
  return matched;
}
