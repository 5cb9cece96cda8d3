/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-binding.h"
#include "import/duid-mapping.h"
#include "import/duid-table.h"

G_BEGIN_DECLS

/* Reads the cells of one column that has been found in a table: numbers in its
 * decimal mark, dates in its format. What is not what it should be is reported
 * with its place. A value; everything in it is borrowed. */
typedef struct
{
  DuidTable       *table;
  int              column; /* from 0; -1 = a constant that stands in no column */
  char             decimal;
  char             group;  /* '\0' = none */
  const char      *date_format;
  const GPtrArray *missing;
  guint64          missing_starts[2]; /* a bit per plain character that one begins with */
  gboolean         takes_plain; /* a plain number is what it says: it stands for nothing else */
  DuidTimeUnit     unit;
  GPtrArray       *problems; /* of who reads this column, or NULL: they go to the table */
} DuidCellReader;

typedef enum
{
  DUID_READ_VALUE,
  DUID_READ_NOTHING, /* an empty cell, or a text that stands for no answer */
  DUID_READ_PROBLEM, /* not what it should be; reported */
} DuidReadResult;

/* Finds @name in @table; an error that names file, column and @question when it
 * is not there. */
gboolean        duid_cell_reader_init         (DuidCellReader         *reader,
                                               const DuidMappedSource *source,
                                               DuidTable              *table,
                                               const DuidColumnName   *name,
                                               const char             *question,
                                               GError                **error);

DuidReadResult  duid_cell_reader_look_for_number (const DuidCellReader *reader,
                                               const DuidCell         *cell,
                                               gint64                  row,
                                               double                 *number);

static inline DuidReadResult
duid_cell_reader_read_number (const DuidCellReader *reader,
                              const DuidCell       *cell,
                              gint64                row,
                              double               *number)
{
  if (!cell->is_plain || !reader->takes_plain)
    return duid_cell_reader_look_for_number (reader, cell, row, number);
  *number = cell->number;
  return DUID_READ_VALUE;
}

DuidReadResult  duid_cell_reader_read_date    (const DuidCellReader   *reader,
                                               const DuidCell         *cell,
                                               gint64                  row,
                                               double                 *days);
/* Whether the cell holds an answer in words; an error cell is reported. */
DuidReadResult  duid_cell_reader_read_words   (const DuidCellReader   *reader,
                                               const DuidCell         *cell,
                                               gint64                  row);

/* Blank, or one of the texts that stand for no answer. */
gboolean        duid_cell_reader_is_missing   (const DuidCellReader   *reader,
                                               const DuidCell         *cell);
/* Whether the cell says 0, no, nee or false. */
gboolean        duid_cell_is_no               (const DuidCell         *cell);
gboolean        duid_text_is_blank            (const char             *text);

/* Adds a problem in the column; @cell is its text, or NULL. */
void            duid_cell_reader_tell         (const DuidCellReader   *reader,
                                               gint64                  row,
                                               const char             *cell,
                                               const char             *message);
/* Reports @message about the cell; “%s” in it stands for the cell's text. */
void            duid_cell_reader_report       (const DuidCellReader   *reader,
                                               const DuidCell         *cell,
                                               gint64                  row,
                                               const char             *message);

G_END_DECLS
