/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-triad-codes.h"
#include "plot/duid-chart-private.h"
#include "plot/duid-difference-map.h"
#include "plot/duid-moves.h"
#include "plot/duid-triad-cells.h"
#include "plot/duid-waves.h"
#include "stats/duid-plane-density.h"

G_BEGIN_DECLS

/* A triad as it lies in its picture: what is counted where, and where it stands.
 *
 * Every answer is in one of three parts: a corner (shown as a disc outside it, or
 * as stacked dots below 50 answers), an edge (a strip of bars outside it, and a
 * dot) or the interior (a dot, or density from 5,000 answers on). Their counts
 * add up to the answered rows. Corners are in the order of DuidTriad. */

#define DUID_N_STRIPS     DUID_TRIAD_N_EDGES /* LT, TR, LR, as in DuidZone */
#define DUID_N_STRIP_BINS DUID_TRIAD_EDGE_BINS
#define DUID_TRIAD_DISC_TEXT 10 /* look.md's pixels */
/* Any number does, as long as it is always the same: a region must not move. */
#define DUID_TRIAD_CENTRE_SEED 20240914

/* Contours of fewer answers would say more than is known. */
#define DUID_FEWEST_CONTOURED 50

/* What is drawn: the answers as they weigh, so that the base of the chart weighs as many as it
 * is; without weights the counts themselves. */
typedef struct
{
  double n;
  double inside;
  double zones[DUID_N_ZONES];
  double corners[3];
  double strips[DUID_N_STRIPS][DUID_N_STRIP_BINS];
} DuidTriadAmounts;

/* A box that plates had better not cover, and what it costs if they do, in dots. */
typedef struct
{
  cairo_rectangle_t box;
  double            cost;
} DuidTaken;

/* How the answers inside are shown: chosen, or by their number. */
typedef enum
{
  DUID_TRIAD_DOTS,
  DUID_TRIAD_CELLS,      /* triangles or hexagons */
  DUID_TRIAD_DENSITY,
  DUID_TRIAD_ZONES,      /* seven or thirteen, with what was to be expected */
  DUID_TRIAD_DIFFERENCE, /* of two groups */
  DUID_TRIAD_CHANGES,    /* of the same persons, from wave to wave */
  DUID_TRIAD_PATH,       /* of the centre, from group to group */
} DuidTriadLook;

typedef struct _DuidTriadPlot DuidTriadPlot;

/* Pixels on each side of a triangle. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
} DuidOutside;

/* A corner enlarged beside the triangle. */
typedef struct
{
  int       corner; /* -1 without a lens */
  DuidPoint from;   /* its room */
  DuidPoint to;
  DuidPoint origin; /* pixels of the left corner of what it shows */
  double    side;
} DuidTriadLens;

/* One triangle of the picture. With groups side by side there are several, one a
 * group, all with one scale. */
struct _DuidTriadPlot
{
  DuidChart          *chart;     /* borrowed */
  DuidTriadPlot      *next;      /* owned: the next triangle */
  const DuidQuestion *question;
  const DuidTriad    *triads;
  const guint8       *states;
  const DuidTriadCodes *codes;
  int                 group;     /* whose answers, -1 for everybody's */
  gboolean            is_panel;  /* one of several */
  DuidTriadLook       look;
  gboolean            has_dots;  /* on top of a density */
  DuidTriadCells      bins;      /* look CELLS and ZONES */
  gsize              *bin_n;     /* answers per cell of it, or NULL */
  double             *bin_amounts; /* what they weigh */
  double              most_bin;  /* what is shaded fully: of n, the same in all panels */
  guint32            *cells;     /* of the answers inside, per cell of the fine grid, or NULL */
  gsize               n_inside;
  DuidPlaneDensity   *density;   /* of those, or NULL */
  DuidDifferenceMap  *difference; /* look DIFFERENCE */
  DuidWaves          *waves;     /* look CHANGES */
  DuidMoves          *moves;
  double              most_density;
  gsize               zones[DUID_N_ZONES];
  DuidCentre          centre;
  DuidTriadAmounts    amounts;
  gsize               n;         /* answered rows of the base */
  gsize               n_rest;    /* answered rows outside it */
  gsize               corner_n[3];
  gsize               strips[DUID_N_STRIPS][DUID_N_STRIP_BINS]; /* left to top, top to right,
                                                                 * left to right */
  gboolean            has_stacks; /* dots for corners, not discs */
  gboolean            is_empty;   /* nothing may be drawn of the answers */

  double              side;       /* pixels */
  DuidPoint           corners[3];
  DuidPoint           disc_at[3];
  double              disc_radius[3]; /* 0 without answers */
  char               *disc_words[3];
  double              disc_width[3]; /* of those words */
  double              reach;      /* longest bar of the strips, pixels */
  double              most_strip; /* the amount in the fullest bar */
  double              words_size; /* look.md's pixels */
  double              words_y;    /* top of the words below */
  double              dot_radius;
  double              dot_alpha;
  cairo_rectangle_t   zone_boxes[DUID_N_ZONES]; /* where their numbers stand, else empty */
  GArray             *taken;      /* DuidTaken: centres, regions and words */
  DuidPoint           from;       /* the room for this triangle, pixels */
  DuidPoint           to;
  DuidPoint           origin;     /* pixels of the plane's 0, 0, and a side of it */
  DuidPoint           unit;
  DuidOutside         outside;    /* what stands around the triangle, and must have room: */
  DuidOutside         room;       /* of several, all have the room that one of them needs */
  gboolean            has_words;  /* at the corners */
  DuidTriadLens       lens;
};

/* ---- duid-triad-count.c ---- */

/* Makes the triangle of @group (-1: everybody) and counts its answers. */
DuidTriadPlot *duid_triad_plot_new  (DuidChart     *chart,
                                    int            group);
void      duid_triad_plot_free     (DuidTriadPlot *plot);
/* Whether the row is one of this triangle's: answered and of its group. */
gboolean  duid_triad_plot_has_row  (DuidTriadPlot *plot,
                                    gsize          row);
/* Chooses how the answers are shown in all triangles from @first on, and counts what
 * that needs; scales are the same in all. */
void      duid_triad_plot_choose   (DuidTriadPlot *first);
/* Whether a layer was asked for. */
gboolean  duid_triad_plot_has_layer (DuidTriadPlot *plot,
                                    const char    *name);

/* ---- duid-triad-weighed.c ---- */

/* Counts the amounts and the fine grid anew, as the rows weigh (NULL = all). */
void      duid_triad_plot_weigh    (DuidTriadPlot  *plot,
                                    const DuidRows *rows);
/* The centre of those of @rows that are in the base and have a weight. */
DuidCentre duid_triad_weigh_centre (DuidChart       *chart,
                                    const DuidTriad *triads,
                                    const DuidRows  *rows);
/* ---- duid-triad-layout.c ---- */

/* A layer of this triangle: its own among several. */
void      duid_triad_plot_begin_layer (DuidTriadPlot *plot,
                                    const char    *id,
                                    const char    *title);
void      duid_triad_plot_lay_out  (DuidTriadPlot *plot);
/* Makes all triangles from @first on as large as each other, so that they can be
 * compared; each is then laid out once more to be drawn. */
void      duid_triad_plot_even_out (DuidTriadPlot *first);
DuidPoint duid_triad_plot_to_pixels (DuidTriadPlot *plot,
                                    DuidPoint      point);
DuidPoint duid_triad_plot_place    (DuidTriadPlot *plot,
                                    DuidTriad      triad);
/* How the words at the corners are set. */
DuidTextStyle duid_triad_plot_get_style (DuidTriadPlot *plot);
/* The four corners of a strip's bar of length @length pixels. */
void      duid_triad_plot_get_bar  (DuidTriadPlot *plot,
                                    int            strip,
                                    int            bin,
                                    double         length,
                                    DuidPoint     *corners);
double    duid_triad_plot_get_length (DuidTriadPlot *plot,
                                      int            strip,
                                      int            bin);
/* The corners of a cell in pixels; their number. */
int       duid_triad_plot_get_cell (DuidTriadPlot *plot,
                                    DuidTriadCells cells,
                                    guint          cell,
                                    DuidPoint     *corners);
/* The corners of a zone in pixels, 3 or 4 of them. */
int       duid_triad_plot_get_zone (DuidTriadPlot *plot,
                                    DuidZone       zone,
                                    DuidPoint     *corners);
/* Places for @n dots at one point, close together around it. */
void      duid_triad_plot_stack    (gsize          n,
                                    double         radius,
                                    DuidPoint     *places);

/* The answers on one edge. */
gsize     duid_triad_plot_sum      (DuidTriadPlot *plot,
                                    int            strip);
/* Keeps plates off a box. */
void      duid_triad_plot_take     (DuidTriadPlot *plot,
                                    double         x,
                                    double         y,
                                    double         width,
                                    double         height,
                                    double         cost);

/* ---- duid-triad-marks.c ---- */

void      duid_triad_plot_add_marks   (DuidTriadPlot *plot);
void      duid_triad_plot_add_discs   (DuidTriadPlot *plot);
/* ---- duid-triad-density.c ---- */

void      duid_triad_plot_add_density (DuidTriadPlot *plot,
                                       gboolean       is_rest);
/* ---- duid-triad-shades.c ---- */

/* The cells of looks CELLS and ZONES. */
void      duid_triad_plot_add_shades  (DuidTriadPlot *plot);
/* What was counted and expected in each of the ZONES. */
void      duid_triad_plot_add_shares  (DuidTriadPlot *plot);
/* ---- duid-triad-contours.c ---- */

void      duid_triad_plot_add_contours (DuidTriadPlot *plot);
/* ---- duid-triad-panels.c ---- */

#define DUID_MOST_PANELS 12

/* Groups that have answers. */
guint     duid_triad_panels_count     (DuidChart     *chart);
/* The two groups that have answers; FALSE when there are more or fewer. */
gboolean  duid_triad_panels_find_two  (DuidChart     *chart,
                                       int           *two);
/* The triangles of a chart: one, or one a group (transfer full). */
DuidTriadPlot *duid_triad_panels_new  (DuidChart     *chart);
/* Whether there is room for words at the corners: before notes, which have them else. */
void      duid_triad_panels_choose_words (DuidTriadPlot *first);
/* Gives each triangle its room. */
void      duid_triad_panels_place     (DuidTriadPlot *first);
/* ---- duid-triad-lens.c ---- */

/* The corner that is enlarged, -1 for none. */
int       duid_triad_lens_get_corner  (DuidTriadPlot *plot);
/* Takes its room off the triangle's. */
void      duid_triad_lens_take_room   (DuidTriadPlot *plot);
void      duid_triad_lens_add         (DuidTriadPlot *plot);
/* Whether a place is in the lens's room, and the place of the plane under it. */
gboolean  duid_triad_lens_has         (const DuidTriadPlot *plot,
                                       DuidPoint      at);
DuidPoint duid_triad_lens_to_plane    (const DuidTriadPlot *plot,
                                       DuidPoint      at);
/* ---- duid-triad-tints.c ---- */

/* The band outside an edge where its bars stand. */
void      duid_triad_plot_get_strip   (DuidTriadPlot *plot,
                                       int            strip,
                                       DuidPoint     *corners);
void      duid_triad_plot_add_brushes (DuidTriadPlot *plot);
/* ---- duid-triad-cell-words.c ---- */

/* What a cell is called: “near Family”, “about 50 % Family · …” (transfer full). */
char     *duid_triad_cell_dup_words   (const DuidQuestion *question,
                                       DuidTriadCells cells,
                                       guint          cell);
/* ---- duid-triad-notes.c ---- */

#define DUID_MOST_ZONES 13

/* What the layers mean in words, below the picture: takes its room off the chart's. */
void      duid_triad_plot_add_notes   (DuidTriadPlot *first);
/* ---- duid-triad-centre.c ---- */

gboolean  duid_triad_plot_has_centres (DuidTriadPlot *plot);
/* Whether regions are drawn that two groups can be compared by. */
gboolean  duid_triad_plot_compares   (DuidTriadPlot *plot);
void      duid_triad_plot_add_centres (DuidTriadPlot *plot);
/* The ellipse in the plane, clipped to the triangle. */
void      duid_triad_plot_add_region  (DuidTriadPlot    *plot,
                                       const DuidCentre *centre,
                                       DuidColour        colour);
/* ---- duid-triad-changes.c ---- */

/* Finds who answered in two waves: before notes and layout. */
void      duid_triad_changes_prepare  (DuidTriadPlot *plot);
void      duid_triad_changes_add      (DuidTriadPlot *plot);
/* Who the arrows are of and where they go, NULL while there are none (transfer full). */
char     *duid_triad_changes_dup_words (DuidTriadPlot *plot);
/* ---- duid-triad-path.c ---- */

void      duid_triad_path_add         (DuidTriadPlot *plot);
/* ---- duid-triad-near.c ---- */

/* The story under the hand in a picture without dots: DUID_HIT_NOTHING when there is none
 * near, or when it has dots. */
DuidHit   duid_triad_near_pick        (DuidTriadPlot *plot,
                                       DuidPoint      at);
/* The next story from there in direction dx, dy; @from itself when none is left. */
DuidHit   duid_triad_near_step        (DuidTriadPlot *plot,
                                       DuidHit        from,
                                       int            dx,
                                       int            dy);
/* How many stories lie where @row lies, NULL when it is alone (transfer full). */
char     *duid_triad_near_dup_words   (DuidTriadPlot *plot,
                                       gsize          row);
/* ---- duid-triad-words.c ---- */

void      duid_triad_plot_add_zones   (DuidTriadPlot *plot);
void      duid_triad_plot_add_words   (DuidTriadPlot *plot);
/* ---- duid-triad-legend.c ---- */

void      duid_triad_plot_add_legend  (DuidTriadPlot *plot);

/* Marks from which there is density, and from which there are no dots. */
#define DUID_MANY_MARKS    5000
#define DUID_TOO_MANY_MARKS 50000

G_END_DECLS
