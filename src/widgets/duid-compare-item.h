/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-comparison.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A comparison with what it was made of, shared by all that show it (a g_rc_box). */
typedef struct
{
  DuidComparison *comparison; /* owned, as all of it */
  DuidDataset    *dataset;
  DuidTagging    *tagging;
  int             by;         /* the question whose groups they are, or -1 */
  GPtrArray      *conditions; /* those of the first of two groups, or NULL */
} DuidCompareSheet;

DuidCompareSheet *duid_compare_sheet_ref   (DuidCompareSheet *sheet);
void              duid_compare_sheet_unref (gpointer          sheet);

/* One row of it, for a list. */
#define DUID_TYPE_COMPARE_ITEM (duid_compare_item_get_type ())
G_DECLARE_FINAL_TYPE (DuidCompareItem, duid_compare_item, DUID, COMPARE_ITEM, GObject)

DuidCompareItem    *duid_compare_item_new       (DuidCompareSheet *sheet,
                                                 guint             row);
DuidCompareSheet   *duid_compare_item_get_sheet (DuidCompareItem  *item);
const DuidCompared *duid_compare_item_get_row   (DuidCompareItem  *item);

G_END_DECLS
