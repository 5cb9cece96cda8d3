/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-column-group.h"

#include "import/duid-column-guess.h"
#include "import/duid-plain-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CORNERS 3

#define SUM_TOLERANCE  0.01
#define NEARLY_ALL     0.95
#define ROOT_OF_3_BY_2 0.8660254037844386
#define MOST_OUTSIDE   0.01

/* ---- triads ---- */

/* The total that the three columns have in nearly all rows, and that no single one
 * of them makes up alone; 0 when there is none. */
static double
find_total (const DuidTableScan *scan,
            guint                column)
{
  guint    n_all = 0;
  guint    n_ones = 0;
  guint    n_hundreds = 0;
  gboolean is_shared = FALSE;

  for (guint i = 0; i < scan->n_samples; i++)
    {
      const double *shares = scan->samples + (gsize) i * scan->n_columns + column;
      double        sum = shares[0] + shares[1] + shares[2];

      if (!isfinite (sum) || MIN (shares[0], MIN (shares[1], shares[2])) < -0.01 * fabs (sum))
        continue;
      n_all++;
      n_ones += fabs (sum - 1) <= SUM_TOLERANCE;
      n_hundreds += fabs (sum - 100) <= SUM_TOLERANCE * 100;
      is_shared = is_shared || MAX (shares[0], MAX (shares[1], shares[2])) < 0.9 * sum;
    }
  if (n_all < 2 || !is_shared || MAX (n_ones, n_hundreds) < NEARLY_ALL * n_all)
    return 0;
  return n_ones > n_hundreds ? 1 : 100;
}

static double
find_triad (const DuidTableScan  *scan,
            const DuidColumnHint *hints,
            guint                 column)
{
  char decimal;

  for (guint i = column; i < column + 3; i++)
    if (!duid_column_hint_is_free (scan, hints, i) ||
        !duid_column_hint_is_same_stem (hints, column, i) ||
        !duid_column_profile_is_number (&scan->profiles[i], &decimal) ||
        scan->profiles[i].min == scan->profiles[i].max)
      return 0;
  return find_total (scan, column);
}

/* The length of what three headers share up to a mark that parts a question from its
 * answers, as “Plan: ” or “Plan [”; 0 when they share none. */
static gsize
find_stem (char *const corners[CORNERS])
{
  static const char marks[] = ":[-";
  gsize             length = 0;

  for (gsize i = 0; corners[0][i] != '\0' && corners[0][i] == corners[1][i] &&
                    corners[0][i] == corners[2][i];
       i++)
    if (strchr (marks, corners[0][i]) != NULL && i > 0)
      length = i + 1;
  while (length > 0 && g_ascii_isspace (corners[0][length]))
    length++;
  for (int i = 0; i < CORNERS; i++)
    if (length > strlen (corners[i]) || corners[i][length] == '\0')
      return 0;
  return length;
}

/* “Plan: family” is the corner “family” of the question “Plan”; NULL when the corners
 * share no such words (transfer full). */
static char *
take_stem (DuidQuestion *question)
{
  gsize length = find_stem (question->corners);
  char *stem;

  if (length == 0)
    return NULL;
  stem = g_strndup (question->corners[0], length);
  for (int i = 0; i < CORNERS; i++)
    {
      char *word = g_strstrip (g_strdup (question->corners[i] + length));

      if (strchr (stem, '[') != NULL && g_str_has_suffix (word, "]"))
        word[strlen (word) - 1] = '\0';
      g_free (question->corners[i]);
      question->corners[i] = word;
    }
  g_strstrip (stem);
  stem[strlen (stem) - 1] = '\0';
  return g_strchomp (stem);
}

gboolean
duid_column_group_take_triad (DuidRecognition     *recognition,
                              const DuidTableScan *scan,
                              DuidColumnHint      *hints,
                              guint                column)
{
  double           total = find_triad (scan, hints, column);
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *label = NULL;
  g_autofree char *why = NULL;
  DuidQuestion    *question;
  DuidBinding     *binding;

  if (total == 0)
    return FALSE;
  question = duid_question_new ("", DUID_QUESTION_TRIAD, "");
  binding = duid_binding_new (0, DUID_BINDING_CORNERS);
  for (guint i = 0; i < 3; i++)
    {
      question->corners[i] = duid_column_hint_dup_part (scan, hints, column + i);
      g_ptr_array_add (binding->columns, duid_table_scan_name (scan, column + i));
      duid_column_guess_field (recognition, scan, column + i);
      hints[column + i].is_used = TRUE;
    }
  stem = hints[column].stem != NULL ? duid_plain_text_from_html (hints[column].stem)
                                    : take_stem (question);
  label = stem != NULL ? g_strdup (stem)
                       : g_strjoin (" · ", question->corners[0], question->corners[1],
                                    question->corners[2], NULL);
  name = duid_plain_text_to_name (hints[column].name != NULL ? hints[column].name
                                  : stem != NULL             ? label
                                                             : question->corners[0],
                                  "triad", column + 1);
  g_free (question->name);
  g_free (question->label);
  question->name = g_steal_pointer (&name);
  question->label = g_steal_pointer (&label);
  why = g_strdup_printf (_ ("3 columns with a constant sum of %g → triad"), total);
  duid_recognition_add_question (recognition, question, binding, why);
  return TRUE;
}

/* ---- places ---- */

/* The length of what two headers share before an x and a y; 0 when they do not. */
static gsize
find_pair (const char *x,
           const char *y)
{
  gsize length = strlen (x);

  if (length == 0 || strlen (y) != length || strncmp (x, y, length - 1) != 0 ||
      g_ascii_tolower (x[length - 1]) != 'x' || g_ascii_tolower (y[length - 1]) != 'y')
    return 0;
  /* “max” and “may” are words, “plan_x”, “planX”, “px” and “x” are places. */
  if (length > 2 && g_ascii_islower (x[length - 1]) && g_ascii_isalpha (x[length - 2]))
    return 0;
  return length;
}

/* How places are written: outside any triangle, in one of shares, of heights. */
typedef enum
{
  PLACES_OUTSIDE,
  PLACES_BY_SHARE,
  PLACES_BY_HEIGHT,
} Places;

static Places
judge_places (const DuidTableScan *scan,
              guint                column,
              double               scale)
{
  gboolean fits_share = TRUE;
  gboolean fits_height = TRUE;

  for (guint i = 0; i < scan->n_samples; i++)
    {
      double x = duid_table_scan_get_sample (scan, i, column) / scale;
      double y = duid_table_scan_get_sample (scan, i, column + 1) / scale;
      double top = y / ROOT_OF_3_BY_2;

      if (!isfinite (x) || !isfinite (y))
        continue;
      fits_share = fits_share && y >= -MOST_OUTSIDE && x - y / 2 >= -MOST_OUTSIDE &&
                   1 - x - y / 2 >= -MOST_OUTSIDE;
      fits_height = fits_height && top >= -MOST_OUTSIDE && x - top / 2 >= -MOST_OUTSIDE &&
                    1 - x - top / 2 >= -MOST_OUTSIDE;
    }
  return fits_height ? PLACES_BY_HEIGHT : fits_share ? PLACES_BY_SHARE
                                                     : PLACES_OUTSIDE;
}

static gboolean
is_place (const DuidTableScan  *scan,
          const DuidColumnHint *hints,
          guint                 column,
          double               *scale)
{
  char decimal;

  if (!duid_column_hint_is_free (scan, hints, column) ||
      !duid_column_hint_is_free (scan, hints, column + 1) ||
      find_pair (duid_table_scan_get_header (scan, column),
                 duid_table_scan_get_header (scan, column + 1)) == 0)
    return FALSE;
  *scale = 1;
  for (guint i = column; i < column + 2; i++)
    {
      const DuidColumnProfile *profile = &scan->profiles[i];

      if (!duid_column_profile_is_number (profile, &decimal) || profile->n_filled < 2 ||
          profile->min < -1 || profile->max > 101)
        return FALSE;
      if (profile->max > 1.05)
        *scale = 100;
    }
  return TRUE;
}

/* “plan_x” → “plan”. */
static char *
dup_pair_label (const DuidTableScan *scan,
                guint                column)
{
  const char      *header = duid_table_scan_get_header (scan, column);
  g_autofree char *stem = g_strndup (header, strlen (header) - 1);
  g_autofree char *label = NULL;

  for (gsize n = strlen (stem); n > 0 && strchr ("_-. [(:/", stem[n - 1]) != NULL; n--)
    stem[n - 1] = '\0';
  label = duid_plain_text_from_html (stem);
  return *label != '\0' ? g_steal_pointer (&label) : g_strdup (_ ("Place"));
}

static void
shape_place (DuidQuestion *question,
             DuidBinding  *binding,
             double        scale)
{
  static const char *const corners[3] = { N_ ("top"), N_ ("left"), N_ ("right") };

  if (question->type == DUID_QUESTION_TRIAD)
    {
      for (int i = 0; i < 3; i++)
        question->corners[i] = g_strdup (_ (corners[i]));
      binding->has_scale = scale > 1;
      binding->scale_from = 0;
      binding->scale_to = scale;
      return;
    }
  question->x.max = question->y.max = scale;
  g_ptr_array_add (question->stones, g_strdup (question->label));
  g_ptr_array_add (binding->labels, g_strdup (question->label));
}

gboolean
duid_column_group_take_place (DuidRecognition     *recognition,
                              const DuidTableScan *scan,
                              DuidColumnHint      *hints,
                              guint                column)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  DuidQuestion    *question;
  DuidBinding     *binding;
  double           scale;
  Places           places;

  if (!is_place (scan, hints, column, &scale))
    return FALSE;
  places = judge_places (scan, column, scale);
  label = dup_pair_label (scan, column);
  name = duid_plain_text_to_name (label, "place", column + 1);
  question = duid_question_new (
    name, places == PLACES_OUTSIDE ? DUID_QUESTION_CANVAS : DUID_QUESTION_TRIAD, label);
  binding =
    duid_binding_new (0, places == PLACES_OUTSIDE ? DUID_BINDING_STONES : DUID_BINDING_BOX);
  binding->y_is_height = places == PLACES_BY_HEIGHT;
  shape_place (question, binding, scale);
  for (guint i = column; i < column + 2; i++)
    {
      g_ptr_array_add (binding->columns, duid_table_scan_name (scan, i));
      duid_column_guess_field (recognition, scan, i);
      hints[i].is_used = TRUE;
    }
  duid_recognition_add_question (recognition, question, binding,
                                 places == PLACES_OUTSIDE
                                   ? _ ("a pair of columns x and y → canvas with one stone")
                                   : _ ("a pair of columns x and y, all inside the triangle → "
                                        "triad"));
  return TRUE;
}
