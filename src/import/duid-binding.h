/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-write-in.h"

G_BEGIN_DECLS

/* Where the answers to one question stand in one source, and how they are
 * written there. A value that people may look at and change before anything is
 * read: columns are named, not yet found. */

typedef struct
{
  char *header; /* or NULL: by its place */
  guint place;  /* from 1, as people count; 0 = by its header */
} DuidColumnName;

typedef enum
{
  DUID_BINDING_CONSTANT, /* the same for every row, in no column */
  DUID_BINDING_COLUMN,   /* one column */
  DUID_BINDING_OPTIONS,  /* a column per option of a multiple choice */
  DUID_BINDING_CORNERS,  /* three columns, in the order of the corners */
  DUID_BINDING_BOX,      /* x and y of a triad */
  DUID_BINDING_STONES,   /* x and y of each stone */
  DUID_BINDING_CELLS,    /* some columns, whose cells hold the options chosen */
} DuidBindingShape;

typedef enum
{
  DUID_TIME_AS_WRITTEN, /* a date cell, or text in the format of the field */
  DUID_TIME_MS,         /* since 1970 */
  DUID_TIME_S,
  DUID_TIME_EXCEL,      /* days since the end of 1899 */
} DuidTimeUnit;

typedef struct
{
  guint            question; /* in the framework */
  DuidBindingShape shape;
  GPtrArray       *columns;  /* DuidColumnName, as many as the shape has */
  GPtrArray       *labels;   /* char*: OPTIONS the option of each column, STONES the
                              * stone of each pair */
  char            *constant;
  DuidColumnName  *not_applicable; /* the column that ticks it, or NULL */
  char            *separator;      /* of options in one cell, or NULL */
  GHashTable      *codes;          /* char* cell text → char* option, or NULL; OPTIONS: the
                                    * texts that choose, any other is an explicit no */
  gboolean         has_options;    /* the options were given: others are reported */
  gboolean         has_scale;      /* the file's numbers run over another scale */
  double           scale_from;
  double           scale_to;
  DuidWriteIn     *write_in;       /* what people write in beside options, or NULL */
  DuidTimeUnit     unit;
  gboolean         y_is_height;    /* BOX: y runs to √3/2 */
} DuidBinding;

DuidBinding    *duid_binding_new      (guint             question,
                                       DuidBindingShape  shape);
DuidBinding    *duid_binding_copy     (const DuidBinding *binding);
void            duid_binding_free     (DuidBinding      *binding);
/* By header, or by place when @header is NULL. */
DuidColumnName *duid_column_name_new  (const char       *header,
                                       guint             place);
void            duid_column_name_free (DuidColumnName   *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidBinding, duid_binding_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidColumnName, duid_column_name_free)

G_END_DECLS
