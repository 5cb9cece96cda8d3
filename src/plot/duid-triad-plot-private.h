/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* A triad as it lies in its picture: what is counted where, and where it stands.
 *
 * Every answer is in one of three parts: a corner (shown as a disc outside it, or
 * as stacked dots below 50 answers), an edge (a strip of bars outside it, and a
 * dot) or the interior (a dot, or density from 5,000 answers on). Their counts
 * add up to the answered rows. Corners are in the order of DuidTriad. */

#define DUID_N_STRIPS     3  /* LT, TR, LR, as in DuidZone */
#define DUID_N_STRIP_BINS 20
#define DUID_TRIAD_DISC_TEXT 10 /* look.md's pixels */

/* A box that plates had better not cover, and what it costs if they do, in dots. */
typedef struct
{
  cairo_rectangle_t box;
  double            cost;
} DuidTaken;

typedef struct
{
  DuidChart          *chart;     /* borrowed */
  const DuidQuestion *question;
  const DuidTriad    *triads;
  const guint8       *states;
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
  double              words_size; /* look.md's pixels */
  double              words_y;    /* top of the words below */
  double              dot_radius;
  double              dot_alpha;
  GArray             *taken;      /* DuidTaken: centres, regions and words */
} DuidTriadPlot;

/* ---- duid-triad-layout.c ---- */

void      duid_triad_plot_count    (DuidTriadPlot *plot);
void      duid_triad_plot_lay_out  (DuidTriadPlot *plot);
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
                                      gsize          n);
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
/* ---- duid-triad-centre.c ---- */

gboolean  duid_triad_plot_has_centres (DuidTriadPlot *plot);
void      duid_triad_plot_add_centres (DuidTriadPlot *plot);
/* ---- duid-triad-words.c ---- */

void      duid_triad_plot_add_zones   (DuidTriadPlot *plot);
void      duid_triad_plot_add_words   (DuidTriadPlot *plot);
/* ---- duid-triad-legend.c ---- */

void      duid_triad_plot_add_legend  (DuidTriadPlot *plot);

/* Marks from which there is density, and from which there are no dots. */
#define DUID_MANY_MARKS    5000
#define DUID_TOO_MANY_MARKS 50000

G_END_DECLS
