/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-indicator-chooser.h"

#include "plot/duid-indicator.h"
#include "session/duid-session-settings.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"
#include "widgets/duid-list-page.h"

#include <glib/gi18n-lib.h>

/* An answer that can be ticked. */
typedef struct
{
  guint           question;
  guint           answer;
  GtkCheckButton *check;
} Tick;

/* The window: it ends with the page. */
typedef struct
{
  DuidSession *session;
  DuidDataset *dataset;
  GArray      *ticks; /* Tick */
} Chooser;

static void
free_chooser (gpointer data)
{
  Chooser *chooser = data;

  g_object_unref (chooser->session);
  duid_dataset_unref (chooser->dataset);
  g_array_unref (chooser->ticks);
  g_free (chooser);
}

/* What is ticked, as text for the project. */
static char *
write_ticks (const Chooser *chooser)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chooser->ticks->len; i++)
    {
      const Tick *tick = &g_array_index (chooser->ticks, Tick, i);

      if (gtk_check_button_get_active (tick->check))
        duid_indicators_write (text, duid_dataset_get_question (chooser->dataset, tick->question),
                               tick->answer);
    }
  return g_string_free (text, FALSE);
}

static void
toggled_cb (Chooser        *chooser,
            GtkCheckButton *check)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkRoot         *root = gtk_widget_get_root (GTK_WIDGET (check));

  /* The project may be another by now; the ticks are of the one it was. */
  if (duid_session_get_dataset (chooser->session) != chooser->dataset)
    return;
  text = write_ticks (chooser);
  if (!duid_session_set_setting (chooser->session, DUID_SETTING_INDICATORS, text,
                                 _ ("choosing indicators"), &error))
    duid_compat_tell (GTK_WINDOW (root), _ ("This was not kept"), error->message);
}

static gboolean
is_chosen (GPtrArray *chosen,
           guint      question,
           guint      answer)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const DuidIndicator *indicator = g_ptr_array_index (chosen, i);

      if (indicator->question == question && indicator->answer == answer)
        return TRUE;
    }
  return FALSE;
}

static void
add_answer (Chooser        *chooser,
            AdwExpanderRow *row,
            guint           question,
            guint           answer,
            gboolean        is_ticked)
{
  const DuidQuestion *asked = duid_dataset_get_question (chooser->dataset, question);
  g_autofree char    *label = duid_indicator_dup_label (asked, answer);
  GtkWidget          *line = adw_action_row_new ();
  Tick                tick = { question, answer, GTK_CHECK_BUTTON (gtk_check_button_new ()) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), label);
  gtk_widget_set_valign (GTK_WIDGET (tick.check), GTK_ALIGN_CENTER);
  gtk_check_button_set_active (tick.check, is_ticked);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), GTK_WIDGET (tick.check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), GTK_WIDGET (tick.check));
  adw_expander_row_add_row (row, line);
  g_array_append_val (chooser->ticks, tick);
  g_signal_connect_swapped (tick.check, "toggled", G_CALLBACK (toggled_cb), chooser);
}

static void
add_question (Chooser             *chooser,
              AdwPreferencesGroup *group,
              guint                question,
              GPtrArray           *chosen)
{
  const DuidQuestion *asked = duid_dataset_get_question (chooser->dataset, question);
  GtkWidget          *row = adw_expander_row_new ();
  g_autofree char    *title = duid_look_question_title (chooser->session, (int) question);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), asked->theme != NULL ? asked->theme : "");
  for (guint i = 0; i < duid_indicator_count_answers (asked); i++)
    add_answer (chooser, ADW_EXPANDER_ROW (row), question, i, is_chosen (chosen, question, i));
  adw_preferences_group_add (group, row);
}

void
duid_indicator_chooser_show (GtkWindow   *parent,
                             DuidSession *session,
                             GPtrArray   *chosen)
{
  Chooser   *chooser = g_new0 (Chooser, 1);
  GtkWidget *page = duid_list_page_new (_ ("Key indicators"));
  GtkWidget *group = duid_list_page_add_group (
    page, _ ("Key indicators"),
    _ ("Tick the answers whose share is to stand on the page. The first of a question is large."));

  chooser->session = g_object_ref (session);
  chooser->dataset = duid_dataset_ref (duid_session_get_dataset (session));
  chooser->ticks = g_array_new (FALSE, TRUE, sizeof (Tick));
  for (guint i = 0; i < duid_dataset_get_n_questions (chooser->dataset); i++)
    if (duid_indicator_count_answers (duid_dataset_get_question (chooser->dataset, i)) > 0)
      add_question (chooser, ADW_PREFERENCES_GROUP (group), i, chosen);
  g_object_set_data_full (G_OBJECT (page), "chooser", chooser, free_chooser);
  duid_compat_show_preferences (parent, ADW_PREFERENCES_PAGE (page));
}
