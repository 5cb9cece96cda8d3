/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"
#include "stats/duid-plane-density.h"

G_BEGIN_DECLS

/* A canvas as it lies in its picture: the plane on the left, the list of stones
 * with their letters on the right. */

typedef struct
{
  DuidChart          *chart;    /* borrowed */
  const DuidQuestion *question;
  double              left;     /* of the plane, pixels */
  double              top;
  double              width;
  double              height;
  DuidPoint           list_from; /* the room for the list of stones */
  DuidPoint           list_to;
  gsize               n_placed; /* stones that are shown */
  double              dot_radius;
  double              dot_alpha;
  DuidPoint          *letters;  /* per stone: where its letter stands, NaN without */
  gboolean            has_groups; /* colours are groups: the list names them */
  gboolean            has_waves;  /* groups are waves: no colours of their own */
  gboolean           *hollow;   /* per stone: its letter is an outline; or NULL */
} DuidCanvasPlot;

#define DUID_CANVAS_TEXT   11
#define DUID_CANVAS_LETTER 7.5 /* radius of a letter's disc */

gboolean   duid_canvas_plot_shows      (DuidCanvasPlot *plot,
                                        guint           stone);
DuidPoint  duid_canvas_plot_place      (DuidCanvasPlot *plot,
                                        DuidPoint       place);
/* “A”, “B” … “Z”, “27” (transfer full). */
char      *duid_canvas_plot_dup_letter (guint           stone);

/* ---- duid-canvas-density.c ---- */

void       duid_canvas_plot_add_density (DuidCanvasPlot *plot);
/* Where a stone was placed, over a plane of 0 .. 1 with y down; NULL when by too few
 * (transfer full). */
DuidPlaneDensity *duid_canvas_plot_make_density (DuidCanvasPlot *plot,
                                        guint           stone);
/* ---- duid-canvas-contours.c ---- */

/* What its lines mean, below the picture: takes the room for it off the chart's. */
void       duid_canvas_plot_add_note     (DuidCanvasPlot *plot);
void       duid_canvas_plot_add_contours (DuidCanvasPlot *plot);
/* ---- duid-canvas-words.c ---- */

void       duid_canvas_plot_lay_out     (DuidCanvasPlot *plot);
void       duid_canvas_plot_add_axes    (DuidCanvasPlot *plot);
void       duid_canvas_plot_add_list    (DuidCanvasPlot *plot);
/* ---- duid-canvas-centre.c ---- */

/* The letter of a stone in its disc. */
void       duid_canvas_plot_add_letter  (DuidCanvasPlot *plot,
                                         guint           stone,
                                         DuidPoint       at);
/* The letters that stand somewhere, moved apart where they would cover each other, with a
 * line to their place then; each begins so many pixels above it. */
void       duid_canvas_plot_add_letters (DuidCanvasPlot *plot,
                                         double          above);
void       duid_canvas_plot_add_centres (DuidCanvasPlot *plot);
/* ---- the displays of duid-canvas-items.c and duid-canvas-shift.c ---- */

/* Instead of dots; the centres come after it. */
void       duid_canvas_plot_add_items   (DuidCanvasPlot *plot);
/* ---- duid-canvas-cells.c ---- */

/* Instead of dots and centres; what it says goes below the picture (transfer full, NULL
 * without answers), and what a cell stands for is a condition (transfer full). */
void       duid_canvas_plot_add_cells   (DuidCanvasPlot *plot);
char      *duid_canvas_plot_dup_cell_words (DuidCanvasPlot *plot);
DuidCondition *duid_canvas_plot_brush_cell (const DuidCanvasPlot *plot,
                                            int             cell);
/* Instead of dots and centres. */
void       duid_canvas_plot_add_arrows  (DuidCanvasPlot *plot);
void       duid_canvas_plot_add_changes (DuidCanvasPlot *plot);
void       duid_canvas_plot_add_group_centres (DuidCanvasPlot *plot);

G_END_DECLS
