/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-patterns.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The board of patterns: a column per theme, the card that is written on beside it,
 * voting, search and order. */
#define DUID_TYPE_PATTERNS_PAGE (duid_patterns_page_get_type ())
G_DECLARE_FINAL_TYPE (DuidPatternsPage, duid_patterns_page, DUID, PATTERNS_PAGE, AdwBin)

GtkWidget *duid_patterns_page_new    (DuidSession      *session);
/* Opens the pattern of that id for writing. */
void       duid_patterns_page_choose (DuidPatternsPage *page,
                                      const char       *id);

G_END_DECLS
