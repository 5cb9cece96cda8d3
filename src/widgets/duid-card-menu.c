/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-card-menu.h"

#include "plot/duid-display.h"
#include "widgets/duid-weigh-menu.h"

#include <glib/gi18n-lib.h>

/* A split into more groups than this is no picture any more. */
#define MOST_GROUPS 6
/* A cross-table has room for more. */
#define MOST_CROSSED 30

static gboolean
can_split (const DuidQuestion *question)
{
  if (question->is_sensitive)
    return FALSE;
  if (question->type == DUID_QUESTION_CHOICE)
    return question->options->len >= 2 && question->options->len <= MOST_GROUPS;
  return question->type == DUID_QUESTION_SLIDER && question->bands->len >= 2 &&
         question->bands->len <= MOST_GROUPS;
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_colour_menu (DuidSession    *session,
                  const DuidCard *card)
{
  GMenu       *menu = g_menu_new ();
  DuidDataset *dataset = duid_session_get_dataset (session);

  append_choice (menu, _ ("One colour"), "card.colour-by", "");
  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      g_autofree char    *label = NULL;

      if (!can_split (question) || g_str_equal (question->name, card->question))
        continue;
      label = duid_question_dup_short_label (question);
      append_choice (menu, label, "card.colour-by", question->name);
    }
  return G_MENU_MODEL (menu);
}

/* What can stand across from the answers of the card: anything with parts. */
static gboolean
can_cross (const DuidQuestion *question)
{
  if (question->is_sensitive)
    return FALSE;
  if (question->type == DUID_QUESTION_CHOICE || question->type == DUID_QUESTION_MULTICHOICE)
    return question->options->len >= 2 && question->options->len <= MOST_CROSSED;
  return question->type == DUID_QUESTION_TRIAD ||
         (question->type == DUID_QUESTION_SLIDER && question->bands->len >= 2);
}

/* NULL when there is nothing to cross with. */
static GMenuModel *
make_cross_menu (DuidSession    *session,
                 const DuidCard *card)
{
  GMenu       *menu = g_menu_new ();
  DuidDataset *dataset = duid_session_get_dataset (session);

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    {
      const DuidQuestion *question = duid_dataset_get_question (dataset, i);
      g_autofree char    *label = NULL;

      if (!can_cross (question) || g_str_equal (question->name, card->question))
        continue;
      label = duid_question_dup_short_label (question);
      append_choice (menu, label, "card.cross", question->name);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_clear_object (&menu);
  return menu != NULL ? G_MENU_MODEL (menu) : NULL;
}

static void
append_cross (GMenu              *showing,
              DuidSession        *session,
              const DuidCard     *card,
              const DuidQuestion *question)
{
  const DuidDisplay *cross = duid_display_find ("cross");
  g_autoptr (GMenuModel) menu = make_cross_menu (session, card);

  if (menu != NULL && duid_display_suits (cross, question))
    g_menu_append_submenu (showing, _ ("Cross with"), menu);
}

static GMenuModel *
make_stone_menu (const DuidQuestion *question,
                 const char         *action)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, _ ("All stones"), action, "");
  for (guint i = 0; i < question->stones->len; i++)
    append_choice (menu, g_ptr_array_index (question->stones, i), action,
                   g_ptr_array_index (question->stones, i));
  return G_MENU_MODEL (menu);
}

/* Which stone is shown, and, where arrows go from one to another, where they end. */
static void
append_stones (GMenu              *showing,
               const DuidQuestion *question,
               const DuidCard     *card)
{
  gboolean has_arrows = g_strcmp0 (card->show_as, "arrows") == 0;
  g_autoptr (GMenuModel) stones = NULL;
  g_autoptr (GMenuModel) ends = NULL;

  if (question->type != DUID_QUESTION_CANVAS)
    return;
  stones = make_stone_menu (question, "card.stone");
  g_menu_append_submenu (showing, has_arrows ? _ ("Arrows from") : _ ("Stone"), stones);
  if (!has_arrows)
    return;
  ends = make_stone_menu (question, "card.to-stone");
  g_menu_append_submenu (showing, _ ("Arrows to"), ends);
}

static void
append_number (GMenu      *menu,
               const char *label,
               const char *action,
               int         target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "i", target);
  g_menu_append_item (menu, item);
}

/* What suits the question; NULL when there is no choice. */
static GMenuModel *
make_display_menu (const DuidQuestion *question,
                   gboolean            is_layer)
{
  GMenu *menu = g_menu_new ();

  if (!is_layer)
    append_choice (menu, _ ("By the number of answers"), "card.display", "");
  for (const DuidDisplay *display = duid_display_get_all (); display->name != NULL; display++)
    {
      g_autofree char *action = g_strconcat ("card." DUID_CARD_LAYER_ACTION, display->name, NULL);

      if (display->is_layer != is_layer || !duid_display_suits (display, question))
        continue;
      if (is_layer)
        g_menu_append (menu, _ (display->label), action);
      else
        append_choice (menu, _ (display->label), "card.display", display->name);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) < (is_layer ? 1 : 2))
    g_clear_object (&menu);
  return menu != NULL ? G_MENU_MODEL (menu) : NULL;
}

/* What can be chosen of how @question (NULL: the tags) is drawn. */
static void
append_displays (GMenu              *showing,
                 const DuidQuestion *question)
{
  g_autoptr (GMenuModel) displays = make_display_menu (question, FALSE);
  g_autoptr (GMenuModel) layers = make_display_menu (question, TRUE);

  if (displays != NULL)
    g_menu_append_submenu (showing, _ ("Show as"), displays);
  if (layers != NULL)
    g_menu_append_submenu (showing, _ ("On top of it"), layers);
}

static void
append_weights (GMenu       *showing,
                DuidDataset *dataset)
{
  g_autoptr (GMenu) questions = duid_weigh_menu_new (dataset, "card.weigh-by");

  if (questions != NULL)
    g_menu_append_submenu (showing, _ ("Weigh stories by"), G_MENU_MODEL (questions));
}

GMenuModel *
duid_card_menu_new (DuidSession    *session,
                    const DuidCard *card)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) showing = g_menu_new ();
  g_autoptr (GMenu) size = g_menu_new ();
  g_autoptr (GMenu) figure = g_menu_new ();
  g_autoptr (GMenu) table = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenuModel) colours = make_colour_menu (session, card);
  DuidDataset *dataset = duid_session_get_dataset (session);
  int          question = duid_session_find_question (session, card->question);

  if (question >= 0 && question < DUID_QUESTION_TAGS (dataset))
    {
      const DuidQuestion *asked = duid_dataset_get_question (dataset, (guint) question);

      append_displays (showing, asked);
      g_menu_append_submenu (showing, _ ("Colour by"), colours);
      append_weights (showing, dataset);
      append_cross (showing, session, card, asked);
      append_stones (showing, asked, card);
    }
  else
    {
      append_displays (showing, NULL);
      append_weights (showing, dataset);
      append_cross (showing, session, card, NULL);
    }
  g_menu_append (showing, _ ("Centre and percentages"), "card.summary");
  append_choice (showing, _ ("How to read this"), "win.how-to-read", card->question);
  append_choice (showing, _ ("Notes…"), "win.question-notes", card->question);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (showing));
  append_number (size, _ ("Small"), "card.size", 1);
  append_number (size, _ ("Large"), "card.size", 2);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (size));
  append_choice (figure, _ ("Copy figure"), "win.copy-figure", card->question);
  append_choice (figure, _ ("Save figure…"), "win.save-figure", card->question);
  append_choice (table, _ ("Copy as table"), "win.copy-card-table", card->question);
  append_choice (table, _ ("Save table…"), "win.save-card-table", card->question);
  g_menu_append_submenu (figure, _ ("Table"), G_MENU_MODEL (table));
  append_choice (figure, _ ("Change question…"), "win.change-question", card->question);
  append_choice (figure, _ ("Add to patterns"), "win.add-pattern", card->question);
  append_choice (figure, _ ("Present"), "win.present-chart", card->question);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (figure));
  append_number (place, _ ("Move forward"), "card.move", -1);
  append_number (place, _ ("Move back"), "card.move", 1);
  g_menu_append (place, _ ("Remove from board"), "card.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  return G_MENU_MODEL (menu);
}
