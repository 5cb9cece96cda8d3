/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-explore.h"

/* The card of @name, taken out of the board, or a new one (transfer full). */
static DuidCard *
take_card (DuidView   *view,
           const char *name)
{
  for (guint i = 0; i < view->cards->len; i++)
    {
      DuidCard *card = g_ptr_array_index (view->cards, i);

      if (g_str_equal (card->question, name))
        {
          DuidCard *taken = duid_card_copy (card);

          g_ptr_array_remove_index (view->cards, i);
          return taken;
        }
    }
  return duid_card_new (name);
}

static void
choose_stories (DuidView  *view,
                GPtrArray *conditions)
{
  g_ptr_array_set_size (view->kept, 0);
  g_ptr_array_set_size (view->conditions, 0);
  for (guint i = 0; conditions != NULL && i < conditions->len; i++)
    g_ptr_array_add (view->conditions,
                     duid_condition_ref (g_ptr_array_index (conditions, i)));
}

static void
go_to_page (GtkWidget  *from,
            const char *page)
{
  gtk_widget_activate_action (from, "win.page", "s", page);
}

void
duid_explore_question (GtkWidget   *from,
                       DuidSession *session,
                       int          question,
                       int          stone,
                       int          colour_by,
                       GPtrArray   *conditions)
{
  g_autoptr (DuidView) next = duid_view_copy (duid_session_get_view (session));
  DuidDataset *dataset = duid_session_get_dataset (session);
  DuidCard    *card = take_card (next, duid_session_get_question_name (session, question));

  g_free (card->colour_by);
  card->colour_by =
    colour_by >= 0 ? g_strdup (duid_session_get_question_name (session, colour_by)) : NULL;
  g_free (card->stone);
  card->stone = NULL;
  if (stone >= 0 && question < DUID_QUESTION_TAGS (dataset))
    card->stone = g_strdup (g_ptr_array_index (
      duid_dataset_get_question (dataset, (guint) question)->stones, (guint) stone));
  g_ptr_array_insert (next->cards, 0, card);
  if (conditions != NULL)
    choose_stories (next, conditions);
  duid_session_look (session, next, FALSE);
  go_to_page (from, "explore");
}

void
duid_explore_story (GtkWidget   *from,
                    DuidSession *session,
                    gssize       row)
{
  duid_session_focus (session, row);
  go_to_page (from, "stories");
}

void
duid_explore_stories (GtkWidget   *from,
                      DuidSession *session,
                      GPtrArray   *conditions)
{
  g_autoptr (DuidView) next = duid_view_copy (duid_session_get_view (session));

  choose_stories (next, conditions);
  duid_session_look (session, next, FALSE);
  go_to_page (from, "explore");
}
