/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* The stories that pass, in the order asked for; follows the session.
 *
 * As a list model it has a DuidListPlace for each of them, and “items-changed” tells only of
 * places that come and go at its end: a brush would else take away and bring hundreds of
 * widgets at every step. “moved” follows every change: other stories stand at the places,
 * and what shows them asks again. */
typedef enum
{
  DUID_STORY_ORDER_SOURCE, /* as imported */
  DUID_STORY_ORDER_TITLE,
  DUID_STORY_ORDER_DATE,   /* newest first; without a date question as imported */
  DUID_STORY_ORDER_UNREAD, /* not yet read first */
  DUID_STORY_ORDER_RANDOM, /* shuffled, the same until shuffled again */
  /* Reading queues, see duid-reading-queue.h: made in a thread, of the stories that pass
   * when they are asked for and when these changed; reading itself moves nothing. */
  DUID_STORY_ORDER_CENTRAL,
  DUID_STORY_ORDER_EXTREME,
  DUID_STORY_ORDER_DIFFERENT,
  DUID_STORY_ORDER_UNTOUCHED,
  DUID_STORY_ORDER_CONTRARY,
} DuidStoryOrder;

/* “source”, “title” … for menus; what is none of them is “source”. */
const char    *duid_story_order_to_string    (DuidStoryOrder  order);
DuidStoryOrder duid_story_order_from_string  (const char     *name);

#define DUID_TYPE_STORY_LIST (duid_story_list_get_type ())
G_DECLARE_FINAL_TYPE (DuidStoryList, duid_story_list, DUID, STORY_LIST, GObject)

DuidStoryList *duid_story_list_new           (DuidSession    *session);
void           duid_story_list_set_order     (DuidStoryList  *list,
                                              DuidStoryOrder  order);
DuidStoryOrder duid_story_list_get_order     (DuidStoryList  *list);
/* Another random order. */
void           duid_story_list_shuffle       (DuidStoryList  *list);
/* The position of @row, or -1 when it does not pass. */
int            duid_story_list_find          (DuidStoryList  *list,
                                              gssize          row);
/* The row at @position, or -1. */
gssize         duid_story_list_get_row       (DuidStoryList  *list,
                                              guint           position);
/* Whether a queue is being made. */
gboolean       duid_story_list_is_busy       (DuidStoryList  *list);
/* Why @row stands where it does, or that the order is being made (transfer full); NULL
 * when there is nothing to say. “queue-changed” tells when that changed for all. */
char          *duid_story_list_dup_words     (DuidStoryList  *list,
                                              gssize          row);

G_END_DECLS
