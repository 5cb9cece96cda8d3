/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/duid-choice.h"
#include "export/duid-export.h"
#include "export/duid-link-ids.h"

G_BEGIN_DECLS

/* One story as JSON on one line, as `stories --json` prints it (transfer full):
 * {"id", "title", "text", "tags": [{"tag", "author"}], "answers": {…}}.
 *
 * Answers go by the names of their questions: a number, a text, an ISO date, an
 * array of options, [top, left, right], or {stone: [x, y]}. What is missing is
 * null, what is not applicable {"not_applicable": true}, and what this source did
 * not ask is not there. Title and text are null, and texts among the answers are
 * {"not_shared": true}, where the teller did not allow them to be shown.
 * Sensitive questions that @job does not name are left out. */
char *duid_story_json_write (DuidChoice        *choice,
                             const DuidExport  *job,
                             const DuidLinkIds *ids,
                             gsize              row);

G_END_DECLS
