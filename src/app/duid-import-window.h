/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-report.h"
#include "model/duid-intake.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The import assistant: what was recognised in files and why, a preview of each
 * question, the problems with their places. Nothing is loaded before Import. */
#define DUID_TYPE_IMPORT_WINDOW (duid_import_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportWindow, duid_import_window, DUID, IMPORT_WINDOW, AdwWindow)

/* Takes @intake and @report (of what was recognised and decided); called once, and not
 * at all when somebody cancels. */
typedef void (*DuidImportChosen) (DuidIntake        *intake,
                                  DuidImportReport  *report,
                                  const char *const *files,
                                  gpointer           data);

/* @project are the stories of the project that the answers are added to, or NULL for
 * a new one. */
GtkWindow *duid_import_window_new (GtkWindow         *parent,
                                   const char *const *files,
                                   DuidDataset       *project,
                                   DuidImportChosen   chosen,
                                   gpointer           data);

G_END_DECLS
