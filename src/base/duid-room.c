/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-room.h"

#include <stdlib.h>
#include <sys/mman.h>

#define LARGE_PAGE ((gsize) 2 << 20)

gpointer
duid_room_new (gsize size)
{
  gpointer room = NULL;

  if (size < 2 * LARGE_PAGE)
    return malloc (size);
  if (posix_memalign (&room, LARGE_PAGE, size) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  /* Only advice: without it everything is the same but slower. */
  (void) madvise (room, size, MADV_HUGEPAGE);
#endif
  return room;
}

void
duid_room_advise (gpointer memory,
                  gsize    size)
{
#ifdef MADV_HUGEPAGE
  guintptr from = ((guintptr) memory + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  guintptr to = ((guintptr) memory + size) / LARGE_PAGE * LARGE_PAGE;

  if (from < to)
    (void) madvise ((gpointer) from, to - from, MADV_HUGEPAGE);
#endif
}

void
duid_room_free (gpointer room)
{
  free (room);
}
