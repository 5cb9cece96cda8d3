/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-crew.h"

#define MAX_CREW 16

/* What the pool runs begins with how. */
typedef void (*Run) (gpointer task);

typedef struct
{
  Run          run;
  DuidCrewFunc func;
  gpointer     data;
  gsize        from;
  gsize        to;
  int          part;
  GMutex      *mutex;
  GCond       *done;
  int         *n_open;
} Part;

static GPrivate is_crew = G_PRIVATE_INIT (NULL);

/* The mark goes again afterwards: GLib lends its threads to other pools, where
 * a task may want the crew. */
static void
do_part (const Part *part)
{
  g_private_set (&is_crew, GINT_TO_POINTER (1));
  part->func (part->from, part->to, part->part, part->data);
  g_private_set (&is_crew, NULL);
}

static void
run_part (gpointer part_)
{
  Part *part = part_;

  do_part (part);
  g_mutex_lock (part->mutex);
  if (--*part->n_open == 0)
    g_cond_signal (part->done);
  g_mutex_unlock (part->mutex);
}

static void
run_task (gpointer task,
          gpointer unused)
{
  (*(Run *) task) (task);
}

static GThreadPool *
get_pool (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      GThreadPool *pool = g_thread_pool_new (run_task, NULL,
                                             MAX (duid_crew_get_size () - 1, 1), FALSE, NULL);

      g_once_init_leave (&once, (gsize) pool);
    }
  return (GThreadPool *) once;
}

int
duid_crew_get_size (void)
{
  /* The system looks it up in a file, and is asked for every picture. */
  static gsize size = 0;

  if (g_once_init_enter (&size))
    g_once_init_leave (&size, CLAMP (g_get_num_processors (), 1, MAX_CREW));
  return (int) size;
}

void
duid_crew_run (gsize        n_items,
               gsize        grain,
               DuidCrewFunc func,
               gpointer     data)
{
  gsize  n_grains = (n_items + MAX (grain, 1) - 1) / MAX (grain, 1);
  int    n_parts = (int) MIN ((gsize) duid_crew_get_size (), n_grains);
  Part   parts[MAX_CREW];
  GMutex mutex;
  GCond  done;
  int    n_open = n_parts - 1;

  if (n_parts <= 1 || g_private_get (&is_crew) != NULL)
    {
      func (0, n_items, 0, data);
      return;
    }

  g_mutex_init (&mutex);
  g_cond_init (&done);
  for (int i = 0; i < n_parts; i++)
    {
      gsize from = n_grains * (gsize) i / (gsize) n_parts * grain;
      gsize to = MIN (n_grains * (gsize) (i + 1) / (gsize) n_parts * grain, n_items);

      parts[i] = (Part) { run_part, func, data, from, to, i, &mutex, &done, &n_open };
      if (i > 0)
        g_thread_pool_push (get_pool (), &parts[i], NULL);
    }
  do_part (&parts[0]);

  g_mutex_lock (&mutex);
  while (n_open > 0)
    g_cond_wait (&done, &mutex);
  g_mutex_unlock (&mutex);
  g_cond_clear (&done);
  g_mutex_clear (&mutex);
}

/* ---- sharing ---- */

typedef struct
{
  Run             run;
  gatomicrefcount refs;
  DuidCrewFunc    func;
  gpointer        data;
  GMutex          mutex;
  GCond           done;
  int             n_parts;   /* that began */
  int             n_running; /* of them, the caller's aside */
  gboolean        is_closed; /* who comes now comes too late */
} Shared;

static void
shared_unref (Shared *shared)
{
  if (!g_atomic_ref_count_dec (&shared->refs))
    return;
  g_mutex_clear (&shared->mutex);
  g_cond_clear (&shared->done);
  g_free (shared);
}

static void
do_shared (const Shared *shared,
           int           part)
{
  g_private_set (&is_crew, GINT_TO_POINTER (1));
  shared->func (0, 0, part, shared->data);
  g_private_set (&is_crew, NULL);
}

static void
run_shared (gpointer shared_)
{
  Shared *shared = shared_;
  int     part = 0;

  g_mutex_lock (&shared->mutex);
  if (!shared->is_closed)
    {
      part = shared->n_parts++;
      shared->n_running++;
    }
  g_mutex_unlock (&shared->mutex);
  if (part > 0)
    {
      do_shared (shared, part);
      g_mutex_lock (&shared->mutex);
      if (--shared->n_running == 0)
        g_cond_signal (&shared->done);
      g_mutex_unlock (&shared->mutex);
    }
  shared_unref (shared);
}

void
duid_crew_share (DuidCrewFunc func,
                 gpointer     data)
{
  int     n_others = duid_crew_get_size () - 1;
  Shared *shared;

  if (n_others == 0 || g_private_get (&is_crew) != NULL)
    {
      func (0, 0, 0, data);
      return;
    }
  shared = g_new0 (Shared, 1);
  shared->run = run_shared;
  shared->func = func;
  shared->data = data;
  shared->n_parts = 1;
  g_atomic_ref_count_init (&shared->refs);
  g_mutex_init (&shared->mutex);
  g_cond_init (&shared->done);
  for (int i = 0; i < n_others; i++)
    {
      g_atomic_ref_count_inc (&shared->refs);
      g_thread_pool_push (get_pool (), shared, NULL);
    }
  do_shared (shared, 0);

  g_mutex_lock (&shared->mutex);
  shared->is_closed = TRUE;
  while (shared->n_running > 0)
    g_cond_wait (&shared->done, &shared->mutex);
  g_mutex_unlock (&shared->mutex);
  shared_unref (shared);
}
