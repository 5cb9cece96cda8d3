/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "model/duid-derivation.h"

#include "base/duid-number.h"
#include "model/duid-item-pairs.h"
#include "model/duid-shallow-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_PARTS 1000
/* Years beyond these are slips of a date, not years to choose from. */
#define FIRST_YEAR 1
#define LAST_YEAR  9999

static const char *const how_names[DUID_N_DERIVE_HOWS] = { "bands", "sum", "mean", "age",
                                                           "year", "items" };

DuidDerivation *
duid_derivation_new (DuidDeriveHow how,
                     const char   *of)
{
  DuidDerivation *derivation = g_new0 (DuidDerivation, 1);

  derivation->how = how;
  derivation->of = g_ptr_array_new_with_free_func (g_free);
  if (of != NULL)
    g_ptr_array_add (derivation->of, g_strdup (of));
  return derivation;
}

void
duid_derivation_free (DuidDerivation *derivation)
{
  if (derivation == NULL)
    return;
  g_ptr_array_unref (derivation->of);
  g_free (derivation);
}

/* ---- the text ---- */

const char *
duid_derivation_get_how_name (DuidDeriveHow how)
{
  return how_names[how];
}

char *
duid_derivation_to_string (const DuidDerivation *derivation)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray  *of = json_array_new ();

  json_object_set_string_member (object, "how", how_names[derivation->how]);
  for (guint i = 0; i < derivation->of->len; i++)
    json_array_add_string_element (of, derivation->of->pdata[i]);
  json_object_set_array_member (object, "of", of);
  if (derivation->how == DUID_DERIVE_AGE)
    {
      g_autofree char *day = duid_date_to_string (derivation->day);

      json_object_set_string_member (object, "day", day);
    }
  json_node_take_object (root, object);
  return json_to_string (root, FALSE);
}

static gboolean
read_how (const char    *name,
          DuidDeriveHow *how)
{
  for (int i = 0; name != NULL && i < DUID_N_DERIVE_HOWS; i++)
    if (strcmp (how_names[i], name) == 0)
      {
        *how = (DuidDeriveHow) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_parts (JsonObject     *object,
            DuidDerivation *derivation)
{
  JsonNode  *node = json_object_get_member (object, "of");
  JsonArray *of = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; of != NULL && i < json_array_get_length (of) && i < MOST_PARTS; i++)
    {
      JsonNode *part = json_array_get_element (of, i);

      if (JSON_NODE_HOLDS_VALUE (part) && json_node_get_value_type (part) == G_TYPE_STRING)
        g_ptr_array_add (derivation->of, g_strdup (json_node_get_string (part)));
    }
  return derivation->of->len > 0;
}

DuidDerivation *
duid_derivation_from_string (const char *text)
{
  g_autoptr (JsonNode) root = duid_shallow_json_parse (text);
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (DUID_DERIVE_BANDS, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  const char *day;

  if (object == NULL ||
      !read_how (json_object_get_string_member_with_default (object, "how", NULL),
                 &derivation->how) ||
      !read_parts (object, derivation))
    return NULL;
  day = json_object_get_string_member_with_default (object, "day", NULL);
  if (derivation->how == DUID_DERIVE_AGE &&
      (day == NULL || !duid_date_parse (day, NULL, &derivation->day)))
    return NULL;
  return g_steal_pointer (&derivation);
}

/* ---- the question ---- */

gboolean
duid_derivation_can_use (DuidDeriveHow       how,
                         const DuidQuestion *question)
{
  gboolean is_amount =
    question->type == DUID_QUESTION_SLIDER || question->type == DUID_QUESTION_NUMBER;

  if (how == DUID_DERIVE_ITEMS)
    return question->type == DUID_QUESTION_SLIDER;
  if (how == DUID_DERIVE_AGE || how == DUID_DERIVE_YEAR)
    return question->type == DUID_QUESTION_DATE;
  return is_amount && (how != DUID_DERIVE_BANDS || question->bands->len > 0);
}

static int
find_part (const DuidDerivation *derivation,
           guint                 part,
           const DuidDataset    *dataset)
{
  DuidFramework *framework = duid_dataset_get_framework (dataset);
  const char    *name = derivation->of->pdata[part];
  int            index = duid_framework_find (framework, name);

  if (index < 0 || (guint) index >= duid_dataset_get_n_questions (dataset) ||
      strcmp (duid_framework_get_question (framework, (guint) index)->name, name) != 0 ||
      !duid_derivation_can_use (derivation->how,
                                duid_framework_get_question (framework, (guint) index)))
    return -1;
  return index;
}

static int
get_year (double days)
{
  int year;
  int month;
  int day;

  duid_date_to_civil (floor (days), &year, &month, &day);
  return year;
}

static void
add_years (DuidQuestion      *question,
           const DuidDataset *dataset,
           guint              part)
{
  const double *dates = duid_dataset_get_numbers (dataset, part);
  g_autoptr (GArray) seen = g_array_new (FALSE, TRUE, 1);

  g_array_set_size (seen, LAST_YEAR + 1);
  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    if (isfinite (dates[row]))
      seen->data[CLAMP (get_year (dates[row]), FIRST_YEAR, LAST_YEAR)] = 1;
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    if (seen->data[year])
      {
        g_autofree char *label = g_strdup_printf ("%d", year);

        duid_question_add_option (question, label);
      }
}

/* Sliders of one scale have a mean on that scale. */
static gboolean
is_one_scale (const DuidDerivation *derivation,
              const DuidDataset    *dataset,
              DuidQuestion         *mean)
{
  for (guint i = 0; i < derivation->of->len; i++)
    {
      int                 part = find_part (derivation, i, dataset);
      const DuidQuestion *question = duid_dataset_get_question (dataset, (guint) part);

      if (question->type != DUID_QUESTION_SLIDER)
        return FALSE;
      if (i > 0 && (question->min != mean->min || question->max != mean->max))
        return FALSE;
      mean->min = question->min;
      mean->max = question->max;
    }
  return TRUE;
}

static DuidQuestion *
make_number (const DuidDerivation *derivation,
             const char           *name,
             const DuidDataset    *dataset)
{
  DuidQuestion *question = duid_question_new (name, DUID_QUESTION_NUMBER, NULL);

  if (derivation->how == DUID_DERIVE_AGE)
    question->unit = g_strdup (_ ("years"));
  else if (derivation->how == DUID_DERIVE_MEAN && is_one_scale (derivation, dataset, question))
    question->type = DUID_QUESTION_SLIDER;
  return question;
}

static DuidQuestion *
make_choice (const DuidDerivation *derivation,
             const char           *name,
             const DuidDataset    *dataset)
{
  guint               part = (guint) find_part (derivation, 0, dataset);
  const DuidQuestion *from = duid_dataset_get_question (dataset, part);
  DuidQuestion       *question = duid_question_new (name, DUID_QUESTION_CHOICE, NULL);

  question->is_ordered = TRUE;
  if (derivation->how == DUID_DERIVE_YEAR)
    add_years (question, dataset, part);
  for (guint i = 0; derivation->how == DUID_DERIVE_BANDS && i < from->bands->len; i++)
    duid_question_add_option (question, g_array_index (from->bands, DuidBand, i).label);
  return question;
}

static GArray *
list_parts (const DuidDerivation *derivation,
            const DuidDataset    *dataset)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < derivation->of->len; i++)
    {
      guint part = (guint) find_part (derivation, i, dataset);

      g_array_append_val (parts, part);
    }
  return parts;
}

static gboolean
is_choice (const DuidDerivation *derivation)
{
  return derivation->how == DUID_DERIVE_BANDS || derivation->how == DUID_DERIVE_YEAR;
}

/* NULL when they are no pairs on two scales. */
static DuidQuestion *
make_canvas (const DuidDerivation *derivation,
             const char           *name,
             const DuidDataset    *dataset)
{
  g_autoptr (GArray) parts = list_parts (derivation, dataset);
  const guint *questions = (const guint *) (gpointer) parts->data;

  if (!duid_item_pairs_are (dataset, questions, parts->len))
    return NULL;
  return duid_item_pairs_make_question (dataset, name, questions, parts->len);
}

static DuidQuestion *
make_question (const DuidDerivation *derivation,
               const char           *name,
               const DuidDataset    *dataset)
{
  if (derivation->how == DUID_DERIVE_ITEMS)
    return make_canvas (derivation, name, dataset);
  return is_choice (derivation) ? make_choice (derivation, name, dataset)
                                : make_number (derivation, name, dataset);
}

DuidQuestion *
duid_derivation_make_question (const DuidDerivation *derivation,
                               const char           *name,
                               const DuidDataset    *dataset)
{
  gboolean      is_sensitive = FALSE;
  DuidQuestion *question;

  for (guint i = 0; i < derivation->of->len; i++)
    {
      int part = find_part (derivation, i, dataset);

      if (part < 0)
        return NULL;
      is_sensitive |= duid_dataset_get_question (dataset, (guint) part)->is_sensitive;
    }
  question = make_question (derivation, name, dataset);
  if (question != NULL)
    question->is_sensitive = is_sensitive;
  return question;
}

/* ---- the answers ---- */

/* Whole years between two days, by the calendar. */
static double
count_years (double born,
             double day)
{
  int years[2];
  int months[2];
  int days[2];

  duid_date_to_civil (floor (born), &years[0], &months[0], &days[0]);
  duid_date_to_civil (floor (day), &years[1], &months[1], &days[1]);
  return years[1] - years[0] -
         (months[1] < months[0] || (months[1] == months[0] && days[1] < days[0]));
}

static int
get_code (const DuidDerivation *derivation,
          const DuidQuestion   *question,
          const DuidQuestion   *from,
          double                value)
{
  g_autofree char *label = NULL;
  int              band;

  if (derivation->how == DUID_DERIVE_YEAR)
    {
      label = g_strdup_printf ("%d", CLAMP (get_year (value), FIRST_YEAR, LAST_YEAR));
      return duid_question_find_option (question, label);
    }
  band = duid_question_get_band (from, value);
  return band < 0 ? -1
                  : duid_question_find_option (question,
                                               g_array_index (from->bands, DuidBand, band).label);
}

static void
work_out_codes (const DuidDerivation *derivation,
                const DuidQuestion   *question,
                const DuidDataset    *dataset,
                guint8               *states,
                guint16              *codes)
{
  guint               part = (guint) find_part (derivation, 0, dataset);
  const DuidQuestion *from = duid_dataset_get_question (dataset, part);
  const guint8       *from_states = duid_dataset_get_states (dataset, part);
  const double       *values = duid_dataset_get_numbers (dataset, part);

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      int code = from_states[row] == DUID_STATE_ANSWERED
                   ? get_code (derivation, question, from, values[row])
                   : -1;

      states[row] = from_states[row];
      if (code < 0 && states[row] == DUID_STATE_ANSWERED)
        states[row] = DUID_STATE_MISSING;
      codes[row] = code < 0 ? DUID_NO_CODE : (guint16) code;
    }
}

/* The parts of @row that are answered, their sum, and what happened to the rest: a
 * question that was asked says more than one that was not. */
static guint
add_up (GArray            *parts,
        const DuidDataset *dataset,
        gsize              row,
        double            *sum,
        guint8            *rest)
{
  guint n = 0;

  *sum = 0;
  *rest = DUID_STATE_NOT_ASKED;
  for (guint i = 0; i < parts->len; i++)
    {
      guint  part = g_array_index (parts, guint, i);
      guint8 state = duid_dataset_get_states (dataset, part)[row];

      if (state == DUID_STATE_ANSWERED)
        {
          *sum += duid_dataset_get_numbers (dataset, part)[row];
          n++;
        }
      else if (*rest == DUID_STATE_NOT_ASKED || state == DUID_STATE_MISSING)
        *rest = state;
    }
  return n;
}

static void
work_out_numbers (const DuidDerivation *derivation,
                  const DuidDataset    *dataset,
                  guint8               *states,
                  double               *numbers)
{
  g_autoptr (GArray) parts = list_parts (derivation, dataset);

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      double sum;
      guint8 rest;
      guint  n = add_up (parts, dataset, row, &sum, &rest);
      guint  needed = derivation->how == DUID_DERIVE_SUM ? parts->len : 1;

      states[row] = n >= needed ? DUID_STATE_ANSWERED : rest;
      numbers[row] = n >= needed ? sum : NAN;
      if (n >= needed && derivation->how == DUID_DERIVE_MEAN)
        numbers[row] = sum / n;
      if (n >= needed && derivation->how == DUID_DERIVE_AGE)
        numbers[row] = count_years (sum, derivation->day);
      if (n >= needed && derivation->how == DUID_DERIVE_AGE && numbers[row] < 0)
        {
          states[row] = DUID_STATE_MISSING;
          numbers[row] = NAN;
        }
    }
}

static DuidPoint **
work_out_stones (const DuidDerivation *derivation,
                 const DuidDataset    *dataset,
                 guint8               *states)
{
  g_autoptr (GArray) parts = list_parts (derivation, dataset);
  gsize       n = MAX (duid_dataset_get_n_rows (dataset), 1);
  DuidPoint **stones = g_new0 (DuidPoint *, MAX (parts->len / 2, 1));

  for (guint i = 0; i < parts->len / 2; i++)
    stones[i] = g_new0 (DuidPoint, n);
  duid_item_pairs_work_out (dataset, (const guint *) (gpointer) parts->data, parts->len, states,
                            stones);
  return stones;
}

void
duid_derivation_work_out (const DuidDerivation *derivation,
                          const DuidQuestion   *question,
                          const DuidDataset    *dataset,
                          guint8              **states,
                          double              **numbers,
                          guint16             **codes,
                          DuidPoint          ***stones)
{
  gsize          n = MAX (duid_dataset_get_n_rows (dataset), 1);
  DuidColumnKind kind = duid_question_get_column_kind (question);

  *states = g_new0 (guint8, n);
  *numbers = kind == DUID_COLUMN_NUMBER ? g_new0 (double, n) : NULL;
  *codes = kind == DUID_COLUMN_CODE ? g_new0 (guint16, n) : NULL;
  *stones = NULL;
  if (kind == DUID_COLUMN_CODE)
    work_out_codes (derivation, question, dataset, *states, *codes);
  else if (kind == DUID_COLUMN_STONES)
    *stones = work_out_stones (derivation, dataset, *states);
  else
    work_out_numbers (derivation, dataset, *states, *numbers);
}
