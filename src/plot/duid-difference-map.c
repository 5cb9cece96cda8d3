/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-difference-map-private.h"

#include "plot/duid-cell-tally.h"
#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Cells along a side: enough to see where, few enough to hold answers. */
#define MOST_ACROSS   8
#define MIDDLE_ACROSS 6
#define FEW_ACROSS    4
#define MANY          2000
#define FEW           500

static DuidTriadCells
get_triangles (const DuidDifferenceMap *map)
{
  return (DuidTriadCells) { DUID_CELLS_TRIANGLES, (guint) map->across };
}

static int
choose_across (const DuidDifferenceRequest *request)
{
  const guint8 *states = duid_dataset_get_states (request->dataset, request->question);
  gsize         n = 0;

  for (gsize row = 0; row < duid_dataset_get_n_rows (request->dataset); row++)
    n += states[row] == DUID_STATE_ANSWERED &&
         (duid_rows_has (request->a, row) || duid_rows_has (request->b, row));
  if (n < FEW)
    return FEW_ACROSS;
  return n < MANY ? MIDDLE_ACROSS : MOST_ACROSS;
}

static gboolean
is_triad (const DuidDifferenceMap *map)
{
  return map->question->type == DUID_QUESTION_TRIAD;
}

static guint
find_square (const DuidDifferenceMap *map,
             DuidPoint                place)
{
  const DuidAxis *x = &map->question->x;
  const DuidAxis *y = &map->question->y;
  int             across = (int) ((place.x - x->min) / (x->max - x->min) * map->across);
  int             up = (int) ((place.y - y->min) / (y->max - y->min) * map->across);

  across = CLAMP (across, 0, map->across - 1);
  up = CLAMP (up, 0, map->across - 1);
  return (guint) (up * map->across + across);
}

static void
count_triads (DuidDifferenceMap *map,
              const DuidRows    *rows,
              gboolean           is_b)
{
  DuidCellTally  tally = { 0 };
  const guint32 *counts =
    duid_cell_tally_count (&tally, duid_triad_codes_get (map->dataset, map->index),
                           get_triangles (map), rows);

  for (guint i = 0; i < map->n_cells; i++)
    if (is_b)
      map->cells[i].b = counts[i];
    else
      map->cells[i].a = counts[i];
  duid_cell_tally_clear (&tally);
}

/* Adds one to the cell of each stone of @row. */
static void
count_stones (DuidDifferenceMap *map,
              gsize              row,
              gboolean           is_b)
{
  for (guint stone = 0; stone < map->question->stones->len; stone++)
    {
      DuidPoint place = duid_dataset_get_stone (map->dataset, map->index, stone)[row];
      guint     cell;

      if ((map->stone >= 0 && map->stone != (int) stone) || !duid_point_exists (place))
        continue;
      cell = find_square (map, place);
      if (is_b)
        map->cells[cell].b++;
      else
        map->cells[cell].a++;
    }
}

static gsize
count_rows (DuidDifferenceMap *map,
            const DuidRows    *rows,
            gboolean           is_b)
{
  const guint8 *states = duid_dataset_get_states (map->dataset, map->index);
  gsize         n = 0;

  if (is_triad (map))
    count_triads (map, rows, is_b);
  else
    for (gssize row = duid_rows_next (rows, 0); row >= 0;
         row = duid_rows_next (rows, (gsize) row + 1))
      if (states[row] == DUID_STATE_ANSWERED)
        count_stones (map, (gsize) row, is_b);
  for (guint i = 0; i < map->n_cells; i++)
    n += is_b ? map->cells[i].b : map->cells[i].a;
  return n;
}

DuidDifferenceMap *
duid_difference_map_new (const DuidDifferenceRequest *request)
{
  g_autoptr (DuidDifferenceMap) map = g_new0 (DuidDifferenceMap, 1);

  map->dataset = request->dataset;
  map->index = request->question;
  map->question = duid_dataset_get_question (request->dataset, request->question);
  g_return_val_if_fail (is_triad (map) || map->question->type == DUID_QUESTION_CANVAS, NULL);
  if (is_triad (map))
    map->triads = duid_dataset_get_triads (request->dataset, request->question);
  map->stone = request->stone;
  map->label_a = g_strdup (request->label_a);
  map->label_b = g_strdup (request->label_b);
  map->across = choose_across (request);
  map->n_cells = (guint) (map->across * map->across);
  map->cells = g_new0 (DuidCellDifference, map->n_cells);
  map->n_a = count_rows (map, request->a, FALSE);
  map->n_b = count_rows (map, request->b, TRUE);
  if (!duid_cell_differences (map->cells, map->n_cells, &request->draws, &map->chance, NULL))
    return NULL;
  return g_steal_pointer (&map);
}

void
duid_difference_map_free (DuidDifferenceMap *map)
{
  if (map == NULL)
    return;
  g_free (map->label_a);
  g_free (map->label_b);
  g_free (map->cells);
  g_free (map);
}

gsize
duid_difference_map_get_n (const DuidDifferenceMap *map,
                           gsize                   *n_a,
                           gsize                   *n_b)
{
  *n_a = map->n_a;
  *n_b = map->n_b;
  return map->n_a + map->n_b;
}

const DuidCellDifference *
duid_difference_map_get_cells (const DuidDifferenceMap *map,
                               guint                   *n_cells)
{
  *n_cells = map->n_cells;
  return map->cells;
}

guint
duid_difference_map_count_beyond (const DuidDifferenceMap *map)
{
  guint n = 0;

  for (guint i = 0; i < map->n_cells; i++)
    n += map->cells[i].is_beyond;
  return n;
}

DuidChance
duid_difference_map_get_chance (const DuidDifferenceMap *map)
{
  return map->chance;
}

int
duid_difference_map_get_shape (const DuidDifferenceMap *map,
                               guint                    cell,
                               DuidPoint               *corners)
{
  const DuidAxis *x = &map->question->x;
  const DuidAxis *y = &map->question->y;
  double          width = (x->max - x->min) / map->across;
  double          height = (y->max - y->min) / map->across;
  double          left = x->min + width * ((int) cell % map->across);
  double          low = y->min + height * ((int) cell / map->across);

  if (is_triad (map))
    return duid_triad_cells_get_shape (get_triangles (map), cell, corners);
  corners[0] = (DuidPoint) { left, low };
  corners[1] = (DuidPoint) { left + width, low };
  corners[2] = (DuidPoint) { left + width, low + height };
  corners[3] = (DuidPoint) { left, low + height };
  return 4;
}

static char *
dup_finding (const DuidDifferenceMap *map)
{
  guint            n = duid_difference_map_count_beyond (map);
  g_autofree char *p = duid_figure_dup_p (map->chance.p);
  g_autofree char *draws = duid_figure_dup_count (map->chance.n_draws);

  if (map->chance.n_draws == 0)
    return g_strdup (_ ("Too few answers to compare place by place."));
  if (n == 0)
    /* Translators: “p = .034”, then how many random groups were made. */
    return g_strdup_printf (_ ("No place differs more than chance makes groups differ (%s, "
                               "%s random groups)."),
                            p, draws);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: %u places; “p = .034”; “999”. */
                                       "Outlined: %u place where the groups differ more than in 95 "
                                       "of 100 random groups (%s, %s random groups).",
                                       "Outlined: %u places where the groups differ more than in "
                                       "95 of 100 random groups (%s, %s random groups).",
                                       n),
                          n, p, draws);
}

char *
duid_difference_map_dup_sentence (const DuidDifferenceMap *map)
{
  g_autofree char *finding = dup_finding (map);
  gboolean         has_blanks = FALSE;

  for (guint i = 0; i < map->n_cells; i++)
    has_blanks |= map->cells[i].is_sparse;
  if (!has_blanks || map->chance.n_draws == 0)
    return g_steal_pointer (&finding);
  return g_strdup_printf ("%s %s", finding, _ ("Blank places have too few answers."));
}
