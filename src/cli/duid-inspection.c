/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-inspection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_BINS        10
#define MOST_SHOWN    6
#define MOST_PROBLEMS 50

/* ---- counting ---- */

/* The bars of one question and, where they have any, their names. */
typedef struct
{
  GArray    *counts; /* guint64 */
  GPtrArray *names;  /* char*; empty for bins of numbers */
} Bars;

static void
clear_bars (Bars *bars)
{
  g_clear_pointer (&bars->counts, g_array_unref);
  g_clear_pointer (&bars->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bars, clear_bars)

static void
count_one (Bars *bars,
           guint index)
{
  if (index < bars->counts->len)
    g_array_index (bars->counts, guint64, index)++;
}

static void
count_numbers (Bars              *bars,
               const DuidDataset *dataset,
               guint              question)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);
  const double       *numbers = duid_dataset_get_numbers (dataset, question);
  gsize               n_rows = duid_dataset_get_n_rows (dataset);
  double              min = INFINITY;
  double              max = -INFINITY;

  for (gsize row = 0; row < n_rows; row++)
    if (isfinite (numbers[row]))
      {
        min = MIN (min, numbers[row]);
        max = MAX (max, numbers[row]);
      }
  if (asked->type == DUID_QUESTION_SLIDER)
    {
      min = asked->min;
      max = asked->max;
    }
  g_array_set_size (bars->counts, N_BINS);
  for (gsize row = 0; row < n_rows; row++)
    if (isfinite (numbers[row]))
      count_one (bars, max > min ? MIN ((guint) ((numbers[row] - min) / (max - min) * N_BINS),
                                        N_BINS - 1)
                                 : 0);
}

static void
copy_names (Bars            *bars,
            const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (bars->names, g_strdup (names->pdata[i]));
  g_array_set_size (bars->counts, names->len);
}

static void
count_options (Bars              *bars,
               const DuidDataset *dataset,
               guint              question)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);
  gsize               n_rows = duid_dataset_get_n_rows (dataset);
  gsize               n_words = 0;
  const guint64      *masks;

  copy_names (bars, asked->options);
  if (duid_question_get_column_kind (asked) == DUID_COLUMN_CODE)
    {
      const guint16 *codes = duid_dataset_get_codes (dataset, question);

      for (gsize row = 0; row < n_rows; row++)
        count_one (bars, codes[row]);
      return;
    }
  masks = duid_dataset_get_masks (dataset, question, &n_words);
  for (gsize row = 0; row < n_rows; row++)
    for (guint i = 0; i < asked->options->len && i / 64 < n_words; i++)
      if (masks[row * n_words + i / 64] & (G_GUINT64_CONSTANT (1) << i % 64))
        count_one (bars, i);
}

static void
count_zones (Bars              *bars,
             const DuidDataset *dataset,
             guint              question)
{
  const DuidTriad *triads = duid_dataset_get_triads (dataset, question);

  g_array_set_size (bars->counts, DUID_N_ZONES);
  for (guint i = 0; i < DUID_N_ZONES; i++)
    g_ptr_array_add (bars->names, g_strdup (duid_zone_to_string ((DuidZone) i)));
  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    if (duid_triad_is_answered (triads[row]))
      count_one (bars, duid_triad_get_zone (triads[row]));
}

static void
count_stones (Bars              *bars,
              const DuidDataset *dataset,
              guint              question)
{
  const GPtrArray *stones = duid_dataset_get_question (dataset, question)->stones;

  copy_names (bars, stones);
  for (guint i = 0; i < stones->len; i++)
    for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
      if (duid_point_exists (duid_dataset_get_stone (dataset, question, i)[row]))
        count_one (bars, i);
}

static Bars
count_bars (const DuidDataset *dataset,
            guint              question)
{
  Bars bars = { g_array_new (FALSE, TRUE, sizeof (guint64)),
                g_ptr_array_new_with_free_func (g_free) };

  switch (duid_question_get_column_kind (duid_dataset_get_question (dataset, question)))
    {
    case DUID_COLUMN_NUMBER:
      count_numbers (&bars, dataset, question);
      break;
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      count_options (&bars, dataset, question);
      break;
    case DUID_COLUMN_TRIAD:
      count_zones (&bars, dataset, question);
      break;
    case DUID_COLUMN_STONES:
      count_stones (&bars, dataset, question);
      break;
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
  return bars;
}

static void
count_states (const DuidDataset *dataset,
              guint              question,
              guint64            counts[DUID_N_STATES])
{
  const guint8 *states = duid_dataset_get_states (dataset, question);

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    counts[states[row]]++;
}

/* The question in the dataset, or -1 when it is not loaded. */
static int
find_loaded (const DuidRecognisedQuestion *recognised,
             const DuidIntake             *intake)
{
  if (!recognised->is_loaded)
    return -1;
  return duid_framework_find (duid_dataset_get_framework (intake->dataset),
                              recognised->question->name);
}

/* ---- text ---- */

static void
append_bins (GString    *text,
             const Bars *bars)
{
  static const char *const blocks[] = { "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
  guint64                  most = 1;

  for (guint i = 0; i < bars->counts->len; i++)
    most = MAX (most, g_array_index (bars->counts, guint64, i));
  g_string_append (text, "    ");
  for (guint i = 0; i < bars->counts->len; i++)
    {
      guint64 n = g_array_index (bars->counts, guint64, i);

      g_string_append (text, blocks[n == 0 ? 0 : 1 + n * 7 / most]);
    }
  g_string_append_c (text, '\n');
}

static void
append_bars (GString    *text,
             const Bars *bars)
{
  if (bars->counts->len == 0)
    return;
  if (bars->names->len == 0)
    {
      append_bins (text, bars);
      return;
    }
  g_string_append (text, "    ");
  for (guint i = 0; i < bars->counts->len && i < MOST_SHOWN + 1; i++)
    g_string_append_printf (text, i > 0 ? " · %s %" G_GUINT64_FORMAT : "%s %" G_GUINT64_FORMAT,
                            (char *) bars->names->pdata[i],
                            g_array_index (bars->counts, guint64, i));
  g_string_append (text, bars->counts->len > MOST_SHOWN + 1 ? " …\n" : "\n");
}

static void
append_counts (GString           *text,
               const DuidDataset *dataset,
               guint              question)
{
  guint64 counts[DUID_N_STATES] = { 0 };
  g_auto (Bars) bars = count_bars (dataset, question);

  count_states (dataset, question, counts);
  g_string_append_printf (text, _ ("    %u answered · %u not applicable · %u missing\n"),
                          (guint) counts[DUID_STATE_ANSWERED],
                          (guint) counts[DUID_STATE_NOT_APPLICABLE],
                          (guint) counts[DUID_STATE_MISSING]);
  append_bars (text, &bars);
}

static void
append_question (GString                      *text,
                 const DuidRecognisedQuestion *recognised,
                 const DuidIntake             *intake)
{
  const DuidQuestion *question = recognised->question;
  int                 index = find_loaded (recognised, intake);

  g_string_append_printf (text, "  [%s] %s (%s)%s\n", recognised->is_loaded ? "x" : " ",
                          question->label, duid_question_type_to_string (question->type),
                          question->is_sensitive ? _ (" – sensitive") : "");
  g_string_append_printf (text, "    %s\n", recognised->why);
  if (question->type == DUID_QUESTION_TRIAD)
    g_string_append_printf (text, "    ▲ %s  ◣ %s  ◢ %s\n", question->corners[0],
                            question->corners[1], question->corners[2]);
  if (question->type == DUID_QUESTION_SLIDER && question->left != NULL && question->right != NULL)
    g_string_append_printf (text, "    %s ↔ %s\n", question->left, question->right);
  if (index >= 0)
    append_counts (text, intake->dataset, (guint) index);
}

static void
append_ignored (GString               *text,
                const DuidRecognition *recognition)
{
  if (recognition->ignored->len > 0)
    g_string_append_printf (text, "%s\n", _ ("Not used:"));
  for (guint i = 0; i < recognition->ignored->len; i++)
    {
      const DuidIgnoredColumn *ignored = recognition->ignored->pdata[i];
      g_autofree char         *column = g_strdup_printf (_ ("column %u"), ignored->place);

      g_string_append_printf (text, "  %s: %s\n",
                              *ignored->header != '\0' ? ignored->header : column,
                              ignored->reason);
    }
}

static void
append_problems (GString          *text,
                 const DuidIntake *intake)
{
  guint n = intake->problems->len;

  if (n > 0)
    g_string_append_printf (text, "%s\n", _ ("Problems:"));
  for (guint i = 0; i < MIN (n, MOST_PROBLEMS); i++)
    {
      g_autofree char *words = duid_problem_to_string (intake->problems->pdata[i]);

      g_string_append_printf (text, "  %s\n", words);
    }
  if (n > MOST_PROBLEMS)
    g_string_append_printf (text,
                            ngettext ("  … and %u more\n", "  … and %u more\n", n - MOST_PROBLEMS),
                            n - MOST_PROBLEMS);
}

static void
append_source (GString               *text,
               const DuidRecognition *recognition,
               const DuidIntake      *intake,
               guint                  index)
{
  const DuidIntakeSource *source = intake->sources->pdata[index];
  const DuidMappedSource *mapped = recognition->sources->pdata[index];

  g_string_append_printf (text, index > 0 ? ", %s" : "%s", source->file);
  if (mapped->format.sheet != NULL)
    g_string_append_printf (text, _ (" (sheet “%s”)"), mapped->format.sheet);
}

char *
duid_inspection_to_text (const DuidRecognition *recognition,
                         const DuidIntake      *intake)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_rows = (guint) duid_dataset_get_n_rows (intake->dataset);

  for (guint i = 0; i < intake->sources->len; i++)
    append_source (text, recognition, intake, i);
  g_string_append_printf (text, ": %s\n%s\n", recognition->name, recognition->why);
  g_string_append_printf (text, ngettext ("%u story\n\n", "%u stories\n\n", n_rows), n_rows);
  for (guint i = 0; i < recognition->questions->len; i++)
    append_question (text, recognition->questions->pdata[i], intake);
  append_ignored (text, recognition);
  append_problems (text, intake);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- JSON ---- */

static JsonArray *
columns_to_json (const DuidRecognisedQuestion *recognised)
{
  JsonArray *columns = json_array_new ();

  for (guint i = 0; i < recognised->bindings->len; i++)
    {
      const DuidBinding *binding = recognised->bindings->pdata[i];

      for (guint j = 0; binding != NULL && j < binding->columns->len; j++)
        {
          const DuidColumnName *name = binding->columns->pdata[j];

          if (name->header != NULL)
            json_array_add_string_element (columns, name->header);
          else
            json_array_add_int_element (columns, name->place);
        }
    }
  return columns;
}

static JsonArray *
bars_to_json (const Bars *bars)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < bars->counts->len; i++)
    json_array_add_int_element (list, (gint64) g_array_index (bars->counts, guint64, i));
  return list;
}

static JsonNode *
question_to_json (const DuidRecognisedQuestion *recognised,
                  const DuidIntake             *intake)
{
  int                 index = find_loaded (recognised, intake);
  const DuidQuestion *question =
    index >= 0 ? duid_dataset_get_question (intake->dataset, (guint) index) : recognised->question;
  JsonNode   *node = duid_question_to_json (question);
  JsonObject *object = json_node_get_object (node);
  guint64     counts[DUID_N_STATES] = { 0 };

  json_object_set_string_member (object, "why", recognised->why);
  json_object_set_boolean_member (object, "loaded", recognised->is_loaded);
  json_object_set_boolean_member (object, "sensitive", recognised->question->is_sensitive);
  json_object_set_array_member (object, "columns", columns_to_json (recognised));
  if (index < 0)
    return node;
  count_states (intake->dataset, (guint) index, counts);
  json_object_set_int_member (object, "answered", (gint64) counts[DUID_STATE_ANSWERED]);
  json_object_set_int_member (object, "not_applicable",
                              (gint64) counts[DUID_STATE_NOT_APPLICABLE]);
  json_object_set_int_member (object, "missing", (gint64) counts[DUID_STATE_MISSING]);
  json_object_set_int_member (object, "not_asked", (gint64) counts[DUID_STATE_NOT_ASKED]);
  {
    g_auto (Bars) bars = count_bars (intake->dataset, (guint) index);

    json_object_set_array_member (object, "histogram", bars_to_json (&bars));
  }
  return node;
}

static JsonArray *
problems_to_json (const DuidIntake *intake)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < intake->problems->len; i++)
    {
      const DuidProblem *problem = intake->problems->pdata[i];
      JsonObject        *object = json_object_new ();

      json_object_set_string_member (object, "file", problem->file);
      json_object_set_string_member (object, "sheet", problem->sheet);
      json_object_set_int_member (object, "row", problem->row);
      json_object_set_string_member (object, "column", problem->column);
      json_object_set_int_member (object, "position", problem->position);
      json_object_set_string_member (object, "cell", problem->cell);
      json_object_set_string_member (object, "message", problem->message);
      json_array_add_object_element (list, object);
    }
  return list;
}

static JsonArray *
ignored_to_json (const DuidRecognition *recognition)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < recognition->ignored->len; i++)
    {
      const DuidIgnoredColumn *ignored = recognition->ignored->pdata[i];
      JsonObject              *object = json_object_new ();

      json_object_set_string_member (object, "column", ignored->header);
      json_object_set_int_member (object, "position", ignored->place);
      json_object_set_string_member (object, "reason", ignored->reason);
      json_array_add_object_element (list, object);
    }
  return list;
}

JsonObject *
duid_inspection_to_json (const DuidRecognition *recognition,
                         const DuidIntake      *intake)
{
  JsonObject *object = json_object_new ();
  JsonArray  *files = json_array_new ();
  JsonArray  *questions = json_array_new ();

  for (guint i = 0; i < intake->sources->len; i++)
    {
      const DuidIntakeSource *source = intake->sources->pdata[i];

      json_array_add_string_element (files, source->file);
    }
  for (guint i = 0; i < recognition->questions->len; i++)
    json_array_add_element (questions,
                            question_to_json (recognition->questions->pdata[i], intake));
  json_object_set_string_member (object, "dialect", recognition->dialect);
  json_object_set_string_member (object, "name", recognition->name);
  json_object_set_string_member (object, "why", recognition->why);
  json_object_set_string_member (object, "title", recognition->title);
  json_object_set_array_member (object, "files", files);
  json_object_set_int_member (object, "stories",
                              (gint64) duid_dataset_get_n_rows (intake->dataset));
  json_object_set_array_member (object, "questions", questions);
  json_object_set_array_member (object, "ignored", ignored_to_json (recognition));
  json_object_set_array_member (object, "problems", problems_to_json (intake));
  return object;
}
