/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-story-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page where differences are looked for: groups side by side, all questions with each
 * other, and stories that are unlike the others. */
#define DUID_TYPE_COMPARE_PAGE (duid_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (DuidComparePage, duid_compare_page, DUID, COMPARE_PAGE, AdwBin)

GtkWidget *duid_compare_page_new            (DuidSession     *session,
                                             DuidStoryList   *stories);
/* Compares the stories that are chosen now with everyone else. */
void       duid_compare_page_compare_chosen (DuidComparePage *page);

G_END_DECLS
