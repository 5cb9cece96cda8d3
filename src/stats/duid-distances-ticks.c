/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-distances.h"

#include <math.h>
#include <string.h>

/* Answers as rows of ticks, and the answers that are sites so far. */
typedef struct
{
  const guint8 *ticks;
  guint         n_options;
  GHashTable   *sites;  /* text of the ticks → site + 1 */
  GArray       *firsts; /* guint: an answer of each site */
} Ticks;

static guint
count_differences (const Ticks *ticks,
                   gsize        a,
                   gsize        b)
{
  guint n = 0;

  for (guint i = 0; i < ticks->n_options; i++)
    n += ticks->ticks[a * ticks->n_options + i] != ticks->ticks[b * ticks->n_options + i];
  return n;
}

static guint
find_nearest (const Ticks *ticks,
              gsize        answer)
{
  guint nearest = 0;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < ticks->firsts->len; i++)
    {
      guint n = count_differences (ticks, answer, g_array_index (ticks->firsts, guint, i));

      if (n < fewest)
        {
          fewest = n;
          nearest = i;
        }
    }
  return nearest;
}

static guint
find_site (Ticks    *ticks,
           gsize     answer,
           gsize     max_sites,
           gboolean *is_binned)
{
  g_autofree char *key = g_malloc (ticks->n_options + 1);
  guint            first = (guint) answer;
  guint            site;

  for (guint i = 0; i < ticks->n_options; i++)
    key[i] = ticks->ticks[answer * ticks->n_options + i] != 0 ? '1' : '0';
  key[ticks->n_options] = '\0';
  site = GPOINTER_TO_UINT (g_hash_table_lookup (ticks->sites, key));
  if (site > 0)
    return site - 1;
  *is_binned = ticks->firsts->len >= max_sites;
  if (*is_binned)
    return find_nearest (ticks, answer);
  g_array_append_val (ticks->firsts, first);
  g_hash_table_insert (ticks->sites, g_steal_pointer (&key),
                       GUINT_TO_POINTER (ticks->firsts->len));
  return ticks->firsts->len - 1;
}

DuidDistances *
duid_distances_new_ticks (const guint8 *ticks,
                          gsize         n,
                          guint         n_options,
                          gsize         max_sites)
{
  DuidDistances *distances = g_new0 (DuidDistances, 1);
  g_autoptr (GHashTable) sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  Ticks    known = { ticks, n_options, sites, firsts };
  gboolean is_binned = FALSE;

  distances->n = n;
  distances->site = g_new0 (guint, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      distances->site[i] = find_site (&known, i, MAX (max_sites, 1), &is_binned);
      distances->is_binned |= is_binned;
      is_binned = FALSE;
    }
  distances->n_sites = firsts->len;
  distances->count = g_new0 (double, MAX (firsts->len, 1));
  for (gsize i = 0; i < n; i++)
    distances->count[distances->site[i]]++;
  distances->matrix = g_new0 (double, MAX ((gsize) firsts->len * firsts->len, 1));
  for (guint i = 0; i < firsts->len; i++)
    for (guint j = 0; j < firsts->len; j++)
      distances->matrix[(gsize) i * firsts->len + j] =
        sqrt (count_differences (&known, g_array_index (firsts, guint, i),
                                 g_array_index (firsts, guint, j)));
  return distances;
}
