/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-dataset.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A question in the import assistant: whether it is loaded, what it is and why,
 * its type, its answers in small, and the four states.
 * Signals: “ticked” and “retyped” (guint type) when a hand changed them. */
#define DUID_TYPE_IMPORT_ROW (duid_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportRow, duid_import_row, DUID, IMPORT_ROW, AdwBin)

GtkWidget *duid_import_row_new          (void);
/* @recognition is borrowed and shown as it stands now. */
void       duid_import_row_show         (DuidImportRow         *row,
                                         const DuidRecognition *recognition,
                                         guint                  index);
/* The answers as read; NULL while they are being read. Takes a reference. */
void       duid_import_row_show_answers (DuidImportRow         *row,
                                         DuidDataset           *dataset);

/* The label of a state's count, to be as wide as the head of its column. */
GtkWidget  *duid_import_row_get_count   (DuidImportRow         *row,
                                         DuidState              state);

G_END_DECLS
