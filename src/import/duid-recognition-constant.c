/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-recognition-constant.h"

#include <glib/gi18n-lib.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2199

static DuidRecognisedQuestion *
get_asked (const DuidRecognition *recognition,
           guint                  index)
{
  return g_ptr_array_index (recognition->questions, index);
}

/* The options are the values that the sources have, in their order. */
static void
collect_options (DuidRecognisedQuestion *asked)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new ();

  for (guint i = 0; i < asked->bindings->len; i++)
    {
      const DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding != NULL && binding->constant != NULL)
        g_ptr_array_add (options, binding->constant);
    }
  duid_recognised_question_set_options (asked, options);
}

static void
put_constant (DuidRecognisedQuestion *asked,
              guint                   source,
              const char             *value)
{
  DuidBinding     *old = g_ptr_array_index (asked->bindings, source);
  DuidBinding     *binding = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (value != NULL ? value : ""));

  if (*trimmed != '\0')
    {
      binding = duid_binding_new (0, DUID_BINDING_CONSTANT);
      binding->constant = g_steal_pointer (&trimmed);
    }
  g_ptr_array_index (asked->bindings, source) = binding;
  duid_binding_free (old);
}

int
duid_recognition_add_constant (DuidRecognition   *recognition,
                               const char        *label,
                               const char *const *values)
{
  g_autofree char        *name = g_strstrip (g_strdup (label));
  DuidRecognisedQuestion *asked;
  DuidQuestion           *question;

  g_return_val_if_fail (*name != '\0', -1);
  question = duid_question_new (name, DUID_QUESTION_CHOICE, name);
  asked = duid_recognition_add_question (recognition, question, NULL,
                                         _ ("the same for a whole file; given by you"));
  for (guint i = 0; i < recognition->sources->len; i++)
    put_constant (asked, i, values[i]);
  collect_options (asked);
  g_ptr_array_insert (
    recognition->questions, 0,
    g_ptr_array_steal_index (recognition->questions, recognition->questions->len - 1));
  return 0;
}

gboolean
duid_recognition_is_constant (const DuidRecognition *recognition,
                              guint                  index)
{
  const DuidRecognisedQuestion *asked = get_asked (recognition, index);

  if (asked->question->type != DUID_QUESTION_CHOICE)
    return FALSE;
  for (guint i = 0; i < asked->bindings->len; i++)
    {
      const DuidBinding *binding = g_ptr_array_index (asked->bindings, i);

      if (binding != NULL && binding->shape != DUID_BINDING_CONSTANT)
        return FALSE;
    }
  return TRUE;
}

void
duid_recognition_set_constant (DuidRecognition *recognition,
                               guint            index,
                               guint            source,
                               const char      *value)
{
  g_return_if_fail (duid_recognition_is_constant (recognition, index));
  put_constant (get_asked (recognition, index), source, value);
  collect_options (get_asked (recognition, index));
}

const char *
duid_recognition_get_constant (const DuidRecognition *recognition,
                               guint                  index,
                               guint                  source)
{
  const DuidBinding *binding =
    g_ptr_array_index (get_asked (recognition, index)->bindings, source);

  return binding != NULL && binding->constant != NULL ? binding->constant : "";
}

gboolean
duid_recognition_remove_constant (DuidRecognition *recognition,
                                  guint            index)
{
  if (!duid_recognition_is_constant (recognition, index))
    return FALSE;
  g_ptr_array_remove_index (recognition->questions, index);
  return TRUE;
}

static gboolean
is_year (const char *four_digits)
{
  int year = 0;

  for (int i = 0; i < 4; i++)
    year = year * 10 + g_ascii_digit_value (four_digits[i]);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* The last four digits on their own that may be a year, or NULL. */
static char *
find_year (const char *text)
{
  const char *found = NULL;

  for (const char *at = text; *at != '\0'; at++)
    {
      gsize n = 0;

      while (g_ascii_isdigit (at[n]))
        n++;
      if (n == 4 && is_year (at))
        found = at;
      at += n > 0 ? n - 1 : 0;
    }
  return found != NULL ? g_strndup (found, 4) : NULL;
}

char *
duid_recognition_guess_wave (const DuidMappedSource *source)
{
  g_autofree char *base = g_path_get_basename (source->path);
  char            *year = find_year (base);

  return year != NULL ? year : g_strdup (source->name);
}
