/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* By which questions stories can weigh more or less: numbers that are all above 0. */

gboolean duid_weigh_menu_suits (DuidDataset *dataset,
                                guint        question);
/* One item a question, and first that each story counts once (“”); @action takes the name.
 * NULL when nothing can weigh (transfer full). */
GMenu   *duid_weigh_menu_new   (DuidDataset *dataset,
                                const char  *action);

G_END_DECLS
