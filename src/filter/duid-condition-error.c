/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "filter/duid-condition-private.h"

#include <glib/gi18n-lib.h>

#define MOST_LISTED 12

static char *
list_labels (GPtrArray *labels)
{
  GString *list = g_string_new (NULL);
  guint    n = MIN (labels->len, MOST_LISTED);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", (char *) labels->pdata[i]);
  if (labels->len > n)
    g_string_append_printf (list,
                            g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more",
                                         labels->len - n),
                            labels->len - n);
  return g_string_free (list, FALSE);
}

/* @sentence says what is not there; this adds what is. */
static void
set_unknown (GError    **error,
             const char *sentence,
             const char *word,
             GPtrArray  *labels)
{
  g_autoptr (GString) message = g_string_new (sentence);
  g_autofree char *list = list_labels (labels);
  int              nearest = duid_labels_find_nearest (labels, word);

  if (nearest >= 0)
    g_string_append_printf (message, _ (" Did you mean “%s”?"), (char *) labels->pdata[nearest]);
  if (labels->len > 0)
    g_string_append_printf (message, _ (" There is: %s."), list);
  else
    g_string_append (message, _ (" There are none."));
  g_set_error_literal (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_UNKNOWN, message->str);
}

void
duid_condition_set_no_question (GError         **error,
                                const char      *name,
                                const DuidStand *stand)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *sentence = g_strdup_printf (_ ("There is no question “%s”."), name);

  for (guint i = 0; i < duid_dataset_get_n_questions (stand->dataset); i++)
    g_ptr_array_add (names, duid_dataset_get_question (stand->dataset, i)->name);
  set_unknown (error, sentence, name, names);
}

void
duid_condition_set_wrong_type (GError            **error,
                               const DuidQuestion *question,
                               const char         *hint)
{
  g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
               _ ("“%s” is a question of type %s: %s"), question->name,
               duid_question_type_to_string (question->type), hint);
}

void
duid_condition_set_no_value (GError            **error,
                             const DuidQuestion *question,
                             const char         *word)
{
  if (question->type == DUID_QUESTION_DATE)
    g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                 _ ("“%s” is not a date. Write it as 2024-03-24 to compare it with “%s”."),
                 word, question->name);
  else
    g_set_error (error, DUID_CONDITION_ERROR, DUID_CONDITION_ERROR_SYNTAX,
                 _ ("“%s” is not a number, so it cannot be compared with “%s”."),
                 word, question->name);
}

/* The sentence for a word that is not there. */
static char *
dup_absence (DuidConditionKind   kind,
             const DuidQuestion *question,
             const char         *word)
{
  if (kind == DUID_CONDITION_TAGS)
    return g_strdup_printf (_ ("There is no tag “%s”."), word);
  if (kind == DUID_CONDITION_BANDS)
    return g_strdup_printf (_ ("“%s” has no band “%s”."), question->name, word);
  if (kind == DUID_CONDITION_OPTIONS && question->type != DUID_QUESTION_CANVAS)
    return g_strdup_printf (_ ("“%s” has no answer “%s”."), question->name, word);
  if (kind == DUID_CONDITION_OPTIONS || kind == DUID_CONDITION_LASSO)
    return g_strdup_printf (_ ("“%s” has no stone “%s”."), question->name, word);
  return g_strdup_printf (_ ("“%s” has no zone “%s”."), question->name, word);
}

void
duid_condition_set_no_label (GError            **error,
                             DuidConditionKind   kind,
                             const DuidQuestion *question,
                             GPtrArray          *labels,
                             const char         *word)
{
  g_autofree char *sentence = dup_absence (kind, question, word);

  set_unknown (error, sentence, word, labels);
}
