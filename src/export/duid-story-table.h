/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"

G_BEGIN_DECLS

/* The stories as a table: one row a story, a column or more a question. The
 * workbook and the CSV file are written from it, so they cannot differ.
 *
 *   text, choice   the words             number, slider   the number (and its band)
 *   multichoice    1 or 0 per option     date             the date
 *   triad          a share per corner, and the zone
 *   canvas         x and y per stone, in units of the axes; empty = not placed
 *   tags           all of them in one cell, and 1 or 0 per tag
 *
 * Not applicable and not asked have a mark in every column of the question (see
 * duid_export_words_for()), missing is empty; a column with the state follows
 * where an answer could be taken for such a mark. */
typedef struct _DuidStoryTable DuidStoryTable;

typedef enum
{
  DUID_CELL_EMPTY,
  DUID_CELL_TEXT,
  DUID_CELL_NUMBER,
  DUID_CELL_SHARE, /* 0..1, to be shown as a percentage */
  DUID_CELL_DATE,  /* days, see base/duid-number.h */
} DuidCellKind;

typedef struct
{
  DuidCellKind kind;
  double       number;
  const char  *text;   /* borrowed, until the next cell is asked for */
  gsize        length; /* of text, in bytes: it may be a piece of a longer one */
} DuidCell;

/* @job is borrowed for as long as the table lives. @most_units is the longest
 * text that a cell can hold, in UTF-16 units: what is longer goes on in columns
 * of its own; 0 = any. */
DuidStoryTable *duid_story_table_new           (const DuidExport *job,
                                                gsize             most_units);
void            duid_story_table_free          (DuidStoryTable   *table);

guint           duid_story_table_get_n_columns (DuidStoryTable   *table);
/* Unique in the table. */
const char     *duid_story_table_get_header    (DuidStoryTable   *table,
                                                guint             column);
/* What answers in the column are. */
DuidCellKind    duid_story_table_get_kind      (DuidStoryTable   *table,
                                                guint             column);
/* Whether it holds whole stories. */
gboolean        duid_story_table_is_long       (DuidStoryTable   *table,
                                                guint             column);
/* The question of a column, or -1. */
int             duid_story_table_get_question  (DuidStoryTable   *table,
                                                guint             column);
DuidCell        duid_story_table_get_cell      (DuidStoryTable   *table,
                                                guint             column,
                                                gsize             row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStoryTable, duid_story_table_free)

G_END_DECLS
