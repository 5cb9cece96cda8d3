/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* Exports with two or three header rows: SurveyMonkey (questions, then options, with
 * empty cells where a question goes on) and Qualtrics (names, texts, JSON). */

/* Whether the first records are such a header; @format gets how many rows it has
 * and which names the columns. */
gboolean         duid_header_rows_fits      (const GPtrArray     *rows,
                                             DuidTableFormat     *format);
DuidRecognition *duid_header_rows_recognise (const DuidTableScan *scan);

G_END_DECLS
