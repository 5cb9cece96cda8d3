/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* The parts in which stories are laid side by side: the groups of a question, or the
 * months of a date. */

/* Dates by days, weeks, months, quarters or years: the finest in which most stories
 * share their period with enough others for percentages, at most 40 periods. Others
 * by option, band or zone. A part without stories is left out, but not one in the
 * middle of time. A GPtrArray of DuidGroupOf (transfer full), or NULL when there is
 * nothing to part. */
GPtrArray *duid_parts_of_question (const DuidDataset *dataset,
                                   guint              question);
/* Whether its parts follow one another in time: a date, or a choice of which every option
 * names a year, none before that of the option above it (“spring 2024”, “spring 2025”). */
gboolean   duid_parts_are_in_time (const DuidDataset *dataset,
                                   guint              question);

G_END_DECLS
