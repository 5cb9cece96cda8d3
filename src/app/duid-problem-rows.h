/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-problem.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @list anew with a row per problem, the first few hundred of them. */
void duid_problem_rows_fill (GtkListBox *list,
                             GPtrArray  *problems);

G_END_DECLS
