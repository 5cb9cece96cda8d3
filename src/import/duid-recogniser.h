/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"
#include "import/duid-mapping.h"

G_BEGIN_DECLS

/* Guesses what a plain file of answers holds, from its numbers and texts:
 *
 * the longest text is the story, a column whose cells all differ the id, three
 * columns with a constant sum a triad, numbers on a common scale a slider, few
 * different texts a choice, anything else text. It reads the whole file once and
 * says what it guessed as a mapping, which people may change before it is used. */

/* How the file at @path may be read: a mapping of one source (transfer full). */
DuidMapping *duid_recogniser_read (const char          *path,
                                   const DuidImportJob *job,
                                   GError             **error);

G_END_DECLS
