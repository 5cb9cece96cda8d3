/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-settings.h"

#define MOST_RECENT 8

GSettings *
duid_settings_get (void)
{
  static GSettings *settings = NULL;
  static gboolean   is_looked_for = FALSE;

  if (!is_looked_for)
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, DUID_APP_ID, TRUE) : NULL;

      is_looked_for = TRUE;
      if (schema != NULL)
        settings = g_settings_new (DUID_APP_ID);
      else
        g_info ("The settings of the program are not installed; nothing is remembered.");
    }
  return settings;
}

static void
set_recent (const char *first,
            const char *without)
{
  GSettings *settings = duid_settings_get ();
  g_auto (GStrv) old = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 0;

  if (settings == NULL)
    return;
  old = g_settings_get_strv (settings, "recent-projects");
  if (first != NULL)
    {
      g_strv_builder_add (builder, first);
      n++;
    }
  for (char **path = old; *path != NULL && n < MOST_RECENT; path++)
    if (!g_str_equal (*path, without))
      {
        g_strv_builder_add (builder, *path);
        n++;
      }
  recent = g_strv_builder_end (builder);
  /* Keeping them may wait for the disk; mostly the last is opened again. */
  if (g_strv_equal ((const char *const *) recent, (const char *const *) old))
    return;
  g_settings_set_strv (settings, "recent-projects", (const char *const *) recent);
}

void
duid_settings_add_recent (const char *path)
{
  set_recent (path, path);
}

void
duid_settings_forget_recent (const char *path)
{
  set_recent (NULL, path);
}

GStrv
duid_settings_dup_recent (void)
{
  GSettings *settings = duid_settings_get ();
  g_auto (GStrv) all = settings != NULL ? g_settings_get_strv (settings, "recent-projects") : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **path = all; path != NULL && *path != NULL; path++)
    if (g_file_test (*path, G_FILE_TEST_EXISTS))
      g_strv_builder_add (builder, *path);
  return g_strv_builder_end (builder);
}

char *
duid_settings_dup_person (const char *path)
{
  GSettings *settings = duid_settings_get ();
  g_autoptr (GVariant) people = settings != NULL ? g_settings_get_value (settings, "people") : NULL;
  char *name = NULL;

  if (people != NULL)
    g_variant_lookup (people, path, "s", &name);
  return name;
}

void
duid_settings_set_person (const char *path,
                          const char *name)
{
  GSettings *settings = duid_settings_get ();
  g_autoptr (GVariant) people = settings != NULL ? g_settings_get_value (settings, "people") : NULL;
  GVariantDict dict;

  if (people == NULL)
    return;
  g_variant_dict_init (&dict, people);
  g_variant_dict_insert (&dict, path, "s", name);
  g_settings_set_value (settings, "people", g_variant_dict_end (&dict));
}
