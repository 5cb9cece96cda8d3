/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-binding.h"

DuidBinding *
duid_binding_new (guint            question,
                  DuidBindingShape shape)
{
  DuidBinding *binding = g_new0 (DuidBinding, 1);

  binding->question = question;
  binding->shape = shape;
  binding->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_column_name_free);
  binding->labels = g_ptr_array_new_with_free_func (g_free);
  return binding;
}

DuidBinding *
duid_binding_copy (const DuidBinding *binding)
{
  DuidBinding   *copy = g_memdup2 (binding, sizeof *binding);
  GHashTableIter iter;
  gpointer       text;
  gpointer       option;

  copy->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_column_name_free);
  copy->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < binding->columns->len; i++)
    {
      const DuidColumnName *name = binding->columns->pdata[i];

      g_ptr_array_add (copy->columns, duid_column_name_new (name->header, name->place));
    }
  for (guint i = 0; i < binding->labels->len; i++)
    g_ptr_array_add (copy->labels, g_strdup (binding->labels->pdata[i]));
  copy->constant = g_strdup (binding->constant);
  copy->separator = g_strdup (binding->separator);
  if (binding->not_applicable != NULL)
    copy->not_applicable =
      duid_column_name_new (binding->not_applicable->header, binding->not_applicable->place);
  copy->write_in = duid_write_in_copy (binding->write_in);
  copy->codes = NULL;
  if (binding->codes == NULL)
    return copy;
  copy->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, binding->codes);
  while (g_hash_table_iter_next (&iter, &text, &option))
    g_hash_table_insert (copy->codes, g_strdup (text), g_strdup (option));
  return copy;
}

void
duid_binding_free (DuidBinding *binding)
{
  if (binding == NULL)
    return;
  g_ptr_array_unref (binding->columns);
  g_ptr_array_unref (binding->labels);
  g_free (binding->constant);
  duid_column_name_free (binding->not_applicable);
  g_free (binding->separator);
  duid_write_in_free (binding->write_in);
  g_clear_pointer (&binding->codes, g_hash_table_unref);
  g_free (binding);
}

DuidColumnName *
duid_column_name_new (const char *header,
                      guint       place)
{
  DuidColumnName *name = g_new0 (DuidColumnName, 1);

  name->header = g_strdup (header);
  name->place = header == NULL ? place : 0;
  return name;
}

void
duid_column_name_free (DuidColumnName *name)
{
  if (name == NULL)
    return;
  g_free (name->header);
  g_free (name);
}
