/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-reader-pane.h"

#include "session/duid-session-passages.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-answers-view.h"
#include "widgets/duid-note-list.h"
#include "widgets/duid-passage-list.h"
#include "widgets/duid-passage-text.h"
#include "widgets/duid-popover.h"
#include "widgets/duid-story-text.h"
#include "widgets/duid-tag-bar.h"
#include "widgets/duid-tag-keys.h"

#include <glib/gi18n-lib.h>

/* How long a story is in sight before it counts as read. */
#define READ_AFTER_MS 1500

/* Characters a line, as a font reports its average: real text runs a bit wider. */
#define MEASURE_CHARS 66
#define MARGINS_PX    48 /* the style sheet's, left and right */

struct _DuidReaderPane
{
  AdwBin parent_instance;

  DuidSession       *session; /* owned */
  gssize             row;     /* of the story that is shown, or -1 */
  guint              read_timer;
  gboolean           is_settled; /* it was marked as read while it was shown */
  gboolean           is_stale;   /* something changed while nobody could see it */
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  AdwClamp          *clamp;
  GtkWidget         *notice;
  GtkMenuButton     *menu_button;
  GMenuModel        *story_menu;
  GtkLabel          *title;
  GtkLabel          *teller;
  DuidPassageText   *text;
  DuidTagKeys       *keys;
  GtkExpander       *passages;
  DuidTagBar        *tags;
  DuidNoteList      *notes;
  DuidAnswersView   *answers;
  GtkLabel          *readers;
};

G_DEFINE_FINAL_TYPE (DuidReaderPane, duid_reader_pane, ADW_TYPE_BIN)

/* ---- read or not ---- */

static void
mark_read (DuidReaderPane *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->read_timer, g_source_remove);
  if (self->is_settled || self->row < 0 || duid_session_get_project (self->session) == NULL)
    return;
  self->is_settled = TRUE;
  if (!duid_session_mark_read (self->session, self->row, TRUE, &error))
    g_info ("The story was not marked as read: %s", error->message);
}

static gboolean
read_timer_cb (gpointer data)
{
  DuidReaderPane *self = data;

  self->read_timer = 0;
  mark_read (self);
  return G_SOURCE_REMOVE;
}

static void
start_reading (DuidReaderPane *self)
{
  g_clear_handle_id (&self->read_timer, g_source_remove);
  if (self->row >= 0 && !self->is_settled && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->read_timer = g_timeout_add (READ_AFTER_MS, read_timer_cb, self);
}

static void
scrolled_cb (DuidReaderPane *self,
             GtkAdjustment  *adjustment)
{
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  if (gtk_adjustment_get_value (adjustment) > 0 && end >= gtk_adjustment_get_upper (adjustment) - 1)
    mark_read (self);
}

/* ---- what it shows ---- */

static void
fit_measure (DuidReaderPane *self)
{
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self->text));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               width = pango_font_metrics_get_approximate_char_width (metrics);
  int               measure = PANGO_PIXELS (width * MEASURE_CHARS) + MARGINS_PX;

  adw_clamp_set_maximum_size (self->clamp, measure);
  adw_clamp_set_tightening_threshold (self->clamp, measure);
  pango_font_metrics_unref (metrics);
}

static void
list_passages (DuidReaderPane *self)
{
  GArray          *groups = duid_passage_text_get_groups (self->text);
  GtkWidget       *list = duid_passage_list_new (self->session, groups, -1);
  g_autofree char *words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u tagged passage", "%u tagged passages", groups->len),
    groups->len);

  gtk_expander_set_label (self->passages, words);
  gtk_expander_set_child (self->passages, list);
  gtk_widget_set_visible (GTK_WIDGET (self->passages), list != NULL);
}

static void
show_text (DuidReaderPane *self)
{
  duid_passage_text_show (self->text, self->session, self->row);
}

static void
show_tagging (DuidReaderPane *self)
{
  duid_tag_bar_refresh (self->tags);
  duid_tag_keys_refresh (self->keys, self->session);
  list_passages (self);
  duid_note_list_refresh (self->notes);
}

/* “Read by Anna, Bo”: so that several readers can share the stories out. */
static void
show_readers (DuidReaderPane *self)
{
  g_autofree char *names = duid_session_dup_readers (self->session, (gsize) self->row);
  g_autofree char *words = names != NULL ? g_strdup_printf (_ ("Read by %s"), names) : NULL;

  gtk_label_set_text (self->readers, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->readers), words != NULL);
}

static void
show_story (DuidReaderPane *self)
{
  DuidDataset     *dataset = duid_session_get_dataset (self->session);
  g_autofree char *title = duid_dataset_dup_title (dataset, (gsize) self->row);
  g_autofree char *teller = duid_story_text_dup_teller (dataset, (gsize) self->row);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->teller, teller);
  gtk_widget_set_visible (GTK_WIDGET (self->teller), *teller != '\0');
  gtk_widget_set_visible (self->notice, !duid_dataset_may_show (dataset, (gsize) self->row));
  show_text (self);
  show_tagging (self);
  duid_answers_view_show (self->answers, self->session, self->row);
  show_readers (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  fit_measure (self);
}

static gssize
find_row (DuidReaderPane *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  gssize       row = duid_session_get_focus (self->session);

  if (dataset == NULL || row < 0 || (gsize) row >= duid_dataset_get_n_rows (dataset))
    return -1;
  return row;
}

/* A reader that nobody sees does nothing until it is seen. */
static void
refresh (DuidReaderPane *self,
         guint           what)
{
  gboolean is_other = (what & (DUID_CHANGED_DATA | DUID_CHANGED_FOCUS)) != 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->is_stale = TRUE;
      return;
    }
  if (is_other)
    {
      self->row = find_row (self);
      self->is_settled = FALSE;
      gtk_stack_set_visible_child_name (self->stack, self->row >= 0 ? "story" : "empty");
    }
  if (self->row < 0)
    return;
  if (is_other)
    show_story (self);
  if (!is_other && (what & (DUID_CHANGED_CONDITIONS | DUID_CHANGED_TAGGING)) != 0)
    show_text (self);
  if (!is_other && (what & DUID_CHANGED_TAGGING) != 0)
    show_tagging (self);
  if (is_other)
    start_reading (self);
}

static void
session_changed_cb (DuidReaderPane *self,
                    guint           what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_FOCUS | DUID_CHANGED_CONDITIONS |
               DUID_CHANGED_TAGGING)) != 0)
    refresh (self, what);
}

static void
dark_cb (DuidReaderPane *self)
{
  if (self->session != NULL)
    refresh (self, DUID_CHANGED_CONDITIONS);
}

static void
map_cb (DuidReaderPane *self)
{
  if (self->session == NULL)
    return;
  if (self->is_stale)
    {
      self->is_stale = FALSE;
      refresh (self, DUID_CHANGED_DATA);
    }
  else
    start_reading (self);
  fit_measure (self);
}

static void
unmap_cb (DuidReaderPane *self)
{
  g_clear_handle_id (&self->read_timer, g_source_remove);
}

/* ---- life ---- */

static void
duid_reader_pane_dispose (GObject *object)
{
  DuidReaderPane *self = DUID_READER_PANE (object);

  g_clear_handle_id (&self->read_timer, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  /* The stack is both the child and bound: given back once, by the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_READER_PANE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_reader_pane_parent_class)->dispose (object);
}

static void
duid_reader_pane_class_init (DuidReaderPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_reader_pane_dispose;
  g_type_ensure (DUID_TYPE_TAG_BAR);
  g_type_ensure (DUID_TYPE_TAG_KEYS);
  g_type_ensure (DUID_TYPE_PASSAGE_TEXT);
  g_type_ensure (DUID_TYPE_NOTE_LIST);
  g_type_ensure (DUID_TYPE_ANSWERS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/reader-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, clamp);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, story_menu);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, notice);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, title);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, teller);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, text);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, tags);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, keys);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, passages);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, notes);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, answers);
  gtk_widget_class_bind_template_child (widget_class, DuidReaderPane, readers);
}

static void
duid_reader_pane_init (DuidReaderPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  duid_popover_make_menu_later (self->menu_button, self->story_menu);
  self->row = -1;
  self->is_stale = TRUE;
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb),
                           self, G_CONNECT_SWAPPED);
}

void
duid_reader_pane_set_session (DuidReaderPane *self,
                              DuidSession    *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  duid_tag_bar_set_session (self->tags, session);
  duid_note_list_set_session (self->notes, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self, DUID_CHANGED_DATA);
}

void
duid_reader_pane_set_large (DuidReaderPane *self,
                            gboolean        is_large)
{
  if (is_large)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "large");
  fit_measure (self);
}

void
duid_reader_pane_add_tag (DuidReaderPane *self)
{
  gsize start = 0;
  gsize end = 0;

  if (self->row < 0)
    return;
  duid_passage_text_get_selected (self->text, &start, &end);
  duid_tag_bar_open_picker (self->tags, start, end);
}

gboolean
duid_reader_pane_press_number (DuidReaderPane *self,
                               guint           number,
                               gboolean        takes_back,
                               GError        **error)
{
  gsize start;
  gsize end;
  int   tag;

  if (self->row < 0)
    return TRUE;
  if (takes_back || !duid_passage_text_get_selected (self->text, &start, &end))
    return duid_session_press_number (self->session, number, takes_back, error);
  tag = duid_session_get_recent_tag (self->session, number);
  return tag < 0 ||
         duid_session_tag_passage (
           self->session, start, end,
           duid_tagging_get_tag (duid_session_get_tagging (self->session), (guint) tag)->name,
           FALSE, error);
}
