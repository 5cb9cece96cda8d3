/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-intake.h"

G_BEGIN_DECLS

/* What an import did, to be kept beside a project: where the stories came from, how
 * many there were, what was decided about the questions, what was left out, and every
 * problem. All words are translated; nobody's answers are in it but for the cells that
 * a problem is about. */

/* A table of the report. */
typedef struct
{
  char      *title;
  char      *words; /* under the title, or NULL */
  GPtrArray *heads; /* char* */
  GPtrArray *rows;  /* GPtrArray of char*, as many as there are heads */
} DuidReportTable;

typedef struct
{
  char      *title;
  char      *when;   /* for people, or NULL */
  GPtrArray *tables; /* DuidReportTable; the counts of stories come second */
} DuidImportReport;

/* What became of the stories; see DuidImportCounts of the store. */
typedef struct
{
  gsize added;
  gsize changed;
  gsize unchanged;
  gsize erased; /* left out, since they were erased from the project before */
  gsize gone;   /* in the project, but not in the corrected file; DUID_REPORT_UNKNOWN when
                 * nobody looked */
} DuidReportCounts;

#define DUID_REPORT_UNKNOWN G_MAXSIZE

/* Of what was read (@intake) as @recognition says; nothing is borrowed. */
DuidImportReport *duid_import_report_new        (const DuidRecognition  *recognition,
                                                 const DuidIntake       *intake);
DuidImportReport *duid_import_report_copy       (const DuidImportReport *report);
void              duid_import_report_free       (DuidImportReport       *report);

/* Known only when the project has taken the stories. */
void              duid_import_report_set_counts (DuidImportReport       *report,
                                                 const DuidReportCounts *counts);

/* A page that needs no other file; every text is escaped (transfer full). */
char             *duid_import_report_to_html    (const DuidImportReport *report);
/* One table under another; texts that a spreadsheet would run are guarded (transfer
 * full). */
char             *duid_import_report_to_csv     (const DuidImportReport *report);
/* As CSV when @path ends in .csv, else as HTML; whole or not at all. */
gboolean          duid_import_report_write      (const DuidImportReport *report,
                                                 const char             *path,
                                                 GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidImportReport, duid_import_report_free)

G_END_DECLS
