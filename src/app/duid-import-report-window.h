/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The report of an import: its tables, a page each, and a button to keep it as a page
 * for a browser or as CSV. */
#define DUID_TYPE_IMPORT_REPORT_WINDOW (duid_import_report_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportReportWindow,
                      duid_import_report_window,
                      DUID,
                      IMPORT_REPORT_WINDOW,
                      AdwWindow)

/* Takes @report. */
GtkWindow *duid_import_report_window_new (GtkWindow        *parent,
                                          DuidImportReport *report);

G_END_DECLS
