/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-audience-window.h"

#include "widgets/duid-chart-view.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POINTER_SECONDS 2
/* Of the window's height: a text that the last row can read, in a small room. */
#define STORY_TEXT_SHARE (1 / 30.0)
#define TITLE_SHARE      (1 / 18.0)

struct _DuidAudienceWindow
{
  GtkWindow parent_instance;

  DuidSession *session;
  guint        card;     /* the first card shown */
  int          n_charts; /* 1 or 2 */
  int          height;   /* that the texts are made for */
  gboolean     is_frozen;
  guint        pointer_timer;

  GtkStack      *stack; /* charts, story, black, nothing */
  GtkWidget     *frozen;
  GtkLabel      *titles[2];
  DuidChartView *charts[2];
  GtkWidget     *sides[2];
  GtkLabel      *story_title;
  GtkLabel      *story_text;
  char          *page; /* what B goes back to */
};

G_DEFINE_FINAL_TYPE (DuidAudienceWindow, duid_audience_window, GTK_TYPE_WINDOW)

/* ---- showing ---- */

static void
set_text_size (GtkLabel *label,
               double    pixels,
               gboolean  is_bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (pixels * PANGO_SCALE)));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
show_side (DuidAudienceWindow *self,
           int                 side,
           const DuidCard     *card)
{
  const char      *name = card != NULL ? card->question : NULL;
  int              question = duid_session_find_question (self->session, name);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->sides[side], question >= 0);
  if (question < 0)
    return;
  words = duid_look_question_words (self->session, question);
  gtk_label_set_text (self->titles[side], words);
  duid_chart_view_show (self->charts[side], self->session, card);
}

static void
show_charts (DuidAudienceWindow *self)
{
  const DuidView *view = duid_session_get_view (self->session);
  guint           n_cards = view->cards->len;

  if (n_cards == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  self->card = MIN (self->card, n_cards - 1);
  show_side (self, 0, g_ptr_array_index (view->cards, self->card));
  show_side (self, 1,
             self->n_charts == 2 && self->card + 1 < n_cards
               ? g_ptr_array_index (view->cards, self->card + 1)
               : NULL);
  gtk_stack_set_visible_child_name (self->stack, "charts");
}

/* A story of a teller who did not agree is never shown to a room. */
static void
show_story (DuidAudienceWindow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  gssize       row = duid_session_get_focus (self->session);

  if (dataset == NULL || row < 0)
    {
      show_charts (self);
      return;
    }
  if (duid_dataset_may_show (dataset, (gsize) row))
    {
      g_autofree char *title = duid_dataset_dup_title (dataset, (gsize) row);

      gtk_label_set_text (self->story_title, title);
      gtk_label_set_text (self->story_text, duid_dataset_get_story (dataset, (gsize) row));
    }
  else
    {
      gtk_label_set_text (self->story_title, _ ("This story is not shown"));
      gtk_label_set_text (self->story_text,
                          _ ("The teller did not agree to showing it to a group."));
    }
  gtk_stack_set_visible_child_name (self->stack, "story");
}

static void
session_changed_cb (DuidAudienceWindow *self,
                    guint               what)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (duid_session_get_dataset (self->session) == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (self->is_frozen)
    return;
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_BOARD)) != 0 && !g_str_equal (page, "black") &&
      !g_str_equal (page, "story"))
    show_charts (self);
  if ((what & DUID_CHANGED_FOCUS) != 0 && g_str_equal (page, "story"))
    show_story (self);
}

/* Frozen charts stay what they were: they stop listening by showing a copy of the
 * session's cards no more; freezing therefore takes a picture of the window. */
static void
set_frozen (DuidAudienceWindow *self,
            gboolean            is_frozen)
{
  self->is_frozen = is_frozen;
  if (is_frozen)
    {
      g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (GTK_WIDGET (self->stack));
      g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);

      gtk_picture_set_paintable (GTK_PICTURE (self->frozen), still);
    }
  gtk_widget_set_visible (self->frozen, is_frozen);
  if (!is_frozen)
    session_changed_cb (self, DUID_CHANGED_BOARD | DUID_CHANGED_FOCUS);
}

static void
toggle_black (DuidAudienceWindow *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "black"))
    {
      /* In the dark the project went on: what shows is what is true now. */
      if (g_str_equal (self->page, "story"))
        show_story (self);
      else
        show_charts (self);
      gtk_widget_set_visible (self->frozen, self->is_frozen);
      return;
    }
  g_free (self->page);
  self->page = g_strdup (gtk_stack_get_visible_child_name (self->stack));
  gtk_stack_set_visible_child_name (self->stack, "black");
  gtk_widget_set_visible (self->frozen, FALSE);
}

static void
walk (DuidAudienceWindow *self,
      int                 by)
{
  int n_cards = (int) duid_session_get_view (self->session)->cards->len;

  self->card = (guint) CLAMP ((int) self->card + by, 0, MAX (n_cards - 1, 0));
  show_charts (self);
}

static void
use_height_cb (gpointer data)
{
  DuidAudienceWindow *self = data;
  double              share = self->n_charts == 2 ? 0.7 : 1;

  /* The window may be gone by now. */
  if (self->session == NULL)
    {
      g_object_unref (self);
      return;
    }
  for (int i = 0; i < 2; i++)
    set_text_size (self->titles[i], self->height * TITLE_SHARE * share, TRUE);
  set_text_size (self->story_title, self->height * TITLE_SHARE, TRUE);
  set_text_size (self->story_text, self->height * STORY_TEXT_SHARE, FALSE);
  g_object_unref (self);
}

static gboolean
key_cb (DuidAudienceWindow *self,
        guint               key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
      walk (self, self->n_charts);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
      walk (self, -self->n_charts);
      return TRUE;
    case GDK_KEY_1:
    case GDK_KEY_2:
      self->n_charts = key == GDK_KEY_2 ? 2 : 1;
      show_charts (self);
      g_idle_add_once (use_height_cb, g_object_ref (self));
      return TRUE;
    case GDK_KEY_s:
      if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "story"))
        show_charts (self);
      else
        show_story (self);
      return TRUE;
    case GDK_KEY_b:
    case GDK_KEY_period:
      toggle_black (self);
      return TRUE;
    case GDK_KEY_f:
      set_frozen (self, !self->is_frozen);
      return TRUE;
    case GDK_KEY_Escape:
    case GDK_KEY_F5:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
hide_pointer_cb (gpointer data)
{
  DuidAudienceWindow *self = data;

  self->pointer_timer = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
}

static void
motion_cb (DuidAudienceWindow *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  g_clear_handle_id (&self->pointer_timer, g_source_remove);
  self->pointer_timer = g_timeout_add_once (POINTER_SECONDS * 1000, hide_pointer_cb, self);
}

/* ---- the window ---- */

static void
duid_audience_window_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  DuidAudienceWindow *self = DUID_AUDIENCE_WINDOW (widget);

  GTK_WIDGET_CLASS (duid_audience_window_parent_class)
    ->size_allocate (widget, width, height, baseline);
  if (height == self->height)
    return;
  self->height = height;
  /* Texts may not change size while they are being laid out. */
  g_idle_add_once (use_height_cb, g_object_ref (self));
}

static void
duid_audience_window_dispose (GObject *object)
{
  DuidAudienceWindow *self = DUID_AUDIENCE_WINDOW (object);

  g_clear_handle_id (&self->pointer_timer, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_AUDIENCE_WINDOW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_audience_window_parent_class)->dispose (object);
}

static void
duid_audience_window_finalize (GObject *object)
{
  g_free (DUID_AUDIENCE_WINDOW (object)->page);
  G_OBJECT_CLASS (duid_audience_window_parent_class)->finalize (object);
}

static void
duid_audience_window_class_init (DuidAudienceWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_audience_window_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_audience_window_finalize;
  widget_class->size_allocate = duid_audience_window_size_allocate;
  g_type_ensure (DUID_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/audience-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidAudienceWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidAudienceWindow, frozen);
  gtk_widget_class_bind_template_child_full (widget_class, "title_0", FALSE,
                                             G_STRUCT_OFFSET (DuidAudienceWindow, titles[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "title_1", FALSE,
                                             G_STRUCT_OFFSET (DuidAudienceWindow, titles[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "chart_0", FALSE,
                                             G_STRUCT_OFFSET (DuidAudienceWindow, charts[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "chart_1", FALSE,
                                             G_STRUCT_OFFSET (DuidAudienceWindow, charts[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "side_0", FALSE,
                                             G_STRUCT_OFFSET (DuidAudienceWindow, sides[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "side_1", FALSE,
                                             G_STRUCT_OFFSET (DuidAudienceWindow, sides[1]));
  gtk_widget_class_bind_template_child (widget_class, DuidAudienceWindow, story_title);
  gtk_widget_class_bind_template_child (widget_class, DuidAudienceWindow, story_text);
}

static void
duid_audience_window_init (DuidAudienceWindow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->n_charts = 1;
  self->page = g_strdup ("charts");
  for (int i = 0; i < 2; i++)
    duid_chart_view_set_audience (self->charts[i], TRUE);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWindow *
duid_audience_window_new (DuidSession *session)
{
  DuidAudienceWindow *self = g_object_new (DUID_TYPE_AUDIENCE_WINDOW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_charts (self);
  motion_cb (self);
  return GTK_WINDOW (self);
}

void
duid_audience_window_show_chart (DuidAudienceWindow *self,
                                 const char         *question)
{
  const DuidView *view = duid_session_get_view (self->session);

  for (guint i = 0; question != NULL && i < view->cards->len; i++)
    if (strcmp (((DuidCard *) g_ptr_array_index (view->cards, i))->question, question) == 0)
      self->card = i;
  show_charts (self);
}
