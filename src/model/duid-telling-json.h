/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-telling.h"

G_BEGIN_DECLS

/* A story that is being typed in, as text to keep until it is in the project: questions,
 * options and stones by their names, so that it can be taken up again after they changed. */

/* NULL when nothing was said or typed (transfer full). */
char    *duid_telling_to_text  (const DuidTelling *telling);
/* Says again what @text says, as far as the questions are still there. FALSE when it is no
 * such text. */
gboolean duid_telling_add_text (DuidTelling       *telling,
                                const char        *text);

G_END_DECLS
