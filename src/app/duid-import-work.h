/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-framework.h"
#include "model/duid-intake.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The long work of the import assistant, in another thread: recognising files,
 * and reading them as a recognition says. */

/* Several files are merged; with @framework, of the project that they are added to,
 * questions that it has are found too. */
void             duid_import_work_recognise        (const char *const     *files,
                                                    DuidFramework         *framework,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               data);
DuidRecognition *duid_import_work_recognise_finish (GAsyncResult          *result,
                                                    GError               **error);

/* Reads a copy of @recognition, which may be changed meanwhile. With
 * @reads_everything the questions that are not ticked are read too, to be shown. */
void             duid_import_work_read             (const DuidRecognition *recognition,
                                                    gboolean               reads_everything,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               data);
DuidIntake      *duid_import_work_read_finish      (GAsyncResult          *result,
                                                    GError               **error);

/* Ends for a question that becomes a slider: 0 to 10, or wider where the answers
 * in @intake (or NULL) run over more. */
void             duid_import_work_find_ends        (const DuidIntake      *intake,
                                                    const char            *name,
                                                    double                *min,
                                                    double                *max);

G_END_DECLS
