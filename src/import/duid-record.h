/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row of a table, and its cells: values that borrow their texts. */

typedef enum
{
  DUID_CELL_EMPTY,
  DUID_CELL_TEXT,
  DUID_CELL_NUMBER,
  DUID_CELL_BOOLEAN,
  DUID_CELL_DATE,
  DUID_CELL_ERROR, /* “#DIV/0!”, or “=…” for a formula without a result */
} DuidCellKind;

typedef struct
{
  DuidCellKind kind : 8;
  guint        is_plain : 1;  /* TEXT that is a DuidPlainNumber; of readers that look at it … */
  guint        has_point : 1; /* … and with a decimal point */
  guint32      length;        /* of `text`, in bytes */
  const char  *text;          /* as people read it, "" when empty; never NULL */
  const char  *raw;           /* as it stands in the file; often the same pointer */
  double       number;        /* NUMBER, or plain: its value, BOOLEAN: 0 or 1,
                               * DATE: days since 1970 */
} DuidCell;

/* Cells are borrowed from the table and valid until the next record is read. */
typedef struct
{
  const DuidCell *cells;
  guint           n_cells;
  guint           n_between; /* others stand between two of them in memory */
  gint64          number;    /* row as a spreadsheet counts it, header = 1 */
  gsize           place;     /* where its reader finds it again; see duid_table_pass() */
} DuidRecord;

extern const DuidCell duid_empty_cell;

/* The cell of a column; an empty one where the row ended earlier. */
static inline const DuidCell *
duid_record_get_cell (const DuidRecord *record,
                      guint             column)
{
  return column < record->n_cells ? &record->cells[(gsize) column * (1 + record->n_between)]
                                  : &duid_empty_cell;
}

/* Nothing, or only blanks. */
gboolean duid_cell_is_blank         (const DuidCell   *cell);
/* Whether all cells are. */
gboolean duid_record_is_empty       (const DuidRecord *record);
/* The cells up to the last one that holds something. */
guint    duid_record_count_filled   (const DuidRecord *record);
/* Takes one “'” off the start of each cell; see duid_table_set_guarded(). */
void     duid_cells_take_guards_off (DuidCell         *cells,
                                     guint             n_cells);

G_END_DECLS
