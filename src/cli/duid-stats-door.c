/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-stats-door.h"
#include "cli/duid-command.h"
#include "cli/duid-stats-door-private.h"
#include "stats/duid-composition.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_DRAWS  10000000
#define MOST_COUNT  G_MAXINT32
#define MOST_IN_ALL 10000000

static void
refuse (DuidStatsDoor *door,
        const char    *name,
        const char    *wanted)
{
  if (door->error == NULL)
    g_set_error (&door->error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_INPUT,
                 _ ("The statistic “%s” needs “%s”: %s."), door->statistic, name, wanted);
}

gpointer
duid_stats_door_keep (DuidStatsDoor *door,
                      gpointer       memory)
{
  g_ptr_array_add (door->kept, memory);
  return memory;
}

gboolean
duid_stats_door_is_open (DuidStatsDoor *door)
{
  return door->error == NULL;
}

gboolean
duid_stats_door_has (DuidStatsDoor *door,
                     const char    *name)
{
  return json_object_has_member (door->input, name) &&
         !json_object_get_null_member (door->input, name);
}

void
duid_stats_door_require (DuidStatsDoor *door,
                         gboolean       is_right,
                         const char    *sentence)
{
  if (!is_right && door->error == NULL)
    g_set_error_literal (&door->error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_INPUT, sentence);
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  return (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && isfinite (json_node_get_double (node));
}

double
duid_stats_door_get_number (DuidStatsDoor *door,
                            const char    *name)
{
  JsonNode *node = json_object_get_member (door->input, name);

  if (node != NULL && is_number (node))
    return json_node_get_double (node);
  refuse (door, name, _ ("a number"));
  return 0;
}

double
duid_stats_door_get_number_or (DuidStatsDoor *door,
                               const char    *name,
                               double         otherwise)
{
  return duid_stats_door_has (door, name) ? duid_stats_door_get_number (door, name) : otherwise;
}

static gboolean
is_count (double number)
{
  return number >= 0 && number <= MOST_COUNT && number == floor (number);
}

guint
duid_stats_door_get_count (DuidStatsDoor *door,
                           const char    *name)
{
  double number = duid_stats_door_get_number (door, name);

  if (is_count (number))
    return (guint) number;
  refuse (door, name, _ ("a whole number that is not below 0"));
  return 0;
}

const char *
duid_stats_door_get_text (DuidStatsDoor *door,
                          const char    *name)
{
  JsonNode *node = json_object_get_member (door->input, name);

  if (!duid_stats_door_has (door, name))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  refuse (door, name, _ ("a text"));
  return NULL;
}

/* NULL, and an error, when there is no such list. */
static JsonArray *
get_list (DuidStatsDoor *door,
          const char    *name,
          const char    *wanted)
{
  JsonNode *node = json_object_get_member (door->input, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  refuse (door, name, wanted);
  return NULL;
}

/* Appends the numbers of @list; FALSE when something else stands in it. */
static gboolean
append_numbers (GArray    *numbers,
                JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      double    number;

      if (!is_number (node))
        return FALSE;
      number = json_node_get_double (node);
      g_array_append_val (numbers, number);
    }
  return TRUE;
}

static double *
keep_array (DuidStatsDoor *door,
            GArray        *array)
{
  return duid_stats_door_keep (door, g_array_free (array, FALSE));
}

static GArray *
new_numbers (void)
{
  /* With a zero at the end: an empty list is a place as well. */
  return g_array_new (TRUE, FALSE, sizeof (double));
}

double *
duid_stats_door_get_numbers (DuidStatsDoor *door,
                             const char    *name,
                             gsize         *n)
{
  const char *wanted = _ ("a list of numbers");
  JsonArray  *list = get_list (door, name, wanted);
  GArray     *numbers = new_numbers ();

  if (list != NULL && !append_numbers (numbers, list))
    refuse (door, name, wanted);
  *n = numbers->len;
  return keep_array (door, numbers);
}

void
duid_stats_door_get_pairs (DuidStatsDoor *door,
                           const char    *name_x,
                           const char    *name_y,
                           double       **x,
                           double       **y,
                           gsize         *n)
{
  gsize n_y;

  *x = duid_stats_door_get_numbers (door, name_x, n);
  *y = duid_stats_door_get_numbers (door, name_y, &n_y);
  if (*n != n_y)
    refuse (door, name_y, _ ("a list as long as the other one"));
}

/* Rows of numbers, all as long as the first. */
double *
duid_stats_door_get_table (DuidStatsDoor *door,
                           const char    *name,
                           guint         *n_rows,
                           guint         *n_columns)
{
  const char *wanted = _ ("rows of numbers, all of the same length");
  JsonArray  *list = get_list (door, name, wanted);
  GArray     *cells = new_numbers ();

  *n_rows = list != NULL ? json_array_get_length (list) : 0;
  *n_columns = 0;
  for (guint i = 0; i < *n_rows; i++)
    {
      JsonNode *row = json_array_get_element (list, i);
      guint     before = cells->len;

      if (!JSON_NODE_HOLDS_ARRAY (row) || !append_numbers (cells, json_node_get_array (row)) ||
          (i > 0 && cells->len - before != *n_columns))
        {
          refuse (door, name, wanted);
          break;
        }
      *n_columns = cells->len - before;
    }
  return keep_array (door, cells);
}

guint *
duid_stats_door_get_counts (DuidStatsDoor *door,
                            const char    *name,
                            guint         *n_rows,
                            guint         *n_columns)
{
  double *cells = duid_stats_door_get_table (door, name, n_rows, n_columns);
  gsize   n = duid_stats_door_is_open (door) ? (gsize) *n_rows * *n_columns : 0;
  guint  *counts = duid_stats_door_keep (door, g_new0 (guint, n + 1));
  double  sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!is_count (cells[i]) || (sum += cells[i]) > MOST_IN_ALL)
        {
          refuse (door, name, _ ("whole numbers that are not below 0, 10,000,000 in all at most"));
          break;
        }
      counts[i] = (guint) cells[i];
    }
  return counts;
}

guint *
duid_stats_door_get_labels (DuidStatsDoor *door,
                            const char    *name,
                            gsize         *n,
                            guint         *n_labels)
{
  const char *wanted = _ ("a list of numbers or words");
  JsonArray  *list = get_list (door, name, wanted);
  guint      *labels;

  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n = list != NULL ? json_array_get_length (list) : 0;
  labels = duid_stats_door_keep (door, g_new0 (guint, *n + 1));
  for (guint i = 0; i < *n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      char     *text;
      gpointer  code;

      if (!JSON_NODE_HOLDS_VALUE (node))
        {
          refuse (door, name, wanted);
          break;
        }
      text = json_to_string (node, FALSE);
      if (g_hash_table_lookup_extended (codes, text, NULL, &code))
        g_free (text);
      else
        {
          code = GUINT_TO_POINTER (g_hash_table_size (codes));
          g_hash_table_insert (codes, text, code);
        }
      labels[i] = GPOINTER_TO_UINT (code);
    }
  *n_labels = g_hash_table_size (codes);
  return labels;
}

double *
duid_stats_door_get_groups (DuidStatsDoor *door,
                            const char    *name,
                            guint        **groups,
                            gsize         *n,
                            guint         *n_groups)
{
  const char *wanted = _ ("a list of lists of numbers");
  JsonArray  *list = get_list (door, name, wanted);
  GArray     *numbers = new_numbers ();
  GArray     *codes = g_array_new (TRUE, FALSE, sizeof (guint));

  *n_groups = list != NULL ? json_array_get_length (list) : 0;
  for (guint i = 0; i < *n_groups; i++)
    {
      JsonNode *group = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_ARRAY (group) ||
          !append_numbers (numbers, json_node_get_array (group)))
        {
          refuse (door, name, wanted);
          break;
        }
      while (codes->len < numbers->len)
        g_array_append_val (codes, i);
    }
  *n = codes->len;
  *groups = duid_stats_door_keep (door, g_array_free (codes, FALSE));
  return keep_array (door, numbers);
}

DuidTriad *
duid_stats_door_get_triads (DuidStatsDoor *door,
                            const char    *name,
                            gsize         *n)
{
  guint      n_rows;
  guint      n_columns;
  double    *shares = duid_stats_door_get_table (door, name, &n_rows, &n_columns);
  DuidTriad *triads;

  if (n_columns != 3 && n_rows > 0)
    refuse (door, name, _ ("rows of three shares: left, top, right"));
  *n = duid_stats_door_is_open (door) ? n_rows : 0;
  triads = duid_stats_door_keep (door, g_new (DuidTriad, *n + 1));
  for (gsize i = 0; i < *n; i++)
    {
      triads[i] = (DuidTriad) { shares[3 * i + 1], shares[3 * i], shares[3 * i + 2] };
      if (!duid_triad_is_answered (triads[i]) ||
          MIN (triads[i].left, MIN (triads[i].top, triads[i].right)) < 0)
        refuse (door, name, _ ("three shares that are not below 0 and add up to 1, in each row"));
    }
  return triads;
}

static DuidPoint *
place_triads (DuidStatsDoor *door,
              const char    *name,
              gsize         *n)
{
  const DuidTriad *triads = duid_stats_door_get_triads (door, name, n);
  DuidPoint       *places = duid_stats_door_keep (door, g_new (DuidPoint, *n + 1));
  const char      *space = duid_stats_door_get_text (door, "space");
  gboolean         is_ilr = g_strcmp0 (space, "ilr") == 0;

  duid_stats_door_require (door, space == NULL || is_ilr || g_strcmp0 (space, "plane") == 0,
                           _ ("“space” is “plane” or “ilr”."));
  for (gsize i = 0; i < *n; i++)
    {
      places[i] = is_ilr ? duid_ilr (triads[i]) : duid_triad_to_plane (triads[i]);
      duid_stats_door_require (door, isfinite (places[i].x) && isfinite (places[i].y),
                               _ ("A share of 0 has no place in “ilr”: replace zeros first."));
    }
  return places;
}

DuidPoint *
duid_stats_door_get_places (DuidStatsDoor *door,
                            const char    *name,
                            gsize         *n)
{
  JsonArray *list = get_list (door, name, _ ("a list of numbers, of pairs or of shares"));
  gboolean   is_rows = list != NULL && json_array_get_length (list) > 0 &&
                     JSON_NODE_HOLDS_ARRAY (json_array_get_element (list, 0));
  gboolean is_pairs = is_rows &&
                      json_array_get_length (json_array_get_array_element (list, 0)) == 2;
  DuidPoint *places;
  double    *cells;
  guint      n_rows;
  guint      n_columns;

  if (is_rows && !is_pairs)
    return place_triads (door, name, n);
  if (is_pairs)
    cells = duid_stats_door_get_table (door, name, &n_rows, &n_columns);
  else
    cells = duid_stats_door_get_numbers (door, name, n);
  if (is_pairs)
    *n = duid_stats_door_is_open (door) ? n_rows : 0;
  places = duid_stats_door_keep (door, g_new (DuidPoint, *n + 1));
  for (gsize i = 0; i < *n; i++)
    places[i] = is_pairs ? (DuidPoint) { cells[2 * i], cells[2 * i + 1] }
                         : (DuidPoint) { cells[i], 0 };
  return places;
}

DuidDraws
duid_stats_door_get_draws (DuidStatsDoor *door)
{
  DuidDraws draws = { 999, 1, NULL, NULL };
  double    n = duid_stats_door_get_number_or (door, "permutations", 999);
  JsonNode *seed = json_object_get_member (door->input, "seed");

  duid_stats_door_require (door, is_count (n) && n >= 1 && n <= MOST_DRAWS,
                           _ ("“permutations” is a whole number from 1 to 10,000,000."));
  if (duid_stats_door_is_open (door))
    draws.n_draws = (gsize) n;
  if (seed == NULL)
    return draws;
  duid_stats_door_require (door,
                           JSON_NODE_HOLDS_VALUE (seed) &&
                             json_node_get_value_type (seed) == G_TYPE_INT64,
                           _ ("“seed” is a whole number."));
  if (duid_stats_door_is_open (door))
    draws.seed = (guint64) json_node_get_int (seed);
  return draws;
}
