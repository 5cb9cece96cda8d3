/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-object-notes.h"

#include "widgets/duid-complaint.h"

#include <glib/gi18n-lib.h>

struct _DuidObjectNotes
{
  AdwBin parent_instance;

  DuidSession *session; /* owned */
  DuidNoted    noted;
  char        *id;    /* of what the notes are on, or NULL */
  GArray      *notes; /* DuidNote, as shown */
  GtkWidget   *list;
  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (DuidObjectNotes, duid_object_notes, ADW_TYPE_BIN)

static void
write_note (DuidObjectNotes *self,
            const DuidNote  *note,
            const char      *text)
{
  g_autoptr (GError) error = NULL;

  if (!duid_session_write_object_note (self->session, self->noted, self->id, note, text, &error))
    duid_complain (GTK_WIDGET (self), error);
  else
    duid_object_notes_show (self, self->noted, self->id);
}

static void
delete_cb (DuidObjectNotes *self,
           GtkWidget       *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  if (index < self->notes->len)
    write_note (self, &g_array_index (self->notes, DuidNote, index), NULL);
}

static void
add_cb (DuidObjectNotes *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*text == '\0' || self->id == NULL)
    return;
  gtk_editable_set_text (self->entry, "");
  write_note (self, NULL, text);
}

static GtkWidget *
new_text (const char *words,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "secondary");
    }
  return label;
}

static GtkWidget *
make_note (DuidObjectNotes *self,
           guint            index)
{
  const DuidNote *note = &g_array_index (self->notes, DuidNote, index);
  const char     *me = duid_project_get_author (duid_session_get_project (self->session));
  GtkWidget      *frame = gtk_frame_new (NULL);
  GtkWidget      *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget      *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (note->time / 1000);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");
  g_autofree char *byline = g_strdup_printf ("%s · %s", note->author, day);

  gtk_box_append (GTK_BOX (foot), new_text (byline, "caption"));
  if (g_strcmp0 (note->author, me) == 0)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "note-button");
      gtk_widget_set_tooltip_text (button, _ ("Delete this note"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Delete this note"), -1);
      g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
      g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (foot), button);
    }
  gtk_box_append (GTK_BOX (box), new_text (note->text, NULL));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_frame_set_child (GTK_FRAME (frame), box);
  gtk_widget_add_css_class (frame, "note");
  return frame;
}

static void
duid_object_notes_dispose (GObject *object)
{
  g_clear_object (&DUID_OBJECT_NOTES (object)->session);
  G_OBJECT_CLASS (duid_object_notes_parent_class)->dispose (object);
}

static void
duid_object_notes_finalize (GObject *object)
{
  DuidObjectNotes *self = DUID_OBJECT_NOTES (object);

  g_free (self->id);
  g_clear_pointer (&self->notes, g_array_unref);
  G_OBJECT_CLASS (duid_object_notes_parent_class)->finalize (object);
}

static void
duid_object_notes_class_init (DuidObjectNotesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_object_notes_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_object_notes_finalize;
}

static void
duid_object_notes_init (DuidObjectNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Add a note…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a note"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), entry);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
duid_object_notes_new (DuidSession *session)
{
  DuidObjectNotes *self = g_object_new (DUID_TYPE_OBJECT_NOTES, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
duid_object_notes_show (DuidObjectNotes *self,
                        DuidNoted        noted,
                        const char      *id)
{
  g_autofree char *shown = g_strdup (id);
  GtkWidget       *child;

  if (g_strcmp0 (self->id, id) != 0 || self->noted != noted)
    gtk_editable_set_text (self->entry, "");
  g_free (self->id);
  self->id = g_steal_pointer (&shown);
  self->noted = noted;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_clear_pointer (&self->notes, g_array_unref);
  if (self->id != NULL)
    self->notes = duid_session_load_object_notes (self->session, noted, self->id);
  for (guint i = 0; self->notes != NULL && i < self->notes->len; i++)
    gtk_box_append (GTK_BOX (self->list), make_note (self, i));
  gtk_widget_set_visible (self->list, self->notes != NULL && self->notes->len > 0);
}
