/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-explanations.h"

#include "import/duid-narrafirma-reader.h"
#include "import/duid-sensemaker-group.h"
#include "import/duid-table-scan.h"

#include <string.h>

#define MOST_FORM_ROWS 5000

typedef struct
{
  char                     *file;
  DuidSensemakerDefinition *definition;
} Definition;

typedef struct
{
  char               *file;
  DuidNarrafirmaForm *form;
} Form;

struct _DuidExplanations
{
  GPtrArray *definitions; /* Definition */
  GPtrArray *forms;       /* Form */
  GPtrArray *xlsforms;    /* DuidXlsform */
};

static void
free_definition (Definition *known)
{
  g_free (known->file);
  duid_sensemaker_definition_free (known->definition);
  g_free (known);
}

static void
free_form (Form *known)
{
  g_free (known->file);
  duid_narrafirma_form_free (known->form);
  g_free (known);
}

DuidExplanations *
duid_explanations_new (void)
{
  DuidExplanations *explanations = g_new0 (DuidExplanations, 1);

  explanations->definitions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) free_definition);
  explanations->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) free_form);
  explanations->xlsforms = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_xlsform_free);
  return explanations;
}

void
duid_explanations_free (DuidExplanations *explanations)
{
  if (explanations == NULL)
    return;
  g_ptr_array_unref (explanations->definitions);
  g_ptr_array_unref (explanations->forms);
  g_ptr_array_unref (explanations->xlsforms);
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

static gboolean
take_form (DuidExplanations      *explanations,
           const char            *path,
           const DuidTableFormat *format,
           DuidImportFlags        flags)
{
  g_autoptr (GPtrArray) rows = duid_table_scan_peek (path, format, flags, MOST_FORM_ROWS, NULL);
  Form *known;

  if (rows == NULL)
    return FALSE;
  known = g_new0 (Form, 1);
  known->file = g_path_get_basename (format->part != NULL ? format->part : path);
  known->form = duid_narrafirma_form_read (rows);
  g_ptr_array_add (explanations->forms, known);
  return TRUE;
}

gboolean
duid_explanations_take_table (DuidExplanations      *explanations,
                              const char            *path,
                              const DuidTableFormat *format,
                              const GPtrArray       *rows,
                              DuidImportFlags        flags)
{
  DuidXlsform *form = NULL;

  if (duid_narrafirma_form_fits (rows))
    return take_form (explanations, path, format, flags);
  if (format->part == NULL && duid_xlsform_fits (rows))
    form = duid_xlsform_read (path, flags);
  if (form != NULL)
    g_ptr_array_add (explanations->xlsforms, form);
  return form != NULL;
}

const DuidNarrafirmaForm *
duid_explanations_find_form (const DuidExplanations *explanations,
                             const GPtrArray        *headers,
                             const char            **file)
{
  const DuidNarrafirmaForm *best = NULL;
  guint                     most = 1; /* a single name may be chance */

  for (guint i = 0; i < explanations->forms->len; i++)
    {
      const Form *known = explanations->forms->pdata[i];
      guint       n = duid_narrafirma_count_known (headers, known->form);

      if (n <= most)
        continue;
      most = n;
      best = known->form;
      *file = known->file;
    }
  return best;
}

const DuidXlsform *
duid_explanations_find_xlsform (const DuidExplanations *explanations,
                                const GPtrArray        *headers)
{
  const DuidXlsform *best = NULL;
  guint              most = 1;

  for (guint i = 0; i < explanations->xlsforms->len; i++)
    {
      const DuidXlsform *form = explanations->xlsforms->pdata[i];
      guint              n = 0;

      for (guint j = 0; j < headers->len; j++)
        n += duid_xlsform_find (form, headers->pdata[j]) != NULL;
      if (n <= most)
        continue;
      most = n;
      best = form;
    }
  return best;
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
