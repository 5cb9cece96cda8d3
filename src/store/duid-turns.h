/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who may write to a project that this program has open twice: what a person does goes
 * before the work behind it, which asks between two stories whether anybody wants to
 * write, and then makes room. SQLite's own waiting knows no turns: who waits may wait
 * for a second while the other goes on and on. Counted; for any thread; NULL is
 * nobody to wait for. */
typedef struct _DuidTurns DuidTurns;

DuidTurns *duid_turns_new       (void);
DuidTurns *duid_turns_ref       (DuidTurns *turns);
void       duid_turns_unref     (DuidTurns *turns);

/* A person is about to write, and has written. */
void       duid_turns_take      (DuidTurns *turns);
void       duid_turns_give      (DuidTurns *turns);

/* For the work behind. */
gboolean   duid_turns_is_wanted (DuidTurns *turns);
/* Until nobody wants to write. */
void       duid_turns_wait      (DuidTurns *turns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTurns, duid_turns_unref)

G_END_DECLS
