/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Erasing stories for good, a right in law: looking first at what goes with them, then
 * doing it in a thread. It is no step of undo, and what could be undone of the stories
 * goes too. */
typedef struct
{
  DuidRows  *rows;
  gsize      n_stories;
  gsize      n_tags;    /* what people said of tags on them or on their passages */
  gsize      n_notes;
  guint      n_backups; /* copies beside the project, which still hold them */
  GPtrArray *quoted_in; /* char*: the beginnings of patterns and notes elsewhere that have
                         * words of the stories in them and do not go by themselves */
} DuidErasing;

/* The stories of whoever told the one at @row, that one too (transfer full): those with the
 * same answer to a question of the type “person”. */
DuidRows    *duid_dataset_find_teller    (DuidDataset         *dataset,
                                          gsize                row);

/* What erasing @rows would take, of everybody's work, blind or not (transfer full). */
DuidErasing *duid_session_plan_erasing   (DuidSession         *session,
                                          const DuidRows      *rows,
                                          GError             **error);
void         duid_erasing_free           (DuidErasing         *erasing);

/* Erases them; with @clears_backups also every copy kept before, of which one is made anew
 * then. What people look at stays, without the stories. */
void         duid_session_erase_async    (DuidSession         *session,
                                          const DuidRows      *rows,
                                          gboolean             clears_backups,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
/* @n_left (may be NULL): how many copies made before still hold the stories. */
gboolean     duid_session_erase_finish   (DuidSession         *session,
                                          GAsyncResult        *result,
                                          guint               *n_left,
                                          GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidErasing, duid_erasing_free)

G_END_DECLS
