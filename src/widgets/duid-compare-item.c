/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-compare-item.h"

struct _DuidCompareItem
{
  GObject parent_instance;

  DuidCompareSheet *sheet;
  guint             row;
};

G_DEFINE_FINAL_TYPE (DuidCompareItem, duid_compare_item, G_TYPE_OBJECT)

static void
clear_sheet (gpointer data)
{
  DuidCompareSheet *sheet = data;

  duid_comparison_free (sheet->comparison);
  g_clear_pointer (&sheet->dataset, duid_dataset_unref);
  g_clear_pointer (&sheet->tagging, duid_tagging_unref);
  g_clear_pointer (&sheet->conditions, g_ptr_array_unref);
}

DuidCompareSheet *
duid_compare_sheet_ref (DuidCompareSheet *sheet)
{
  return g_atomic_rc_box_acquire (sheet);
}

void
duid_compare_sheet_unref (gpointer sheet)
{
  g_atomic_rc_box_release_full (sheet, clear_sheet);
}

static void
duid_compare_item_finalize (GObject *object)
{
  duid_compare_sheet_unref (DUID_COMPARE_ITEM (object)->sheet);
  G_OBJECT_CLASS (duid_compare_item_parent_class)->finalize (object);
}

static void
duid_compare_item_class_init (DuidCompareItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duid_compare_item_finalize;
}

static void
duid_compare_item_init (DuidCompareItem *self)
{
}

DuidCompareItem *
duid_compare_item_new (DuidCompareSheet *sheet,
                       guint             row)
{
  DuidCompareItem *self = g_object_new (DUID_TYPE_COMPARE_ITEM, NULL);

  self->sheet = duid_compare_sheet_ref (sheet);
  self->row = row;
  return self;
}

DuidCompareSheet *
duid_compare_item_get_sheet (DuidCompareItem *self)
{
  return self->sheet;
}

const DuidCompared *
duid_compare_item_get_row (DuidCompareItem *self)
{
  return g_ptr_array_index (self->sheet->comparison->rows, self->row);
}
