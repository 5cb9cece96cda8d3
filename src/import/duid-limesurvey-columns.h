/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* The columns that LimeSurvey itself puts around the answers. They are known by their
 * code, by their text in the languages that are met most, and where the text is in
 * another, by what they hold and where they stand: an id, when the answers were sent,
 * the last page, the language. */

typedef enum
{
  DUID_LIMESURVEY_ANSWER, /* none of them */
  DUID_LIMESURVEY_ID,
  DUID_LIMESURVEY_SUBMITTED,
  DUID_LIMESURVEY_LANGUAGE,
  DUID_LIMESURVEY_TECHNICAL,
} DuidLimesurveyRole;

/* What each column of @scan is (transfer full), or NULL when the file is none of
 * LimeSurvey's. */
DuidLimesurveyRole *duid_limesurvey_columns_find (const DuidTableScan *scan);

/* Whether an option is the one that people write in, in any of these languages. */
gboolean            duid_limesurvey_is_other     (const char          *option);

G_END_DECLS
