/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* “Weigh stories by” in a menu: a number question whose answers say how many people each
 * story stands for. */

/* Puts the choice under the menu of @button, anew for @dataset: none when it has no number
 * question with only numbers above 0. @changed is called with @pane, swapped, after another
 * choice. A choice that is no longer there is forgotten. */
void duid_compare_weights_offer (GtkWidget     *pane,
                                 GtkMenuButton *button,
                                 DuidDataset   *dataset,
                                 GCallback      changed);
/* The question to weigh by, or -1. */
int  duid_compare_weights_get   (GtkWidget     *pane,
                                 DuidDataset   *dataset);

G_END_DECLS
