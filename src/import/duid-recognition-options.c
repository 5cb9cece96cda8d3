/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-options.h"

#include <string.h>

static DuidRecognisedQuestion *
get_asked (const DuidRecognition *recognition,
           guint                  index)
{
  return g_ptr_array_index (recognition->questions, index);
}

/* A column an option: only what the column is called changes. */
static void
rename_labels (DuidBinding *binding,
               const char  *old,
               const char  *label)
{
  for (guint i = 0; i < binding->labels->len; i++)
    if (strcmp (g_ptr_array_index (binding->labels, i), old) == 0)
      {
        g_free (g_ptr_array_index (binding->labels, i));
        g_ptr_array_index (binding->labels, i) = g_strdup (label);
      }
}

/* Cells that say the option: what meant it before means it now, and so does its name. */
static void
rename_codes (DuidBinding *binding,
              const char  *old,
              const char  *label)
{
  g_autofree gpointer *texts = NULL;
  guint                n = 0;

  if (binding->codes == NULL)
    binding->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  texts = g_hash_table_get_keys_as_array (binding->codes, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp (g_hash_table_lookup (binding->codes, texts[i]), old) == 0)
      g_hash_table_insert (binding->codes, g_strdup (texts[i]), g_strdup (label));
  if (!g_hash_table_contains (binding->codes, old))
    g_hash_table_insert (binding->codes, g_strdup (old), g_strdup (label));
}

static void
rename_constant (DuidBinding *binding,
                 const char  *old,
                 const char  *label)
{
  if (g_strcmp0 (binding->constant, old) != 0)
    return;
  g_free (binding->constant);
  binding->constant = g_strdup (label);
}

static void
rename_in (DuidBinding *binding,
           const char  *old,
           const char  *label)
{
  if (binding->write_in != NULL && g_strcmp0 (binding->write_in->option, old) == 0)
    {
      g_free (binding->write_in->option);
      binding->write_in->option = g_strdup (label);
    }
  if (binding->shape == DUID_BINDING_OPTIONS)
    rename_labels (binding, old, label);
  else if (binding->shape == DUID_BINDING_CONSTANT)
    rename_constant (binding, old, label);
  else
    rename_codes (binding, old, label);
}

/* The answers that allow showing are called by their options. */
static void
rename_show (DuidQuestion *question,
             const char   *old,
             const char   *label)
{
  guint at;

  if (!g_ptr_array_find_with_equal_func (question->show, old, g_str_equal, &at))
    return;
  g_free (g_ptr_array_index (question->show, at));
  g_ptr_array_index (question->show, at) = g_strdup (label);
}

gboolean
duid_recognition_rename_option (DuidRecognition *recognition,
                                guint            index,
                                guint            option,
                                const char      *label)
{
  DuidRecognisedQuestion *asked = get_asked (recognition, index);
  g_autofree char        *trimmed = g_strstrip (g_strdup (label));
  g_autofree char        *old = NULL;
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_free);

  if (*trimmed == '\0' || option >= asked->question->options->len)
    return FALSE;
  old = g_strdup (g_ptr_array_index (asked->question->options, option));
  if (strcmp (old, trimmed) == 0)
    return TRUE;
  for (guint i = 0; i < asked->bindings->len; i++)
    if (g_ptr_array_index (asked->bindings, i) != NULL)
      rename_in (g_ptr_array_index (asked->bindings, i), old, trimmed);
  for (guint i = 0; i < asked->question->options->len; i++)
    g_ptr_array_add (options,
                     g_strdup (i == option ? trimmed
                                           : g_ptr_array_index (asked->question->options, i)));
  rename_show (asked->question, old, trimmed);
  duid_recognised_question_set_options (asked, options);
  return TRUE;
}

static void
add_text (GPtrArray  *texts,
          const char *text,
          const char *label)
{
  if (strcmp (text, label) != 0 &&
      !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, (gpointer) text);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
duid_recognition_dup_option_texts (const DuidRecognition *recognition,
                                   guint                  index,
                                   guint                  option)
{
  const DuidRecognisedQuestion *asked = get_asked (recognition, index);
  const char                   *label = g_ptr_array_index (asked->question->options, option);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < asked->bindings->len; i++)
    {
      const DuidBinding *binding = g_ptr_array_index (asked->bindings, i);
      GHashTableIter     iter;
      gpointer           text;
      gpointer           meant;

      if (binding == NULL || binding->codes == NULL || binding->shape == DUID_BINDING_OPTIONS)
        continue;
      g_hash_table_iter_init (&iter, binding->codes);
      while (g_hash_table_iter_next (&iter, &text, &meant))
        if (strcmp (meant, label) == 0)
          add_text (texts, text, label);
    }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}
