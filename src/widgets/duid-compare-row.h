/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-compare-item.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One question of a comparison: the difference in words, the pictures of the groups side
 * by side, and the difference as a picture of its own. Its buttons are the actions
 * “compare.explore” and “compare.chance” with the place of the row in the sheet. */
#define DUID_TYPE_COMPARE_ROW (duid_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (DuidCompareRow, duid_compare_row, DUID, COMPARE_ROW, AdwBin)

GtkWidget *duid_compare_row_new  (void);
/* @item NULL empties it. */
void       duid_compare_row_show (DuidCompareRow  *row,
                                  DuidCompareItem *item);

G_END_DECLS
