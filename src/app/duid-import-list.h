/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-dataset.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The questions in the import assistant: a row each, under the heads of the states.
 * Rows are dragged onto each other when they ask the same.
 * Signals: “selected”; “ticked” (guint index); “retyped” (guint index, guint type);
 * “dropped” (guint index, guint onto); “asked-more” (guint index, a widget to point a
 * menu at) for the menu of a row. */
#define DUID_TYPE_IMPORT_LIST (duid_import_list_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportList, duid_import_list, DUID, IMPORT_LIST, AdwBin)

/* Makes the rows anew. @recognition is borrowed until the next call; NULL clears. */
void    duid_import_list_show         (DuidImportList  *list,
                                       DuidRecognition *recognition);
/* Shows what was changed in question @index; G_MAXUINT is all of them. */
void    duid_import_list_refresh      (DuidImportList  *list,
                                       guint            index);
/* The answers as read, or NULL while they are being read. */
void    duid_import_list_show_answers (DuidImportList  *list,
                                       DuidDataset     *dataset);

/* Indices (guint) of the selected questions, rising (transfer full). */
GArray *duid_import_list_get_selected (DuidImportList  *list);
/* Selects one question, in sight and with the focus when @takes_focus. */
void    duid_import_list_select       (DuidImportList  *list,
                                       guint            index,
                                       gboolean         takes_focus);

G_END_DECLS
