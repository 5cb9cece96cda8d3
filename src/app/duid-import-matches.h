/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-framework.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where a question stands in each of the files, why it was taken as one question, and
 * which of the project's it is; and how people change that. Writes into the recognition.
 * Signals: “changed” (the answers must be read anew), “restructured” (guint index: other
 * questions are in the list now; that one goes on having the focus). */
#define DUID_TYPE_IMPORT_MATCHES (duid_import_matches_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportMatches, duid_import_matches, DUID, IMPORT_MATCHES, AdwBin)

/* @recognition is borrowed and must outlive the widget; @framework is that of the
 * project to which answers are added, or NULL. */
GtkWidget *duid_import_matches_new (DuidRecognition *recognition,
                                    guint            index,
                                    DuidFramework   *framework);

/* Asks which other question is the same; FALSE when none can be. */
gboolean   duid_import_matches_ask_same (DuidImportMatches *matches);

G_END_DECLS
