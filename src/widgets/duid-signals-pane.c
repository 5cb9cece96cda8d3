/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-signals-pane.h"

#include "plot/duid-signals.h"
#include "widgets/duid-errand.h"
#include "widgets/duid-explore.h"
#include "widgets/duid-group-source.h"

#include <glib/gi18n-lib.h>

#define SEED  1
#define WIDTH 760

struct _DuidSignalsPane
{
  AdwBin parent_instance;

  DuidSession *session;
  GPtrArray   *sources; /* DuidGroupSource */
  GtkDropDown *own;     /* what a story's own group is */
  GtkBox      *list;
  GtkSpinner  *spinner;
  GPtrArray   *signals; /* DuidSignal */
  DuidErrand  *errand;
  gboolean     is_stale;
  gboolean     is_filling;
};

G_DEFINE_FINAL_TYPE (DuidSignalsPane, duid_signals_pane, ADW_TYPE_BIN)

/* ---- the thread ---- */

typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  int          by;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  duid_dataset_unref (order->dataset);
  duid_tagging_unref (order->tagging);
  g_free (order);
}

static gpointer
find_signals (DuidErrand *errand,
              gpointer    data)
{
  const Order    *order = data;
  DuidSignalsPlan plan = { order->dataset, order->tagging, order->by, SEED, duid_errand_goes_on,
                           errand };

  return duid_signals_new (&plan);
}

static void
free_signals (gpointer signals)
{
  g_ptr_array_unref (signals);
}

/* ---- the list ---- */

static void
row_activated_cb (GtkWidget       *row,
                  DuidSignalsPane *self)
{
  const DuidSignal *signal = g_object_get_data (G_OBJECT (row), "signal");

  if (signal->row >= 0)
    duid_explore_story (GTK_WIDGET (self), self->session, signal->row);
  else
    duid_explore_stories (GTK_WIDGET (self), self->session, signal->conditions);
}

static GtkWidget *
make_row (DuidSignalsPane  *self,
          const DuidSignal *signal)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = g_markup_escape_text (signal->title, -1);
  g_autofree char *words = g_markup_escape_text (signal->words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "signal", (gpointer) signal);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

static void
add_kind (DuidSignalsPane *self,
          DuidSignalKind   kind)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint      n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   duid_signal_kind_get_title (kind));
  for (guint i = 0; i < self->signals->len; i++)
    {
      const DuidSignal *signal = g_ptr_array_index (self->signals, i);

      if (signal->kind != kind)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, signal));
      n++;
    }
  if (n > 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           duid_signal_kind_get_words (kind));
  else
    {
      g_autofree char *words =
        g_strdup_printf (_ ("%s None here."), duid_signal_kind_get_words (kind));

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
    }
  gtk_box_append (self->list, group);
}

static void
clear_list (DuidSignalsPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  g_clear_pointer (&self->signals, g_ptr_array_unref);
}

static void
end_errand (DuidSignalsPane *self)
{
  g_clear_pointer (&self->errand, duid_errand_cancel);
  if (self->spinner != NULL)
    gtk_spinner_stop (self->spinner);
}

static void
found_cb (GtkWidget *widget,
          gpointer   result)
{
  DuidSignalsPane *self = DUID_SIGNALS_PANE (widget);

  end_errand (self);
  clear_list (self);
  self->signals = result;
  for (int kind = 0; kind < DUID_N_SIGNAL_KINDS; kind++)
    add_kind (self, (DuidSignalKind) kind);
}

/* ---- what to look for ---- */

static void
start (DuidSignalsPane *self)
{
  Order *order;
  guint  place = gtk_drop_down_get_selected (self->own);

  if (self->is_filling)
    return;
  end_errand (self);
  order = g_new0 (Order, 1);
  order->dataset = duid_dataset_ref (duid_session_get_dataset (self->session));
  order->tagging = duid_tagging_ref (duid_session_get_tagging (self->session));
  order->by = place > 0 && place <= self->sources->len
                ? ((DuidGroupSource *) g_ptr_array_index (self->sources, place - 1))->by
                : -1;
  gtk_spinner_start (self->spinner);
  self->errand = duid_errand_start (GTK_WIDGET (self), find_signals, order, free_order,
                                    free_signals, found_cb);
}

/* Questions that part the stories: all of them are then in one group. */
static void
fill_own (DuidSignalsPane *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = duid_group_sources_new (self->session);
  gtk_string_list_append (labels, _ ("All stories as one group"));
  for (guint i = 0; i < self->sources->len;)
    {
      const DuidGroupSource *source = g_ptr_array_index (self->sources, i);

      if (source->by >= 0 && source->by < DUID_QUESTION_TAGS (dataset) &&
          duid_dataset_get_question (dataset, (guint) source->by)->type == DUID_QUESTION_CHOICE)
        {
          gtk_string_list_append (labels, source->label);
          i++;
        }
      else
        g_ptr_array_remove_index (self->sources, i);
    }
  gtk_drop_down_set_model (self->own, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->own, self->sources->len > 0 ? 1 : 0);
  self->is_filling = FALSE;
}

static void
refresh (DuidSignalsPane *self)
{
  if (!self->is_stale || duid_session_get_dataset (self->session) == NULL)
    return;
  self->is_stale = FALSE;
  fill_own (self);
  start (self);
}

static void
session_changed_cb (DuidSignalsPane *self,
                    guint            what)
{
  if ((what & DUID_CHANGED_DATA) == 0)
    return;
  self->is_stale = TRUE;
  end_errand (self);
  clear_list (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* ---- making ---- */

static void
duid_signals_pane_dispose (GObject *object)
{
  DuidSignalsPane *self = DUID_SIGNALS_PANE (object);

  self->spinner = NULL;
  end_errand (self);
  g_clear_pointer (&self->signals, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_signals_pane_parent_class)->dispose (object);
}

static void
duid_signals_pane_class_init (DuidSignalsPaneClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_signals_pane_dispose;
}

static GtkWidget *
make_bar (DuidSignalsPane *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("A story’s own group:"));

  self->own = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  g_signal_connect_object (self->own, "notify::selected", G_CALLBACK (start), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A story’s own group:"), -1);
  gtk_widget_add_css_class (bar, "compare-bar");
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->own));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->spinner));
  return bar;
}

static void
duid_signals_pane_init (DuidSignalsPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), clamp);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), scroll);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

GtkWidget *
duid_signals_pane_new (DuidSession *session)
{
  DuidSignalsPane *self = g_object_new (DUID_TYPE_SIGNALS_PANE, NULL);

  self->session = g_object_ref (session);
  self->is_stale = TRUE;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
