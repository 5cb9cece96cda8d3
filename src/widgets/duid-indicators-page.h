/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page of key indicators: big numbers by task and theme, of the stories that
 * are selected, beside everybody else, and split by a question or a date.
 * Opening the stories of a number sets the conditions and goes to the page “explore”
 * (the action “win.page”). */
#define DUID_TYPE_INDICATORS_PAGE (duid_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (DuidIndicatorsPage, duid_indicators_page, DUID, INDICATORS_PAGE, AdwBin)

GtkWidget *duid_indicators_page_new (DuidSession *session);

G_END_DECLS
