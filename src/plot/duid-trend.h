/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-indicator.h"
#include "plot/duid-scene.h"

G_BEGIN_DECLS

/* A picture of one indicator over several parts of the stories: a line through time
 * with its 95 % band, or a row per group with a dot and a whisker. The scale is
 * always the whole, 0 to 100 %; parts with too few answers for a percentage have no
 * dot, only words. */
typedef struct _DuidTrend DuidTrend;

typedef struct
{
  GPtrArray                *parts;  /* DuidGroupOf, for their labels */
  const DuidIndicatorValue *values; /* one a part */
  DuidIndicatorValue        whole;  /* of all together: a dashed line */
  gboolean                  is_in_time;
  gboolean                  is_dark;
  double                    text_scale;
} DuidTrendRequest;

/* How high a picture of @n_parts wants to be, pixels. */
double     duid_trend_get_height (guint                   n_parts,
                                  gboolean                is_in_time,
                                  double                  text_scale);
DuidTrend *duid_trend_new        (const DuidTrendRequest *request,
                                  double                  width,
                                  double                  height);
void       duid_trend_free       (DuidTrend              *trend);
DuidScene *duid_trend_get_scene  (DuidTrend              *trend);
/* The part at a place, or -1. */
int        duid_trend_pick       (DuidTrend              *trend,
                                  DuidPoint               at);

/* Where a part stands: what hovering tints. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DuidTrendPlace;

DuidTrendPlace duid_trend_get_place (DuidTrend           *trend,
                                    guint                part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTrend, duid_trend_free)

G_END_DECLS
