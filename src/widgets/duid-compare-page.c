/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-compare-page.h"

#include "widgets/duid-compare-pane.h"
#include "widgets/duid-screen-pane.h"
#include "widgets/duid-signals-pane.h"

#include <glib/gi18n-lib.h>

struct _DuidComparePage
{
  AdwBin parent_instance;

  GtkStack        *stack;
  DuidComparePane *groups;
};

G_DEFINE_FINAL_TYPE (DuidComparePage, duid_compare_page, ADW_TYPE_BIN)

static void
duid_compare_page_class_init (DuidComparePageClass *class)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "compare-page");
}

static void
duid_compare_page_init (DuidComparePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "compare-switcher");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
duid_compare_page_new (DuidSession   *session,
                       DuidStoryList *stories)
{
  DuidComparePage *self = g_object_new (DUID_TYPE_COMPARE_PAGE, NULL);
  GtkWidget       *groups = duid_compare_pane_new (session);

  self->groups = DUID_COMPARE_PANE (groups);
  gtk_stack_add_titled (self->stack, groups, "groups", _ ("Groups"));
  gtk_stack_add_titled (self->stack, duid_screen_pane_new (session), "screen", _ ("All questions"));
  gtk_stack_add_titled (self->stack, duid_signals_pane_new (session), "signals",
                        _ ("Weak signals"));
  return GTK_WIDGET (self);
}

void
duid_compare_page_compare_chosen (DuidComparePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "groups");
  duid_compare_pane_compare_chosen (self->groups);
}
