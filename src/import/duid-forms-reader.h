/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* Tables of Typeform, Microsoft Forms and Google Forms: questions as people read them,
 * with a few columns of the form's own around them, by which it is known. */

/* NULL when it is none of theirs. */
DuidRecognition *duid_forms_recognise (const DuidTableScan *scan);

G_END_DECLS
