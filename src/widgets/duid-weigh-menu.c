/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-weigh-menu.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/duid-derived.h"

/* Looked at once: no number is 0 or less. */
static gpointer
find_suited (const DuidDataset *dataset,
             guint              question)
{
  const double *numbers = duid_dataset_get_numbers (dataset, question);
  gsize         n = 0;

  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    if (isfinite (numbers[row]))
      {
        if (!(numbers[row] > 0))
          return GINT_TO_POINTER (FALSE);
        n++;
      }
  return GINT_TO_POINTER (n > 0);
}

gboolean
duid_weigh_menu_suits (DuidDataset *dataset,
                       guint        question)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, question);

  if (asked->type != DUID_QUESTION_NUMBER || asked->is_sensitive)
    return FALSE;
  return GPOINTER_TO_INT (duid_dataset_derive (dataset, question, find_suited, NULL));
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

GMenu *
duid_weigh_menu_new (DuidDataset *dataset,
                     const char  *action)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append (menu, _ ("Each story counts once"), action, "");
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_weigh_menu_suits (dataset, i))
      {
        const DuidQuestion *question = duid_dataset_get_question (dataset, i);
        g_autofree char    *label = duid_question_dup_short_label (question);

        append (menu, label, action, question->name);
      }
  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1 ? g_steal_pointer (&menu) : NULL;
}
