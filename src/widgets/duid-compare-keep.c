/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-compare-keep.h"

#include "plot/duid-compared-figure.h"
#include "widgets/duid-save-table.h"
#include "widgets/duid-scene-texture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FIGURE_WIDTH  900
#define FIGURE_HEIGHT 640
#define FIGURE_SCALE  2

void
duid_compare_keep_table (GtkWidget        *from,
                         DuidCompareSheet *sheet,
                         gboolean          is_file)
{
  g_autoptr (DuidCells) cells = NULL;

  if (sheet == NULL)
    return;
  cells = duid_comparison_make_cells (sheet->comparison, sheet->dataset);
  if (is_file)
    duid_save_table (from, cells);
  else
    duid_copy_table (from, cells);
}

void
duid_compare_keep_figure (GtkWidget        *from,
                          DuidCompareSheet *sheet,
                          guint             place)
{
  g_autoptr (DuidScene) scene = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  const DuidCompared *row;
  GtkWidget          *overlay;

  if (sheet == NULL || place >= sheet->comparison->rows->len)
    return;
  row = g_ptr_array_index (sheet->comparison->rows, place);
  scene = duid_compared_figure_new (sheet->comparison, row->question, sheet->dataset,
                                    sheet->tagging, FALSE, FIGURE_WIDTH, FIGURE_HEIGHT);
  texture = duid_scene_texture_new (scene, FIGURE_SCALE);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (from), texture);
  overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay),
                                 adw_toast_new (_ ("The figure is copied")));
}
