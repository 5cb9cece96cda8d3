/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-pattern-editor.h"

#include "base/duid-number.h"
#include "widgets/duid-carrier-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Milliseconds of rest after which writing is kept. */
#define REST 900

/* A text of the pattern: what is in the view and what was kept. */
typedef struct
{
  char          *name;
  GtkTextBuffer *buffer;
  GtkWidget     *view;
  char          *kept;
} Field;

struct _DuidPatternEditor
{
  AdwBin parent_instance;

  DuidSession       *session;
  GPtrArray         *patterns; /* holds `pattern` */
  const DuidPattern *pattern;
  GArray            *fields; /* Field */
  guint              timer;
  gboolean           is_filling;

  GtkBox          *words;
  GtkBox          *readings;
  GtkEntry        *theme;
  GtkDropDown     *confidence;
  GtkLabel        *stand;
  GtkWidget       *refreeze;
  DuidCarrierList *carriers;
};

G_DEFINE_FINAL_TYPE (DuidPatternEditor, duid_pattern_editor, ADW_TYPE_BIN)

static guint close_signal;

static const char *const confidences[] = { "", "low", "some", "high" };

static const char *
get_field (DuidPatternEditor *self,
           const char        *name)
{
  const char *text = duid_pattern_get_field (self->pattern, name);

  return text != NULL ? text : "";
}

static void
tell (DuidPatternEditor *self,
      const GError      *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", error->message);
}

static gboolean
keep (DuidPatternEditor *self,
      const char        *name,
      const char        *value)
{
  g_autoptr (GError) error = NULL;
  gboolean is_kept =
    duid_session_change_pattern (self->session, self->pattern, name, value, &error);

  if (!is_kept)
    tell (self, error);
  return is_kept;
}

/* ---- texts ---- */

static char *
dup_text (const Field *field)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (field->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (field->buffer, &start, &end, FALSE));
}

/* Whether it says something else than was kept last. */
static gboolean
has_typed (const Field *field)
{
  g_autofree char *text = dup_text (field);

  return g_strcmp0 (text, field->kept) != 0;
}

static void
set_kept (DuidPatternEditor *self,
          const char        *name,
          const char        *text)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);

      if (strcmp (field->name, name) != 0)
        continue;
      g_free (field->kept);
      field->kept = g_strdup (text);
    }
}

void
duid_pattern_editor_flush (DuidPatternEditor *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  /* Keeping a text shows the pattern anew: names are looked up each time. */
  for (guint i = 0; self->pattern != NULL && i < self->fields->len; i++)
    {
      g_autofree char *name = g_strdup (g_array_index (self->fields, Field, i).name);
      g_autofree char *text = dup_text (&g_array_index (self->fields, Field, i));

      /* What undo took away is not written again by looking elsewhere. */
      if (!has_typed (&g_array_index (self->fields, Field, i)))
        continue;
      if (strcmp (text, get_field (self, name)) != 0 && !keep (self, name, text))
        return;
      set_kept (self, name, text);
    }
  if (self->pattern != NULL && self->theme != NULL)
    {
      g_autofree char *theme =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->theme))));

      if (strcmp (theme, get_field (self, DUID_PATTERN_THEME)) != 0)
        keep (self, DUID_PATTERN_THEME, theme);
    }
}

static void
rested_cb (gpointer data)
{
  DuidPatternEditor *self = data;

  self->timer = 0;
  duid_pattern_editor_flush (self);
}

static void
typed_cb (DuidPatternEditor *self)
{
  if (self->is_filling)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (REST, rested_cb, self);
}

static GtkWidget *
add_heading (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 8);
  gtk_box_append (box, label);
  return label;
}

/* A place to write in, of a few lines, that Tab leaves. */
static void
add_text (DuidPatternEditor *self,
          GtkBox            *box,
          const char        *name,
          const char        *label)
{
  GtkWidget          *frame = gtk_frame_new (NULL);
  GtkWidget          *view = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextBuffer      *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  Field               field = { g_strdup (name), buffer, view, NULL };

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, 54);
  gtk_text_buffer_set_text (field.buffer, get_field (self, name), -1);
  gtk_text_buffer_set_enable_undo (field.buffer, TRUE);
  field.kept = dup_text (&field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (box, frame);
  g_signal_connect_swapped (field.buffer, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (duid_pattern_editor_flush), self);
  gtk_widget_add_controller (view, focus);
  g_array_append_val (self->fields, field);
}

static void
add_reading (DuidPatternEditor *self,
             guint              number)
{
  g_autofree char *name = g_strdup_printf (DUID_PATTERN_READING "%u", number);
  g_autofree char *label = g_strdup_printf (_ ("Reading %u"), number);

  add_text (self, self->readings, name, label);
}

static guint
count_readings (DuidPatternEditor *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->readings)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
another_reading_cb (DuidPatternEditor *self)
{
  add_reading (self, count_readings (self) + 1);
  gtk_widget_grab_focus (
    g_array_index (self->fields, Field, self->fields->len - 1).view);
}

/* ---- acts ---- */

static void
confidence_cb (DuidPatternEditor *self)
{
  guint chosen = gtk_drop_down_get_selected (self->confidence);

  if (!self->is_filling && self->pattern != NULL && chosen < G_N_ELEMENTS (confidences))
    keep (self, DUID_PATTERN_CONFIDENCE, confidences[chosen]);
}

static void
open_cb (DuidPatternEditor *self)
{
  g_autoptr (GError) error = NULL;

  duid_pattern_editor_flush (self);
  if (!duid_session_show_pattern (self->session, self->pattern, &error))
    tell (self, error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "explore");
}

static void
refreeze_cb (DuidPatternEditor *self)
{
  g_autoptr (GError) error = NULL;

  duid_pattern_editor_flush (self);
  if (!duid_session_refreeze_pattern (self->session, self->pattern, &error))
    tell (self, error);
}

static void
delete_cb (DuidPatternEditor *self)
{
  g_autoptr (GError) error = NULL;

  duid_pattern_editor_flush (self);
  if (!duid_session_delete_pattern (self->session, self->pattern, &error))
    tell (self, error);
}

static void
close_cb (DuidPatternEditor *self)
{
  duid_pattern_editor_flush (self);
  g_signal_emit (self, close_signal, 0);
}

/* ---- showing ---- */

static void
clear_field (gpointer data)
{
  g_free (((Field *) data)->name);
  g_free (((Field *) data)->kept);
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The places to write in, for another pattern. */
static void
lay_out_words (DuidPatternEditor *self)
{
  g_auto (GStrv) readings = duid_pattern_dup_readings (self->pattern);
  GtkWidget *more = gtk_button_new_with_label (_ ("Another reading"));

  self->is_filling = TRUE;
  g_array_set_size (self->fields, 0);
  empty (self->words);
  self->readings = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  add_heading (self->words, _ ("What do we see?"));
  add_text (self, self->words, DUID_PATTERN_SEE, _ ("What do we see?"));
  add_heading (self->words, _ ("What may it mean? Two readings may compete."));
  gtk_box_append (self->words, GTK_WIDGET (self->readings));
  for (guint i = 1; i <= MAX (1, g_strv_length (readings)); i++)
    add_reading (self, i);
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_widget_add_css_class (more, "flat");
  g_signal_connect_swapped (more, "clicked", G_CALLBACK (another_reading_cb), self);
  gtk_box_append (self->words, more);
  add_heading (self->words, _ ("What could we do?"));
  add_text (self, self->words, DUID_PATTERN_DO, _ ("What could we do?"));
  self->is_filling = FALSE;
}

/* What others wrote, or undo brought back, but for texts with words not kept yet. */
static void
refresh_words (DuidPatternEditor *self)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field           *field = &g_array_index (self->fields, Field, i);
      g_autofree char *text = dup_text (field);
      const char      *value = get_field (self, field->name);

      if (has_typed (field) || strcmp (text, value) == 0)
        continue;
      gtk_text_buffer_set_text (field->buffer, value, -1);
      g_free (field->kept);
      field->kept = dup_text (field);
    }
  self->is_filling = FALSE;
}

/* A day as people say it. */
static char *
dup_day (const char *iso)
{
  double days = 0;

  return duid_date_parse (iso, NULL, &days) ? duid_date_for_people (days) : g_strdup (iso);
}

static void
show_rest (DuidPatternEditor *self)
{
  g_autoptr (DuidPatternStand) stand = duid_session_compare_pattern (self->session, self->pattern);
  g_autofree char *words = duid_pattern_stand_dup_words (stand);
  g_autofree char *day = dup_day (get_field (self, DUID_PATTERN_MADE));
  g_autofree char *told = g_strdup_printf (_ ("Frozen on %s: %s"), day, words);
  guint            chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (confidences); i++)
    if (strcmp (confidences[i], get_field (self, DUID_PATTERN_CONFIDENCE)) == 0)
      chosen = i;
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->confidence, chosen);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->theme)) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->theme), get_field (self, DUID_PATTERN_THEME));
  self->is_filling = FALSE;
  gtk_label_set_text (self->stand, told);
  gtk_widget_set_visible (self->refreeze,
                          !stand->is_lost && (stand->n_more > 0 || stand->n_gone > 0));
  duid_carrier_list_show (self->carriers, self->session, self->patterns, self->pattern);
}

void
duid_pattern_editor_show (DuidPatternEditor *self,
                          GPtrArray         *patterns,
                          const DuidPattern *pattern)
{
  gboolean is_other =
    self->pattern == NULL || strcmp (self->pattern->id, pattern->id) != 0;

  if (is_other)
    duid_pattern_editor_flush (self);
  g_ptr_array_ref (patterns);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  self->patterns = patterns;
  self->pattern = pattern;
  if (is_other)
    lay_out_words (self);
  else
    refresh_words (self);
  show_rest (self);
}

void
duid_pattern_editor_forget (DuidPatternEditor *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->pattern = NULL;
}

void
duid_pattern_editor_focus (DuidPatternEditor *self)
{
  if (self->fields->len > 0)
    gtk_widget_grab_focus (g_array_index (self->fields, Field, 0).view);
}

/* ---- the widget ---- */

static void
duid_pattern_editor_dispose (GObject *object)
{
  DuidPatternEditor *self = DUID_PATTERN_EDITOR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_PATTERN_EDITOR);
  self->pattern = NULL;
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_pattern_editor_parent_class)->dispose (object);
}

static void
duid_pattern_editor_finalize (GObject *object)
{
  g_array_unref (DUID_PATTERN_EDITOR (object)->fields);
  G_OBJECT_CLASS (duid_pattern_editor_parent_class)->finalize (object);
}

static void
duid_pattern_editor_class_init (DuidPatternEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_pattern_editor_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_pattern_editor_finalize;
  close_signal = g_signal_new ("close", DUID_TYPE_PATTERN_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  g_type_ensure (DUID_TYPE_CARRIER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/pattern-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidPatternEditor, words);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternEditor, theme);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternEditor, confidence);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternEditor, stand);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternEditor, refreeze);
  gtk_widget_class_bind_template_child (widget_class, DuidPatternEditor, carriers);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confidence_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, refreeze_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
duid_pattern_editor_init (DuidPatternEditor *self)
{
  self->fields = g_array_new (FALSE, TRUE, sizeof (Field));
  g_array_set_clear_func (self->fields, clear_field);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
duid_pattern_editor_new (DuidSession *session)
{
  DuidPatternEditor *self = g_object_new (DUID_TYPE_PATTERN_EDITOR, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
