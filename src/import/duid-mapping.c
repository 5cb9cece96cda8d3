/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-mapping.h"

#include "base/duid-problem.h"

#include <string.h>

void
duid_mapped_source_free (DuidMappedSource *source)
{
  if (source == NULL)
    return;
  g_free (source->name);
  g_free (source->path);
  duid_table_format_clear (&source->format);
  g_ptr_array_unref (source->fields);
  g_ptr_array_unref (source->missing);
  g_ptr_array_unref (source->bindings);
  g_ptr_array_unref (source->left_out);
  g_free (source->dialect);
  g_free (source->why);
  g_free (source);
}

DuidMappedSource *
duid_mapped_source_new (const char *name,
                        const char *path)
{
  DuidMappedSource *source = g_new0 (DuidMappedSource, 1);

  source->name = g_strdup (name);
  source->path = g_strdup (path);
  duid_table_format_init (&source->format);
  source->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_field_free);
  source->missing = g_ptr_array_new_with_free_func (g_free);
  source->bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_binding_free);
  source->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_column_name_free);
  return source;
}

DuidMappedSource *
duid_mapped_source_copy (const DuidMappedSource *source)
{
  DuidMappedSource *copy = duid_mapped_source_new (source->name, source->path);

  duid_table_format_copy (&source->format, &copy->format);
  for (guint i = 0; i < source->fields->len; i++)
    {
      const DuidField *field = source->fields->pdata[i];
      DuidField       *own = duid_field_new (field->name, field->place);

      own->decimal = field->decimal;
      own->group = field->group;
      own->date_format = g_strdup (field->date_format);
      g_ptr_array_add (copy->fields, own);
    }
  for (guint i = 0; i < source->missing->len; i++)
    g_ptr_array_add (copy->missing, g_strdup (source->missing->pdata[i]));
  for (guint i = 0; i < source->bindings->len; i++)
    g_ptr_array_add (copy->bindings, duid_binding_copy (source->bindings->pdata[i]));
  for (guint i = 0; i < source->left_out->len; i++)
    {
      const DuidColumnName *name = source->left_out->pdata[i];

      g_ptr_array_add (copy->left_out, duid_column_name_new (name->header, name->place));
    }
  copy->dialect = g_strdup (source->dialect);
  copy->why = g_strdup (source->why);
  return copy;
}

static gboolean
has_source (const DuidMapping *mapping,
            const char        *name)
{
  for (guint i = 0; i < mapping->sources->len; i++)
    if (strcmp (((DuidMappedSource *) mapping->sources->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static char *
dup_free_name (const DuidMapping *mapping,
               const char        *name)
{
  char *candidate = g_strdup (name);

  for (int i = 2; has_source (mapping, candidate); i++)
    {
      g_free (candidate);
      candidate = g_strdup_printf ("%s (%d)", name, i);
    }
  return candidate;
}

DuidMapping *
duid_mapping_new (DuidFramework *framework)
{
  DuidMapping *mapping = g_new0 (DuidMapping, 1);

  mapping->framework = framework;
  mapping->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_mapped_source_free);
  mapping->problems = duid_problems_new ();
  return mapping;
}

void
duid_mapping_free (DuidMapping *mapping)
{
  if (mapping == NULL)
    return;
  duid_framework_unref (mapping->framework);
  g_ptr_array_unref (mapping->sources);
  g_ptr_array_unref (mapping->problems);
  g_free (mapping);
}

DuidMappedSource *
duid_mapping_add_source (DuidMapping *mapping,
                         const char  *name,
                         const char  *path)
{
  g_autofree char  *own_name = dup_free_name (mapping, name);
  DuidMappedSource *source = duid_mapped_source_new (own_name, path);

  g_ptr_array_add (mapping->sources, source);
  return source;
}

DuidField *
duid_field_new (const char *name,
                guint       place)
{
  DuidField *field = g_new0 (DuidField, 1);

  field->name = g_strstrip (g_strdup (name));
  field->place = place;
  return field;
}

void
duid_field_free (DuidField *field)
{
  if (field == NULL)
    return;
  g_free (field->name);
  g_free (field->date_format);
  g_free (field);
}
