/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A list to choose one question from, with a box to search in: under a button.
 * Signal “picked” (guint id). */
#define DUID_TYPE_IMPORT_PICKER (duid_import_picker_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportPicker, duid_import_picker, DUID, IMPORT_PICKER, AdwBin)

/* @label is on the button. */
GtkWidget *duid_import_picker_new (const char       *label);
/* Adds @words, which @id is picked by. */
void       duid_import_picker_add (DuidImportPicker *picker,
                                   const char       *words,
                                   guint             id);

/* Opens the list, with the box in focus. */
void       duid_import_picker_open (DuidImportPicker *picker);

G_END_DECLS
