/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The corners of a triad in the import assistant: their words, and which is where. They
 * change places by dragging one onto another, by a button, or by Alt with the up and down
 * keys. Writes into the recognition. Signal “changed” (gboolean: the answers must be
 * read anew). */
#define DUID_TYPE_IMPORT_CORNERS (duid_import_corners_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportCorners, duid_import_corners, DUID, IMPORT_CORNERS, AdwBin)

/* @recognition is borrowed and must outlive the widget. */
GtkWidget *duid_import_corners_new (DuidRecognition *recognition,
                                    guint            index);

G_END_DECLS
