/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-window-compare.h"

#include "app/duid-window-private.h"
#include "widgets/duid-compare-page.h"

void
duid_window_compare_chosen (DuidWindow *self,
                            GVariant   *parameter)
{
  GtkWidget *place;

  adw_view_stack_set_visible_child_name (self->pages, "compare");
  place = adw_view_stack_get_visible_child (self->pages);
  duid_compare_page_compare_chosen (DUID_COMPARE_PAGE (adw_bin_get_child (ADW_BIN (place))));
}
