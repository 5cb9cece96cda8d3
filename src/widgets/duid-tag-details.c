/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-details.h"

#include "session/duid-session-tags.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-object-notes.h"
#include "widgets/duid-tag-swatch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DuidTagDetails
{
  AdwBin parent_instance;

  DuidSession     *session; /* owned */
  char            *tag_id;  /* or NULL */
  gboolean         is_filling;
  GPtrArray       *answers; /* char *: conditions in the order of `against`; the first NULL */
  GtkStack        *stack;
  GtkEditable     *name;
  GtkWidget       *colours;
  GtkEditable     *description;
  GtkDropDown     *against;
  GtkLabel        *counts;
  DuidObjectNotes *notes;
};

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DuidTagDetails, duid_tag_details, ADW_TYPE_BIN)

static const DuidTag *
find_tag (DuidTagDetails *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  int                tag =
    tagging != NULL && self->tag_id != NULL ? duid_tagging_find_id (tagging, self->tag_id) : -1;

  return tag >= 0 ? duid_tagging_get_tag (tagging, (guint) tag) : NULL;
}

static void
change (DuidTagDetails *self,
        DuidTagField    field,
        const char     *value)
{
  g_autofree char *id = g_strdup (self->tag_id);
  g_autoptr (GError) error = NULL;

  if (id != NULL && find_tag (self) != NULL &&
      !duid_session_change_tag (self->session, id, field, value, &error))
    duid_complain (GTK_WIDGET (self), error);
}

/* ---- the hand ---- */

static void
name_cb (DuidTagDetails *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  const DuidTag   *tag = find_tag (self);

  if (tag != NULL && *name != '\0' && strcmp (tag->name, name) != 0)
    change (self, DUID_TAG_NAME, name);
}

static void
description_cb (DuidTagDetails *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->description)));
  const DuidTag   *tag = find_tag (self);
  const char      *value = *text != '\0' ? text : NULL;

  if (tag != NULL && g_strcmp0 (tag->description, value) != 0)
    change (self, DUID_TAG_DESCRIPTION, value);
}

static void
colour_cb (DuidTagDetails *self,
           GtkWidget      *button)
{
  change (self, DUID_TAG_COLOUR, duid_tag_swatch_get_colour (button));
}

static void
against_cb (DuidTagDetails *self)
{
  guint chosen = gtk_drop_down_get_selected (self->against);

  if (!self->is_filling && chosen < self->answers->len)
    change (self, DUID_TAG_AGAINST, g_ptr_array_index (self->answers, chosen));
}

static void
act_cb (DuidTagDetails *self,
        GtkWidget      *button)
{
  g_signal_emit (self, signals[ACT], 0, g_object_get_data (G_OBJECT (button), "act"));
}

/* ---- what it shows ---- */

/* Every band of every slider, as a condition and in words. */
static void
list_answers (DuidTagDetails *self,
              const DuidTag  *tag)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_ptr_array_set_size (self->answers, 0);
  g_ptr_array_add (self->answers, NULL);
  gtk_string_list_append (words, _ ("No answer in particular"));
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      g_autofree char    *label = duid_question_dup_short_label (question);

      for (guint band = 0; question->type == DUID_QUESTION_SLIDER && !question->is_sensitive &&
                           band < question->bands->len;
           band++)
        {
          const char      *names[] = { g_array_index (question->bands, DuidBand, band).label,
                                       NULL };
          g_autofree char *shown = g_strdup_printf ("%s: %s", label, names[0]);
          g_autoptr (DuidCondition) condition =
            duid_condition_new_words (DUID_CONDITION_BANDS, question->name, names);
          char *text = duid_condition_to_string (condition);

          if (g_strcmp0 (text, tag->against) == 0)
            chosen = self->answers->len;
          g_ptr_array_add (self->answers, text);
          gtk_string_list_append (words, shown);
        }
    }
  if (chosen == 0 && tag->against != NULL)
    {
      chosen = self->answers->len;
      g_ptr_array_add (self->answers, g_strdup (tag->against));
      gtk_string_list_append (words, _ ("An answer that is not there any more"));
    }
  gtk_drop_down_set_model (self->against, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->against, chosen);
}

static void
show_counts (DuidTagDetails *self,
             const DuidTag  *tag)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  guint              index = (guint) duid_tagging_find_id (tagging, tag->id);
  gsize              n = duid_rows_count (tag->rows);
  guint              n_against = 0;
  guint              n_passages = 0;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < tagging->assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (tagging->assignments, DuidAssignment, i);

      n_against += given->tag == index && given->value < 0;
    }
  for (guint i = 0; i < tagging->passages->len; i++)
    n_passages += g_array_index (tagging->passages, DuidPassage, i).tag == index;
  g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%zu story", "%zu stories", n), n);
  if (n_passages > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (
        words, g_dngettext (GETTEXT_PACKAGE, "%u passage", "%u passages", n_passages), n_passages);
    }
  if (n_against > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (
        words, g_dngettext (GETTEXT_PACKAGE, "%u disagreement", "%u disagreements", n_against),
        n_against);
    }
  gtk_label_set_text (self->counts, words->str);
}

static void
show_colour (DuidTagDetails *self,
             const DuidTag  *tag)
{
  int i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (self->colours); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (i++ == tag->colour)
      gtk_widget_add_css_class (button, "chosen");
    else
      gtk_widget_remove_css_class (button, "chosen");
}

void
duid_tag_details_show (DuidTagDetails *self,
                       const char     *tag_id)
{
  gboolean       is_other = g_strcmp0 (self->tag_id, tag_id) != 0;
  char          *id = g_strdup (tag_id);
  const DuidTag *tag;

  g_free (self->tag_id);
  self->tag_id = id;
  tag = find_tag (self);
  gtk_stack_set_visible_child_name (self->stack, tag != NULL ? "tag" : "none");
  if (tag == NULL)
    return;
  self->is_filling = TRUE;
  if (is_other || gtk_widget_get_focus_child (GTK_WIDGET (self->name)) == NULL)
    gtk_editable_set_text (self->name, tag->name);
  if (is_other || gtk_widget_get_focus_child (GTK_WIDGET (self->description)) == NULL)
    gtk_editable_set_text (self->description, tag->description != NULL ? tag->description : "");
  show_colour (self, tag);
  list_answers (self, tag);
  show_counts (self, tag);
  duid_object_notes_show (self->notes, DUID_NOTED_TAG, tag->id);
  self->is_filling = FALSE;
}

/* ---- parts ---- */

static GtkWidget *
make_colours (DuidTagDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (int i = 0; i < DUID_N_TAG_COLOURS; i++)
    {
      GtkWidget *button = duid_tag_swatch_new (i, FALSE);

      g_signal_connect_object (button, "clicked", G_CALLBACK (colour_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_entry (DuidTagDetails *self,
            const char     *label,
            GCallback       callback)
{
  GtkWidget          *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (entry, "activate", callback, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
append_part (GtkWidget  *box,
             const char *label,
             GtkWidget  *part)
{
  GtkWidget *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_widget_add_css_class (caption, "caption-heading");
  gtk_widget_set_margin_top (caption, 6);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), part);
}

static void
append_act (DuidTagDetails *self,
            GtkWidget      *box,
            const char     *label,
            const char     *act,
            const char     *css_class)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "act", (gpointer) act);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_object (button, "clicked", G_CALLBACK (act_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_acts (DuidTagDetails *self)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  append_act (self, first, _ ("Only its stories"), "only", NULL);
  append_act (self, first, _ ("Merge into…"), "merge", NULL);
  append_act (self, second, _ ("Split…"), "split", NULL);
  append_act (self, second, _ ("Delete"), "delete", "destructive-action");
  gtk_box_append (GTK_BOX (acts), first);
  gtk_box_append (GTK_BOX (acts), second);
  gtk_widget_set_margin_top (acts, 12);
  return acts;
}

static GtkWidget *
make_form (DuidTagDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *name = make_entry (self, _ ("Name of the tag"), G_CALLBACK (name_cb));
  GtkWidget *description = make_entry (self, _ ("Description"), G_CALLBACK (description_cb));
  GtkWidget *counts = gtk_label_new (NULL);
  GtkWidget *against = gtk_drop_down_new (NULL, NULL);
  GtkWidget *notes = duid_object_notes_new (self->session);

  self->name = GTK_EDITABLE (name);
  self->description = GTK_EDITABLE (description);
  self->counts = GTK_LABEL (counts);
  self->against = GTK_DROP_DOWN (against);
  self->notes = DUID_OBJECT_NOTES (notes);
  self->colours = make_colours (self);
  gtk_label_set_xalign (self->counts, 0);
  gtk_widget_add_css_class (counts, "secondary");
  gtk_entry_set_placeholder_text (GTK_ENTRY (description), _ ("When to give it, when not"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (against), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stands against the answer"), -1);
  g_signal_connect_object (against, "notify::selected", G_CALLBACK (against_cb), self,
                           G_CONNECT_SWAPPED);
  append_part (box, _ ("Name"), name);
  gtk_box_append (GTK_BOX (box), counts);
  append_part (box, _ ("Colour"), self->colours);
  append_part (box, _ ("Description"), description);
  append_part (box, _ ("Stands against the answer"), against);
  append_part (box, _ ("Notes"), notes);
  gtk_box_append (GTK_BOX (box), make_acts (self));
  gtk_widget_add_css_class (box, "tag-details");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

/* ---- life ---- */

static void
duid_tag_details_dispose (GObject *object)
{
  DuidTagDetails *self = DUID_TAG_DETAILS (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->tag_id, g_free);
  G_OBJECT_CLASS (duid_tag_details_parent_class)->dispose (object);
}

static void
duid_tag_details_finalize (GObject *object)
{
  DuidTagDetails *self = DUID_TAG_DETAILS (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->answers);
  G_OBJECT_CLASS (duid_tag_details_parent_class)->finalize (object);
}

static void
duid_tag_details_class_init (DuidTagDetailsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_tag_details_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_tag_details_finalize;
  signals[ACT] = g_signal_new ("act", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duid_tag_details_init (DuidTagDetails *self)
{
  self->answers = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
duid_tag_details_new (DuidSession *session)
{
  DuidTagDetails *self = g_object_new (DUID_TYPE_TAG_DETAILS, NULL);
  GtkWidget      *stack = gtk_stack_new ();
  GtkWidget      *none = gtk_label_new (_ ("Choose a tag on the left."));

  self->session = g_object_ref (session);
  self->stack = GTK_STACK (stack);
  gtk_widget_add_css_class (none, "secondary");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, make_form (self), "tag");
  adw_bin_set_child (ADW_BIN (self), stack);
  return GTK_WIDGET (self);
}
