/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-erase-window.h"

#include "app/duid-erase-facts.h"
#include "app/duid-window-private.h"
#include "session/duid-session-erase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DuidEraseWindow
{
  AdwWindow parent_instance;

  DuidWindow  *parent;  /* owned */
  DuidSession *session; /* owned */
  gsize        row;
  DuidRows    *teller;  /* every story of who told it */
  DuidErasing *erasing; /* what would go now */
  gboolean     is_at_work;

  GtkStack    *stack; /* what, sure, busy */
  AdwBin      *facts; /* around the groups, made anew when the choice changes */
  GtkSwitch   *clears;
  GtkEditable *word;
  GtkWidget   *erase;
};

G_DEFINE_FINAL_TYPE (DuidEraseWindow, duid_erase_window, ADW_TYPE_WINDOW)

/* ---- this story, or all of the teller ---- */

static void show_facts (DuidEraseWindow *self);

static gboolean
plan (DuidEraseWindow *self,
      gboolean         is_teller)
{
  g_autoptr (DuidRows) one = duid_rows_new (self->teller->n_rows);
  g_autoptr (GError) error = NULL;
  DuidErasing *erasing;

  duid_rows_add (one, self->row);
  erasing = duid_session_plan_erasing (self->session, is_teller ? self->teller : one, &error);
  if (erasing == NULL)
    {
      duid_window_tell_error (self->parent, _ ("The story cannot be erased"), error);
      return FALSE;
    }
  g_clear_pointer (&self->erasing, duid_erasing_free);
  self->erasing = erasing;
  return TRUE;
}

static void
which_cb (DuidEraseWindow *self,
          GtkCheckButton  *check)
{
  gboolean is_teller = g_object_get_data (G_OBJECT (check), "teller") != NULL;

  if (gtk_check_button_get_active (check) && plan (self, is_teller))
    show_facts (self);
}

static GtkWidget *
add_which (DuidEraseWindow *self,
           GtkWidget       *group,
           const char      *words,
           GtkWidget       *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (first != NULL)
    {
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      g_object_set_data (G_OBJECT (check), "teller", self);
    }
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (which_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return check;
}

static GtkWidget *
make_which (DuidEraseWindow *self)
{
  gsize            n = duid_rows_count (self->teller);
  GtkWidget       *group = adw_preferences_group_new ();
  g_autofree char *all = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "The teller: all %zu story", "The teller: all %zu stories", n),
    n);

  add_which (self, group, all, add_which (self, group, _ ("Only this story"), NULL));
  return group;
}

/* ---- doing it ---- */

static void
tell_end (DuidEraseWindow *self,
          guint            n_left)
{
  gsize            n = self->erasing->n_stories;
  g_autofree char *words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%zu story has been erased.", "%zu stories have been erased.",
                 n),
    n);
  g_autofree char *more = NULL;

  if (n_left > 0)
    more = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%s %u backup still holds what was erased: see “Versions and backups”.",
                   "%s %u backups still hold what was erased: see “Versions and backups”.",
                   n_left),
      words, n_left);
  duid_window_toast (self->parent, more != NULL ? more : words);
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DuidEraseWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint n_left = 0;

  self->is_at_work = FALSE;
  if (duid_session_erase_finish (DUID_SESSION (source), result, &n_left, &error))
    tell_end (self, n_left);
  else
    duid_window_tell_error (self->parent, _ ("The story was not erased"), error);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
is_word_typed (DuidEraseWindow *self)
{
  g_autofree char *typed = g_strstrip (g_utf8_casefold (gtk_editable_get_text (self->word), -1));
  g_autofree char *asked = g_utf8_casefold (_ ("erase"), -1);

  return strcmp (typed, asked) == 0;
}

static void
typed_cb (DuidEraseWindow *self)
{
  gtk_widget_set_sensitive (self->erase, is_word_typed (self));
}

static void
erase_cb (DuidEraseWindow *self)
{
  gboolean clears = self->clears != NULL && gtk_switch_get_active (self->clears);

  if (self->is_at_work || !is_word_typed (self))
    return;
  self->is_at_work = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "busy");
  duid_session_erase_async (self->session, self->erasing->rows, clears, erased_cb,
                            g_object_ref (self));
}

static void
go_on_cb (DuidEraseWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "sure");
  gtk_widget_grab_focus (GTK_WIDGET (self->word));
}

static void
back_cb (DuidEraseWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "what");
}

static gboolean
close_cb (DuidEraseWindow *self)
{
  return self->is_at_work;
}

/* ---- pages ---- */

static GtkWidget *
new_button (DuidEraseWindow *self,
            const char      *label,
            const char      *css_class,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_buttons (GtkWidget *left,
              GtkWidget *right)
{
  GtkWidget *box = gtk_center_box_new ();

  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), left);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), right);
  gtk_widget_add_css_class (box, "page");
  return box;
}

static void
show_facts (DuidEraseWindow *self)
{
  gboolean was_on = self->clears != NULL && gtk_switch_get_active (self->clears);

  adw_bin_set_child (self->facts, duid_erase_facts_new (duid_session_get_dataset (self->session),
                                                        self->erasing, was_on, &self->clears));
}

static GtkWidget *
make_what (DuidEraseWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->facts = ADW_BIN (adw_bin_new ());
  if (duid_rows_count (self->teller) > 1)
    gtk_box_append (GTK_BOX (page), make_which (self));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->facts));
  gtk_widget_add_css_class (page, "page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box),
                  make_buttons (new_button (self, _ ("_Cancel"), NULL,
                                            G_CALLBACK (gtk_window_close)),
                                new_button (self, _ ("_Go on…"), "destructive-action",
                                            G_CALLBACK (go_on_cb))));
  return box;
}

static GtkWidget *
make_sure (DuidEraseWindow *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *page = adw_status_page_new ();
  GtkWidget       *clamp = adw_clamp_new ();
  GtkWidget       *entry = gtk_entry_new ();
  g_autofree char *words = g_strdup_printf (_ ("Type “%s” to confirm."), _ ("erase"));

  self->word = GTK_EDITABLE (entry);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "user-trash-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("This cannot be undone"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), words);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (erase_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 240);
  adw_clamp_set_child (ADW_CLAMP (clamp), entry);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clamp);
  self->erase = new_button (self, _ ("_Erase for good"), "destructive-action",
                            G_CALLBACK (erase_cb));
  gtk_widget_set_sensitive (self->erase, FALSE);
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box),
                  make_buttons (new_button (self, _ ("_Back"), NULL, G_CALLBACK (back_cb)),
                                self->erase));
  return box;
}

static GtkWidget *
make_busy (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Erasing"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("The project is written anew, so that nothing stays behind in the file."));
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), spinner);
  return page;
}

/* ---- life ---- */

static void
duid_erase_window_dispose (GObject *object)
{
  DuidEraseWindow *self = DUID_ERASE_WINDOW (object);

  g_clear_object (&self->parent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->teller, duid_rows_free);
  g_clear_pointer (&self->erasing, duid_erasing_free);
  G_OBJECT_CLASS (duid_erase_window_parent_class)->dispose (object);
}

static void
duid_erase_window_class_init (DuidEraseWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_erase_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
duid_erase_window_init (DuidEraseWindow *self)
{
  g_signal_connect (self, "close-request", G_CALLBACK (close_cb), NULL);
}

GtkWindow *
duid_erase_window_new (DuidWindow  *parent,
                       DuidSession *session,
                       gsize        row)
{
  DuidEraseWindow *self = g_object_new (DUID_TYPE_ERASE_WINDOW, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *stack = gtk_stack_new ();

  self->parent = g_object_ref (parent);
  self->session = g_object_ref (session);
  self->row = row;
  self->teller = duid_dataset_find_teller (duid_session_get_dataset (session), row);
  self->stack = GTK_STACK (stack);
  gtk_stack_add_named (self->stack, make_what (self), "what");
  gtk_stack_add_named (self->stack, make_sure (self), "sure");
  gtk_stack_add_named (self->stack, make_busy (), "busy");
  if (!plan (self, FALSE))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  show_facts (self);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Erase a story"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 660);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  return GTK_WINDOW (self);
}

void
duid_window_erase_story (DuidWindow *self,
                         GVariant   *parameter)
{
  gssize     row = duid_session_get_focus (self->session);
  GtkWindow *window = row >= 0 ? duid_erase_window_new (self, self->session, (gsize) row) : NULL;

  if (window != NULL)
    gtk_window_present (window);
}
