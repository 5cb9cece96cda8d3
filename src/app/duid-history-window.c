/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-history-window.h"

#include "app/duid-window-private.h"
#include "session/duid-session-history.h"
#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

struct _DuidHistoryWindow
{
  AdwWindow parent_instance;

  DuidSession *session; /* owned */
  GtkListBox  *list;
  GtkStack    *stack; /* list, empty */
  gboolean     is_walking;
};

G_DEFINE_FINAL_TYPE (DuidHistoryWindow, duid_history_window, ADW_TYPE_WINDOW)

/* ---- the list ---- */

/* Words begin small, since they follow “Undo:” elsewhere. */
static char *
dup_capital (const char *words)
{
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (words), NULL);
}

static void
say_row (GtkWidget  *row,
         const char *words,
         gboolean    is_now,
         gboolean    is_undone)
{
  g_autofree char *spoken = is_now      ? g_strdup_printf (_ ("%s. You are here."), words)
                            : is_undone ? g_strdup_printf (_ ("%s. Taken back."), words)
                                        : g_strdup (words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The place after the first @n_done steps; the words are of the last of those. */
static GtkWidget *
make_row (const char *words,
          const char *icon,
          gboolean    is_now,
          gboolean    is_undone)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "history-row");
  if (is_undone)
    gtk_widget_add_css_class (box, "undone");
  if (is_now)
    {
      GtkWidget *here = gtk_label_new (_ ("You are here"));

      gtk_widget_add_css_class (here, "here");
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), here);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  say_row (row, words, is_now, is_undone);
  return row;
}

static void
clear_list (DuidHistoryWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static GtkWidget *
find_here (DuidHistoryWindow *self)
{
  guint n_done;
  guint n = duid_session_count_steps (self->session, &n_done);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) (n - n_done)));
}

static void
fill_list (DuidHistoryWindow *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self->list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean   had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  guint      n_done;
  guint      n = duid_session_count_steps (self->session, &n_done);

  clear_list (self);
  for (guint i = n; i > 0; i--)
    {
      gboolean         is_look;
      g_autofree char *words =
        dup_capital (duid_session_get_step (self->session, i - 1, &is_look));

      gtk_list_box_append (self->list,
                           make_row (words,
                                     is_look ? "duid-explore-symbolic" : "document-edit-symbolic",
                                     i == n_done, i > n_done));
    }
  gtk_list_box_append (self->list, make_row (_ ("Before all of this"), "go-first-symbolic",
                                             n_done == 0, FALSE));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (had_focus)
    gtk_widget_grab_focus (find_here (self));
}

static void
session_changed_cb (DuidHistoryWindow *self,
                    guint              what)
{
  if (!self->is_walking && (what & (DUID_CHANGED_DATA | DUID_CHANGED_HISTORY)) != 0)
    fill_list (self);
}

static void
row_activated_cb (DuidHistoryWindow *self,
                  GtkListBoxRow     *row)
{
  guint n_done;
  guint n = duid_session_count_steps (self->session, &n_done);
  g_autoptr (GError) error = NULL;

  self->is_walking = TRUE;
  if (!duid_session_walk_to (self->session, n - (guint) gtk_list_box_row_get_index (row), &error))
    duid_compat_tell (GTK_WINDOW (self), _ ("It could not go all the way there"), error->message);
  self->is_walking = FALSE;
  fill_list (self);
}

/* ---- life ---- */

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *nothing)
{
  DuidHistoryWindow *self = DUID_HISTORY_WINDOW (widget);
  gboolean           is_undo = g_strcmp0 (name, "history.undo") == 0;
  g_autoptr (GError) error = NULL;

  if (is_undo ? !duid_session_undo (self->session, &error)
              : !duid_session_redo (self->session, &error))
    duid_compat_tell (GTK_WINDOW (self), _ ("It could not go all the way there"), error->message);
}

static void
duid_history_window_dispose (GObject *object)
{
  g_clear_object (&DUID_HISTORY_WINDOW (object)->session);
  G_OBJECT_CLASS (duid_history_window_parent_class)->dispose (object);
}

static void
duid_history_window_class_init (DuidHistoryWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_history_window_dispose;
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "history.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "history.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duid_history_window_init (DuidHistoryWindow *self)
{
}

static GtkWidget *
make_list (DuidHistoryWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "history");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What we looked at and did, the newest first"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (empty),
    _ ("Select stories in a chart, give one a tag or write a note: each step appears here, and a "
       "click on one goes back to it."));
  return empty;
}

/* What is not in the list, and why. */
static GtkWidget *
make_limits (void)
{
  g_autofree char *words = g_strdup_printf (
    _ ("At most %d acts of yours are kept for this. What others did, imports and erasures cannot "
       "be taken back here, nor what was done from the command line or by an older version."),
    DUID_HISTORY_MOST);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (label, "page");
  return label;
}

GtkWindow *
duid_history_window_new (GtkWindow   *parent,
                         DuidSession *session)
{
  DuidHistoryWindow *self = g_object_new (DUID_TYPE_HISTORY_WINDOW, NULL);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget         *stack = gtk_stack_new ();

  self->session = g_object_ref (session);
  self->stack = GTK_STACK (stack);
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (), "empty");
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), make_limits ());
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("What we looked at and did"));
  gtk_window_set_default_size (GTK_WINDOW (self), 420, 560);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill_list (self);
  gtk_window_set_focus (GTK_WINDOW (self), find_here (self));
  return GTK_WINDOW (self);
}

void
duid_window_show_history (DuidWindow *self,
                          GVariant   *parameter)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *list = windows; list != NULL; list = list->next)
    if (DUID_IS_HISTORY_WINDOW (list->data) &&
        gtk_window_get_transient_for (list->data) == GTK_WINDOW (self))
      {
        gtk_window_present (list->data);
        return;
      }
  gtk_window_present (duid_history_window_new (GTK_WINDOW (self), self->session));
}
