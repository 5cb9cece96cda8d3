/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-turns.h"

struct _DuidTurns
{
  gatomicrefcount refs;
  GMutex          mutex;
  GCond           free;
  int             n_wanted; /* under the mutex, but looked at without */
};

DuidTurns *
duid_turns_new (void)
{
  DuidTurns *turns = g_new0 (DuidTurns, 1);

  g_atomic_ref_count_init (&turns->refs);
  g_mutex_init (&turns->mutex);
  g_cond_init (&turns->free);
  return turns;
}

DuidTurns *
duid_turns_ref (DuidTurns *turns)
{
  g_atomic_ref_count_inc (&turns->refs);
  return turns;
}

void
duid_turns_unref (DuidTurns *turns)
{
  if (turns == NULL || !g_atomic_ref_count_dec (&turns->refs))
    return;
  g_mutex_clear (&turns->mutex);
  g_cond_clear (&turns->free);
  g_free (turns);
}

void
duid_turns_take (DuidTurns *turns)
{
  if (turns == NULL)
    return;
  g_mutex_lock (&turns->mutex);
  g_atomic_int_inc (&turns->n_wanted);
  g_mutex_unlock (&turns->mutex);
}

void
duid_turns_give (DuidTurns *turns)
{
  if (turns == NULL)
    return;
  g_mutex_lock (&turns->mutex);
  if (g_atomic_int_dec_and_test (&turns->n_wanted))
    g_cond_broadcast (&turns->free);
  g_mutex_unlock (&turns->mutex);
}

gboolean
duid_turns_is_wanted (DuidTurns *turns)
{
  return turns != NULL && g_atomic_int_get (&turns->n_wanted) > 0;
}

void
duid_turns_wait (DuidTurns *turns)
{
  if (turns == NULL)
    return;
  g_mutex_lock (&turns->mutex);
  while (g_atomic_int_get (&turns->n_wanted) > 0)
    g_cond_wait (&turns->free, &turns->mutex);
  g_mutex_unlock (&turns->mutex);
}
