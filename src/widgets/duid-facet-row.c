/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-facet-row.h"

#include "base/duid-number.h"
#include "session/duid-session-ready.h"

#include "widgets/duid-chart-view.h"
#include "widgets/duid-facet-bar.h"
#include "widgets/duid-facet-scale.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More options than this wait behind “n more”. */
#define FIRST_OPTIONS  9
#define PICTURE_HEIGHT 190

struct _DuidFacetRow
{
  AdwBin parent_instance;

  DuidSession *session;
  int          question;
  char        *question_name;
  gboolean     is_open;
  gboolean     is_filled;
  gboolean     shows_all;

  GtkToggleButton *head;
  GtkImage        *icon;
  GtkLabel        *name;
  GtkBox          *extra;
  GtkImage        *arrow;
  GtkRevealer     *revealer;
  GtkBox          *body;
};

G_DEFINE_FINAL_TYPE (DuidFacetRow, duid_facet_row, ADW_TYPE_BIN)

static const DuidQuestion *
get_question (DuidFacetRow *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);

  return self->question < DUID_QUESTION_TAGS (dataset)
           ? duid_dataset_get_question (dataset, (guint) self->question)
           : NULL;
}

/* ---- the body ---- */

static void
empty_body (DuidFacetRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
}

static void fill_body (DuidFacetRow *self);

static void
show_all_cb (DuidFacetRow *self)
{
  self->shows_all = TRUE;
  fill_body (self);
}

static void
fill_bars (DuidFacetRow *self)
{
  const DuidCounts *counts =
    duid_selection_get_counts (duid_session_get_selection (self->session), self->question);
  guint n = self->shows_all || counts->n_bins <= FIRST_OPTIONS + 1 ? counts->n_bins : FIRST_OPTIONS;

  for (guint i = 0; i < n; i++)
    gtk_box_append (self->body, duid_facet_bar_new (self->session, self->question, i));
  if (n < counts->n_bins)
    {
      g_autofree char *words = g_strdup_printf (_ ("%u more"), counts->n_bins - n);
      GtkWidget       *more = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (more, "flat");
      gtk_widget_add_css_class (more, "small");
      gtk_widget_set_halign (more, GTK_ALIGN_START);
      g_signal_connect_object (more, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->body, more);
    }
  if (counts->n_bins == 0)
    {
      GtkWidget *hint = gtk_label_new (get_question (self) == NULL
                                         ? _ ("No tags yet. Press T while reading a story.")
                                         : _ ("No answers"));

      gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
      gtk_label_set_xalign (GTK_LABEL (hint), 0);
      gtk_widget_add_css_class (hint, "caption");
      gtk_widget_add_css_class (hint, "secondary");
      gtk_box_append (self->body, hint);
    }
}

static GtkWidget *
make_end (const char *words,
          float       xalign)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  return label;
}

static void
fill_scale (DuidFacetRow *self)
{
  const DuidQuestion *question = get_question (self);
  const DuidBins     *bins =
    duid_selection_get_bins (duid_session_get_selection (self->session), self->question);
  GtkWidget       *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  double           from = 0;
  double           to = 0;
  double           unused;

  gtk_box_append (self->body, duid_facet_scale_new (self->session, self->question, FALSE));
  if (bins != NULL && bins->n_bins > 0)
    {
      duid_bins_get_range (bins, 0, &from, &unused);
      duid_bins_get_range (bins, bins->n_bins - 1, &unused, &to);
    }
  if (question->type == DUID_QUESTION_DATE)
    {
      left = duid_date_for_people (from);
      right = duid_date_for_people (to - 1);
    }
  else if (question->type == DUID_QUESTION_NUMBER || question->left == NULL ||
           question->right == NULL)
    {
      left = duid_number_for_people (from, 2);
      right = duid_number_for_people (to, 2);
    }
  else
    {
      left = g_strdup (question->left);
      right = g_strdup (question->right);
    }
  gtk_box_append (GTK_BOX (ends), make_end (left, 0));
  gtk_box_append (GTK_BOX (ends), make_end (right, 1));
  gtk_box_append (self->body, ends);
}

static void
fill_picture (DuidFacetRow *self)
{
  GtkWidget *view = g_object_new (DUID_TYPE_CHART_VIEW, NULL);
  g_autoptr (DuidCard) card =
    duid_card_new (duid_session_get_question_name (self->session, self->question));

  card->hides_summary = TRUE;
  gtk_widget_set_size_request (view, -1, PICTURE_HEIGHT);
  gtk_widget_set_vexpand (view, FALSE);
  duid_chart_view_show (DUID_CHART_VIEW (view), self->session, card);
  gtk_box_append (self->body, view);
}

static void
fill_body (DuidFacetRow *self)
{
  const DuidQuestion *question = get_question (self);

  empty_body (self);
  self->is_filled = TRUE;
  switch (question != NULL ? duid_question_get_column_kind (question) : DUID_COLUMN_MASK)
    {
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      fill_bars (self);
      break;
    case DUID_COLUMN_NUMBER:
      fill_scale (self);
      break;
    case DUID_COLUMN_TRIAD:
    case DUID_COLUMN_STONES:
      fill_picture (self);
      break;
    case DUID_COLUMN_TEXT:
    default:
      break;
    }
}

static void
refresh_bars (DuidFacetRow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->body)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (DUID_IS_FACET_BAR (child))
      duid_facet_bar_refresh (DUID_FACET_BAR (child));
}

/* ---- the head ---- */

static void
show_brushed (DuidFacetRow *self)
{
  if (duid_selection_is_brushed (duid_session_get_selection (self->session), self->question))
    gtk_widget_add_css_class (GTK_WIDGET (self->head), "brushed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->head), "brushed");
}

static void
fill_extra (DuidFacetRow *self)
{
  const DuidQuestion *question = get_question (self);

  if (question == NULL || duid_question_get_column_kind (question) == DUID_COLUMN_CODE ||
      duid_question_get_column_kind (question) == DUID_COLUMN_MASK)
    {
      const DuidCounts *counts =
        duid_selection_get_counts (duid_session_get_selection (self->session), self->question);
      g_autofree char *n = g_strdup_printf ("%u", counts->n_bins);
      GtkWidget       *label = gtk_label_new (n);

      gtk_widget_add_css_class (label, "secondary");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (self->extra, label);
    }
  else
    gtk_box_append (self->extra, duid_facet_scale_new (self->session, self->question, TRUE));
}

static void
toggled_cb (DuidFacetRow *self)
{
  self->is_open = gtk_toggle_button_get_active (self->head);
  if (self->is_open && !self->is_filled)
    fill_body (self);
  gtk_revealer_set_reveal_child (self->revealer, self->is_open);
  gtk_image_set_from_icon_name (self->arrow,
                                self->is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->extra), !self->is_open);
  if (self->is_open)
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "heading");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->is_open, -1);
}

static void
session_changed_cb (DuidFacetRow *self,
                    guint         what)
{
  gboolean is_tags;

  if (duid_session_get_dataset (self->session) == NULL || (what & DUID_CHANGED_DATA) != 0)
    return;
  is_tags = get_question (self) == NULL;
  if ((what & DUID_CHANGED_TAGGING) != 0 && is_tags)
    {
      GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->extra));

      if (label != NULL)
        gtk_box_remove (self->extra, label);
      fill_extra (self);
      if (self->is_filled)
        fill_body (self);
    }
  if ((what & DUID_CHANGED_CONDITIONS) != 0)
    {
      show_brushed (self);
      refresh_bars (self);
    }
}

static void
pressed_cb (DuidFacetRow *self,
            int           n_press)
{
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add-chart", "s",
                                duid_session_get_question_name (self->session, self->question));
}

static GdkContentProvider *
drag_prepare_cb (DuidFacetRow *self)
{
  g_autofree char *words =
    g_strconcat ("question:", duid_session_get_question_name (self->session, self->question), NULL);

  return gdk_content_provider_new_typed (G_TYPE_STRING, words);
}

/* Brushing is made ready before the hand begins. */
static void
enter_cb (DuidFacetRow *self)
{
  duid_session_ready_question (self->session, self->question);
}

static void
duid_facet_row_dispose (GObject *object)
{
  DuidFacetRow *self = DUID_FACET_ROW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_FACET_ROW);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_facet_row_parent_class)->dispose (object);
}

static void
duid_facet_row_finalize (GObject *object)
{
  g_free (DUID_FACET_ROW (object)->question_name);
  G_OBJECT_CLASS (duid_facet_row_parent_class)->finalize (object);
}

static void
duid_facet_row_class_init (DuidFacetRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_facet_row_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_facet_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, head);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, name);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, extra);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, DuidFacetRow, body);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
duid_facet_row_init (DuidFacetRow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkDragSource      *drag = gtk_drag_source_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->head), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->head), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
duid_facet_row_new (DuidSession *session,
                    int          question)
{
  DuidFacetRow    *self = g_object_new (DUID_TYPE_FACET_ROW, NULL);
  g_autofree char *title = duid_look_question_title (session, question);
  g_autofree char *words = duid_look_question_words (session, question);

  self->session = g_object_ref (session);
  self->question = question;
  self->question_name = g_strdup (duid_session_get_question_name (session, question));
  gtk_label_set_text (self->name, title);
  gtk_image_set_from_icon_name (self->icon, duid_look_question_icon (session, question));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->head), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  fill_extra (self);
  show_brushed (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
duid_facet_row_open (DuidFacetRow *self,
                     gboolean      is_open)
{
  gtk_toggle_button_set_active (self->head, is_open);
}

gboolean
duid_facet_row_is_open (DuidFacetRow *self)
{
  return self->is_open;
}

const char *
duid_facet_row_get_name (DuidFacetRow *self)
{
  return self->question_name;
}

static gboolean
holds (const char *text,
       const char *words)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, words) != NULL;
}

gboolean
duid_facet_row_matches (DuidFacetRow *self,
                        const char   *words)
{
  const DuidQuestion *question = get_question (self);

  if (*words == '\0' || holds (gtk_label_get_text (self->name), words))
    return TRUE;
  if (question == NULL)
    return FALSE;
  if (holds (question->label, words) || holds (question->theme, words) ||
      holds (question->left, words) || holds (question->right, words))
    return TRUE;
  for (guint i = 0; i < question->options->len; i++)
    if (holds (g_ptr_array_index (question->options, i), words))
      return TRUE;
  for (guint i = 0; i < question->stones->len; i++)
    if (holds (g_ptr_array_index (question->stones, i), words))
      return TRUE;
  for (int i = 0; i < 3; i++)
    if (holds (question->corners[i], words))
      return TRUE;
  return FALSE;
}
