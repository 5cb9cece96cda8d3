/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* In which order to read: what a queue puts first, and by which measure. */

typedef enum
{
  DUID_QUEUE_CENTRAL,   /* smallest mean distance to the selection first */
  DUID_QUEUE_EXTREME,   /* largest first */
  DUID_QUEUE_DIFFERENT, /* each next one farthest from those read and queued before it */
  DUID_QUEUE_UNTOUCHED, /* not yet read by anyone first */
  DUID_QUEUE_CONTRARY,  /* the teller against the readers, see duid-contrary.h */
} DuidQueueKind;

typedef struct
{
  guint32 row;
  double  measure; /* mean distance, distance to the nearest before it, how many read it;
                    * NaN where there is none */
} DuidQueued;

typedef struct
{
  DuidQueueKind kind;
  GArray       *queued;     /* DuidQueued: every row of the selection, in order */
  guint         n_first;    /* so many are what the queue is for; the rest follows */
  GArray       *contraries; /* DuidContrary, of that queue; else NULL */
  int           question;   /* that the contraries are about, or -1 */
} DuidReadingQueue;

/* For the stories that pass now. In a thread of its own: distances take a while for many
 * stories. Mean distances are to at most 1,000 of the selection, evenly chosen; most
 * different are at most the first 300, by distance to those read at the end. */
void              duid_reading_queue_new_async  (DuidSession         *session,
                                                 DuidQueueKind        kind,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             data);
DuidReadingQueue *duid_reading_queue_new_finish (DuidSession         *session,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void              duid_reading_queue_free       (DuidReadingQueue    *queue);

/* Why the story at @row stands where it stands, in a sentence (transfer full); NULL when
 * there is nothing to say. */
char             *duid_reading_queue_dup_words  (const DuidReadingQueue *queue,
                                                 DuidSession            *session,
                                                 gssize                  row);

/* The slider that readers' tags are held against, the one of DUID_SETTING_CONTRARY or the
 * first with bands; -1 when there is none. */
int  duid_reading_queue_find_question (DuidSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidReadingQueue, duid_reading_queue_free)

G_END_DECLS
