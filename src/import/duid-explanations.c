/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-explanations.h"

#include "import/duid-sensemaker-group.h"

#include <string.h>

typedef struct
{
  char                     *file;
  DuidSensemakerDefinition *definition;
} Definition;

struct _DuidExplanations
{
  GPtrArray *definitions; /* Definition */
};

static void
free_definition (Definition *known)
{
  g_free (known->file);
  duid_sensemaker_definition_free (known->definition);
  g_free (known);
}

DuidExplanations *
duid_explanations_new (void)
{
  DuidExplanations *explanations = g_new0 (DuidExplanations, 1);

  explanations->definitions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) free_definition);
  return explanations;
}

void
duid_explanations_free (DuidExplanations *explanations)
{
  if (explanations == NULL)
    return;
  g_ptr_array_unref (explanations->definitions);
  g_free (explanations);
}

gboolean
duid_explanations_take_json (DuidExplanations *explanations,
                             JsonObject       *root,
                             const char       *file)
{
  Definition *known;

  if (!duid_sensemaker_definition_fits (root))
    return FALSE;
  known = g_new0 (Definition, 1);
  known->file = g_strdup (file);
  known->definition = duid_sensemaker_definition_read (root);
  g_ptr_array_add (explanations->definitions, known);
  return TRUE;
}

gboolean
duid_explanations_take_table (DuidExplanations      *explanations,
                              const char            *path,
                              const DuidTableFormat *format,
                              const GPtrArray       *rows,
                              DuidImportFlags        flags)
{
  return FALSE;
}

/* Questions that only an older version knows are taken from there. */
static void
complete (DuidSensemakerDefinition       *definition,
          const DuidSensemakerDefinition *other)
{
  for (guint i = 0; i < other->signifiers->len; i++)
    {
      DuidSignifier *signifier = other->signifiers->pdata[i];

      if (!g_hash_table_contains (definition->by_id, signifier->id))
        g_hash_table_insert (definition->by_id, signifier->id, signifier);
    }
}

const DuidSensemakerDefinition *
duid_explanations_find_definition (DuidExplanations *explanations,
                                   const GPtrArray  *headers,
                                   const char       *project,
                                   const char      **file)
{
  Definition *best = NULL;
  guint       most = 0;

  for (guint i = 0; i < explanations->definitions->len; i++)
    {
      Definition *known = explanations->definitions->pdata[i];
      guint       n = duid_sensemaker_count_known (headers, known->definition);

      if (n > 0 && project != NULL && g_strcmp0 (known->definition->id, project) == 0)
        n += headers->len;
      if (n > most)
        {
          best = known;
          most = n;
        }
    }
  if (best == NULL)
    return NULL;
  for (guint i = 0; i < explanations->definitions->len; i++)
    {
      Definition *known = explanations->definitions->pdata[i];

      if (known != best && duid_sensemaker_count_known (headers, known->definition) > 0)
        complete (best->definition, known->definition);
    }
  *file = best->file;
  return best->definition;
}
