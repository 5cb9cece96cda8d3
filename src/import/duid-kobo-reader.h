/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"
#include "import/duid-xlsform.h"

G_BEGIN_DECLS

/* Answers from KoboToolbox (“group/name”, tail “_id, _uuid …”) and ODK Central
 * (“group-name”, tail “KEY, SubmitterID …”), with the XLSForm's labels if there is
 * one. */

gboolean         duid_kobo_fits      (const GPtrArray     *headers);
/* @form may be NULL. */
DuidRecognition *duid_kobo_recognise (const DuidTableScan *scan,
                                      const DuidXlsform   *form);

G_END_DECLS
