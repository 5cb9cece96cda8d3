/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-menu.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-tag-swatch.h"

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
  change_tag (menu, DUID_TAG_COLOUR, duid_tag_swatch_get_colour (button));
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
judge (TagMenu *menu,
       int      value)
{
  g_autoptr (GtkWidget) popover = g_object_ref (menu->popover);
  g_autoptr (GtkRoot) root = g_object_ref (gtk_widget_get_root (popover));
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (!duid_session_judge_tag (menu->session, NULL, menu->tag_id, value, &error))
    duid_complain (GTK_WIDGET (root), error);
}

static void
agree_cb (TagMenu *menu)
{
  judge (menu, 1);
}

static void
disagree_cb (TagMenu *menu)
{
  judge (menu, -1);
}

static void
take_back_cb (TagMenu *menu)
{
  judge (menu, 0);
}

/* The button knows whose tag it hides or shows. */
static void
hide_cb (TagMenu   *menu,
         GtkWidget *button)
{
  g_autoptr (GtkWidget) popover = g_object_ref (menu->popover);
  g_autoptr (GtkRoot) root = g_object_ref (gtk_widget_get_root (popover));
  g_autofree char *author = g_strdup (g_object_get_data (G_OBJECT (button), "author"));
  gboolean         hides = g_object_get_data (G_OBJECT (button), "hides") != NULL;
  gssize           row = duid_session_get_focus (menu->session);
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (row >= 0 && !duid_session_hide_tag (menu->session, (gsize) row, menu->tag_id, author,
                                          hides, &error))
    duid_complain (GTK_WIDGET (root), error);
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
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_set_halign (grid, GTK_ALIGN_CENTER);
  for (int i = 0; i < DUID_N_TAG_COLOURS; i++)
    {
      GtkWidget *button = duid_tag_swatch_new (i, i == tag->colour);

      g_signal_connect_swapped (button, "clicked", G_CALLBACK (colour_cb), menu);
      gtk_grid_attach (GTK_GRID (grid), button, i % 4, i / 4, 1, 1);
    }
  return grid;
}

static GtkWidget *
append_item (GtkWidget  *box,
             TagMenu    *menu,
             const char *label,
             GCallback   callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tag-menu-item");
  if (callback != NULL)
    g_signal_connect_swapped (button, "clicked", callback, menu);
  gtk_box_append (GTK_BOX (box), button);
  return button;
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

static void
append_hiding (GtkWidget *box,
               TagMenu   *menu,
               GArray    *assignments,
               gsize      row,
               gboolean   hides)
{
  const DuidTagging *tagging = duid_session_get_tagging (menu->session);
  int                tag = duid_tagging_find_id (tagging, menu->tag_id);
  const char        *me = duid_project_get_author (duid_session_get_project (menu->session));

  for (guint i = 0; i < assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (assignments, DuidAssignment, i);
      g_autofree char      *words = NULL;
      GtkWidget            *item;

      if (given->row != row || (int) given->tag != tag || g_strcmp0 (given->author, me) == 0)
        continue;
      words = g_strdup_printf (hides ? _ ("Hide it for everybody (given by %s)")
                                     : _ ("Show it again (given by %s)"),
                               given->author);
      item = append_item (box, menu, words, NULL);
      g_object_set_data_full (G_OBJECT (item), "author", g_strdup (given->author), g_free);
      g_object_set_data (G_OBJECT (item), "hides", GINT_TO_POINTER (hides));
      g_signal_connect_swapped (item, "clicked", G_CALLBACK (hide_cb), menu);
    }
}

/* What one may say of the tag on the story in focus. */
static void
append_opinions (GtkWidget *box,
                 TagMenu   *menu)
{
  DuidTagging *tagging = duid_session_get_tagging (menu->session);
  gssize       row = duid_session_get_focus (menu->session);
  int          tag = duid_tagging_find_id (tagging, menu->tag_id);
  int          own;

  if (row < 0)
    return;
  own = duid_session_get_opinion (menu->session, (gsize) row, (guint) tag);
  if (own <= 0)
    append_item (box, menu, _ ("Agree that it fits"), G_CALLBACK (agree_cb));
  if (own >= 0)
    append_item (box, menu, _ ("It does not fit"), G_CALLBACK (disagree_cb));
  if (own > 0)
    append_item (box, menu, _ ("Take off this story"), G_CALLBACK (take_back_cb));
  if (own < 0)
    append_item (box, menu, _ ("Take this back"), G_CALLBACK (take_back_cb));
  if (!duid_session_may_hide_tags (menu->session))
    return;
  append_hiding (box, menu, tagging->assignments, (gsize) row, TRUE);
  append_hiding (box, menu, tagging->hidden, (gsize) row, FALSE);
}

GtkWidget *
duid_tag_menu_new (DuidSession *session,
                   const char  *tag_id)
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
  append_opinions (box, menu);
  append_item (box, menu, _ ("Delete this tag everywhere"), G_CALLBACK (delete_cb));
  return popover;
}
