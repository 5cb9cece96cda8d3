/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-question-window.h"

#include "app/duid-question-bands.h"
#include "app/duid-question-derive.h"
#include "app/duid-window-private.h"
#include "session/duid-reading-queue.h"
#include "session/duid-session-questions.h"
#include "session/duid-session-settings.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"
#include "widgets/duid-list-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a row changes. */
typedef struct
{
  DuidWindow *window;   /* borrowed: the rows end with it */
  char       *question; /* name */
  char       *field;    /* of the words; NULL: an option */
  char       *option;   /* label */
} Change;

static void
free_change (gpointer  data,
             GClosure *closure)
{
  Change *change = data;

  g_free (change->question);
  g_free (change->field);
  g_free (change->option);
  g_free (change);
}

static Change *
make_change (DuidWindow         *window,
             const DuidQuestion *question,
             const char         *field,
             const char         *option)
{
  Change *change = g_new0 (Change, 1);

  change->window = window;
  change->question = g_strdup (question->name);
  change->field = g_strdup (field);
  change->option = g_strdup (option);
  return change;
}

static int
find (const Change *change)
{
  return duid_session_find_question (change->window->session, change->question);
}

static void
tell (const Change *change,
      const GError *error)
{
  duid_window_tell_error (change->window, _ ("The question was not changed"), error);
}

/* ---- acts ---- */

static void
word_cb (AdwEntryRow *row,
         gpointer     data)
{
  const Change *change = data;
  const char   *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (GError) error = NULL;

  duid_session_set_question_word (change->window->session, find (change), change->field, text,
                                  &error);
  tell (change, error);
}

/* An option that gets the name of another becomes part of it. */
static void
option_cb (AdwEntryRow *row,
           gpointer     data)
{
  Change             *change = data;
  DuidSession        *session = change->window->session;
  int                 question = find (change);
  const char         *text = gtk_editable_get_text (GTK_EDITABLE (row));
  const DuidQuestion *asked;
  g_autoptr (GError) error = NULL;
  gboolean is_done;
  int      from, into;

  if (question < 0)
    return;
  asked = duid_dataset_get_question (duid_session_get_dataset (session), (guint) question);
  from = duid_question_find_option (asked, change->option);
  into = duid_question_find_option (asked, text);
  if (from < 0)
    return;
  if (into >= 0 && into != from)
    {
      is_done =
        duid_session_merge_options (session, question, (guint) from, (guint) into, &error);
      gtk_widget_set_sensitive (GTK_WIDGET (row), !is_done);
    }
  else
    is_done = duid_session_rename_option (session, question, (guint) from, text, &error);
  if (is_done)
    {
      g_free (change->option);
      change->option = g_strdup (text);
    }
  tell (change, error);
}

static void
sensitive_cb (GtkSwitch  *toggle,
              GParamSpec *unused,
              gpointer    data)
{
  const Change *change = data;
  g_autoptr (GError) error = NULL;

  duid_session_set_sensitive (change->window->session, find (change),
                              gtk_switch_get_active (toggle), &error);
  tell (change, error);
}

static void
reset_cb (GtkButton *button,
          gpointer   data)
{
  const Change *change = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  if (duid_session_reset_question (change->window->session, find (change), &error))
    gtk_window_close (GTK_WINDOW (root));
  tell (change, error);
}

/* ---- rows ---- */

static void
add_entry (GtkWidget  *group,
           const char *title,
           const char *text,
           GCallback   callback,
           Change     *change)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_data (row, "apply", callback, change, free_change, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_word (DuidWindow         *self,
          GtkWidget          *group,
          const DuidQuestion *question,
          const char         *title,
          const char         *field,
          const char         *text)
{
  add_entry (group, title, text, G_CALLBACK (word_cb), make_change (self, question, field, NULL));
}

static void
contrary_cb (GtkSwitch  *toggle,
             GParamSpec *unused,
             gpointer    data)
{
  const Change *change = data;
  const char   *name = gtk_switch_get_active (toggle) ? change->question : NULL;
  g_autoptr (GError) error = NULL;

  duid_session_set_setting (change->window->session, DUID_SETTING_CONTRARY, name,
                            _ ("what tags are held against"), &error);
  tell (change, error);
}

static void
add_switch (DuidWindow         *self,
            GtkWidget          *group,
            const DuidQuestion *question,
            const char         *title,
            const char         *words,
            gboolean            is_on,
            GCallback           callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_switch_set_active (GTK_SWITCH (toggle), is_on);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_data (toggle, "notify::active", callback,
                         make_change (self, question, NULL, NULL), free_change, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_switches (DuidWindow         *self,
              GtkWidget          *group,
              const DuidQuestion *question,
              int                 index)
{
  add_switch (self, group, question, _ ("Sensitive"),
              _ ("Left out of pictures, searches and exports"), question->is_sensitive,
              G_CALLBACK (sensitive_cb));
  if (question->type == DUID_QUESTION_SLIDER && question->bands->len > 0 &&
      !question->is_sensitive)
    add_switch (self, group, question, _ ("Hold tags against it"),
                _ ("“Teller against readers” looks for tags that are rare among tellers who "
                   "answered alike here."),
                duid_reading_queue_find_question (self->session) == index,
                G_CALLBACK (contrary_cb));
}

static void
add_shape (DuidWindow         *self,
           GtkWidget          *page,
           const DuidQuestion *question)
{
  GtkWidget *group;

  if (question->type == DUID_QUESTION_TRIAD)
    {
      group = duid_list_page_add_group (page, _ ("Corners"), NULL);
      add_word (self, group, question, _ ("Top"), DUID_CHANGE_CORNERS[0], question->corners[0]);
      add_word (self, group, question, _ ("Left"), DUID_CHANGE_CORNERS[1], question->corners[1]);
      add_word (self, group, question, _ ("Right"), DUID_CHANGE_CORNERS[2],
                question->corners[2]);
    }
  else if (question->type == DUID_QUESTION_SLIDER)
    {
      group = duid_list_page_add_group (page, _ ("Ends"), NULL);
      add_word (self, group, question, _ ("Left"), DUID_CHANGE_LEFT, question->left);
      add_word (self, group, question, _ ("Right"), DUID_CHANGE_RIGHT, question->right);
    }
  if (question->options->len == 0)
    return;
  group = duid_list_page_add_group (
    page, _ ("Answers"),
    _ ("Call it something else, or give it the name of another answer to take "
       "them together."));
  for (guint i = 0; i < question->options->len; i++)
    {
      const char *option = g_ptr_array_index (question->options, i);

      add_entry (group, option, option, G_CALLBACK (option_cb),
                 make_change (self, question, NULL, option));
    }
}

static void
add_groups (DuidWindow         *self,
            GtkWidget          *page,
            const DuidQuestion *question)
{
  GtkWidget *derive = duid_question_derive_new (self, question);

  if (question->type == DUID_QUESTION_SLIDER)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (duid_question_bands_new (self, question)));
  if (derive != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (derive));
}

/* A question that was made of others is taken away as it was made. */
static void
drop_cb (GtkButton *button,
         gpointer   data)
{
  const Change *change = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));

  if (duid_session_drop_derived (change->window->session, find (change), &error))
    gtk_window_close (GTK_WINDOW (root));
  tell (change, error);
}

static void
pairs_cb (GtkButton *button,
          gpointer   data)
{
  const Change *change = data;

  gtk_widget_activate_action (GTK_WIDGET (change->window), "win.items", "s", change->question);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
}

/* Only for a question that was made of pairs of sliders. */
static void
add_pairs_button (DuidWindow         *self,
                  GtkWidget          *page,
                  const DuidQuestion *question)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (DuidDerivation) derivation = duid_derivation_from_string (duid_question_changes_get (
    duid_dataset_get_changes (dataset), question->name, DUID_CHANGE_DERIVE));
  GtkWidget *group;
  GtkWidget *button;

  if (derivation == NULL || derivation->how != DUID_DERIVE_ITEMS)
    return;
  group = duid_list_page_add_group (page, NULL, NULL);
  button = gtk_button_new_with_label (_ ("Change its pairs…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_data (button, "clicked", G_CALLBACK (pairs_cb),
                         make_change (self, question, NULL, NULL), free_change, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
}

static GtkWidget *
make_end_button (DuidWindow         *self,
                 const DuidQuestion *question,
                 int                 index)
{
  gboolean   is_derived = duid_session_is_derived (self->session, index);
  GtkWidget *button = gtk_button_new_with_label (is_derived ? _ ("Take this question away")
                                                            : _ ("Back to as imported"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, is_derived || duid_session_has_changed_question (
                                                    self->session, index));
  g_signal_connect_data (button, "clicked", G_CALLBACK (is_derived ? drop_cb : reset_cb),
                         make_change (self, question, NULL, NULL), free_change, 0);
  return button;
}

void
duid_window_change_question (DuidWindow *self,
                             GVariant   *parameter)
{
  DuidDataset        *dataset = duid_session_get_dataset (self->session);
  const DuidQuestion *question;
  GtkWidget          *page;
  GtkWidget          *group;
  int                 index =
    duid_session_find_question (self->session, g_variant_get_string (parameter, NULL));

  if (index < 0 || (guint) index >= duid_dataset_get_n_questions (dataset))
    return;
  question = duid_dataset_get_question (dataset, (guint) index);
  page = duid_list_page_new (_ ("Change this question"));
  group = duid_list_page_add_group (
    page, _ ("Change this question"),
    _ ("The answers as imported stay what they are; only how they are shown "
       "changes. Undo takes it back."));
  add_word (self, group, question, _ ("What was asked"), DUID_CHANGE_LABEL,
            question->label);
  add_switches (self, group, question, index);
  add_shape (self, page, question);
  add_groups (self, page, question);
  add_pairs_button (self, page, question);
  group = duid_list_page_add_group (page, NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_end_button (self, question, index));
  duid_compat_show_preferences (GTK_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}
