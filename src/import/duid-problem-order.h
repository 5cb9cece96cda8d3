/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-problem.h"

G_BEGIN_DECLS

/* Puts problems that several readers met, each for itself, into the order in which one
 * reader would have met them: by row, and within a row as they were taken. */
typedef struct _DuidProblemOrder DuidProblemOrder;

/* Takes those from @from to before @to out of @problems, which it borrows. */
DuidProblemOrder *duid_problem_order_new  (GPtrArray        *problems,
                                           guint             from,
                                           guint             to);
void              duid_problem_order_free (DuidProblemOrder *order);
/* Takes all of @problems, which is empty then. */
void              duid_problem_order_take (DuidProblemOrder *order,
                                           GPtrArray        *problems);
/* Puts all that was taken back where the first ones were. */
void              duid_problem_order_put  (DuidProblemOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidProblemOrder, duid_problem_order_free)

G_END_DECLS
