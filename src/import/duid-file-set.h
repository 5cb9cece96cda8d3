/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* From whatever people choose (files, a folder, a zip file) to what was recognised
 * in it: every file of answers with what explains it. Files are told apart by what is
 * in them, and paired by the ids and names that they share, never by their own
 * names:
 *
 * SenseMaker's CSV and its definition, NarraFirma's stories and their form, answers
 * from Kobo or ODK and their XLSForm. */

/* A DuidRecognition per data package or file of answers (transfer full), at
 * least one. Runs on the calling thread; job's cancellable is looked at. */
GPtrArray *duid_file_set_recognise (const char *const   *paths, /* ended by NULL */
                                    const DuidImportJob *job,
                                    GError             **error);

G_END_DECLS
