/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart.h"

G_BEGIN_DECLS

/* Between duid-chart.c and the plots, one a kind of question. */

/* A dot that can be picked and lit. */
typedef struct
{
  DuidPoint at; /* pixels */
  gsize     row;
  int       stone;
} DuidDot;

/* An area that can be clicked: a bar, a zone, a disc. Later areas lie on top. */
typedef struct
{
  DuidHitKind kind;
  int         index;
  DuidPoint   corners[8];
  int         n_corners;
} DuidArea;

typedef struct
{
  /* Where a drag is: value under x for sliders; plane or axis units for triads
   * and canvases. NULL where a plot has no such thing. */
  DuidCondition *(*drag_brush) (DuidChart *chart, const DuidPoint *path, gsize n_points);
  DuidCondition *(*hit_brush)  (DuidChart *chart, DuidHit hit);
  /* What is hit in words, where the condition has no good ones; may be NULL or give it. */
  char          *(*dup_words)  (DuidChart *chart, DuidHit hit);
  void           (*draw_brush) (DuidChart *chart, cairo_t *cr, const DuidPoint *path,
                                gsize n_points);
  /* Instead of hit_brush, where a hit means several conditions, all of which must
   * hold: fills @brushes. */
  void           (*hit_brushes) (DuidChart *chart, DuidHit hit, GPtrArray *brushes);
  /* What to say of a hit instead of its brush and its number (transfer full); may be
   * NULL, and may return NULL. */
  char          *(*hit_words)  (DuidChart *chart, DuidHit hit);
  /* Where @row stands in the picture besides its dots: the bar it is in. */
  void           (*draw_place) (DuidChart *chart, cairo_t *cr, gsize row);
  /* Stories that have no dot of their own: the one under the hand, the next one in a
   * direction, and what to say of one besides its title (transfer full). All may be NULL and
   * may give nothing. */
  DuidHit        (*pick_row)   (DuidChart *chart, DuidPoint at);
  DuidHit        (*step_row)   (DuidChart *chart, DuidHit from, int dx, int dy);
  char          *(*row_words)  (DuidChart *chart, gsize row);
} DuidPlotKind;

struct _DuidChart
{
  DuidChartRequest    request;
  double              width;
  double              height;
  const DuidPalette  *palette;
  DuidScene          *scene;
  DuidSummary        *summary;  /* over the base */
  const DuidPlotKind *kind;
  GArray             *dots;     /* DuidDot */
  GArray             *areas;    /* DuidArea */
  DuidPoint           origin;   /* pixels of the plot's 0, 0 */
  DuidPoint           unit;     /* pixels a unit; y negative when up */
  DuidPoint           from;     /* the room for the plot, pixels: what title, count line and */
  DuidPoint           to;       /* key leave. Draw between @from and @to only */
  double              line;     /* multiplies widths of lines and sizes of dots */
  GPtrArray          *groups;   /* DuidGroupOf over all rows, or NULL: what colours dots */
  guint8             *group_codes; /* group per row, 255 for none; NULL without groups */
  gsize              *group_counts; /* answered rows of the base per group */
  DuidPoint           key_from; /* audience: room for lines of the key, else empty */
  DuidPoint           key_to;
  int                *series;   /* series per group, -1 when there are too many */
  const DuidBins     *bins;     /* the dataset's; NULL for triads, canvases and tags */
  DuidRows           *own_base; /* the request's base, when it is the chart's to free */
  char               *remark;   /* sentences of what this display says more, or NULL */
  DuidHit             said_of;  /* the last hit that words were asked of, */
  char               *said;     /* and those; or NULL */
  gpointer            own;      /* what a plot keeps, freed by free_own */
  GDestroyNotify      free_own;
  const double       *weights;  /* per row, borrowed; NULL when each story counts once */
  double              scale;    /* of weights, so that the base weighs as many as it is */
  double              size;     /* multiplies look.md's pixel sizes: text scale, audience. It is
                                 * the scene's text scale already: give styles plain sizes */
};

void duid_triad_plot_fill  (DuidChart *chart);
void duid_slider_plot_fill (DuidChart *chart);
void duid_choice_plot_fill (DuidChart *chart);
void duid_canvas_plot_fill (DuidChart *chart);
void duid_number_plot_fill (DuidChart *chart);
void duid_change_plot_fill (DuidChart *chart);
void duid_ridge_plot_fill  (DuidChart *chart);
void duid_mirror_plot_fill (DuidChart *chart);
void duid_dot_plot_fill    (DuidChart *chart);
void duid_diverging_plot_fill (DuidChart *chart);
void duid_cross_plot_fill  (DuidChart *chart);
void duid_together_plot_fill (DuidChart *chart);
void duid_upset_plot_fill  (DuidChart *chart);
void duid_network_plot_fill (DuidChart *chart);
void duid_gap_plot_fill    (DuidChart *chart);
void duid_placement_plot_fill (DuidChart *chart);

/* duid-chart-fill.c: what draws the question as it was asked for. */
typedef void (*DuidChartFill) (DuidChart *chart);
DuidChartFill duid_chart_find_fill (DuidChart *chart);
/* Appends a sentence to the remark. */
void duid_chart_add_remark (DuidChart  *chart,
                            const char *sentence);

void duid_chart_add_dot    (DuidChart   *chart,
                            DuidPoint    at,
                            gsize        row,
                            int          stone);
void duid_chart_add_area   (DuidChart   *chart,
                            DuidHitKind  kind,
                            int          index,
                            const DuidPoint *corners,
                            int          n_corners);
void duid_chart_add_box    (DuidChart   *chart,
                            DuidHitKind  kind,
                            int          index,
                            double       x,
                            double       y,
                            double       width,
                            double       height);

/* The rows the numbers are about (never NULL), and those a brush here leaves. */
gboolean duid_chart_is_in_base (DuidChart   *chart,
                                gsize        row);
gboolean duid_chart_is_chosen  (DuidChart   *chart,
                                gsize        row);

/* The answers over the rows of @part, when they are tallied; else NULL, and plots count
 * for themselves. */
const DuidTallyCounts *duid_chart_count (DuidChart   *chart,
                                         DuidTallyPart part);

/* Whether they are: the request has a tally of this very question, and nothing weighs. */
gboolean duid_chart_has_tally  (DuidChart   *chart);

/* duid-chart-weights.c: takes the weights, if this picture follows them. */
void     duid_chart_choose_weights (DuidChart *chart);
/* What a row counts for: 1, or its weight times the scale; 0 without a weight above 0. */
double   duid_chart_weigh      (DuidChart   *chart,
                                gsize        row);
/* How many answers the base is worth: Kish's effective number, for margins. */
double   duid_chart_get_worth  (DuidChart   *chart);

/* Whether nothing but “<5” may be drawn of so many answers: audience only. */
gboolean duid_chart_hides      (DuidChart   *chart,
                                gsize        n);

/* The group of a row, -1 for none; its colour and shape. With more groups than
 * series the smallest have none. */
int           duid_chart_get_group  (DuidChart   *chart,
                                     gsize        row);
DuidColour    duid_chart_get_colour (DuidChart   *chart,
                                     int          group);
DuidShape     duid_chart_get_shape  (DuidChart   *chart,
                                     int          group);

/* Text of look.md's @size in the picture's colour, standing at its top left. */
DuidTextStyle duid_chart_get_style (DuidChart   *chart,
                                    double       size,
                                    gboolean     is_bold);

/* duid-chart-figure.c: sets @from and @to, and adds title, count line and key. */
void          duid_chart_frame     (DuidChart   *chart);

/* A dark ring in a white halo around @at, larger for what the pointer is on: never
 * a colour, so it never looks like a group. */
void          duid_chart_draw_ring  (DuidChart   *chart,
                                     cairo_t     *cr,
                                     DuidPoint    at,
                                     DuidColour   fill,
                                     gboolean     is_large);
DuidColour    duid_chart_get_stone_colour (DuidChart *chart,
                                           int        stone);
/* The colour of a dot: its group's, else its stone's. */
DuidColour    duid_chart_get_dot_colour (DuidChart *chart,
                                         gsize      row,
                                         int        stone);

/* A lasso under the hand or in the scene: dashed, with a tint. */
void          duid_chart_draw_lasso (DuidChart       *chart,
                                     cairo_t         *cr,
                                     const DuidPoint *path,
                                     gsize            n_points);

G_END_DECLS
