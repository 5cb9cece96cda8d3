/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* The frame of a picture that has a row for each group, item or stone: names on the
 * left, what is drawn in the middle, an amount on the right. All pixels. */
typedef struct
{
  DuidChart *chart; /* borrowed */
  guint      n;
  double     label_end;
  double     left;  /* of what is drawn */
  double     right;
  double     top;
  double     bottom;
  double     pitch; /* from row to row */
} DuidRowFrame;

/* The least height of a row; more rows than fit are the caller's to leave out. */
double       duid_row_frame_get_least (DuidChart          *chart);

/* @labels and @amounts (nullable) have a text a row. @head and @foot pixels stay free
 * above and below; rows are at most @most_pitch high in sizes of look.md. */
DuidRowFrame duid_row_frame_lay_out   (DuidChart          *chart,
                                       GPtrArray          *labels,
                                       GPtrArray          *amounts,
                                       double              head,
                                       double              foot,
                                       double              most_pitch);
/* The middle of a row. */
double       duid_row_frame_get_y     (const DuidRowFrame *frame,
                                       guint               row);
void         duid_row_frame_add_words (const DuidRowFrame *frame,
                                       GPtrArray          *labels,
                                       GPtrArray          *amounts);
/* A sign behind a label: the group's colour and shape. */
void         duid_row_frame_add_sign  (const DuidRowFrame *frame,
                                       guint               row,
                                       int                 group);
/* An area over the whole of a row. */
void         duid_row_frame_add_area  (const DuidRowFrame *frame,
                                       guint               row,
                                       DuidHitKind         kind,
                                       int                 index);

G_END_DECLS
