/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-explanations.h"
#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* Which program wrote a file of answers: its first records tell. The reader of that
 * dialect then looks at the whole file. */

/* @rows are the file's first records, read by @format without any header.
 * (transfer full) */
DuidRecognition *duid_dialect_recognise (const char            *path,
                                         const DuidTableFormat *format,
                                         const GPtrArray       *rows,
                                         DuidExplanations      *explanations,
                                         const DuidImportJob   *job,
                                         GError               **error);

G_END_DECLS
