/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-tagging.h"

G_BEGIN_DECLS

/* The tagging as one person made it: the tags and groups of everybody, but of what people
 * said of stories and passages, and of notes, only that person's own (transfer full). */
DuidTagging *duid_own_tagging_new (const DuidTagging *all,
                                   const char        *author);

G_END_DECLS
