/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-note-list.h"

#include "base/duid-number.h"
#include "widgets/duid-complaint.h"

#include <glib/gi18n-lib.h>

struct _DuidNoteList
{
  AdwBin parent_instance;

  DuidSession *session; /* owned */
  char        *story;   /* key of the story that is shown, or NULL */
  char        *editing; /* id of the note whose text is being changed, or NULL */
  GtkWidget   *notes;
  GtkWidget   *entry;
};

G_DEFINE_FINAL_TYPE (DuidNoteList, duid_note_list, ADW_TYPE_BIN)

static char *
dup_byline (const DuidNote *note)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (note->time / 1000);
  g_autofree char *date = NULL;
  int              year;
  int              month;
  int              day;

  if (time == NULL)
    return g_strdup (note->author);
  g_date_time_get_ymd (time, &year, &month, &day);
  date = duid_date_for_people (duid_date_from_civil (year, month, day));
  return g_strdup_printf ("%s · %s", note->author, date);
}

/* ---- changing a note ---- */

static void
end_editing (DuidNoteList *self)
{
  g_clear_pointer (&self->editing, g_free);
  duid_note_list_refresh (self);
}

static const char *
get_note_id (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "note");
}

static void
delete_cb (DuidNoteList *self,
           GtkWidget    *button)
{
  g_autofree char *id = g_strdup (get_note_id (button));
  g_autoptr (GError) error = NULL;

  if (!duid_session_delete_note (self->session, id, &error))
    duid_complain (GTK_WIDGET (self), error);
}

static void
edited_cb (DuidNoteList *self,
           GtkWidget    *entry)
{
  g_autofree char *id = g_strdup (get_note_id (entry));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (GError) error = NULL;

  if (*text != '\0' && !duid_session_edit_note (self->session, id, text, &error))
    duid_complain (GTK_WIDGET (self), error);
  else
    end_editing (self);
}

static gboolean
edit_key_cb (DuidNoteList *self,
             guint         key)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_widget_grab_focus (self->entry);
  end_editing (self);
  return TRUE;
}

/* The text of the note makes place for an entry with the same text. */
static void
edit_cb (DuidNoteList *self,
         GtkWidget    *button)
{
  GtkWidget          *box = gtk_widget_get_ancestor (button, GTK_TYPE_FRAME);
  GtkWidget          *text = g_object_get_data (G_OBJECT (box), "text");
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), gtk_label_get_text (GTK_LABEL (text)));
  g_object_set_data_full (G_OBJECT (entry), "note", g_strdup (get_note_id (button)), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (edit_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, key);
  g_free (self->editing);
  self->editing = g_strdup (get_note_id (button));
  gtk_frame_set_child (GTK_FRAME (box), entry);
  gtk_widget_grab_focus (entry);
}

static void
append_button (DuidNoteList *self,
               GtkWidget    *box,
               const char   *icon,
               const char   *words,
               const char   *note_id,
               GCallback     callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note-button");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  g_object_set_data_full (G_OBJECT (button), "note", g_strdup (note_id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_note (DuidNoteList   *self,
           const DuidNote *note)
{
  DuidProject     *project = duid_session_get_project (self->session);
  const char      *me = project != NULL ? duid_project_get_author (project) : NULL;
  GtkWidget       *frame = gtk_frame_new (NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *text = gtk_label_new (note->text);
  g_autofree char *words = dup_byline (note);
  GtkWidget       *byline = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_xalign (GTK_LABEL (byline), 0);
  gtk_label_set_ellipsize (GTK_LABEL (byline), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (byline, TRUE);
  gtk_widget_add_css_class (byline, "caption");
  gtk_widget_add_css_class (byline, "secondary");
  gtk_box_append (GTK_BOX (foot), byline);
  if (g_strcmp0 (note->author, me) == 0)
    {
      append_button (self, foot, "document-edit-symbolic", _ ("Change this note"), note->id,
                     G_CALLBACK (edit_cb));
      append_button (self, foot, "user-trash-symbolic", _ ("Delete this note"), note->id,
                     G_CALLBACK (delete_cb));
    }
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_frame_set_child (GTK_FRAME (frame), box);
  gtk_widget_add_css_class (frame, "note");
  g_object_set_data (G_OBJECT (frame), "text", text);
  return frame;
}

static void
add_cb (DuidNoteList *self)
{
  GtkEditable     *entry = GTK_EDITABLE (self->entry);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return;
  if (duid_session_add_note (self->session, text, &error))
    gtk_editable_set_text (entry, "");
  else
    duid_complain (GTK_WIDGET (self), error);
}

/* ---- life ---- */

static void
duid_note_list_dispose (GObject *object)
{
  g_clear_object (&DUID_NOTE_LIST (object)->session);
  G_OBJECT_CLASS (duid_note_list_parent_class)->dispose (object);
}

static void
duid_note_list_finalize (GObject *object)
{
  g_free (DUID_NOTE_LIST (object)->story);
  g_free (DUID_NOTE_LIST (object)->editing);
  G_OBJECT_CLASS (duid_note_list_parent_class)->finalize (object);
}

static void
duid_note_list_class_init (DuidNoteListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_note_list_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_note_list_finalize;
}

static void
duid_note_list_init (DuidNoteList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a note…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a note"), -1);
  gtk_widget_add_css_class (self->entry, "note-entry");
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_box_append (GTK_BOX (box), self->entry);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
duid_note_list_set_session (DuidNoteList *self,
                            DuidSession  *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
}

/* Whether a note of the story is being changed that is still there. */
static gboolean
is_editing (DuidNoteList      *self,
            const DuidTagging *tagging,
            gssize             row)
{
  for (guint i = 0; self->editing != NULL && tagging != NULL && i < tagging->notes->len; i++)
    {
      const DuidNote *note = &g_array_index (tagging->notes, DuidNote, i);

      if (g_str_equal (note->id, self->editing))
        return (gssize) note->row == row;
    }
  return FALSE;
}

void
duid_note_list_refresh (DuidNoteList *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  DuidDataset       *dataset = duid_session_get_dataset (self->session);
  gssize             row = duid_session_get_focus (self->session);
  const char        *story =
    row >= 0 && dataset != NULL ? duid_dataset_get_key (dataset, (gsize) row) : NULL;
  gboolean   is_other = g_strcmp0 (story, self->story) != 0;
  guint      n_notes = 0;
  GtkWidget *child;

  /* What others add meanwhile does not take a half-written text away. */
  if (!is_other && is_editing (self, tagging, row))
    return;
  if (is_other)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      g_free (self->story);
      self->story = g_strdup (story);
    }
  g_clear_pointer (&self->editing, g_free);
  while ((child = gtk_widget_get_first_child (self->notes)) != NULL)
    gtk_box_remove (GTK_BOX (self->notes), child);
  for (guint i = 0; tagging != NULL && row >= 0 && i < tagging->notes->len; i++)
    {
      const DuidNote *note = &g_array_index (tagging->notes, DuidNote, i);

      if (note->row != (gsize) row)
        continue;
      gtk_box_append (GTK_BOX (self->notes), make_note (self, note));
      n_notes++;
    }
  gtk_widget_set_visible (self->notes, n_notes > 0);
}
