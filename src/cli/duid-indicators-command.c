/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-asked.h"
#include "cli/duid-command.h"
#include "cli/duid-json.h"
#include "cli/duid-text-table.h"
#include "filter/duid-selection.h"
#include "plot/duid-indicator.h"
#include "plot/duid-parts.h"

#include <glib/gi18n-lib.h>

static gboolean
parse (GStrv     *arguments,
       DuidAsked *asked,
       GError   **error)
{
  const GOptionEntry entries[] = {
    DUID_ASKED_WHERE (asked),
    DUID_ASKED_BY (asked,
                   N_ ("Lay the groups of this question, or the periods of a date, side by side")),
    DUID_ASKED_WEIGHT (asked),
    DUID_ASKED_TABLE (asked),
    DUID_ASKED_JSON (asked),
    { NULL }
  };

  return duid_command_parse ("indicators", entries, arguments, error);
}

/* The parts of @by; NULL with @error when there are none. */
static GPtrArray *
find_parts (DuidChoice *choice,
            const char *by,
            GError    **error)
{
  int        question = duid_choice_find_question (choice, by, error);
  GPtrArray *parts = NULL;

  if (question < 0)
    return NULL;
  if (question < DUID_QUESTION_TAGS (choice->dataset))
    parts = duid_parts_of_question (choice->dataset, (guint) question);
  if (parts == NULL)
    g_set_error (error, DUID_COMMAND_ERROR, DUID_COMMAND_ERROR_UNKNOWN,
                 _ ("“%s” has no groups or periods to lay side by side."), by);
  return parts;
}

static DuidIndicatorValue
measure_part (const DuidIndicator *indicator,
              const DuidChoice    *choice,
              const DuidGroupOf   *part)
{
  g_autoptr (DuidRows) rows = duid_rows_copy (part->rows);

  duid_rows_and (rows, choice->rows);
  return duid_indicator_measure (indicator, rows);
}

/* ---- JSON ---- */

static void
add_value (JsonBuilder       *builder,
           DuidIndicatorValue value)
{
  duid_json_add_count (builder, "n", value.n);
  duid_json_add_count (builder, "answered", value.n_answered);
  duid_json_add_number (builder, "n_eff", value.n_eff);
  duid_json_add_number (builder, "percent", value.percent);
  duid_json_add_number (builder, "low", value.low);
  duid_json_add_number (builder, "high", value.high);
}

static void
add_parts (JsonBuilder         *builder,
           const DuidIndicator *indicator,
           const DuidChoice    *choice,
           GPtrArray           *parts)
{
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < parts->len; i++)
    {
      const DuidGroupOf *part = g_ptr_array_index (parts, i);

      json_builder_begin_object (builder);
      duid_json_add_text (builder, "label", part->label);
      add_value (builder, measure_part (indicator, choice, part));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
write_json (const DuidChoice *choice,
            GPtrArray        *indicators,
            GPtrArray        *parts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DuidIndicator *indicator = g_ptr_array_index (indicators, i);
      const DuidQuestion  *asked = duid_dataset_get_question (choice->dataset, indicator->question);

      json_builder_begin_object (builder);
      duid_json_add_text (builder, "question", asked->name);
      duid_json_add_text (builder, "theme", asked->theme);
      duid_json_add_text (builder, "answer", indicator->label);
      add_value (builder, duid_indicator_measure (indicator, choice->rows));
      if (parts != NULL)
        add_parts (builder, indicator, choice, parts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return duid_json_to_text (builder, TRUE);
}

/* ---- text ---- */

static void
add_head (DuidTextTable *table,
          GPtrArray     *parts)
{
  duid_text_table_add (table, NULL);
  duid_text_table_add (table, g_strdup (_ ("share")));
  duid_text_table_add (table, g_strdup (_ ("95 % interval")));
  duid_text_table_add (table, g_strdup (_ ("answered")));
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    duid_text_table_add (table, g_strdup (((DuidGroupOf *) g_ptr_array_index (parts, i))->label));
  duid_text_table_end_row (table);
}

static void
add_row (DuidTextTable       *table,
         const DuidIndicator *indicator,
         const DuidChoice    *choice,
         GPtrArray           *parts)
{
  const DuidQuestion *asked = duid_dataset_get_question (choice->dataset, indicator->question);
  DuidIndicatorValue  value = duid_indicator_measure (indicator, choice->rows);
  g_autofree char    *title = duid_question_dup_short_label (asked);

  duid_text_table_add (table, g_strdup_printf ("%s: %s", title, indicator->label));
  duid_text_table_add (table, duid_indicator_dup_share (value, TRUE));
  duid_text_table_add (table, duid_indicator_dup_interval (value));
  duid_text_table_add (table, g_strdup_printf ("%zu", value.n_answered));
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    duid_text_table_add (
      table, duid_indicator_dup_share (
               measure_part (indicator, choice, g_ptr_array_index (parts, i)), TRUE));
  duid_text_table_end_row (table);
}

static char *
write_text (const DuidChoice *choice,
            GPtrArray        *indicators,
            GPtrArray        *parts)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DuidTextTable) table = duid_text_table_new ();

  add_head (table, parts);
  for (guint i = 0; i < indicators->len; i++)
    add_row (table, g_ptr_array_index (indicators, i), choice, parts);
  duid_text_table_print (table, 0, text);
  return g_string_free (text, FALSE);
}

/* What the project has on its page, else what is suggested. */
static GPtrArray *
find_indicators (const DuidChoice *choice,
                 GError          **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *chosen =
    duid_project_get_setting (choice->project, DUID_SETTING_INDICATORS, &failure);
  GPtrArray *indicators;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (chosen != NULL)
    indicators = duid_indicators_parse (chosen, choice->dataset);
  else
    indicators = duid_indicators_suggest (choice->dataset);
  duid_indicators_sort (indicators, choice->dataset);
  return indicators;
}

gboolean
duid_indicators_command_run (GStrv   *arguments,
                             GError **error)
{
  g_auto (DuidAsked) asked = { NULL };
  g_autoptr (DuidChoice) choice = NULL;
  g_autoptr (GPtrArray) indicators = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;

  if (!parse (arguments, &asked, error))
    return FALSE;
  choice = duid_asked_open (&asked, *arguments, error);
  if (choice == NULL)
    return FALSE;
  indicators = find_indicators (choice, error);
  if (indicators == NULL)
    return FALSE;
  for (guint i = 0; i < indicators->len; i++)
    ((DuidIndicator *) indicators->pdata[i])->weights = choice->weights;
  if (asked.by != NULL)
    {
      parts = find_parts (choice, asked.by, error);
      if (parts == NULL)
        return FALSE;
    }
  if (asked.output != NULL)
    {
      g_autoptr (DuidCells) cells =
        duid_indicators_make_cells (indicators, choice->dataset, choice->rows, parts);

      return duid_asked_write (&asked, choice, cells, error);
    }
  if (asked.is_json)
    text = write_json (choice, indicators, parts);
  else
    text = write_text (choice, indicators, parts);
  return duid_asked_tell (&asked, choice, text, error);
}
