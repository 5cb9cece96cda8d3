/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-screen-pane.h"

#include "plot/duid-figure.h"
#include "widgets/duid-errand.h"
#include "widgets/duid-pair-window.h"
#include "widgets/duid-save-table.h"
#include "widgets/duid-screen-view.h"

#include <glib/gi18n-lib.h>

#define SHOW_PROGRESS 120 /* ms */
#define SEED          1
#define CLEAR         .05

struct _DuidScreenPane
{
  AdwBin parent_instance;

  DuidSession    *session;
  GtkLabel       *status;
  GtkProgressBar *bar;
  GtkWidget      *stop;
  GtkWidget      *save;
  DuidScreenView *view;
  DuidScreening  *screening;
  DuidErrand     *errand;
  guint           timer;
  gboolean        is_stale;
};

G_DEFINE_FINAL_TYPE (DuidScreenPane, duid_screen_pane, ADW_TYPE_BIN)

/* ---- the thread ---- */

typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  gboolean     is_refined;
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
screen (DuidErrand *errand,
        gpointer    data)
{
  const Order      *order = data;
  DuidScreeningPlan plan = {
    .dataset = order->dataset,
    .tagging = order->tagging,
    .seed = SEED,
    .is_refined = order->is_refined,
    .progress = duid_errand_goes_on,
    .data = errand,
  };

  return duid_screening_new (&plan);
}

static void
free_screening (gpointer screening)
{
  duid_screening_free (screening);
}

/* ---- showing ---- */

static void
show_status (DuidScreenPane *self)
{
  guint            n_clear = 0;
  g_autofree char *tests = NULL;
  g_autofree char *pairs = NULL;
  g_autofree char *stories = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->screening->pairs->len; i++)
    n_clear += g_array_index (self->screening->pairs, DuidScreenedPair, i).q < CLEAR;
  pairs = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u pair with a dot: more than chance",
                 "%u pairs with a dot: more than chance", n_clear),
    n_clear);
  tests = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u test, Benjamini-Hochberg at 5 %%",
                                        "%u tests, Benjamini-Hochberg at 5 %%",
                                        self->screening->n_tests),
                           self->screening->n_tests);
  if (self->screening->n_stories < self->screening->n_all)
    {
      g_autofree char *some = duid_figure_dup_count (self->screening->n_stories);
      g_autofree char *all = duid_figure_dup_count (self->screening->n_all);

      stories = g_strdup_printf (_ (" · a random choice of %s of %s stories"), some, all);
    }
  words = g_strdup_printf (_ ("Darker: know more of each other · %s · %s%s"), pairs, tests,
                           stories != NULL ? stories : "");
  gtk_label_set_text (self->status, words);
}

static gboolean
show_progress_cb (gpointer data)
{
  DuidScreenPane *self = data;

  gtk_progress_bar_set_fraction (self->bar, duid_errand_get_share (self->errand));
  return G_SOURCE_CONTINUE;
}

static void
end_errand (DuidScreenPane *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->errand, duid_errand_cancel);
  if (self->bar == NULL)
    return;
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), 0);
  gtk_widget_set_visible (self->stop, FALSE);
}

static void start (DuidScreenPane *self,
                   gboolean        is_refined);

static void
screened_cb (GtkWidget *widget,
             gpointer   result)
{
  DuidScreenPane *self = DUID_SCREEN_PANE (widget);

  end_errand (self);
  duid_screen_view_show (self->view, NULL, NULL);
  g_clear_pointer (&self->screening, duid_screening_free);
  self->screening = result;
  duid_screen_view_show (self->view, self->screening, duid_session_get_dataset (self->session));
  show_status (self);
  gtk_widget_set_visible (self->save, TRUE);
  if (!self->screening->is_refined)
    start (self, TRUE);
}

static void
start (DuidScreenPane *self,
       gboolean        is_refined)
{
  Order *order = g_new0 (Order, 1);

  end_errand (self);
  order->dataset = duid_dataset_ref (duid_session_get_dataset (self->session));
  order->tagging = duid_tagging_ref (duid_session_get_tagging (self->session));
  order->is_refined = is_refined;
  self->errand = duid_errand_start (GTK_WIDGET (self), screen, order, free_order, free_screening,
                                    screened_cb);
  self->timer = g_timeout_add (SHOW_PROGRESS, show_progress_cb, self);
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), 1);
  gtk_widget_set_visible (self->stop, TRUE);
}

static void
refresh (DuidScreenPane *self)
{
  if (!self->is_stale || duid_session_get_dataset (self->session) == NULL)
    return;
  self->is_stale = FALSE;
  gtk_label_set_text (self->status, _ ("Holding every question against every other…"));
  start (self, FALSE);
}

static void
session_changed_cb (DuidScreenPane *self,
                    guint           what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) == 0)
    return;
  self->is_stale = TRUE;
  if ((what & DUID_CHANGED_DATA) != 0)
    {
      end_errand (self);
      duid_screen_view_show (self->view, NULL, NULL);
      g_clear_pointer (&self->screening, duid_screening_free);
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
picked_cb (DuidScreenPane *self,
           guint           a,
           guint           b)
{
  const DuidScreening *screening = self->screening;

  duid_pair_window_open (GTK_WIDGET (self), self->session,
                         g_array_index (screening->questions, DuidScreened, a),
                         g_array_index (screening->questions, DuidScreened, b),
                         duid_screening_get_pair (screening, a, b)->q);
}

static void
save_cb (DuidScreenPane *self)
{
  g_autoptr (DuidCells) cells = NULL;

  if (self->screening == NULL)
    return;
  cells = duid_screening_make_cells (self->screening, duid_session_get_dataset (self->session));
  duid_save_table (GTK_WIDGET (self), cells);
}

/* ---- making ---- */

static GtkWidget *
make_status (DuidScreenPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "secondary");
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
  self->stop = gtk_button_new_with_label (_ ("Stop"));
  gtk_widget_add_css_class (self->stop, "small");
  gtk_widget_set_visible (self->stop, FALSE);
  g_signal_connect_object (self->stop, "clicked", G_CALLBACK (end_errand), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->stop);
  self->save = gtk_button_new_with_label (_ ("Save table…"));
  gtk_widget_add_css_class (self->save, "small");
  gtk_widget_set_visible (self->save, FALSE);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_widget_add_css_class (box, "compare-bar");
  return box;
}

static void
duid_screen_pane_dispose (GObject *object)
{
  DuidScreenPane *self = DUID_SCREEN_PANE (object);

  end_errand (self);
  if (self->view != NULL)
    duid_screen_view_show (self->view, NULL, NULL);
  self->view = NULL;
  self->bar = NULL;
  g_clear_pointer (&self->screening, duid_screening_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_screen_pane_parent_class)->dispose (object);
}

static void
duid_screen_pane_class_init (DuidScreenPaneClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_screen_pane_dispose;
}

static void
duid_screen_pane_init (DuidScreenPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->view = g_object_new (DUID_TYPE_SCREEN_VIEW, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "screen-map");
  g_signal_connect_object (self->view, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  /* A click gives the map the keyboard; it is taller than the window and should not jump. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), viewport);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), make_status (self));
  gtk_box_append (GTK_BOX (box), scroll);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

GtkWidget *
duid_screen_pane_new (DuidSession *session)
{
  DuidScreenPane *self = g_object_new (DUID_TYPE_SCREEN_PANE, NULL);

  self->session = g_object_ref (session);
  self->is_stale = TRUE;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
