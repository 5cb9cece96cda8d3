/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "export/duid-codebook.h"

#include "base/duid-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
duid_codebook_type (DuidQuestionType type)
{
  static const char *const words[DUID_N_QUESTION_TYPES] = {
    [DUID_QUESTION_ID] = N_ ("id"),
    [DUID_QUESTION_PERSON] = N_ ("person"),
    [DUID_QUESTION_TITLE] = N_ ("title"),
    [DUID_QUESTION_STORY] = N_ ("story"),
    [DUID_QUESTION_TEXT] = N_ ("text"),
    [DUID_QUESTION_LANGUAGE] = N_ ("language"),
    [DUID_QUESTION_MEDIA] = N_ ("media"),
    [DUID_QUESTION_DATE] = N_ ("date"),
    [DUID_QUESTION_NUMBER] = N_ ("number"),
    [DUID_QUESTION_CHOICE] = N_ ("choice of one"),
    [DUID_QUESTION_MULTICHOICE] = N_ ("choice of several"),
    [DUID_QUESTION_SLIDER] = N_ ("slider"),
    [DUID_QUESTION_TRIAD] = N_ ("triad"),
    [DUID_QUESTION_CANVAS] = N_ ("canvas"),
    [DUID_QUESTION_CONSENT] = N_ ("consent"),
  };

  g_return_val_if_fail ((guint) type < DUID_N_QUESTION_TYPES, "");
  return _ (words[type]);
}

static void
append_words (GString   *text,
              GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                            (char *) g_ptr_array_index (words, i));
}

/* “0 = word … 10 = word”. */
static void
append_scale (GString    *text,
              double      min,
              double      max,
              const char *left,
              const char *right)
{
  g_autofree char *low = duid_number_for_people (min, 6);
  g_autofree char *high = duid_number_for_people (max, 6);

  g_string_append (text, low);
  if (left != NULL && *left != '\0')
    g_string_append_printf (text, " = %s", left);
  g_string_append_printf (text, " … %s", high);
  if (right != NULL && *right != '\0')
    g_string_append_printf (text, " = %s", right);
}

static void
append_axis (GString        *text,
             const DuidAxis *axis,
             const char     *letter)
{
  g_string_append_printf (text, "%s: ", axis->label != NULL ? axis->label : letter);
  append_scale (text, axis->min, axis->max, axis->left, axis->right);
  g_string_append (text, "\n");
}

char *
duid_codebook_dup_answers (const DuidQuestion *question)
{
  GString *text = g_string_new (NULL);

  switch ((int) question->type)
    {
    case DUID_QUESTION_CHOICE:
    case DUID_QUESTION_MULTICHOICE:
    case DUID_QUESTION_CONSENT:
      append_words (text, question->options);
      break;
    case DUID_QUESTION_SLIDER:
      append_scale (text, question->min, question->max, question->left, question->right);
      break;
    case DUID_QUESTION_NUMBER:
      g_string_append (text, question->unit != NULL ? question->unit : "");
      break;
    case DUID_QUESTION_TRIAD:
      g_string_append_printf (text, _ ("top: %s; left: %s; right: %s"), question->corners[0],
                              question->corners[1], question->corners[2]);
      break;
    case DUID_QUESTION_CANVAS:
      {
        g_autoptr (GString) stones = g_string_new (NULL);

        append_words (stones, question->stones);
        append_axis (text, &question->x, "x");
        append_axis (text, &question->y, "y");
        g_string_append (text, stones->str);
        break;
      }
    default:
      break;
    }
  return g_string_free (text, FALSE);
}

static char *
describe_bands (const DuidQuestion *question)
{
  GString *text = g_string_new (NULL);
  double   from = -INFINITY;

  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand  *band = &g_array_index (question->bands, DuidBand, i);
      gboolean         is_last = !isfinite (band->below);
      g_autofree char *end = duid_number_for_people (is_last ? from : band->below, 6);

      g_string_append (text, i > 0 ? "; " : "");
      if (is_last && !isfinite (from))
        g_string_append (text, band->label);
      else
        g_string_append_printf (text, is_last ? _ ("%s: from %s") : _ ("%s: below %s"),
                                band->label, end);
      from = band->below;
    }
  return g_string_free (text, FALSE);
}

char *
duid_codebook_dup_bands (const DuidQuestion *question)
{
  g_autoptr (GString) allowing = NULL;

  if (question->type == DUID_QUESTION_SLIDER)
    return describe_bands (question);
  if (question->type != DUID_QUESTION_CONSENT)
    return g_strdup ("");
  allowing = g_string_new (NULL);
  append_words (allowing, question->show);
  return g_strdup_printf (_ ("May be shown: %s"), allowing->str);
}

char *
duid_codebook_dup_zone (const DuidQuestion *question,
                        DuidZone            zone)
{
  static const int sides[DUID_N_ZONES][2] = {
    { 0, -1 }, { 1, -1 }, { 2, -1 }, { 1, 0 }, { 0, 2 }, { 1, 2 }, { -1, -1 }
  };

  if (zone == DUID_ZONE_CENTRE)
    return g_strdup (_ ("Centre"));
  if (sides[zone][1] < 0)
    return g_strdup (question->corners[sides[zone][0]]);
  return g_strdup_printf ("%s – %s", question->corners[sides[zone][0]],
                          question->corners[sides[zone][1]]);
}
