/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* The stories that pass, as a list model of DuidStory, in the order asked for.
 * It holds row numbers only; follows the session. */
typedef enum
{
  DUID_STORY_ORDER_SOURCE, /* as imported */
  DUID_STORY_ORDER_TITLE,
  DUID_STORY_ORDER_DATE,   /* newest first; without a date question as imported */
  DUID_STORY_ORDER_UNREAD, /* not yet read first */
  DUID_STORY_ORDER_RANDOM, /* shuffled, the same until shuffled again */
} DuidStoryOrder;

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

G_END_DECLS
