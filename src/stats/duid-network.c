/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-network.h"

#include "duid-config.h"

#include <math.h>

#ifdef HAVE_IGRAPH
#include <igraph/igraph.h>
#endif

#define MARGIN   .0001
#define N_ROUNDS 50 /* a node */

static void
place_on_circle (guint      n,
                 DuidPoint *places)
{
  for (guint i = 0; i < n; i++)
    {
      double angle = 2 * G_PI * i / MAX (n, 1) - G_PI / 2;

      places[i] = (DuidPoint) { .5 + .5 * cos (angle), .5 + .5 * sin (angle) };
    }
}

#ifdef HAVE_IGRAPH
/* Everything from 0 to 1, both ways by itself: pictures are wider than high. */
static void
fit (guint      n,
     DuidPoint *places)
{
  DuidPoint least = { INFINITY, INFINITY }, most = { -INFINITY, -INFINITY };

  for (guint i = 0; i < n; i++)
    {
      least = (DuidPoint) { MIN (least.x, places[i].x), MIN (least.y, places[i].y) };
      most = (DuidPoint) { MAX (most.x, places[i].x), MAX (most.y, places[i].y) };
    }
  for (guint i = 0; i < n; i++)
    {
      places[i].x = most.x - least.x > MARGIN ? (places[i].x - least.x) / (most.x - least.x) : .5;
      places[i].y = most.y - least.y > MARGIN ? (places[i].y - least.y) / (most.y - least.y) : .5;
    }
}

/* The circle is where it starts, so no chance has a hand in it. FALSE: it failed. */
static gboolean
let_spring (guint          n,
            const DuidTie *ties,
            gsize          n_ties,
            DuidPoint     *places)
{
  igraph_t                graph;
  igraph_vector_int_t     ends;
  igraph_vector_t         lengths;
  igraph_matrix_t         matrix;
  igraph_error_handler_t *before = igraph_set_error_handler (igraph_error_handler_ignore);
  gboolean                is_done;

  igraph_vector_int_init (&ends, (igraph_integer_t) (2 * n_ties));
  igraph_vector_init (&lengths, (igraph_integer_t) n_ties);
  igraph_matrix_init (&matrix, n, 2);
  for (gsize i = 0; i < n_ties; i++)
    {
      VECTOR (ends)
      [2 * i] = ties[i].a;
      VECTOR (ends)
      [2 * i + 1] = ties[i].b;
      VECTOR (lengths)
      [i] = 1 / ties[i].weight;
    }
  for (guint i = 0; i < n; i++)
    {
      MATRIX (matrix, i, 0) = places[i].x;
      MATRIX (matrix, i, 1) = places[i].y;
    }
  is_done = igraph_create (&graph, &ends, n, IGRAPH_UNDIRECTED) == IGRAPH_SUCCESS;
  if (is_done)
    {
      is_done = igraph_layout_kamada_kawai (&graph, &matrix, TRUE, (igraph_integer_t) N_ROUNDS * n,
                                            0, n, &lengths, NULL, NULL, NULL,
                                            NULL) == IGRAPH_SUCCESS;
      igraph_destroy (&graph);
    }
  for (guint i = 0; i < n && is_done; i++)
    places[i] = (DuidPoint) { MATRIX (matrix, i, 0), MATRIX (matrix, i, 1) };
  igraph_matrix_destroy (&matrix);
  igraph_vector_destroy (&lengths);
  igraph_vector_int_destroy (&ends);
  igraph_set_error_handler (before);
  return is_done;
}
#endif

void
duid_network_lay_out (guint          n,
                      const DuidTie *ties,
                      gsize          n_ties,
                      DuidPoint     *places)
{
  place_on_circle (n, places);
#ifdef HAVE_IGRAPH
  if (n > 2 && n_ties > 0)
    {
      if (let_spring (n, ties, n_ties, places))
        fit (n, places);
      else
        place_on_circle (n, places);
    }
#endif
}
