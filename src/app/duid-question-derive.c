/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-question-derive.h"

#include "app/duid-window-private.h"
#include "base/duid-number.h"
#include "session/duid-session-questions.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

/* Another question that can go into a sum. */
typedef struct
{
  char           *question;
  GtkCheckButton *check;
} Other;

typedef struct
{
  DuidWindow *window; /* borrowed: the group ends with it */
  char       *question;
  GtkWidget  *name;
  GArray     *others; /* Other */
} Maker;

static void
clear_other (gpointer data)
{
  g_free (((Other *) data)->question);
}

static void
free_maker (gpointer data)
{
  Maker *maker = data;

  g_free (maker->question);
  g_array_unref (maker->others);
  g_free (maker);
}

/* Today, as a day without a time. */
static double
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return duid_date_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}

static void
make_cb (GtkWidget *button,
         gpointer   data)
{
  Maker        *maker = data;
  gpointer      asked = g_object_get_data (G_OBJECT (button), "how");
  DuidDeriveHow how = (DuidDeriveHow) GPOINTER_TO_INT (asked);
  const char   *label = gtk_editable_get_text (GTK_EDITABLE (maker->name));
  g_autoptr (DuidDerivation) derivation = duid_derivation_new (how, maker->question);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  derivation->day = get_today ();
  if (how == DUID_DERIVE_SUM || how == DUID_DERIVE_MEAN)
    for (guint i = 0; i < maker->others->len; i++)
      {
        const Other *other = &g_array_index (maker->others, Other, i);

        if (gtk_check_button_get_active (other->check))
          g_ptr_array_add (derivation->of, g_strdup (other->question));
      }
  if (!duid_session_derive_question (maker->window->session, derivation, label, NULL, &error))
    {
      duid_window_tell_error (maker->window, _ ("The question was not made"), error);
      return;
    }
  words = g_strdup_printf (_ ("“%s” stands with the questions now."), label);
  duid_window_toast (maker->window, words);
}

static void
add_button (Maker        *maker,
            GtkWidget    *group,
            const char   *title,
            DuidDeriveHow how)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Make"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "how", GINT_TO_POINTER ((int) how));
  g_signal_connect (button, "clicked", G_CALLBACK (make_cb), maker);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_other (Maker      *maker,
           GtkWidget  *list,
           guint       question,
           const char *name)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = duid_look_question_title (maker->window->session, (int) question);
  Other            other = { g_strdup (name), GTK_CHECK_BUTTON (gtk_check_button_new ()) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (GTK_WIDGET (other.check), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (other.check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (other.check));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (list), row);
  g_array_append_val (maker->others, other);
}

/* The questions that can be taken together with this one. */
static void
add_others (Maker     *maker,
            GtkWidget *group)
{
  DuidDataset *dataset = duid_session_get_dataset (maker->window->session);
  GtkWidget   *list = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list), _ ("Together with"));
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *other = duid_dataset_get_question (dataset, i);

      if (g_strcmp0 (other->name, maker->question) != 0 &&
          duid_derivation_can_use (DUID_DERIVE_SUM, other))
        add_other (maker, list, i, other->name);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
}

GtkWidget *
duid_question_derive_new (DuidWindow         *window,
                          const DuidQuestion *question)
{
  static const struct
  {
    DuidDeriveHow how;
    const char   *title;
  } makes[] = {
    { DUID_DERIVE_BANDS, N_ ("Its bands, as a choice") },
    { DUID_DERIVE_AGE, N_ ("The age in years, today") },
    { DUID_DERIVE_YEAR, N_ ("The year") },
    { DUID_DERIVE_SUM, N_ ("The sum of them") },
    { DUID_DERIVE_MEAN, N_ ("The mean of them") },
  };
  gboolean   can_sum = duid_derivation_can_use (DUID_DERIVE_SUM, question);
  GtkWidget *group;
  Maker     *maker;

  if (!can_sum && !duid_derivation_can_use (DUID_DERIVE_BANDS, question) &&
      !duid_derivation_can_use (DUID_DERIVE_YEAR, question))
    return NULL;
  maker = g_new0 (Maker, 1);
  maker->window = window;
  maker->question = g_strdup (question->name);
  maker->others = g_array_new (FALSE, TRUE, sizeof (Other));
  g_array_set_clear_func (maker->others, clear_other);
  maker->name = adw_entry_row_new ();
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Make a question of it"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (maker->name), _ ("Name of the new question"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), maker->name);
  if (can_sum)
    add_others (maker, group);
  for (guint i = 0; i < G_N_ELEMENTS (makes); i++)
    if (duid_derivation_can_use (makes[i].how, question))
      add_button (maker, group, _ (makes[i].title), makes[i].how);
  g_object_set_data_full (G_OBJECT (group), "maker", maker, free_maker);
  return group;
}
