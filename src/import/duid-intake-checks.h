/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-intake.h"

G_BEGIN_DECLS

/* What is odd only when all stories are seen together: the same story twice, and
 * markers that nobody seems to have moved. Reported, never taken out. */

/* Adds to the problems of @intake, which has its dataset. @numbers: per story the
 * row of its file that it stands in, as people count. */
void duid_intake_check (DuidIntake   *intake,
                        const gint64 *numbers);

G_END_DECLS
