/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question.h"

G_BEGIN_DECLS

/* How to read the picture of a kind of question, in plain words for people who see one for
 * the first time (borrowed, translated). @question NULL: the tags. */
const char *duid_reading_help_get (const DuidQuestion *question);

G_END_DECLS
