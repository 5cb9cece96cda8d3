/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-problem.h"
#include "import/duid-record.h"

G_BEGIN_DECLS

/* A table of cells read from top to bottom, whatever file it stands in.
 *
 * Readers (CSV, XLSX) hand over records; the table knows which of them are
 * header, comment or empty, and names the columns. Everything that gives
 * meaning to cells works on tables, so it is written once. */

/* What a reader is to a table. */
typedef struct
{
  /* FALSE without an error at the end. */
  gboolean (*read)      (gpointer    reader,
                         DuidRecord *record,
                         GError    **error);
  /* How much of the file is read, 0..1. */
  double   (*get_share) (gpointer    reader);
  void     (*free)      (gpointer    reader);

  /* Of readers whose cells last, else NULL: see duid_table_pass() and …_fill(). */
  gboolean (*pass)      (gpointer    reader,
                         DuidRecord *record);
  void     (*fill)      (gpointer          reader,
                         const DuidRecord *records,
                         guint             n,
                         guint             column,
                         DuidCell         *cells);
} DuidTableReader;

typedef struct _DuidTable DuidTable;

/* Takes @reader. @sheet may be NULL. Problems met while reading go to
 * @problems, which the table keeps a reference to. */
DuidTable        *duid_table_new         (const DuidTableReader *functions,
                                          gpointer               reader,
                                          const char            *file,
                                          const char            *sheet,
                                          GPtrArray             *problems);
void              duid_table_free        (DuidTable             *table);

/* Reads the header: @n_rows rows of it (0 = none), leaving out rows whose first
 * cell begins with @comment (or NULL). To be called once, first. */
gboolean          duid_table_read_header (DuidTable             *table,
                                          guint                  n_rows,
                                          const char            *comment,
                                          GError               **error);
/* Which of the header rows names the columns, from 1 at the top; 0 = the lowest.
 * To be called before the header is read. */
void              duid_table_set_name_row (DuidTable            *table,
                                           guint                 name_row);

/* Readers say so whose cells' texts stay valid as long as the table, not only until the
 * next record is read. */
void              duid_table_set_lasting (DuidTable             *table);
/* Whether cells can be made after their record has passed; see duid_table_pass(). */
gboolean          duid_table_can_pass    (const DuidTable       *table);
gboolean          duid_table_is_lasting  (const DuidTable       *table);

/* Takes one “'” off the start of each cell, which was put before what a spreadsheet
 * would take for a formula. To be called before the header is read. */
void              duid_table_set_guarded (DuidTable             *table);

/* The next row that is no comment and not empty; FALSE at the end or on error. */
gboolean          duid_table_next        (DuidTable             *table,
                                          DuidRecord            *record,
                                          GError               **error);

/* Goes past the next record without making its cells; FALSE at the end of the records, which
 * duid_table_next() is then to be told. *@is_kept: it is no comment and not empty. For tables
 * that can, between two records only. */
gboolean          duid_table_pass        (DuidTable             *table,
                                          DuidRecord            *record,
                                          gboolean              *is_kept);
/* Makes the cells of @column of @n records that have passed, those of records that end before
 * it left out. Any thread may do it. */
void              duid_table_fill        (const DuidTable       *table,
                                          const DuidRecord      *records,
                                          guint                  n,
                                          guint                  column,
                                          DuidCell              *cells);

/* The raw cells of a record that has passed, where they stand one after another, each ended
 * by a NUL byte (borrowed). */
const char       *duid_table_get_raw     (const DuidTable       *table,
                                          const DuidRecord      *record,
                                          gsize                 *length);

const char       *duid_table_get_file    (const DuidTable       *table);
const char       *duid_table_get_sheet   (const DuidTable       *table);
double            duid_table_get_share   (const DuidTable       *table);
/* Whether numbers stand in it as text with a decimal comma, as far as the way
 * it is written tells (a “;” between columns); readers set it. */
char              duid_table_get_decimal (const DuidTable       *table);
void              duid_table_set_decimal (DuidTable             *table,
                                          char                   decimal);

guint             duid_table_get_n_columns (const DuidTable     *table);
/* The header of @column (from 0); "" when it has none. */
const char       *duid_table_get_header  (const DuidTable       *table,
                                          guint                  column);
/* How many cells a header row has; rows count from 0 at the top. */
guint             duid_table_get_n_header_texts (const DuidTable *table,
                                                 guint            header_row);
/* The text of a header row, counted from 0 at the top; "" when there is none. */
const char       *duid_table_get_header_text (const DuidTable   *table,
                                              guint              header_row,
                                              guint              column);
/* The first column named @header, blanks around it and, if need be, case and
 * inner blanks aside; -1 when there is none. *@n_found counts the equals. */
int               duid_table_find_column (const DuidTable       *table,
                                          const char            *header,
                                          guint                 *n_found);

/* Whether one of the header rows calls @column so, blanks around it aside. */
gboolean          duid_table_is_called   (const DuidTable       *table,
                                          guint                  column,
                                          const char            *name);

/* Where problems go that are met while it is read (borrowed). */
GPtrArray        *duid_table_get_problems (const DuidTable      *table);
/* Adds a problem that lies in this table; @column is from 0, or -1. */
void              duid_table_report      (DuidTable             *table,
                                          gint64                 row,
                                          int                    column,
                                          const char            *cell,
                                          const char            *message);

/* The same problem, for who keeps it until others have theirs (transfer full). */
DuidProblem      *duid_table_make_problem (const DuidTable      *table,
                                           gint64                row,
                                           int                   column,
                                           const char           *cell,
                                           const char           *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTable, duid_table_free)

G_END_DECLS
