/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/duid-choice.h"

G_BEGIN_DECLS

/* The figures of every question as tables for people: what `summary` prints
 * (transfer full). @groups are DuidGroupOf that become columns, or NULL;
 * @sensitive names the sensitive questions that may be in it, or is NULL. */
char *duid_summary_text_write (DuidChoice        *choice,
                               GPtrArray         *groups,
                               const char *const *sensitive);

G_END_DECLS
