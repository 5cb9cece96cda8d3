/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-words-window.h"

#include "base/duid-search.h"
#include "filter/duid-word-context.h"
#include "model/duid-late-texts.h"
#include "session/duid-word-comparison.h"
#include "widgets/duid-list-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_WORDS    60 /* of either side */
#define MOST_CONTEXTS 500
#define CONTEXT_CHARS 60

struct _DuidWordsWindow
{
  AdwWindow parent_instance;

  DuidSession     *session; /* owned */
  GCancellable    *comparing;
  GCancellable    *searching;
  GtkLabel        *head;
  GtkListBox      *words;
  GtkEditable     *entry;
  GtkToggleButton *inside; /* looks inside words too */
  GtkLabel        *found;
  GtkListBox      *contexts;
};

G_DEFINE_FINAL_TYPE (DuidWordsWindow, duid_words_window, ADW_TYPE_WINDOW)

/* What a thread works on; nothing of it changes meanwhile. */
typedef struct
{
  DuidDataset *dataset;
  DuidRows    *rows;
  DuidRows    *others; /* of a comparison */
  char        *search; /* of a search */
  gsize        n_all;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  duid_dataset_unref (job->dataset);
  duid_rows_free (job->rows);
  g_clear_pointer (&job->others, duid_rows_free);
  g_free (job->search);
  g_free (job);
}

static Job *
new_job (DuidWordsWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->dataset = duid_dataset_ref (duid_session_get_dataset (self->session));
  job->rows = duid_rows_copy (duid_selection_get_rows (duid_session_get_selection (self->session)));
  return job;
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
new_label (const char *words,
           float       xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_number (const char *digits,
            int         width)
{
  GtkWidget *label = new_label (digits, 1, "numeric");

  gtk_label_set_width_chars (GTK_LABEL (label), width);
  return label;
}

/* ---- contexts ---- */

static GtkWidget *
make_context (const DuidWordContext *context)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_center_box_new ();
  GtkWidget       *before = new_label (context->before, 1, NULL);
  GtkWidget       *after = new_label (context->after, 0, NULL);
  g_autofree char *words = g_strconcat (context->before, context->hit, context->after, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (before), PANGO_ELLIPSIZE_START);
  gtk_label_set_ellipsize (GTK_LABEL (after), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (before, TRUE);
  gtk_widget_set_hexpand (after, TRUE);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), before);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (box),
                                    new_label (context->hit, 0.5, "word-hit"));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), after);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "word-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (row), "row", GSIZE_TO_POINTER (context->row));
  return row;
}

static void
search_job (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Job    *job = data;
  GError *error = NULL;
  GArray *contexts = NULL;

  if (duid_dataset_fetch_texts (job->dataset, cancellable, &error))
    contexts = duid_word_contexts_find (job->dataset, job->rows, job->search, CONTEXT_CHARS,
                                        MOST_CONTEXTS, &job->n_all, cancellable, &error);
  if (contexts == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, contexts, (GDestroyNotify) g_array_unref);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  DuidWordsWindow *self = DUID_WORDS_WINDOW (source);
  const Job       *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GArray) contexts = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *words = NULL;

  if (contexts == NULL || self->session == NULL)
    return;
  empty (self->contexts);
  for (guint i = 0; i < contexts->len; i++)
    gtk_list_box_append (self->contexts,
                         make_context (&g_array_index (contexts, DuidWordContext, i)));
  if (job->n_all > contexts->len)
    words = g_strdup_printf (_ ("%u of %zu places"), contexts->len, job->n_all);
  else
    words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%zu place", "%zu places", job->n_all), job->n_all);
  gtk_label_set_text (self->found, *job->search != '\0' ? words : "");
}

static char *
dup_search (DuidWordsWindow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  return gtk_toggle_button_get_active (self->inside) ? duid_search_dup_inside (typed, TRUE)
                                                     : g_steal_pointer (&typed);
}

static void
search_cb (DuidWordsWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->session == NULL || duid_session_get_dataset (self->session) == NULL)
    return;
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  job = new_job (self);
  job->search = dup_search (self);
  task = g_task_new (self, self->searching, searched_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, search_job);
}

static void
context_cb (DuidWordsWindow *self,
            GtkListBoxRow   *row)
{
  duid_session_focus (self->session,
                      GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "row")));
}

/* ---- words that stand out ---- */

static GtkWidget *
make_word (const DuidKeyWord *word)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget       *name = new_label (word->word, 0, NULL);
  g_autofree char *counts = g_strdup_printf ("%u : %u", word->count[0], word->count[1]);
  g_autofree char *ratio = g_strdup_printf ("%.1f×", exp2 (fabs (word->keyness.log_ratio)));
  g_autofree char *q =
    word->q < 0.001 ? g_strdup ("q < 0.001") : g_strdup_printf ("q %.2g", word->q);
  g_autofree char *tip = g_strdup_printf (
    _ ("In %u stories here and %u there. Log-likelihood %.1f, log ratio %+.2f, q %.2g of all words "
       "that are compared."),
    word->stories[0], word->stories[1], word->keyness.likelihood, word->keyness.log_ratio, word->q);
  GtkWidget *sure = new_label (q, 1, "caption");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (sure, "secondary");
  gtk_label_set_width_chars (GTK_LABEL (sure), 9);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), new_number (counts, 8));
  gtk_box_append (GTK_BOX (box), new_number (ratio, 6));
  gtk_box_append (GTK_BOX (box), sure);
  gtk_widget_set_tooltip_text (row, tip);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "word-row");
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (word->word), g_free);
  return row;
}

static void
append_side (DuidWordsWindow          *self,
             const DuidWordComparison *comparison,
             int                       side)
{
  guint      n = comparison->words->len;
  guint      n_shown = 0;
  GtkWidget *head = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (
    GTK_LIST_BOX_ROW (head),
    new_label (side == 0 ? _ ("More often here") : _ ("Less often here"), 0, "caption-heading"));
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (head), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (head), FALSE);
  gtk_widget_add_css_class (head, "word-row");
  gtk_list_box_append (self->words, head);
  for (guint i = 0; i < n && n_shown < MOST_WORDS; i++)
    {
      const DuidKeyWord *word =
        &g_array_index (comparison->words, DuidKeyWord, side == 0 ? i : n - 1 - i);

      if ((word->keyness.log_ratio < 0) != (side == 1))
        continue;
      gtk_list_box_append (self->words, make_word (word));
      n_shown++;
    }
}

static void
compare_job (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Job          *job = data;
  DuidWordChoice      choice = { .least_stories = DUID_LEAST_STORIES };
  GError             *error = NULL;
  DuidWordComparison *comparison = NULL;

  if (duid_dataset_fetch_texts (job->dataset, cancellable, &error))
    comparison = duid_word_comparison_new (job->dataset, job->rows, job->others, &choice,
                                           cancellable, &error);
  if (comparison == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, comparison, (GDestroyNotify) duid_word_comparison_free);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  DuidWordsWindow *self = DUID_WORDS_WINDOW (source);
  g_autoptr (DuidWordComparison) comparison = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *words = NULL;

  if (comparison == NULL || self->session == NULL)
    return;
  empty (self->words);
  if (comparison->n_stories[0] == 0 || comparison->n_stories[1] == 0)
    words = g_strdup (_ ("Choose some stories first: brush a chart, or press an option on the "
                         "left. Their words are then set against those of all others."));
  else
    words = g_strdup_printf (_ ("%zu stories against the other %zu. Words of fewer than three "
                                "stories are left out."),
                             comparison->n_stories[0], comparison->n_stories[1]);
  gtk_label_set_text (self->head, words);
  for (int side = 0; side < 2 && comparison->words->len > 0; side++)
    append_side (self, comparison, side);
}

static void
compare (DuidWordsWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (duid_session_get_dataset (self->session) == NULL)
    return;
  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  self->comparing = g_cancellable_new ();
  job = new_job (self);
  job->others = duid_rows_copy (job->rows);
  duid_rows_invert (job->others);
  task = g_task_new (self, self->comparing, compared_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, compare_job);
}

static void
word_cb (DuidWordsWindow *self,
         GtkListBoxRow   *row)
{
  const char      *word = g_object_get_data (G_OBJECT (row), "word");
  g_autofree char *exact = word != NULL ? g_strdup_printf ("\"%s\"", word) : NULL;

  if (exact != NULL)
    gtk_editable_set_text (self->entry, exact);
}

static void
session_changed_cb (DuidWordsWindow *self,
                    guint            what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_CONDITIONS)) == 0)
    return;
  compare (self);
  search_cb (self);
}

/* ---- life ---- */

static void
duid_words_window_dispose (GObject *object)
{
  DuidWordsWindow *self = DUID_WORDS_WINDOW (object);

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->comparing);
  g_clear_object (&self->searching);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_words_window_parent_class)->dispose (object);
}

static void
duid_words_window_class_init (DuidWordsWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_words_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
duid_words_window_init (DuidWordsWindow *self)
{
}

static GtkWidget *
make_left (DuidWordsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->head = GTK_LABEL (new_label (NULL, 0, "secondary"));
  gtk_label_set_wrap (self->head, TRUE);
  gtk_box_append (GTK_BOX (box), new_label (_ ("Words that stand out"), 0, "heading"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), duid_list_box_new (&self->words, _ ("Words that stand out")));
  g_signal_connect_object (self->words, "row-activated", G_CALLBACK (word_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "tags-left");
  gtk_widget_set_size_request (box, 280, -1);
  return box;
}

static GtkWidget *
make_right (DuidWordsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *inside = gtk_toggle_button_new_with_label (_ ("Inside words too"));

  self->entry = GTK_EDITABLE (entry);
  self->inside = GTK_TOGGLE_BUTTON (inside);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_set_tooltip_text (inside, _ ("“help” also finds “unhelpful”"));
  g_signal_connect_object (inside, "toggled", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  self->found = GTK_LABEL (new_label (NULL, 0, "secondary"));
  g_object_set (entry, "placeholder-text", _ ("Find words in these stories"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find words in these stories"), -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  /* The entry takes Escape for itself. */
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), entry);
  gtk_box_append (GTK_BOX (head), inside);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->found));
  gtk_box_append (GTK_BOX (box),
                  duid_list_box_new (&self->contexts, _ ("Places with what is around them")));
  g_signal_connect_object (self->contexts, "row-activated", G_CALLBACK (context_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (box, "tags-left");
  gtk_widget_set_size_request (box, 320, -1);
  return box;
}

GtkWindow *
duid_words_window_new (GtkWindow   *parent,
                       DuidSession *session)
{
  DuidWordsWindow *self = g_object_new (DUID_TYPE_WORDS_WINDOW, NULL);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->session = g_object_ref (session);
  gtk_paned_set_start_child (GTK_PANED (paned), make_left (self));
  gtk_paned_set_end_child (GTK_PANED (paned), make_right (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 340);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), paned);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Words"));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 620);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  compare (self);
  return GTK_WINDOW (self);
}
