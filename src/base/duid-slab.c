/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-slab.h"

#include <string.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

#define LINE       64
#define LARGE_PAGE ((gsize) 2 << 20)

/* Less than this much is in few pages anyway. */
#define LEAST_LARGE (2 * LARGE_PAGE)

gpointer
duid_slab_new (gsize size)
{
  gsize    whole = MAX ((size + LINE - 1) / LINE * LINE, LINE);
  gpointer slab = g_aligned_alloc (1, whole, size >= LEAST_LARGE ? LARGE_PAGE : LINE);

#if defined(__linux__) && defined(MADV_HUGEPAGE)
  /* Only a wish: without it, or when it is refused, all goes on as well, if slower. */
  if (size >= LEAST_LARGE)
    madvise (slab, whole, MADV_HUGEPAGE);
#endif
  return slab;
}

gpointer
duid_slab_new0 (gsize size)
{
  gpointer slab = duid_slab_new (size);

  memset (slab, 0, size);
  return slab;
}

void
duid_slab_free (gpointer slab)
{
  g_aligned_free (slab);
}
