/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"
#include "model/duid-question.h"

G_BEGIN_DECLS

/* A question in words, as a codebook has it; translated. */

/* “slider”, “choice of one” … */
const char *duid_codebook_type        (DuidQuestionType    type);
/* What could be answered: “Ja; Nee”, “0 = ontevreden … 10 = tevreden”, the
 * corners, the axes and stones; "" for free answers (transfer full). */
char       *duid_codebook_dup_answers (const DuidQuestion *question);
/* “Laag: below 4; Hoog: from 4” for a slider, which answers allow showing for
 * consent, else "" (transfer full). */
char       *duid_codebook_dup_bands   (const DuidQuestion *question);
/* A zone in the words of its corners, since nobody knows which corner is “L”:
 * “Gezin”, “Gezin – Netwerk”, “Centre” (transfer full). */
char       *duid_codebook_dup_zone    (const DuidQuestion *question,
                                       DuidZone            zone);

G_END_DECLS
