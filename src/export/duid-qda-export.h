/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"
#include "model/duid-qda.h"

G_BEGIN_DECLS

/* Stories, answers and tags as a coding project for other programs (see model/duid-qda.h).
 *
 *   story         a case, named by its id, with a value for each column of the story
 *                 table (export/duid-story-table.h) that is answered
 *   its texts     a text source each: the story and the text answers; the source's
 *                 description is the name of the question
 *   tags          codes in their tree, with colour and description
 *   who tagged    a coding of the story's text, or of a selection of it for a passage
 *   notes         notes on the story's text
 *
 * What people disagree with (−1) and what a facilitator hid is left out, since the format
 * has no word for it; so are passages whose words are not in the text any more. Of a story
 * whose teller did not allow it to be shown there are the answers only: no text, codings
 * or notes. */

/* NULL with an error when cancelled (transfer full). */
DuidQda *duid_qda_export_make  (const DuidExport *job,
                                GError          **error);

/* Both at once; as other writers of this room. */
gboolean duid_qda_export_write_project  (const DuidExport *job,
                                         const char       *path,
                                         GError          **error);
gboolean duid_qda_export_write_codebook (const DuidExport *job,
                                         const char       *path,
                                         GError          **error);

G_END_DECLS
