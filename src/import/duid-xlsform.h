/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"
#include "import/duid-table-format.h"

G_BEGIN_DECLS

/* An XLSForm: the workbook that a KoboToolbox or ODK survey was made with. Its
 * sheets “survey” and “choices” have the labels that the answers lack. */

typedef struct
{
  char *name;
  char *type;  /* “select_one”, “text”, “range” … without the list */
  char *list;  /* of the choices, or NULL */
  char *label; /* or NULL */
  double start; /* of a range */
  double end;
} DuidXlsformQuestion;

typedef struct
{
  char *list;
  char *name;
  char *label;
} DuidXlsformChoice;

typedef struct
{
  GPtrArray *questions; /* DuidXlsformQuestion */
  GPtrArray *choices;   /* DuidXlsformChoice, in their order */
} DuidXlsform;

/* Whether @rows, the first records of a workbook, are of a sheet “survey”. */
gboolean     duid_xlsform_fits (const GPtrArray *rows);
/* NULL when the workbook has no such sheets. */
DuidXlsform *duid_xlsform_read (const char      *path,
                                DuidImportFlags  flags);
void         duid_xlsform_free (DuidXlsform     *form);

/* The question of a column's header, in whose groups (“a/b/c”, “a-b-c”) or not. */
const DuidXlsformQuestion *duid_xlsform_find        (const DuidXlsform *form,
                                                     const char        *header);
/* The label of a choice, or NULL. */
const char                *duid_xlsform_find_choice (const DuidXlsform *form,
                                                     const char        *list,
                                                     const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidXlsform, duid_xlsform_free)

G_END_DECLS
