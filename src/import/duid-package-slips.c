/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-package-slips.h"

#include "base/duid-problem.h"
#include "import/duid-json-file.h"

#include <glib/gi18n-lib.h>

static void
report (GPtrArray  *problems,
        const char *file,
        const char *cell,
        const char *message)
{
  g_ptr_array_add (problems, duid_problem_new (file, NULL, 0, NULL, 0, cell, message));
}

/* Every member of @key names a file of the package. */
static void
check_names (JsonObject         *object,
             const char         *key,
             const DuidQuestion *question,
             GHashTable         *resources,
             const char         *file,
             GPtrArray          *problems)
{
  JsonObject *per_resource = duid_json_get_object (object, key);
  g_autoptr (GList) names = per_resource != NULL ? json_object_get_members (per_resource) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autofree char *message = NULL;

      if (g_hash_table_contains (resources, name->data))
        continue;
      message = g_strdup_printf (
        _ ("The question “%s” speaks of the file “%s”, which is not among the “resources”; "
           "its answers there were not read."),
        question->name, (const char *) name->data);
      report (problems, file, name->data, message);
    }
}

static void
check_stones (JsonObject         *object,
              const DuidQuestion *question,
              GHashTable         *resources,
              const char         *file,
              GPtrArray          *problems)
{
  JsonArray *stones = duid_json_get_list (object, "stones");

  for (guint i = 0; stones != NULL && i < json_array_get_length (stones); i++)
    {
      JsonNode *stone = json_array_get_element (stones, i);

      if (JSON_NODE_HOLDS_OBJECT (stone))
        check_names (json_node_get_object (stone), "columns", question, resources, file, problems);
    }
}

/* Every value of the scale lies in a band, and every band can hold one. */
static gboolean
are_bands_sound (const DuidQuestion *question)
{
  double below = question->min;

  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (question->bands, DuidBand, i);

      if (band->below <= below)
        return FALSE;
      below = band->below;
    }
  return question->bands->len == 0 || below > question->max;
}

void
duid_package_find_slips (JsonObject         *object,
                         const DuidQuestion *question,
                         GHashTable         *resources,
                         const char         *file,
                         GPtrArray          *problems)
{
  static const char *const keys[] = { "columns", "values", "not_applicable" };
  g_autofree char         *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    check_names (object, keys[i], question, resources, file, problems);
  if (question->type == DUID_QUESTION_CANVAS)
    check_stones (object, question, resources, file, problems);
  if (question->type != DUID_QUESTION_SLIDER || are_bands_sound (question))
    return;
  message = g_strdup_printf (
    _ ("The bands of “%s” leave values out: each “below” must be higher than the one before, "
       "and the last band has none."),
    question->name);
  report (problems, file, NULL, message);
}
