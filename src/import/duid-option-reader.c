/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-option-reader.h"

#include "import/duid-plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Separators that one option may hold. */
#define MOST_JOINED 6

static const char *
look_up_code (const DuidBinding *binding,
              const char        *text)
{
  g_autofree char *trimmed = NULL;

  if (binding->codes == NULL)
    return NULL;
  trimmed = g_strstrip (g_strdup (text));
  return g_hash_table_lookup (binding->codes, trimmed);
}

int
duid_option_reader_find (const DuidBinding    *binding,
                         DuidQuestion         *question,
                         const DuidCellReader *reader,
                         const DuidCell       *cell,
                         gint64                row,
                         const char           *text)
{
  const char      *coded = look_up_code (binding, text);
  const char      *label = coded != NULL ? coded : text;
  int              option = duid_question_find_option (question, label);
  g_autofree char *plain = NULL;
  g_autofree char *message = NULL;

  if (option >= 0)
    return option;
  /* Labels of options are shown as plain text; the cell may have the HTML of them. */
  if (coded == NULL && strpbrk (text, "<&") != NULL)
    {
      label = plain = duid_plain_text_from_html (text);
      option = duid_question_find_option (question, label);
    }
  if (option >= 0)
    return option;
  /* What is no option was written in, where there is no other place for that. */
  if (binding->write_in != NULL && binding->write_in->option != NULL &&
      !duid_write_in_has_column (binding->write_in))
    return duid_question_add_option (question, binding->write_in->option);
  option = duid_question_add_option (question, label);
  if (option < 0)
    duid_cell_reader_report (reader, cell, row,
                             _ ("The question has too many options; “%s” was left out."));
  else if (binding->has_options)
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (label));

      message = g_strdup_printf (_ ("“%s” is not among the options of “%s”; it was added."),
                                 trimmed, question->label);
      duid_cell_reader_tell (reader, row, cell->text, message);
    }
  return option;
}

/* How many of @parts, joined again, are one known option; 0 when none. @question NULL = of
 * those that stand in the same cell. */
static int
count_joined (const DuidBinding  *binding,
              const DuidQuestion *question,
              char              **parts,
              char              **joined)
{
  g_autoptr (GString) text = g_string_new (parts[0]);
  int n_joined = 0;

  for (int i = 1; i <= MOST_JOINED && parts[i] != NULL; i++)
    {
      g_string_append_printf (text, "%s%s", binding->separator, parts[i]);
      if (look_up_code (binding, text->str) != NULL ||
          (question != NULL ? duid_question_find_option (question, text->str) >= 0
                            : duid_write_in_knows (binding->write_in, text->str)))
        {
          n_joined = i;
          g_free (*joined);
          *joined = g_strdup (text->str);
        }
    }
  return n_joined;
}

char *
duid_option_reader_dup_written (const DuidBinding *binding,
                                const char        *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) written = g_string_new (NULL);
  gboolean is_list = binding->separator != NULL && *binding->separator != '\0';

  parts = g_strsplit (text, is_list ? binding->separator : "\n\n\n", is_list ? -1 : 1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *joined = NULL;

      part += is_list ? count_joined (binding, NULL, part, &joined) : 0;
      if (joined != NULL || duid_text_is_blank (*part) ||
          duid_write_in_knows (binding->write_in, *part))
        continue;
      if (written->len > 0)
        g_string_append (written, binding->separator);
      g_string_append (written, *part);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&written), FALSE));
}

GStrv
duid_option_reader_split (const DuidBinding  *binding,
                          const DuidQuestion *question,
                          const char         *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (binding->separator == NULL || *binding->separator == '\0')
    {
      g_strv_builder_add (builder, text);
      return g_strv_builder_end (builder);
    }
  parts = g_strsplit (text, binding->separator, -1);
  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *joined = NULL;

      if (binding->has_options)
        part += count_joined (binding, question, part, &joined);
      if (joined != NULL || !duid_text_is_blank (*part))
        g_strv_builder_add (builder, joined != NULL ? joined : *part);
    }
  return g_strv_builder_end (builder);
}
