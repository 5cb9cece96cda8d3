/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "stats/duid-triad-bins.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What to call a cell of a triad, at the pointer. */

/* The corners a thirteenth is about, by its identifier: “L”, “TR_C”. */
static guint
list_corners (const char         *name,
              const DuidQuestion *question,
              const char        **corners)
{
  static const char letters[] = "TLR";
  guint             n = 0;

  for (; *name != '\0' && *name != '_'; name++)
    for (int i = 0; i < 3; i++)
      if (*name == letters[i] && n < 2)
        corners[n++] = question->corners[i];
  return n;
}

static char *
dup_zone13_words (const DuidQuestion *question,
                  guint               zone)
{
  const char *name = duid_zone13_get_name (zone);
  gboolean    is_inner = strstr (name, "_C") != NULL;
  const char *corners[2];
  guint       n = list_corners (name, question, corners);

  if (n == 0)
    return g_strdup (_ ("the middle"));
  if (n == 1 && !is_inner)
    /* Translators: %s is a corner of a triad. */
    return g_strdup_printf (_ ("close to %s"), corners[0]);
  if (n == 1)
    return g_strdup_printf (_ ("towards %s"), corners[0]);
  if (!is_inner)
    /* Translators: two corners of a triad. */
    return g_strdup_printf (_ ("halfway %s and %s"), corners[0], corners[1]);
  return g_strdup_printf (_ ("from the middle towards %s and %s"), corners[0], corners[1]);
}

char *
duid_triad_cell_dup_words (const DuidQuestion *question,
                           DuidTriadCells      cells,
                           guint               cell)
{
  DuidTriad middle;

  if (cells.kind == DUID_CELLS_ZONES_13)
    return dup_zone13_words (question, cell);
  middle = duid_triad_from_plane (duid_triad_cells_get_middle (cells, cell));
  /* Translators: the middle of a part of a triad: percentages and corners. */
  return g_strdup_printf (_ ("about %.0f %% %s · %.0f %% %s · %.0f %% %s"), 100 * middle.top,
                          question->corners[0], 100 * middle.left, question->corners[1],
                          100 * middle.right, question->corners[2]);
}
