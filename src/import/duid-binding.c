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
