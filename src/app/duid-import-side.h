/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-framework.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The side of the import assistant: the question in focus with what can be said
 * about it, by its type. Writes into the recognition and emits “changed” (gboolean:
 * whether the answers must be read anew) and “restructured” (guint index: other
 * questions are in the list now; that one goes on having the focus). */
#define DUID_TYPE_IMPORT_SIDE (duid_import_side_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportSide, duid_import_side, DUID, IMPORT_SIDE, AdwBin)

/* @recognition is borrowed until the next call, as is @framework, of the project that
 * answers are added to, or NULL. NULL for @recognition shows nothing. */
void duid_import_side_show (DuidImportSide  *side,
                            DuidRecognition *recognition,
                            guint            index,
                            DuidFramework   *framework);

/* Asks which other question is the same as the one in focus; FALSE when none can be. */
gboolean duid_import_side_ask_same (DuidImportSide *side);

G_END_DECLS
