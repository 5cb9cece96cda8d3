/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-compare-weights.h"
#include "widgets/duid-weigh-menu.h"

#include <glib/gi18n-lib.h>

/* What the pane keeps: the group with the action “by”, its state the name of a question. */
#define KEY      "duid-compare-weights"
#define NOBODY   ""
#define SECTIONS 1 /* of the menu as it comes from its file */

static GSimpleAction *
get_action (GtkWidget *pane)
{
  return g_object_get_data (G_OBJECT (pane), KEY);
}

static GSimpleAction *
make_action (GtkWidget *pane,
             GCallback  changed)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GSimpleAction *action =
    g_simple_action_new_stateful ("by", G_VARIANT_TYPE_STRING, g_variant_new_string (NOBODY));

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (pane, "weigh", G_ACTION_GROUP (group));
  g_signal_connect_object (action, "notify::state", changed, pane, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (pane), KEY, action, g_object_unref);
  return action;
}

void
duid_compare_weights_offer (GtkWidget     *pane,
                            GtkMenuButton *button,
                            DuidDataset   *dataset,
                            GCallback      changed)
{
  GMenu         *menu = G_MENU (gtk_menu_button_get_menu_model (button));
  GSimpleAction *action = get_action (pane);
  g_autoptr (GMenu) questions = duid_weigh_menu_new (dataset, "weigh.by");
  g_autoptr (GMenu) section = g_menu_new ();

  if (action == NULL)
    action = make_action (pane, changed);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > SECTIONS)
    g_menu_remove (menu, SECTIONS);
  if (duid_compare_weights_get (pane, dataset) < 0)
    {
      g_signal_handlers_block_by_func (action, (gpointer) changed, pane);
      g_simple_action_set_state (action, g_variant_new_string (NOBODY));
      g_signal_handlers_unblock_by_func (action, (gpointer) changed, pane);
    }
  if (questions == NULL)
    return;
  g_menu_append_submenu (section, _ ("Weigh stories by"), G_MENU_MODEL (questions));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

int
duid_compare_weights_get (GtkWidget   *pane,
                          DuidDataset *dataset)
{
  GSimpleAction *action = get_action (pane);
  g_autoptr (GVariant) state = NULL;
  int question;

  if (action == NULL)
    return -1;
  state = g_action_get_state (G_ACTION (action));
  question = duid_framework_find (duid_dataset_get_framework (dataset),
                                  g_variant_get_string (state, NULL));
  return question >= 0 && duid_weigh_menu_suits (dataset, (guint) question) ? question : -1;
}
