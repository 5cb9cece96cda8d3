/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-chart-menu.h"

#include "plot/duid-display.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

#define LEAST_TOGETHER 3 /* of two options a picture says nothing */

static void
append_question (GMenu       *menu,
                 DuidSession *session,
                 int          question)
{
  g_autofree char *title = duid_look_question_title (session, question);
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "win.add-chart", "s",
                                     duid_session_get_question_name (session, question));
  g_menu_append_item (menu, item);
}

static void
append_shown (GMenu       *menu,
              DuidSession *session,
              int          question,
              const char  *label,
              const char  *display)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.add-chart-as", "(ss)",
                                     duid_session_get_question_name (session, question), display);
  g_menu_append_item (menu, item);
}

/* ---- several answers together ---- */

static gboolean
has_combinations (DuidSession *session,
                  int          question)
{
  DuidDataset *dataset = duid_session_get_dataset (session);

  if (question == DUID_QUESTION_TAGS (dataset))
    return duid_session_get_tagging (session)->tags->len >= LEAST_TOGETHER;
  return duid_dataset_get_question (dataset, (guint) question)->type ==
           DUID_QUESTION_MULTICHOICE &&
         duid_dataset_get_question (dataset, (guint) question)->options->len >= LEAST_TOGETHER;
}

static void
append_together (GMenu       *menu,
                 DuidSession *session)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  g_autoptr (GMenu) questions = g_menu_new ();

  for (int i = 0; i <= DUID_QUESTION_TAGS (dataset); i++)
    if (duid_session_may_chart (session, i) && has_combinations (session, i))
      {
        g_autofree char *title = duid_look_question_title (session, i);

        append_shown (questions, session, i, title, "together");
      }
  if (g_menu_model_get_n_items (G_MENU_MODEL (questions)) > 0)
    g_menu_append_submenu (menu, _ ("What goes together"), G_MENU_MODEL (questions));
}

/* A canvas with one scale both ways shows items; sliders that belong together two by two can
 * make one. */
static void
append_items (GMenu       *menu,
              DuidSession *session)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  guint        n_sliders = 0;

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      g_autofree char    *title = duid_look_question_title (session, (int) i);
      g_autofree char    *label = NULL;

      n_sliders += question->type == DUID_QUESTION_SLIDER;
      if (question->type != DUID_QUESTION_CANVAS || !duid_session_may_chart (session, (int) i) ||
          !duid_display_suits (duid_display_find ("gaps"), question))
        continue;
      label = g_strdup_printf (_ ("Items on two scales: %s"), title);
      append_shown (menu, session, (int) i, label, "items");
    }
  if (n_sliders >= 2)
    g_menu_append (menu, _ ("Importance and experience…"), "win.items::");
}

GMenuModel *
duid_chart_menu_new (DuidSession *session)
{
  GMenu       *menu = g_menu_new ();
  DuidDataset *dataset = duid_session_get_dataset (session);
  g_autoptr (GMenu) several = g_menu_new ();
  g_autoptr (GMenu) questions = g_menu_new ();

  append_together (several, session);
  append_items (several, session);
  for (int i = 0; i <= DUID_QUESTION_TAGS (dataset); i++)
    if (duid_session_may_chart (session, i))
      append_question (questions, session, i);
  if (g_menu_model_get_n_items (G_MENU_MODEL (several)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (several));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (questions));
  return G_MENU_MODEL (menu);
}
