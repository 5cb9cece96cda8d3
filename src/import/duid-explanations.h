/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"
#include "import/duid-narrafirma-form.h"
#include "import/duid-sensemaker-definition.h"
#include "import/duid-table-format.h"
#include "import/duid-xlsform.h"

G_BEGIN_DECLS

/* Files that explain files of answers, waiting for the one they belong to:
 * SenseMaker definitions, NarraFirma's story forms, XLSForms. Pairing is by the ids
 * and names in them. */
typedef struct _DuidExplanations DuidExplanations;

DuidExplanations *duid_explanations_new        (void);
void              duid_explanations_free       (DuidExplanations      *explanations);

/* Whether the file is an explanation, which is kept. */
gboolean          duid_explanations_take_json  (DuidExplanations      *explanations,
                                                JsonObject            *root,
                                                const char            *file);
/* @rows are the file's first records. */
gboolean          duid_explanations_take_table (DuidExplanations      *explanations,
                                                const char            *path,
                                                const DuidTableFormat *format,
                                                const GPtrArray       *rows,
                                                DuidImportFlags        flags);

/* The definition that knows most of @headers (char*), completed by older versions
 * of it; NULL when none does. @project is the survey's id in the answers, or NULL. */
const DuidSensemakerDefinition *
duid_explanations_find_definition (DuidExplanations *explanations,
                                   const GPtrArray  *headers,
                                   const char       *project,
                                   const char      **file);

/* The form that names most of @headers, or NULL. */
const DuidNarrafirmaForm *duid_explanations_find_form (const DuidExplanations *explanations,
                                                       const GPtrArray        *headers,
                                                       const char            **file);
const DuidXlsform *duid_explanations_find_xlsform     (const DuidExplanations *explanations,
                                                       const GPtrArray        *headers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidExplanations, duid_explanations_free)

G_END_DECLS
