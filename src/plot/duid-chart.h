/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-selection.h"
#include "plot/duid-display.h"
#include "plot/duid-scene.h"
#include "plot/duid-summary.h"
#include "plot/duid-tally.h"

G_BEGIN_DECLS

/* The picture of one question: a scene, and what the hand can do on it.
 *
 * A chart is made for one state and one size; making it is the cost, painting is
 * cheap. It draws one thing for every place it is shown: card, projector, PNG,
 * SVG, PDF. There is a file per kind (duid-triad-plot.c, duid-slider-plot.c,
 * duid-choice-plot.c, duid-canvas-plot.c, duid-number-plot.c), each filling a
 * DuidChart through duid-chart-private.h. */
typedef struct _DuidChart DuidChart;

/* What to show. Everything is borrowed for as long as the chart lives, but the
 * list of brushes, of which it takes a reference. */
typedef struct
{
  DuidDataset       *dataset;
  const DuidTagging *tagging;   /* or NULL */
  int                question;  /* index, or DUID_QUESTION_TAGS */
  const DuidRows    *base;      /* the chart's own rows: everything but its own brush; NULL = all */
  const DuidRows    *chosen;    /* rows that pass everything, brush included; NULL = base */
  int                colour_by; /* a question or tags that splits the dots, or -1 */
  GPtrArray         *brushes;   /* DuidCondition on this question, or NULL */
  gboolean           is_dark;
  gboolean           hides_rest;    /* no faint marks for what is filtered out */
  gboolean           hides_summary; /* no centre, region, median, percentages */
  gboolean           is_panel;      /* beside others: options as asked, bars up to 100 % */
  gboolean           hides_list;    /* a canvas in a panel: its letters are explained elsewhere */
  gboolean           has_title;     /* question and count line inside: figures and audience */
  gboolean           is_audience;   /* projector: large text, thick lines, groups under 5 as “<5” */
  double             text_scale;    /* 1 = look.md's sizes on a card */
  int                stone;         /* canvas: the one stone shown, or -1 for all */
  int                to_stone;      /* canvas, arrows: 1 + the one stone they go to, 0 for all */
  const DuidDisplay *display;       /* NULL = what suits the number of answers */
  int                weigh_by;      /* 1 + the number question by which stories weigh, 0 = each
                                     * counts once; see duid_chart_weighs() */
  guint64            layers;        /* what lies on top, see duid_display_get_mask() */
  DuidTally         *tally;         /* what the last picture of this question counted, to go on
                                     * from, or NULL; only while the chart is being made */
  const DuidCounts  *counts;        /* a miniature: what the selection counted already, and */
  const DuidBins    *bins;          /* its bins; or NULL, both */
} DuidChartRequest;

typedef enum
{
  DUID_HIT_NOTHING,
  DUID_HIT_ROW,    /* a dot: row, and stone on a canvas */
  DUID_HIT_BIN,    /* a bar, an option, a tag: bin of DuidBins */
  DUID_HIT_BAND,   /* a band of a slider */
  DUID_HIT_ZONE,   /* the free space of a zone: zone */
  DUID_HIT_BORDER, /* a corner disc or edge strip: zone */
  DUID_HIT_CELL,   /* where two answers meet, or a group: the plot's own number */
  DUID_HIT_REGION, /* the name of a part that people named: group of the tagging */
} DuidHitKind;

typedef struct
{
  DuidHitKind kind;
  gssize      row;
  int         index; /* bin, band, zone, group */
  int         stone;
} DuidHit;

DuidChart     *duid_chart_new           (const DuidChartRequest *request,
                                         double                  width,
                                         double                  height);
void           duid_chart_free          (DuidChart              *chart);
/* Lets the request's base live as long as the chart (transfer full, nullable). */
void           duid_chart_take_base     (DuidChart              *chart,
                                         DuidRows               *base);

/* Paints the picture. */
void           duid_chart_draw          (DuidChart              *chart,
                                         cairo_t                *cr);
/* Lets go of what it is painted from: what can be picked and said stays. Texts are of
 * the thread that made them; without them another may have the chart. */
void           duid_chart_drop_scene    (DuidChart              *chart);
/* Paints the highlight over it: a ring at @focus (row or -1) and at every row of
 * @lit (or NULL), in every bar and dot where they are. Nothing moves. */
void           duid_chart_draw_highlight (DuidChart             *chart,
                                         cairo_t                *cr,
                                         gssize                  focus,
                                         const DuidRows         *lit);
/* Paints the brush under the hand: an open lasso, or a range from first to last. */
void           duid_chart_draw_brush    (DuidChart              *chart,
                                         cairo_t                *cr,
                                         const DuidPoint        *path,
                                         gsize                   n_points);

DuidScene     *duid_chart_get_scene     (DuidChart              *chart);
const DuidSummary *duid_chart_get_summary (DuidChart            *chart);
/* The summary's count line, and that a picture does not weigh though it was asked to
 * (transfer full). */
char          *duid_chart_dup_count_line (const DuidChartRequest *request,
                                          const DuidSummary      *summary);
/* Whether this way of showing follows weights; pictures that cannot say so. */
gboolean       duid_chart_weighs        (const DuidChartRequest *request);
/* The summary's sentence and what this way of showing says besides (transfer full). */
char          *duid_chart_dup_sentence  (DuidChart              *chart);

/* What lies under the pointer; dots win from bars, the nearest within 8 px. So do the
 * stories of a triad drawn as its density, which have none. */
DuidHit        duid_chart_pick          (DuidChart              *chart,
                                         DuidPoint               at);
/* The rows a hit stands for (transfer full): what hovering lights up. */
DuidRows      *duid_chart_hit_rows      (DuidChart              *chart,
                                         DuidHit                 hit);
/* What to say at the pointer, NULL for nothing (transfer full). Never a text
 * whose teller did not allow it. */
char          *duid_chart_hit_words     (DuidChart              *chart,
                                         DuidHit                 hit);
/* The brush that a click on @hit, or a drag along @path, means; NULL when it
 * means none (a click on a dot is focus, not a brush) (transfer full). Dragging:
 * a lasso on triads and canvases, a range on sliders, numbers and dates, the
 * options touched on bars. */
DuidCondition *duid_chart_hit_brush     (DuidChart              *chart,
                                         DuidHit                 hit);
/* The same as a list of conditions that all must hold, for a hit that stands for
 * two answers; empty when it means none (transfer full). */
GPtrArray     *duid_chart_hit_brushes   (DuidChart              *chart,
                                         DuidHit                 hit);
DuidCondition *duid_chart_drag_brush    (DuidChart              *chart,
                                         const DuidPoint        *path,
                                         gsize                   n_points);
/* Zone @index of a triad (as DuidZone), however it is drawn; DUID_HIT_NOTHING of other
 * questions and numbers. */
DuidHit        duid_chart_get_zone_hit  (DuidChart              *chart,
                                         int                     index);
/* The next dot or bar from @hit in direction dx, dy (keyboard). */
DuidHit        duid_chart_step          (DuidChart              *chart,
                                         DuidHit                 from,
                                         int                     dx,
                                         int                     dy);

/* A small picture for facet rows and the reader: no text, no margins.
 * @focus marks one row, or -1; with hides_rest a slider is then a track with one
 * dot, for the reader. Tags have no miniature. Draws straight away. */
void           duid_chart_draw_miniature (const DuidChartRequest *request,
                                          cairo_t                *cr,
                                          double                  width,
                                          double                  height,
                                          gssize                  focus);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidChart, duid_chart_free)

G_END_DECLS
