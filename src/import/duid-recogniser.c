/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recogniser.h"

#include "base/duid-problem.h"
#include "import/duid-column-profile.h"
#include "import/duid-header-words.h"
#include "import/duid-import-error.h"
#include "import/duid-personal.h"
#include "import/duid-source-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SHORTEST_STORY 40 /* bytes, on average */
#define LONGEST_ID     64
#define LONGEST_NAME   40
#define MOST_STEPS     12 /* whole numbers of at most so many values are options */
#define SUM_TOLERANCE  0.01
#define NEARLY_ALL     0.95

/* A column and the two after it, as a triad. */
typedef struct
{
  guint64 n_all;      /* rows where all three are numbers */
  guint64 n_ones;     /* … that add up to 1 */
  guint64 n_hundreds; /* … that add up to 100 */
} Sums;

typedef struct
{
  /* owned */
  DuidTable         *table;
  DuidColumnProfile *profiles;
  Sums              *sums;
  gboolean          *is_used;
  DuidMapping       *mapping;
  GHashTable        *names;

  DuidMappedSource *source;
  guint             n_columns;
  guint64           n_rows;
} Recogniser;

static void
clear_recogniser (Recogniser *self)
{
  for (guint i = 0; i < self->n_columns && self->profiles != NULL; i++)
    duid_column_profile_clear (&self->profiles[i]);
  g_clear_pointer (&self->profiles, g_free);
  g_clear_pointer (&self->sums, g_free);
  g_clear_pointer (&self->is_used, g_free);
  g_clear_pointer (&self->table, duid_table_free);
  g_clear_pointer (&self->mapping, duid_mapping_free);
  g_clear_pointer (&self->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recogniser, clear_recogniser)

/* ---- looking at the cells ---- */

/* Texts that stand for no answer where the answer is not text of its own. */
static const char *const no_answers[] = { "NA", "N/A", "n/a", "-", "prefer not to say" };

static gboolean
is_answer (const DuidCell *cell)
{
  if (cell->kind == DUID_CELL_EMPTY || cell->kind == DUID_CELL_ERROR)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (no_answers); i++)
    if (strcmp (cell->text, no_answers[i]) == 0)
      return FALSE;
  return strspn (cell->text, " \t\r\n") < strlen (cell->text);
}

static double
get_number (const DuidCell *cell)
{
  double number = NAN;

  if (cell->kind == DUID_CELL_NUMBER)
    return cell->number;
  if (cell->kind == DUID_CELL_TEXT && strlen (cell->text) < 32)
    {
      g_autofree char *text = g_strdelimit (g_strdup (cell->text), ",", '.');
      char            *end;

      number = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        number = NAN;
    }
  return number;
}

static void
take_sums (Recogniser   *self,
           const double *numbers)
{
  for (guint i = 0; i + 2 < self->n_columns; i++)
    {
      double sum = numbers[i] + numbers[i + 1] + numbers[i + 2];

      if (!isfinite (sum) ||
          MIN (numbers[i], MIN (numbers[i + 1], numbers[i + 2])) < -SUM_TOLERANCE * fabs (sum))
        continue;
      self->sums[i].n_all++;
      self->sums[i].n_ones += fabs (sum - 1) <= SUM_TOLERANCE;
      self->sums[i].n_hundreds += fabs (sum - 100) <= SUM_TOLERANCE * 100;
    }
}

static gboolean
take_rows (Recogniser          *self,
           const DuidImportJob *job,
           GError             **error)
{
  g_autofree double *numbers = g_new (double, MAX (self->n_columns, 1));
  g_autoptr (GError) failure = NULL;
  DuidRecord record;

  while (duid_table_next (self->table, &record, &failure))
    {
      if (self->n_rows++ % DUID_IMPORT_ROWS_A_STEP == 0 &&
          g_cancellable_set_error_if_cancelled (job->cancellable, error))
        return FALSE;
      for (guint i = 0; i < self->n_columns; i++)
        {
          const DuidCell *cell = duid_record_get_cell (&record, i);

          numbers[i] = get_number (cell);
          if (is_answer (cell))
            duid_column_profile_take (&self->profiles[i], cell, self->n_rows);
        }
      take_sums (self, numbers);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* ---- making questions ---- */

/* “Invloed (0-10)” → “invloed_0_10”: small, short and not used before. */
static char *
make_name (Recogniser *self,
           guint       column)
{
  g_autofree char *folded = g_utf8_strdown (duid_table_get_header (self->table, column), -1);
  g_autoptr (GString) name = g_string_new (NULL);
  char *unique;

  for (const char *c = folded; *c != '\0' && name->len < LONGEST_NAME; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (name, g_utf8_get_char (c));
    else if (name->len > 0 && name->str[name->len - 1] != '_')
      g_string_append_c (name, '_');
  if (name->len > 0 && name->str[name->len - 1] == '_')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_printf (name, "column_%u", column + 1);
  unique = g_strdup (name->str);
  for (int i = 2; g_hash_table_contains (self->names, unique); i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s_%d", name->str, i);
    }
  g_hash_table_add (self->names, unique);
  return unique;
}

static char *
make_label (const Recogniser *self,
            guint             column)
{
  g_autofree char *label = g_strstrip (g_strdup (duid_table_get_header (self->table, column)));

  return *label != '\0' ? g_steal_pointer (&label) : g_strdup_printf (_ ("Column %u"), column + 1);
}

/* By its header when that is the only one, else by its place. */
static void
bind_column (Recogniser  *self,
             DuidBinding *binding,
             guint        column)
{
  const char *header = duid_table_get_header (self->table, column);
  guint       n_found = 0;

  if (*header != '\0')
    duid_table_find_column (self->table, header, &n_found);
  g_ptr_array_add (binding->columns,
                   duid_column_name_new (n_found == 1 ? header : NULL, column + 1));
  self->is_used[column] = TRUE;
}

static DuidQuestion *
add_question (Recogniser      *self,
              guint            column,
              DuidQuestionType type)
{
  g_autofree char *label = make_label (self, column);
  DuidQuestion    *question = duid_question_new (make_name (self, column), type, label);
  guint            index = duid_framework_get_n_questions (self->mapping->framework);
  DuidBinding     *binding = duid_binding_new (
        index, type == DUID_QUESTION_TRIAD ? DUID_BINDING_CORNERS : DUID_BINDING_COLUMN);

  bind_column (self, binding, column);
  g_ptr_array_add (self->source->bindings, binding);
  duid_framework_add (self->mapping->framework, question);
  return question;
}

static void
add_field (Recogniser *self,
           guint       column,
           char        decimal,
           const char *date_format)
{
  DuidField *field = duid_field_new (duid_table_get_header (self->table, column), column + 1);

  field->decimal = decimal;
  field->date_format = g_strdup (date_format);
  g_ptr_array_add (self->source->fields, field);
}

/* ---- guessing ---- */

static void
add_triad (Recogniser *self,
           guint       column)
{
  DuidQuestion *question = add_question (self, column, DUID_QUESTION_TRIAD);
  DuidBinding  *binding = self->source->bindings->pdata[self->source->bindings->len - 1];
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      char decimal;

      question->corners[i] = make_label (self, column + i);
      g_string_append_printf (label, i > 0 ? " · %s" : "%s", question->corners[i]);
      duid_column_profile_is_number (&self->profiles[column + i], &decimal);
      add_field (self, column + i, decimal, NULL);
      if (i > 0)
        bind_column (self, binding, column + i);
    }
  g_free (question->label);
  question->label = g_string_free (g_steal_pointer (&label), FALSE);
}

/* Three columns whose sum is nearly always 1, or 100. */
static gboolean
is_triad (const Recogniser *self,
          guint             column)
{
  const Sums *sums = &self->sums[column];
  char        decimal;

  for (guint i = column; i < column + 3; i++)
    if (i >= self->n_columns || self->is_used[i] ||
        !duid_column_profile_is_number (&self->profiles[i], &decimal) ||
        self->profiles[i].min == self->profiles[i].max)
      return FALSE;
  return sums->n_all >= 2 &&
         (double) MAX (sums->n_ones, sums->n_hundreds) >= NEARLY_ALL * (double) sums->n_all;
}

/* The scale that all numbers lie on and most of which they use. */
static gboolean
find_scale (const DuidColumnProfile *profile,
            double                  *min,
            double                  *max)
{
  static const double scales[][2] = { { 0, 1 }, { 0, 10 }, { -10, 10 }, { 0, 100 }, { -100, 100 } };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (profile->min >= scales[i][0] && profile->max <= scales[i][1])
      {
        *min = scales[i][0];
        *max = scales[i][1];
        return profile->max - profile->min >= (*max - *min) / 4;
      }
  return FALSE;
}

static int
compare_number_texts (const void *a,
                      const void *b)
{
  double x = g_ascii_strtod (*(char *const *) a, NULL);
  double y = g_ascii_strtod (*(char *const *) b, NULL);

  return (x > y) - (x < y);
}

/* Whole numbers of few values are answers to choose from, in their own order. */
static void
add_steps (Recogniser *self,
           guint       column)
{
  DuidColumnProfile *profile = &self->profiles[column];
  DuidQuestion      *question = add_question (self, column, DUID_QUESTION_CHOICE);

  qsort (profile->options->pdata, profile->options->len, sizeof (gpointer), compare_number_texts);
  for (guint i = 0; i < profile->options->len; i++)
    duid_question_add_option (question, profile->options->pdata[i]);
  question->is_ordered = TRUE;
}

static void
add_number (Recogniser *self,
            guint       column,
            char        decimal)
{
  DuidColumnProfile *profile = &self->profiles[column];
  double             min;
  double             max;

  add_field (self, column, decimal, NULL);
  if (profile->n_fractions == 0 && profile->options->len <= MOST_STEPS &&
      duid_column_profile_is_choice (profile))
    add_steps (self, column);
  else if (find_scale (profile, &min, &max))
    {
      DuidQuestion *question = add_question (self, column, DUID_QUESTION_SLIDER);

      question->min = min;
      question->max = max;
    }
  else
    add_question (self, column, DUID_QUESTION_NUMBER);
}

static void
add_words (Recogniser *self,
           guint       column)
{
  DuidColumnProfile *profile = &self->profiles[column];

  if (duid_header_is_title (duid_table_get_header (self->table, column)) &&
      duid_framework_find_type (self->mapping->framework, DUID_QUESTION_TITLE) < 0)
    add_question (self, column, DUID_QUESTION_TITLE);
  else
    add_question (self, column,
                  duid_column_profile_is_choice (profile) ? DUID_QUESTION_CHOICE
                                                          : DUID_QUESTION_TEXT);
}

static void
guess_column (Recogniser *self,
              guint       column)
{
  DuidColumnProfile *profile = &self->profiles[column];
  const char        *format;
  char               decimal;

  if (self->is_used[column] ||
      duid_personal_get_kind (duid_table_get_header (self->table, column)) != NULL ||
      (profile->n_filled == 0 && *duid_table_get_header (self->table, column) == '\0'))
    return;
  if (is_triad (self, column))
    add_triad (self, column);
  else if (profile->n_filled > 0 && duid_column_profile_is_number (profile, &decimal))
    add_number (self, column, decimal);
  else if (duid_column_profile_is_date (profile, &format))
    {
      add_field (self, column, '\0', format);
      add_question (self, column, DUID_QUESTION_DATE);
    }
  else
    add_words (self, column);
}

/* An unnamed first column that counts the rows tells nothing. */
static void
leave_out_counter (Recogniser *self)
{
  const DuidColumnProfile *profile = &self->profiles[0];
  g_autofree char         *file = g_strdup (duid_table_get_file (self->table));

  if (self->n_rows < 2 || *duid_table_get_header (self->table, 0) != '\0' ||
      profile->n_counting != self->n_rows)
    return;
  self->is_used[0] = TRUE;
  g_ptr_array_add (
    self->mapping->problems,
    duid_problem_new (file, NULL, 0, NULL, 1, NULL,
                      _ ("The first column only counts the rows; it belongs to no question.")));
}

/* The first column that is filled everywhere, differs everywhere and is no text. */
static void
guess_id (Recogniser *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const DuidColumnProfile *profile = &self->profiles[i];
      const char              *format;

      if (self->is_used[i] || profile->n_filled != self->n_rows ||
          !duid_column_profile_is_unique (profile) || profile->n_fractions > 0 ||
          profile->n_spaced > 0 || duid_column_profile_is_date (profile, &format) ||
          profile->length > LONGEST_ID * profile->n_filled ||
          *duid_table_get_header (self->table, i) == '\0' ||
          duid_personal_get_kind (duid_table_get_header (self->table, i)) != NULL)
        continue;
      add_question (self, i, DUID_QUESTION_ID);
      return;
    }
}

/* The longest texts, or those whose header says it, however short they are. */
static void
guess_story (Recogniser *self)
{
  double best = SHORTEST_STORY;
  int    story = -1;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const DuidColumnProfile *profile = &self->profiles[i];
      gsize                    n_filled = MAX (profile->n_filled, 1);
      double                   mean = (double) profile->length / (double) n_filled;

      if (self->is_used[i] || profile->n_spaced == 0)
        continue;
      if (duid_header_is_story (duid_table_get_header (self->table, i)))
        mean = G_MAXDOUBLE;
      else if (mean < best || profile->n_spaced * 2 < profile->n_filled ||
               (duid_column_profile_is_choice (profile) && profile->n_filled > 1))
        continue;
      best = mean;
      story = (int) i;
    }
  if (story >= 0)
    add_question (self, (guint) story, DUID_QUESTION_STORY);
}

static gboolean
check_header (const Recogniser *self,
              const char       *file,
              GError          **error)
{
  if (self->n_columns > 0 && self->n_rows > 0)
    return TRUE;
  if (self->n_columns == 0)
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_EMPTY,
                 _ ("“%s” holds no cells with anything in them."), file);
  else
    g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_NO_ROWS,
                 _ ("“%s” has a header but no rows: there is no story to import."), file);
  return FALSE;
}

static char *
make_source_name (const char *file)
{
  const char *dot = strrchr (file, '.');
  return dot != NULL && dot > file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
}

DuidMapping *
duid_recogniser_read (const char          *path,
                      const DuidImportJob *job,
                      GError             **error)
{
  g_auto (Recogniser) self = { 0 };
  g_autoptr (GPtrArray) problems = duid_problems_new (); /* told again when the file is read */
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *name = make_source_name (file);
  DuidTableFormat  format;

  duid_table_format_init (&format);
  self.table = duid_source_file_open (path, &format, job->flags, problems, error);
  if (self.table == NULL || !duid_table_read_header (self.table, format.header_rows, NULL, error))
    return NULL;
  self.n_columns = duid_table_get_n_columns (self.table);
  self.profiles = g_new0 (DuidColumnProfile, MAX (self.n_columns, 1));
  self.sums = g_new0 (Sums, MAX (self.n_columns, 1));
  self.is_used = g_new0 (gboolean, MAX (self.n_columns, 1));
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self.n_columns; i++)
    duid_column_profile_init (&self.profiles[i]);
  if (!take_rows (&self, job, error) || !check_header (&self, file, error))
    return NULL;
  self.mapping = duid_mapping_new (duid_framework_new (name));
  self.source = duid_mapping_add_source (self.mapping, name, path);
  for (gsize i = 0; i < G_N_ELEMENTS (no_answers); i++)
    g_ptr_array_add (self.source->missing, g_strdup (no_answers[i]));
  leave_out_counter (&self);
  guess_id (&self);
  guess_story (&self);
  for (guint i = 0; i < self.n_columns; i++)
    guess_column (&self, i);
  return g_steal_pointer (&self.mapping);
}
