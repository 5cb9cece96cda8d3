/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-conflict.h"

G_BEGIN_DECLS

/* What was given two values, in the words of whoever chooses: “Tag: colour” and “green”
 * instead of the names and digits that the project keeps. Both transfer full. */
char *duid_conflict_dup_subject (const DuidConflict *conflict);
/* @value is one of the two of @conflict. */
char *duid_conflict_dup_value   (const DuidConflict *conflict,
                                 const char         *value);

G_END_DECLS
