/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-region-entry.h"

#include "plot/duid-display.h"
#include "plot/duid-named-regions.h"
#include "session/duid-session-regions.h"
#include "widgets/duid-complaint.h"

#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 24

typedef struct
{
  DuidSession   *session;   /* owned */
  DuidCondition *condition; /* owned */
  GtkPopover    *popover;   /* holds the entry */
  GtkEditable   *entry;
} Naming;

static void
free_naming (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->session);
  duid_condition_unref (naming->condition);
  g_free (naming);
}

gboolean
duid_region_entry_suits (DuidSession         *session,
                         const DuidCondition *condition)
{
  return duid_named_region_is_one (condition) &&
         duid_named_region_find (duid_session_get_tagging (session), condition) == NULL;
}

/* All pictures of the question show their named parts from here on. */
static void
show_regions (DuidSession *session,
              const char  *question)
{
  g_autoptr (DuidView) view = duid_view_copy (duid_session_get_view (session));

  for (guint i = 0; i < view->cards->len; i++)
    {
      DuidCard *card = g_ptr_array_index (view->cards, i);

      if (g_strcmp0 (card->question, question) != 0 ||
          duid_display_has (duid_display_get_mask (card->layers), "regions"))
        continue;
      g_autofree char *layers = g_steal_pointer (&card->layers);

      card->layers = duid_display_toggle (layers, "regions");
    }
  if (!duid_view_same_board (view, duid_session_get_view (session)))
    duid_session_look (session, view, FALSE);
}

static void
name_cb (Naming *naming)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidSession) session = g_object_ref (naming->session);
  g_autoptr (DuidCondition) condition = duid_condition_ref (naming->condition);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (naming->popover)));

  /* Naming makes the chips anew, and with them this. */
  if (!duid_session_name_region (session, condition, gtk_editable_get_text (naming->entry),
                                 &error))
    {
      duid_complain (window, error);
      return;
    }
  show_regions (session, condition->question);
}

GtkWidget *
duid_region_entry_new (DuidSession   *session,
                       DuidCondition *condition,
                       GtkPopover    *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Name it"));
  Naming    *naming = g_new0 (Naming, 1);

  naming->session = g_object_ref (session);
  naming->condition = duid_condition_ref (condition);
  naming->popover = popover;
  naming->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name this part…"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), WIDTH_CHARS);
  gtk_widget_set_tooltip_text (
    entry, _ ("Keeps this part as a group, and draws it in the picture with its name"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of this part"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (name_cb), naming);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (name_cb), naming);
  g_object_set_data_full (G_OBJECT (box), "naming", naming, free_naming);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}
