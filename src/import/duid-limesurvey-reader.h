/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* LimeSurvey's answers: “Q3[SQ001]” or “Question [option]”, with codes or full
 * texts in the header, “Y” or nothing for a ticked option. */

/* NULL when it is none of LimeSurvey's files. */
DuidRecognition *duid_limesurvey_recognise (const DuidTableScan *scan);

G_END_DECLS
