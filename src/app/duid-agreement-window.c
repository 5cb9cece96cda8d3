/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-agreement-window.h"

#include "app/duid-agreement-table.h"
#include "app/duid-difference-list.h"
#include "app/duid-window-private.h"
#include "session/duid-session-blind.h"
#include "store/duid-project-readers.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-errand.h"
#include "widgets/duid-list-page.h"
#include "widgets/duid-wrap-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEED 1

struct _DuidAgreementWindow
{
  AdwWindow parent_instance;

  DuidSession *session;  /* owned */
  GHashTable  *left_out; /* char *: names of people who are not compared */
  DuidCoding  *coding;   /* what the window shows, or NULL */
  DuidErrand  *errand;
  gboolean     is_filling;

  GtkStack        *stack;    /* table, few, blind */
  GtkToggleButton *selected; /* only the selected stories */
  AdwBin          *people;
  AdwBin          *head;
  GtkListBox      *lines;
  GtkSpinner      *spinner;
  GtkLabel        *differ;
  GtkListBox      *differences;
  AdwStatusPage   *blind;
};

G_DEFINE_FINAL_TYPE (DuidAgreementWindow, duid_agreement_window, ADW_TYPE_WINDOW)

/* ---- measuring, in a thread ---- */

static gpointer
measure_lines (DuidErrand *errand,
               gpointer    data)
{
  const DuidCoding *coding = data;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DuidAgreementLine));

  for (int tag = -1; tag < (int) coding->n_tags; tag++)
    {
      DuidAgreementLine line = duid_agreement_line_measure (coding, tag, SEED);

      g_array_append_val (lines, line);
      if (!duid_errand_goes_on ((double) lines->len / (coding->n_tags + 1), errand))
        return NULL;
    }
  return g_steal_pointer (&lines);
}

static void
show_differences (DuidAgreementWindow *self)
{
  GtkListBoxRow   *row = gtk_list_box_get_selected_row (self->lines);
  int              tag = row != NULL ? duid_agreement_table_get_tag (row) : -1;
  guint            n = duid_difference_list_fill (self->differences, self->session, self->coding,
                                                  tag);
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_ ("Nobody differs here."));
  else if (n > DUID_MOST_DIFFERENCES)
    words = g_strdup_printf (_ ("%u stories; the %u that are disputed most are here."), n,
                             DUID_MOST_DIFFERENCES);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u story", "%u stories", n), n);
  gtk_label_set_text (self->differ, words);
}

static void
measured_cb (GtkWidget *window,
             gpointer   result)
{
  DuidAgreementWindow *self = DUID_AGREEMENT_WINDOW (window);
  g_autoptr (GArray) lines = result;
  GtkListBoxRow *chosen = gtk_list_box_get_selected_row (self->lines);
  int            at = chosen != NULL ? gtk_list_box_row_get_index (chosen) : 0;
  gboolean       has_kappa = self->coding->people->len == 2;

  gtk_spinner_stop (self->spinner);
  self->is_filling = TRUE;
  adw_bin_set_child (self->head, duid_agreement_table_make_head (has_kappa));
  duid_agreement_table_fill (self->lines, duid_session_get_all_tagging (self->session), lines,
                             has_kappa);
  chosen = gtk_list_box_get_row_at_index (self->lines, at);
  gtk_list_box_select_row (self->lines, chosen != NULL
                                          ? chosen
                                          : gtk_list_box_get_row_at_index (self->lines, 0));
  self->is_filling = FALSE;
  show_differences (self);
}

/* A thread works on a coding of its own. */
static void
start_measuring (DuidAgreementWindow *self,
                 DuidCoding          *own)
{
  g_clear_pointer (&self->errand, duid_errand_cancel);
  gtk_spinner_start (self->spinner);
  self->errand = duid_errand_start (GTK_WIDGET (self), measure_lines, own,
                                    (GDestroyNotify) duid_coding_free,
                                    (GDestroyNotify) g_array_unref, measured_cb);
}

/* ---- who ---- */

static void refresh (DuidAgreementWindow *self);

static void
person_cb (DuidAgreementWindow *self,
           GtkToggleButton     *button)
{
  const char *name = g_object_get_data (G_OBJECT (button), "name");

  if (gtk_toggle_button_get_active (button))
    g_hash_table_remove (self->left_out, name);
  else
    g_hash_table_add (self->left_out, g_strdup (name));
  refresh (self);
}

static GtkWidget *
make_person (DuidAgreementWindow *self,
             const char          *name,
             gsize                n)
{
  g_autofree char *words =
    g_strdup_printf ("%s · %'zu", *name != '\0' ? name : _ ("nobody in particular"), n);
  g_autofree char *tip = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Read or tagged %zu story", "Read or tagged %zu stories", n), n);
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "small");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                !g_hash_table_contains (self->left_out, name));
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (person_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static gboolean
shows_these_people (DuidAgreementWindow *self,
                    const DuidCoding    *all)
{
  g_autoptr (GString) now = g_string_new (NULL);
  GtkWidget *box = adw_bin_get_child (self->people);

  for (guint i = 0; i < all->people->len; i++)
    g_string_append_printf (now, "%s\t%zu\n", (char *) all->people->pdata[i],
                            g_array_index (all->counts, gsize, i));
  if (box != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (box), "people"), now->str) == 0)
    return TRUE;
  box = duid_wrap_box_new (6);
  g_object_set_data_full (G_OBJECT (box), "people", g_strdup (now->str), g_free);
  adw_bin_set_child (self->people, box);
  return FALSE;
}

/* Made anew only when they are others: the keys may be on one of them. */
static void
show_people (DuidAgreementWindow *self,
             const DuidCoding    *all)
{
  if (shows_these_people (self, all))
    return;
  for (guint i = 0; i < all->people->len; i++)
    duid_wrap_box_insert (DUID_WRAP_BOX (adw_bin_get_child (self->people)),
                          make_person (self, all->people->pdata[i],
                                       g_array_index (all->counts, gsize, i)),
                          NULL);
}

/* ---- what it shows ---- */

static void
show_blind (DuidAgreementWindow *self,
            const DuidCoding    *all)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gsize n = all->rows->len;

  for (guint i = 0; i < all->people->len; i++)
    g_string_append_printf (words, "%s%s: %'zu", i > 0 ? " · " : "",
                            (char *) all->people->pdata[i], g_array_index (all->counts, gsize, i));
  if (words->len > 0)
    g_string_append (words, "\n\n");
  g_string_append_printf (
    words,
    g_dngettext (GETTEXT_PACKAGE,
                 "Two people or more have read or tagged %zu story. What they say of it is "
                 "compared once everybody’s tags are revealed, to everybody.",
                 "Two people or more have read or tagged %zu stories. What they say of them is "
                 "compared once everybody’s tags are revealed, to everybody.",
                 n),
    n);
  adw_status_page_set_description (self->blind, words->str);
}

/* Those who are compared, NULL-terminated (transfer container). */
static const char **
list_chosen (DuidAgreementWindow *self,
             const DuidCoding    *all)
{
  const char **chosen = g_new0 (const char *, all->people->len + 1);
  guint        n = 0;

  for (guint i = 0; i < all->people->len; i++)
    if (!g_hash_table_contains (self->left_out, all->people->pdata[i]))
      chosen[n++] = all->people->pdata[i];
  return chosen;
}

static void
compare (DuidAgreementWindow *self,
         GPtrArray           *readers,
         const DuidRows      *rows,
         const DuidCoding    *all)
{
  const DuidTagging      *tagging = duid_session_get_all_tagging (self->session);
  g_autofree const char **chosen = list_chosen (self, all);

  g_clear_pointer (&self->coding, duid_coding_free);
  self->coding = duid_coding_new (tagging, readers, rows, chosen);
  start_measuring (self, duid_coding_new (tagging, readers, rows, chosen));
}

static void
refresh (DuidAgreementWindow *self)
{
  DuidDataset       *dataset = duid_session_get_dataset (self->session);
  const DuidTagging *tagging = duid_session_get_all_tagging (self->session);
  const DuidRows    *rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) readers = NULL;
  g_autoptr (DuidCoding) all = NULL;

  if (dataset == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  readers = duid_project_load_readers (duid_session_get_project (self->session), dataset, &error);
  if (readers == NULL)
    {
      duid_compat_tell (GTK_WINDOW (self), _ ("This could not be read"), error->message);
      return;
    }
  if (gtk_toggle_button_get_active (self->selected))
    rows = duid_selection_get_rows (duid_session_get_selection (self->session));
  all = duid_coding_new (tagging, readers, rows, NULL);
  if (duid_session_is_blind (self->session))
    {
      show_blind (self, all);
      gtk_stack_set_visible_child_name (self->stack, "blind");
      return;
    }
  show_people (self, all);
  gtk_stack_set_visible_child_name (self->stack, all->people->len < 2 ? "few" : "table");
  compare (self, readers, rows, all);
}

static void
session_changed_cb (DuidAgreementWindow *self,
                    guint                what)
{
  guint interest = DUID_CHANGED_DATA | DUID_CHANGED_TAGGING | DUID_CHANGED_READ;

  if (gtk_toggle_button_get_active (self->selected))
    interest |= DUID_CHANGED_CONDITIONS;
  if ((what & interest) != 0)
    refresh (self);
}

/* ---- the hand ---- */

static void
line_cb (DuidAgreementWindow *self)
{
  if (!self->is_filling && self->coding != NULL)
    show_differences (self);
}

static void
story_cb (DuidAgreementWindow *self,
          GtkListBoxRow       *row)
{
  DuidWindow *parent = DUID_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const char *page = adw_view_stack_get_visible_child_name (parent->pages);

  duid_session_focus (self->session, (gssize) duid_difference_list_get_row (row));
  if (g_strcmp0 (page, "explore") != 0 && g_strcmp0 (page, "stories") != 0)
    duid_window_show_page (parent, "stories");
}

static void
reveal_cb (DuidAgreementWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!duid_session_set_blind (self->session, FALSE, &error))
    duid_compat_tell (GTK_WINDOW (self), _ ("This was not kept"), error->message);
}

/* ---- parts ---- */

static GtkWidget *
new_label (const char *words,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_left (DuidAgreementWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->people = ADW_BIN (adw_bin_new ());
  self->head = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (box), new_label (_ ("Compare"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->people));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box),
                  duid_list_box_new (&self->lines, _ ("Agreement by tag")));
  gtk_box_append (
    GTK_BOX (box),
    new_label (_ ("1: always the same. 0: no more than by chance. From 0.80 on people call it "
                  "reliable, from 0.67 on enough for careful conclusions (Krippendorff). In "
                  "brackets: how sure it is, 95 %. Who read a story without giving the tag said "
                  "that it does not fit."),
               "caption"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->head), 6);
  gtk_list_box_set_selection_mode (self->lines, GTK_SELECTION_BROWSE);
  g_signal_connect_object (self->lines, "row-selected", G_CALLBACK (line_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "tags-left");
  gtk_widget_set_size_request (box, 480, -1);
  return box;
}

static GtkWidget *
make_right (DuidAgreementWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->differ = GTK_LABEL (new_label (NULL, "secondary"));
  gtk_box_append (GTK_BOX (box), new_label (_ ("Stories on which they differ"), "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->differ));
  gtk_box_append (GTK_BOX (box),
                  duid_list_box_new (&self->differences, _ ("Stories on which they differ")));
  gtk_list_box_set_selection_mode (self->differences, GTK_SELECTION_NONE);
  g_signal_connect_object (self->differences, "row-activated", G_CALLBACK (story_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "tags-left");
  gtk_widget_set_size_request (box, 300, -1);
  return box;
}

static GtkWidget *
make_table (DuidAgreementWindow *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_start_child (GTK_PANED (paned), make_left (self));
  gtk_paned_set_end_child (GTK_PANED (paned), make_right (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 580);
  return paned;
}

static GtkWidget *
make_few (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "duid-group-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing to compare yet"));
  adw_status_page_set_description (
    ADW_STATUS_PAGE (page),
    _ ("Agreement is of two people who read or tagged the same stories: on this computer, each "
       "under their own name (People…), or in copies of the project that are brought together "
       "(Add contributions from another copy…)."));
  return page;
}

static GtkWidget *
make_blind (DuidAgreementWindow *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reveal"));

  self->blind = ADW_STATUS_PAGE (page);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  adw_status_page_set_icon_name (self->blind, "duid-not-shown-symbolic");
  adw_status_page_set_title (self->blind, _ ("You code blind"));
  adw_status_page_set_child (self->blind, button);
  return page;
}

static GtkWidget *
make_header (DuidAgreementWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *selected = gtk_toggle_button_new_with_label (_ ("Only the selection"));
  GtkWidget *spinner = gtk_spinner_new ();

  self->selected = GTK_TOGGLE_BUTTON (selected);
  self->spinner = GTK_SPINNER (spinner);
  gtk_widget_set_tooltip_text (selected, _ ("Only the stories that pass the filters count"));
  g_signal_connect_object (selected, "toggled", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), selected);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), spinner);
  return header;
}

/* ---- life ---- */

static void
duid_agreement_window_dispose (GObject *object)
{
  DuidAgreementWindow *self = DUID_AGREEMENT_WINDOW (object);

  g_clear_pointer (&self->errand, duid_errand_cancel);
  g_clear_pointer (&self->coding, duid_coding_free);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_agreement_window_parent_class)->dispose (object);
}

static void
duid_agreement_window_class_init (DuidAgreementWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_agreement_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
duid_agreement_window_init (DuidAgreementWindow *self)
{
  self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWindow *
duid_agreement_window_new (GtkWindow   *parent,
                           DuidSession *session)
{
  DuidAgreementWindow *self = g_object_new (DUID_TYPE_AGREEMENT_WINDOW, NULL);
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget           *stack = gtk_stack_new ();

  self->session = g_object_ref (session);
  self->stack = GTK_STACK (stack);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_stack_add_named (self->stack, make_table (self), "table");
  gtk_stack_add_named (self->stack, make_few (), "few");
  gtk_stack_add_named (self->stack, make_blind (self), "blind");
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_box_append (GTK_BOX (box), stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Agreement"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1000, 640);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WINDOW (self);
}
