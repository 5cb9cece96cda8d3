/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-menu.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of one popover, which owns it. */
typedef struct
{
  DuidSession *session; /* owned */
  char        *tag_id;
  GtkWidget   *popover; /* borrowed: it outlives this */
} TagMenu;

static void
free_tag_menu (TagMenu *menu)
{
  g_object_unref (menu->session);
  g_free (menu->tag_id);
  g_free (menu);
}

static const DuidTag *
find_tag (TagMenu *menu)
{
  const DuidTagging *tagging = duid_session_get_tagging (menu->session);
  int                tag = tagging != NULL ? duid_tagging_find_id (tagging, menu->tag_id) : -1;

  return tag >= 0 ? duid_tagging_get_tag (tagging, (guint) tag) : NULL;
}

/* The popover goes first: a change of tags makes the pill it hangs on anew. */
static void
change_tag (TagMenu     *menu,
            DuidTagField field,
            const char  *value)
{
  g_autoptr (GtkWidget) popover = g_object_ref (menu->popover);
  g_autoptr (GtkRoot) root = g_object_ref (gtk_widget_get_root (popover));
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (!duid_session_change_tag (menu->session, menu->tag_id, field, value, &error))
    duid_complain (GTK_WIDGET (root), error);
}

static void
rename_cb (TagMenu  *menu,
           GtkEntry *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  const DuidTag   *tag = find_tag (menu);

  if (tag != NULL && *name != '\0' && strcmp (tag->name, name) != 0)
    change_tag (menu, DUID_TAG_NAME, name);
  else
    gtk_popover_popdown (GTK_POPOVER (menu->popover));
}

static void
colour_cb (TagMenu   *menu,
           GtkWidget *button)
{
  change_tag (menu, DUID_TAG_COLOUR, g_object_get_data (G_OBJECT (button), "colour"));
}

static void
only_cb (TagMenu *menu)
{
  g_autoptr (GtkWidget) popover = g_object_ref (menu->popover);
  const DuidTag *tag = find_tag (menu);
  const char    *words[] = { tag != NULL ? tag->name : NULL, NULL };
  g_autoptr (DuidCondition) brush = NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (tag == NULL)
    return;
  brush = duid_condition_new_words (DUID_CONDITION_TAGS, NULL, words);
  duid_session_brush (menu->session, brush, DUID_BRUSH_REPLACE, FALSE);
}

static void
set_fits (TagMenu *menu,
          gboolean fits)
{
  g_autoptr (GtkWidget) popover = g_object_ref (menu->popover);
  g_autoptr (GtkRoot) root = g_object_ref (gtk_widget_get_root (popover));
  g_autoptr (GError) error = NULL;
  const DuidTag   *tag = find_tag (menu);
  g_autofree char *name = tag != NULL ? g_strdup (tag->name) : NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (name != NULL && !duid_session_tag (menu->session, NULL, name, fits, &error))
    duid_complain (GTK_WIDGET (root), error);
}

static void
agree_cb (TagMenu *menu)
{
  set_fits (menu, TRUE);
}

static void
take_off_cb (TagMenu *menu)
{
  set_fits (menu, FALSE);
}

static void
delete_cb (TagMenu *menu)
{
  g_autoptr (GtkWidget) popover = g_object_ref (menu->popover);
  g_autoptr (GtkRoot) root = g_object_ref (gtk_widget_get_root (popover));
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (!duid_session_delete_tag (menu->session, menu->tag_id, &error))
    duid_complain (GTK_WIDGET (root), error);
}

static GtkWidget *
make_swatches (TagMenu       *menu,
               const DuidTag *tag)
{
  const char *names[DUID_N_TAG_COLOURS] = {
    _ ("Pink"), _ ("Orange"), _ ("Green"), _ ("Blue"),
    _ ("Grey"), _ ("Purple"), _ ("Red"), _ ("Ochre")
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  for (int i = 0; i < DUID_N_TAG_COLOURS; i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), duid_tag_mark_new (DUID_TAG_MARK_SWATCH, i));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, "tag-swatch");
      if (i == tag->colour)
        gtk_widget_add_css_class (button, "chosen");
      gtk_widget_set_tooltip_text (button, names[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      names[i], -1);
      g_object_set_data_full (G_OBJECT (button), "colour", g_strdup_printf ("%d", i), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (colour_cb), menu);
      gtk_grid_attach (GTK_GRID (grid), button, i % 4, i / 4, 1, 1);
    }
  return grid;
}

static void
append_item (GtkWidget  *box,
             TagMenu    *menu,
             const char *label,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tag-menu-item");
  g_signal_connect_swapped (button, "clicked", callback, menu);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_name_entry (TagMenu       *menu,
                 const DuidTag *tag)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), tag->name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 18);
  gtk_widget_set_tooltip_text (entry, _ ("Another name for this tag, on all its stories"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the tag"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (rename_cb), menu);
  return entry;
}

GtkWidget *
duid_tag_menu_new (DuidSession *session,
                   const char  *tag_id,
                   gboolean     is_own)
{
  GtkWidget     *popover = gtk_popover_new ();
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  TagMenu       *menu = g_new0 (TagMenu, 1);
  const DuidTag *tag;

  menu->session = g_object_ref (session);
  menu->tag_id = g_strdup (tag_id);
  menu->popover = popover;
  g_object_set_data_full (G_OBJECT (popover), "tag-menu", menu, (GDestroyNotify) free_tag_menu);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  tag = find_tag (menu);
  if (tag == NULL)
    return popover;
  gtk_box_append (GTK_BOX (box), make_name_entry (menu, tag));
  gtk_box_append (GTK_BOX (box), make_swatches (menu, tag));
  append_item (box, menu, _ ("Only stories with this tag"), G_CALLBACK (only_cb));
  if (is_own)
    append_item (box, menu, _ ("Take off this story"), G_CALLBACK (take_off_cb));
  else
    append_item (box, menu, _ ("Agree that it fits"), G_CALLBACK (agree_cb));
  append_item (box, menu, _ ("Delete this tag everywhere"), G_CALLBACK (delete_cb));
  return popover;
}
