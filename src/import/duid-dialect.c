/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-dialect.h"

#include "import/duid-forms-reader.h"
#include "import/duid-header-rows-reader.h"
#include "import/duid-kobo-reader.h"
#include "import/duid-limesurvey-reader.h"
#include "import/duid-narrafirma-reader.h"
#include "import/duid-recogniser.h"
#include "import/duid-sensemaker-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char          *path;
  const GPtrArray     *rows;
  DuidExplanations    *explanations;
  const DuidImportJob *job;
} Candidate;

/* A “;” can only begin a first cell where it parts none: the row is a comment. */
static void
find_comments (const GPtrArray *rows,
               DuidTableFormat *format)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const GPtrArray *row = rows->pdata[i];

      if (row->len > 0 && *(const char *) row->pdata[0] == ';')
        {
          g_free (format->comment);
          format->comment = g_strdup (";");
        }
    }
}

/* The text of the first row below the header in the column named @header. */
static const char *
get_first (const Candidate       *candidate,
           const DuidTableFormat *format,
           const char            *header)
{
  const GPtrArray *headers = candidate->rows->pdata[format->header_rows - 1];
  const GPtrArray *row = format->header_rows < candidate->rows->len
                           ? candidate->rows->pdata[format->header_rows]
                           : NULL;

  for (guint i = 0; row != NULL && i < MIN (headers->len, row->len); i++)
    if (strcmp (headers->pdata[i], header) == 0)
      return row->pdata[i];
  return NULL;
}

static DuidRecognition *
recognise_sensemaker (const Candidate       *candidate,
                      const DuidTableFormat *format,
                      GError               **error)
{
  const DuidSensemakerDefinition *definition;
  const char                     *file = NULL;
  g_autoptr (DuidTableScan) scan =
    duid_table_scan_read (candidate->path, format, candidate->job, error);

  if (scan == NULL)
    return NULL;
  definition = duid_explanations_find_definition (candidate->explanations, scan->headers,
                                                  get_first (candidate, format, "project_id"),
                                                  &file);
  return duid_sensemaker_recognise (scan, definition, file);
}

static DuidRecognition *
recognise_scan (const DuidTableScan    *scan,
                const DuidExplanations *explanations)
{
  const char               *form_file = NULL;
  const DuidNarrafirmaForm *form =
    duid_explanations_find_form (explanations, scan->headers, &form_file);
  const DuidXlsform *xlsform = duid_explanations_find_xlsform (explanations, scan->headers);
  DuidRecognition   *recognition;

  if (scan->format.header_rows > 1)
    return duid_header_rows_recognise (scan);
  if (form != NULL)
    return duid_narrafirma_recognise (scan, form, form_file);
  if (duid_kobo_fits (scan->headers) || xlsform != NULL)
    return duid_kobo_recognise (scan, xlsform);
  recognition = duid_limesurvey_recognise (scan);
  if (recognition == NULL)
    recognition = duid_forms_recognise (scan);
  return recognition != NULL ? recognition : duid_recogniser_recognise (scan);
}

DuidRecognition *
duid_dialect_recognise (const char            *path,
                        const DuidTableFormat *given,
                        const GPtrArray       *rows,
                        DuidExplanations      *explanations,
                        const DuidImportJob   *job,
                        GError               **error)
{
  const Candidate candidate = { path, rows, explanations, job };
  g_auto (DuidTableFormat) format = { 0 };
  g_autoptr (DuidTableScan) scan = NULL;

  duid_table_format_copy (given, &format);
  find_comments (rows, &format);
  if (duid_sensemaker_fits (rows, &format))
    return recognise_sensemaker (&candidate, &format, error);
  duid_header_rows_fits (rows, &format);
  scan = duid_table_scan_read (path, &format, job, error);
  return scan != NULL ? recognise_scan (scan, explanations) : NULL;
}
