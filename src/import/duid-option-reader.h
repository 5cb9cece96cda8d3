/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-cell-reader.h"
#include "model/duid-question.h"

G_BEGIN_DECLS

/* Turns the words of a cell into options: through codes, by label, or as a new
 * option, which is reported when the list of options was given. */

/* The option of @text, -1 when the question cannot have any more; reported. */
int     duid_option_reader_find  (const DuidBinding    *binding,
                                  DuidQuestion         *question,
                                  const DuidCellReader *reader,
                                  const DuidCell       *cell,
                                  gint64                row,
                                  const char           *text);

/* The parts of @text between separators, where an option that holds the
 * separator itself stays whole (transfer full). */
GStrv   duid_option_reader_split (const DuidBinding    *binding,
                                  const DuidQuestion   *question,
                                  const char           *text);

/* What was written in beside the options in the same cell; "" when nothing was
 * (transfer full). */
char   *duid_option_reader_dup_written (const DuidBinding *binding,
                                        const char        *text);

G_END_DECLS
