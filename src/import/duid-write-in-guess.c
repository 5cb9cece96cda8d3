/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-write-in-guess.h"

#include "import/duid-column-guess.h"
#include "import/duid-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORTEST_STEM 2

/* What LimeSurvey writes in the cell of the choice itself. */
#define OTHER_CODE "-oth-"

static DuidBinding *
get_binding (const DuidRecognition        *recognition,
             const DuidRecognisedQuestion *asked)
{
  guint last = recognition->sources->len - 1;

  return last < asked->bindings->len ? asked->bindings->pdata[last] : NULL;
}

/* ---- a column of its own ---- */

/* Where what follows the last @mark begins; 0 when there is none. */
static gsize
find_last (const char *text,
           char        mark)
{
  const char *last = strrchr (text, mark);

  return last != NULL ? (gsize) (last - text) + 1 : 0;
}

/* The words of the column that ask to write something in: its option, the last part of its
 * header, or the header as a whole (transfer full); NULL when nothing asks so. */
static char *
dup_asking (const DuidTableScan  *scan,
            const DuidColumnHint *hint,
            guint                 column)
{
  const char      *header = duid_table_scan_get_header (scan, column);
  g_autofree char *text = duid_plain_text_from_html (hint->label != NULL ? hint->label : header);
  gsize            length;

  if (hint->option != NULL)
    return duid_write_in_is_asked (hint->option) ? g_strdup (hint->option) : NULL;
  if (g_str_has_suffix (text, " - Text"))
    text[strlen (text) - strlen (" - Text")] = '\0';
  length = strlen (text);
  for (gsize i = length; i > 0; i--)
    if (strchr ("[:/-|", text[i - 1]) != NULL && duid_write_in_is_asked (text + i))
      {
        if (text[i - 1] == '[' && text[length - 1] == ']')
          text[length - 1] = '\0';
        return g_strstrip (g_strdup (text + i));
      }
  if (!duid_write_in_is_asked (text) && !duid_write_in_is_asked (header))
    return NULL;
  /* “hulp_other” → “other” */
  if (strpbrk (text, " \t\n") == NULL && strpbrk (text, "_.") != NULL)
    return g_strdup (text + MAX (find_last (text, '_'), find_last (text, '.')));
  return g_steal_pointer (&text);
}

static gboolean
begins_with (const char *text,
             const char *stem)
{
  return strlen (stem) >= SHORTEST_STEM && g_ascii_strncasecmp (text, stem, strlen (stem)) == 0;
}

/* Whether the column names the question: by its stem, its header, or its code. */
static gboolean
is_named (const DuidTableScan  *scan,
          const DuidColumnHint *hint,
          guint                 column,
          const DuidQuestion   *question)
{
  const char *header = duid_table_scan_get_header (scan, column);

  if (hint->stem != NULL)
    {
      g_autofree char *stem = duid_plain_text_from_html (hint->stem);

      return strcmp (stem, question->label) == 0 || begins_with (header, question->name);
    }
  return (hint->name != NULL && begins_with (hint->name, question->name)) ||
         (hint->label != NULL && begins_with (hint->label, question->label)) ||
         begins_with (header, question->label);
}

static DuidRecognisedQuestion *
find_choice (const DuidRecognition *recognition,
             const DuidTableScan   *scan,
             const DuidColumnHint  *hint,
             guint                  column)
{
  for (guint i = recognition->questions->len; i > 0; i--)
    {
      DuidRecognisedQuestion *asked = recognition->questions->pdata[i - 1];
      const DuidBinding      *binding = get_binding (recognition, asked);
      gboolean                is_choice = asked->question->type == DUID_QUESTION_CHOICE ||
                           asked->question->type == DUID_QUESTION_MULTICHOICE;

      if (is_choice && binding != NULL && binding->write_in == NULL &&
          is_named (scan, hint, column, asked->question))
        return asked;
    }
  return NULL;
}

/* The question just in front, where the header says no more than “other”. */
static DuidRecognisedQuestion *
find_in_front (const DuidRecognition *recognition,
               const DuidColumnHint  *hints,
               guint                  column)
{
  DuidRecognisedQuestion *asked;
  const DuidBinding      *binding;

  if (column == 0 || !hints[column - 1].is_used || recognition->questions->len == 0 ||
      hints[column].stem != NULL)
    return NULL;
  asked = recognition->questions->pdata[recognition->questions->len - 1];
  binding = get_binding (recognition, asked);
  return (asked->question->type == DUID_QUESTION_CHOICE ||
          asked->question->type == DUID_QUESTION_MULTICHOICE) &&
             binding != NULL && binding->write_in == NULL
           ? asked
           : NULL;
}

/* The option that is chosen by writing in: one that is there, or a new one. */
static char *
choose_option (DuidRecognisedQuestion *asked,
               DuidBinding            *binding,
               const char             *asking)
{
  DuidQuestion    *question = asked->question;
  g_autofree char *label = duid_plain_text_from_html (asking);
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_free);

  for (gsize n = strlen (label); n > 0 && strchr (": .", label[n - 1]) != NULL; n--)
    label[n - 1] = '\0';
  for (guint i = 0; i < question->options->len; i++)
    if (duid_write_in_is_asked (question->options->pdata[i]) &&
        strcmp (question->options->pdata[i], OTHER_CODE) != 0)
      return g_strdup (question->options->pdata[i]);
  for (guint i = 0; i < question->options->len; i++)
    if (strcmp (question->options->pdata[i], OTHER_CODE) != 0)
      g_ptr_array_add (options, g_strdup (question->options->pdata[i]));
  if (options->len < question->options->len)
    {
      if (binding->codes == NULL)
        binding->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_replace (binding->codes, g_strdup (OTHER_CODE), g_strdup (label));
    }
  g_ptr_array_add (options, g_strdup (label));
  duid_recognised_question_set_options (asked, options);
  return g_steal_pointer (&label);
}

static char *
dup_label (const DuidTableScan  *scan,
           const DuidColumnHint *hint,
           guint                 column,
           const DuidQuestion   *question,
           const char           *asking)
{
  g_autofree char *own = NULL;

  if (hint->stem == NULL)
    own = hint->label != NULL ? g_strdup (hint->label) : duid_column_dup_label (scan, column);
  return own != NULL && begins_with (own, question->label)
           ? g_steal_pointer (&own)
           : g_strdup_printf ("%s – %s", question->label, asking);
}

gboolean
duid_write_in_guess_take (DuidRecognition     *recognition,
                          const DuidTableScan *scan,
                          DuidColumnHint      *hints,
                          guint                column)
{
  DuidColumnHint          *hint = &hints[column];
  const DuidColumnProfile *profile = &scan->profiles[column];
  g_autofree char         *asking = NULL;
  g_autofree char         *option = NULL;
  g_autofree char         *label = NULL;
  g_autofree char         *why = NULL;
  g_autoptr (DuidColumnName) name = NULL;
  DuidRecognisedQuestion *asked;
  DuidBinding            *binding;

  if (profile->n_filled == 0 || duid_column_profile_is_yes_no (profile) ||
      hint->personal != NULL || (hint->has_type && hint->type != DUID_QUESTION_TEXT))
    return FALSE;
  asking = dup_asking (scan, hint, column);
  if (asking == NULL)
    return FALSE;
  asked = find_choice (recognition, scan, hint, column);
  if (asked == NULL)
    asked = find_in_front (recognition, hints, column);
  if (asked == NULL)
    return FALSE;
  binding = get_binding (recognition, asked);
  option = choose_option (asked, binding, asking);
  binding->write_in = duid_write_in_new (option);
  name = duid_table_scan_name (scan, column);
  duid_write_in_set_column (binding->write_in, name->header, name->place);
  label = dup_label (scan, hint, column, asked->question, option);
  why = g_strdup_printf (_ ("what people wrote in beside the options of “%s” → text"),
                         asked->question->label);
  duid_column_guess_as (recognition, scan, column, DUID_QUESTION_TEXT,
                        hint->name != NULL &&
                            g_ascii_strcasecmp (hint->name, asked->question->name) != 0
                          ? hint->name
                          : NULL,
                        label, why);
  hint->is_used = TRUE;
  return TRUE;
}

/* ---- the same cells ---- */

void
duid_write_in_guess_split (DuidRecognition        *recognition,
                           const DuidTableScan    *scan,
                           guint                   column,
                           DuidRecognisedQuestion *asked)
{
  /* Translators: the option that people choose by writing something in. */
  const char             *option = _ ("Other");
  DuidBinding            *binding = get_binding (recognition, asked);
  g_autofree char        *label = g_strdup_printf ("%s – %s", asked->question->label, option);
  g_autofree char        *why = NULL;
  DuidRecognisedQuestion *written;
  DuidBinding            *own;

  why = g_strdup_printf (_ ("what people wrote in beside the options of “%s” → text"),
                         asked->question->label);
  binding->has_options = TRUE;
  binding->write_in = duid_write_in_new (option);
  written = duid_column_guess_as (recognition, scan, column, DUID_QUESTION_TEXT, NULL, label, why);
  own = get_binding (recognition, written);
  own->separator = g_strdup (binding->separator);
  own->write_in = duid_write_in_new (NULL);
  for (guint i = 0; i < asked->question->options->len; i++)
    g_ptr_array_add (own->write_in->known, g_strdup (asked->question->options->pdata[i]));
  duid_question_add_option (asked->question, option);
}
