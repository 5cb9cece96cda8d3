/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-dataset.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The files in the import assistant: what each was recognised as and why, under which
 * name its stories come in, and whether they are a new source or a corrected edition of
 * one that the project has. Also where something is said of a whole file.
 * Writes into the recognition. Signals: “changed” (the answers must be read anew),
 * “restructured” (guint index: a question was added there). */
#define DUID_TYPE_IMPORT_FILES (duid_import_files_get_type ())
G_DECLARE_FINAL_TYPE (DuidImportFiles, duid_import_files, DUID, IMPORT_FILES, AdwBin)

/* @recognition is borrowed until the next call; NULL shows nothing. @project are the
 * stories of the project that answers are added to, or NULL. */
void duid_import_files_show (DuidImportFiles *files,
                             DuidRecognition *recognition,
                             DuidDataset     *project);

G_END_DECLS
