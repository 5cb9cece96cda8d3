/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The options of a question in the import assistant, each to be called otherwise; two
 * of one name are counted together. Writes into the recognition.
 * Signal “changed”: the answers must be read anew. */
#define DUID_TYPE_IMPORT_OPTIONS (duid_import_options_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportOptions, duid_import_options, DUID, IMPORT_OPTIONS, AdwBin)

/* @recognition is borrowed and must outlive the widget. */
GtkWidget *duid_import_options_new (DuidRecognition *recognition,
                                    guint            index);

G_END_DECLS
