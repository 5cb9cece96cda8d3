/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-problem.h"
#include "import/duid-recognition.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @list anew with a row per problem, the first few hundred of them. */
void duid_problem_rows_fill (GtkListBox *list,
                             GPtrArray  *problems);

/* The same with a row per column that is no question, and why. */
void duid_problem_rows_fill_ignored (GtkListBox            *list,
                                     const DuidRecognition *recognition);

G_END_DECLS
