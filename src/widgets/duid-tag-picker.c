/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-picker.h"

#include "session/duid-session-passages.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-complaint.h"
#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_ROWS 200 /* typing finds the rest */
#define N_RANKS   5

struct _DuidTagPicker
{
  AdwBin parent_instance;

  DuidSession       *session; /* owned */
  GtkEditable       *entry;
  GtkListBox        *list;
  GtkScrolledWindow *scroller;
  gsize              start;    /* of the words that get the tag, in code points of the story */
  gsize              end;      /* the same as start: the whole story */
  gboolean           is_asked; /* the words were just said */
};

G_DEFINE_FINAL_TYPE (DuidTagPicker, duid_tag_picker, ADW_TYPE_BIN)

static gboolean
is_given (DuidTagPicker *self,
          guint          tag)
{
  gssize row = duid_session_get_focus (self->session);

  return row >= 0 && duid_session_get_opinion (self->session, (gsize) row, tag) > 0;
}

static char *
dup_typed (DuidTagPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

/* ---- rows ---- */

static GtkWidget *
make_row (const char *name,
          gboolean    fits)
{
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (row), "fits", GINT_TO_POINTER (fits));
  return row;
}

/* The key that gives the tag without this list. */
static GtkWidget *
make_number (guint number)
{
  g_autofree char *digit = g_strdup_printf ("%u", number);
  GtkWidget       *label = gtk_label_new (digit);

  gtk_widget_add_css_class (label, "tag-key-number");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (label, _ ("The number key of this tag"));
  return label;
}

static GtkWidget *
make_tag_row (DuidTagPicker *self,
              guint          index)
{
  const DuidTag   *tag = duid_tagging_get_tag (duid_session_get_tagging (self->session), index);
  gboolean         is_on = self->end == self->start && is_given (self, index);
  guint            number = duid_session_get_tag_number (self->session, tag->id);
  GtkWidget       *row = make_row (tag->name, !is_on);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *name = gtk_label_new (tag->name);
  g_autofree char *n = g_strdup_printf ("%" G_GSIZE_FORMAT, duid_rows_count (tag->rows));
  GtkWidget       *count = gtk_label_new (n);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 28);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "secondary");
  gtk_box_append (GTK_BOX (box), duid_tag_mark_new (DUID_TAG_MARK_DISC, tag->colour));
  gtk_box_append (GTK_BOX (box), name);
  if (is_on)
    {
      GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_set_tooltip_text (tick, _ ("You gave this tag; press it to take it off"));
      gtk_box_append (GTK_BOX (box), tick);
    }
  gtk_box_append (GTK_BOX (box), count);
  if (number > 0)
    gtk_box_append (GTK_BOX (box), make_number (number));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static GtkWidget *
make_new_row (const char *typed)
{
  GtkWidget       *row = make_row (typed, TRUE);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = g_strdup_printf (_ ("New tag “%s”"), typed);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

/* Whether the letters of @folded stand in @name in that order, the first at the beginning
 * of it: “kh” finds “klik met hulpverlener”. */
static gboolean
has_letters (const char *name,
             const char *folded)
{
  if (g_utf8_get_char (name) != g_utf8_get_char (folded))
    return FALSE;
  for (; *folded != '\0' && *name != '\0'; name = g_utf8_next_char (name))
    if (g_utf8_get_char (name) == g_utf8_get_char (folded))
      folded = g_utf8_next_char (folded);
  return *folded == '\0';
}

static gboolean
begins_word (const char *name,
             const char *folded)
{
  for (const char *at = strstr (name, folded); at != NULL; at = strstr (at + 1, folded))
    if (at > name && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

/* 0: the tag itself, 1: begins with what was typed, 2: a word of it does, 3: holds it,
 * 4: has its letters in order, 5: does not. */
static int
rank_tag (const DuidTag *tag,
          const char    *folded)
{
  g_autofree char *name = g_utf8_casefold (tag->name, -1);

  if (strcmp (name, folded) == 0)
    return 0;
  if (g_str_has_prefix (name, folded))
    return 1;
  if (begins_word (name, folded))
    return 2;
  if (strstr (name, folded) != NULL)
    return 3;
  return has_letters (name, folded) ? 4 : N_RANKS;
}

static void
fill (DuidTagPicker *self)
{
  const DuidTagging *tagging = duid_session_get_tagging (self->session);
  g_autofree char   *typed = dup_typed (self);
  g_autofree char   *folded = g_utf8_casefold (typed, -1);
  gboolean           is_known = *typed == '\0';
  guint              n_rows = 0;
  GtkWidget         *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (int rank = 0; tagging != NULL && rank < N_RANKS; rank++)
    for (guint i = 0; i < tagging->tags->len && n_rows < MOST_ROWS; i++)
      if (rank_tag (duid_tagging_get_tag (tagging, i), folded) == rank)
        {
          gtk_list_box_append (self->list, make_tag_row (self, i));
          is_known = is_known || rank == 0;
          n_rows++;
        }
  if (!is_known)
    gtk_list_box_append (self->list, make_new_row (typed));
  if (*typed != '\0')
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* ---- the hand ---- */

static void
take_row (DuidTagPicker *self,
          GtkListBoxRow *row,
          gboolean       fits)
{
  GtkWidget       *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "tag"));
  g_autoptr (GError) error = NULL;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  if (self->end > self->start
        ? !duid_session_tag_passage (self->session, self->start, self->end, name, TRUE, &error)
        : !duid_session_tag (self->session, NULL, name, fits, &error))
    duid_complain (GTK_WIDGET (self), error);
}

static void
press_row_cb (DuidTagPicker *self,
              GtkListBoxRow *row)
{
  take_row (self, row, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "fits")));
}

static void
typed_cb (DuidTagPicker *self)
{
  if (self->session != NULL)
    fill (self);
}

/* Only ever gives: who types a name that is there already did not mean to lose it. */
static void
enter_cb (DuidTagPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    take_row (self, row, TRUE);
}

static void
bring_into_sight (DuidTagPicker *self,
                  GtkWidget     *row)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The arrows walk the list while the hand stays in the entry. */
static gboolean
key_cb (DuidTagPicker *self,
        guint          key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  index = key == GDK_KEY_Down ? index + 1 : MAX (index - 1, 0);
  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row == NULL)
    return TRUE;
  gtk_list_box_select_row (self->list, row);
  bring_into_sight (self, GTK_WIDGET (row));
  return TRUE;
}

static void
map_cb (DuidTagPicker *self)
{
  if (self->session == NULL)
    return;
  /* Who opens it by its button means the story. */
  if (!self->is_asked)
    self->start = self->end = 0;
  self->is_asked = FALSE;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), self->end > self->start
                                                             ? _ ("Tag for the selected words")
                                                             : _ ("Find or make a tag"));
  gtk_editable_set_text (self->entry, "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
duid_tag_picker_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_TAG_PICKER);
  g_clear_object (&DUID_TAG_PICKER (object)->session);
  G_OBJECT_CLASS (duid_tag_picker_parent_class)->dispose (object);
}

static void
duid_tag_picker_class_init (DuidTagPickerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_tag_picker_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/tag-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidTagPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, DuidTagPicker, list);
  gtk_widget_class_bind_template_child (widget_class, DuidTagPicker, scroller);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, press_row_cb);
}

static void
duid_tag_picker_init (DuidTagPicker *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

void
duid_tag_picker_set_session (DuidTagPicker *self,
                             DuidSession   *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
}

void
duid_tag_picker_set_passage (DuidTagPicker *self,
                             gsize          start,
                             gsize          end)
{
  self->start = start;
  self->end = end;
  self->is_asked = TRUE;
}
