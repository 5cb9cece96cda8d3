/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Groups side by side on every question: which groups, and a list with a row a question,
 * the largest difference first. A first answer comes at once, the last word a little
 * later; both in another thread. */
#define DUID_TYPE_COMPARE_PANE (duid_compare_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuidComparePane, duid_compare_pane, DUID, COMPARE_PANE, AdwBin)

GtkWidget *duid_compare_pane_new            (DuidSession     *session);
/* Compares the stories that are chosen now with everyone else. */
void       duid_compare_pane_compare_chosen (DuidComparePane *pane);

G_END_DECLS
