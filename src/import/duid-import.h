/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-error.h"
#include "import/duid-import-job.h"
#include "import/duid-recognition.h"
#include "model/duid-intake.h"

G_BEGIN_DECLS

/* The door of the room: from paths to one intake.
 *
 * A path is a `datapackage.json` (any .json that describes one), a file of answers
 * in any dialect, what explains one (a definition, a form), or a folder or zip file
 * that holds them; see import/duid-file-set.h. Several are merged: questions that
 * ask the same become one; see import/duid-recognition-merge.h.
 *
 * Runs until it is done, on the calling thread; @progress is told about four
 * times a thousand rows at most, and @cancellable looked at as often. Bad cells
 * are in the intake's problems; an error is one sentence to show (DUID_IMPORT_ERROR,
 * DUID_FRAMEWORK_ERROR for a question that is described wrongly, or
 * G_IO_ERROR_CANCELLED). */
DuidIntake *duid_import_files (const char *const *paths, /* ended by NULL */
                               DuidImportFlags    flags,
                               DuidImportProgress progress, /* or NULL */
                               gpointer           progress_data,
                               GCancellable      *cancellable, /* or NULL */
                               GError           **error);

/* The same; *@recognition (or NULL) gets what was recognised (transfer full). */
DuidIntake *duid_import_read  (const char *const   *paths,
                               const DuidImportJob *job,
                               DuidRecognition    **recognition,
                               GError             **error);

/* One recognition of all in @recognitions, which is empty then (transfer full). */
DuidRecognition *duid_import_join (GPtrArray *recognitions);

G_END_DECLS
