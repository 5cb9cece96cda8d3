/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-command.h"
#include "cli/duid-json.h"
#include "cli/duid-stats-door-private.h"

#include <glib/gi18n-lib.h>

void
duid_stats_door_put_number (DuidStatsDoor *door,
                            const char    *name,
                            double         number)
{
  duid_json_add_number (door->output, name, number);
}

void
duid_stats_door_put_count (DuidStatsDoor *door,
                           const char    *name,
                           gsize          count)
{
  duid_json_add_count (door->output, name, count);
}

void
duid_stats_door_put_flag (DuidStatsDoor *door,
                          const char    *name,
                          gboolean       flag)
{
  json_builder_set_member_name (door->output, name);
  json_builder_add_boolean_value (door->output, flag);
}

void
duid_stats_door_put_text (DuidStatsDoor *door,
                          const char    *name,
                          const char    *text)
{
  duid_json_add_text (door->output, name, text);
}

static void
append_numbers (DuidStatsDoor *door,
                const double  *numbers,
                gsize          n)
{
  json_builder_begin_array (door->output);
  for (gsize i = 0; i < n; i++)
    duid_json_append_number (door->output, numbers[i]);
  json_builder_end_array (door->output);
}

void
duid_stats_door_put_numbers (DuidStatsDoor *door,
                             const char    *name,
                             const double  *numbers,
                             gsize          n)
{
  json_builder_set_member_name (door->output, name);
  append_numbers (door, numbers, n);
}

void
duid_stats_door_put_pair (DuidStatsDoor *door,
                          const char    *name,
                          double         first,
                          double         second)
{
  duid_stats_door_put_numbers (door, name, (double[]) { first, second }, 2);
}

void
duid_stats_door_put_words (DuidStatsDoor     *door,
                           const char        *name,
                           const char *const *words,
                           gsize              n)
{
  json_builder_set_member_name (door->output, name);
  json_builder_begin_array (door->output);
  for (gsize i = 0; i < n; i++)
    json_builder_add_string_value (door->output, words[i]);
  json_builder_end_array (door->output);
}

void
duid_stats_door_put_table (DuidStatsDoor *door,
                           const char    *name,
                           const double  *cells,
                           gsize          n_rows,
                           gsize          n_columns)
{
  json_builder_set_member_name (door->output, name);
  json_builder_begin_array (door->output);
  for (gsize i = 0; i < n_rows; i++)
    append_numbers (door, cells + i * n_columns, n_columns);
  json_builder_end_array (door->output);
}

void
duid_stats_door_put_points (DuidStatsDoor   *door,
                            const char      *name,
                            const DuidPoint *points,
                            gsize            n)
{
  json_builder_set_member_name (door->output, name);
  json_builder_begin_array (door->output);
  for (gsize i = 0; i < n; i++)
    append_numbers (door, (double[]) { points[i].x, points[i].y }, 2);
  json_builder_end_array (door->output);
}

static void
append_triad (DuidStatsDoor *door,
              DuidTriad      triad)
{
  append_numbers (door, (double[]) { triad.left, triad.top, triad.right }, 3);
}

void
duid_stats_door_put_triad (DuidStatsDoor *door,
                           const char    *name,
                           DuidTriad      triad)
{
  json_builder_set_member_name (door->output, name);
  append_triad (door, triad);
}

void
duid_stats_door_put_triads (DuidStatsDoor   *door,
                            const char      *name,
                            const DuidTriad *triads,
                            gsize            n)
{
  json_builder_set_member_name (door->output, name);
  json_builder_begin_array (door->output);
  for (gsize i = 0; i < n; i++)
    append_triad (door, triads[i]);
  json_builder_end_array (door->output);
}

void
duid_stats_door_put_chance (DuidStatsDoor    *door,
                            const char       *name,
                            const DuidChance *chance,
                            const DuidDraws  *draws)
{
  duid_stats_door_put_number (door, name, chance->p);
  duid_stats_door_put_count (door, "n_permutations", chance->n_draws);
  duid_stats_door_put_flag (door, "p_is_exact", chance->is_exact);
  duid_stats_door_put_number (door, "p_error", chance->p_error);
  duid_stats_door_put_number (door, "least_p", chance->least_p);
  if (!chance->is_exact)
    duid_json_add_count (door->output, "seed", draws->seed);
}

static void
set_not_json (DuidStatsDoor *door,
              const GError  *reason)
{
  g_set_error (&door->error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_INPUT,
               _ ("The input is not a JSON object%s%s."), reason != NULL ? ": " : "",
               reason != NULL ? reason->message : "");
}

static char *
run_open (DuidStatsDoor       *door,
          const DuidStatistic *statistic)
{
  json_builder_begin_object (door->output);
  statistic->run (door);
  json_builder_end_object (door->output);
  return door->error == NULL ? duid_json_to_text (door->output, TRUE) : NULL;
}

char *
duid_stats_door_run (const DuidStatistic *statistic,
                     const char          *input,
                     GError             **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonBuilder) output = json_builder_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  DuidStatsDoor door = { statistic->name, NULL, output, kept, NULL };
  char         *text = NULL;

  if (!json_parser_load_from_data (parser, input, -1, &reason) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    set_not_json (&door, reason);
  else
    {
      door.input = json_node_get_object (json_parser_get_root (parser));
      text = run_open (&door, statistic);
    }
  if (door.error != NULL)
    g_propagate_error (error, door.error);
  return text;
}
