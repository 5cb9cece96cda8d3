/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-zip-part.h"

G_BEGIN_DECLS

/* What a workbook says outside its sheets: which sheets there are and in which
 * parts, the strings they share, which number formats are dates, and from which
 * day days are counted. */
typedef struct
{
  char         *path;
  DuidZipBudget budget;
  GPtrArray    *sheets;       /* char*: names in their order */
  GPtrArray    *sheet_parts;  /* char*: part of each, or NULL when it has no cells */
  GString      *strings;      /* shared strings, each ended by NUL */
  GArray       *string_starts; /* gsize */
  GByteArray   *date_styles;  /* 1 for each cell style that shows a date */
  gboolean      is_1904;      /* days from 1904-01-01 */
} DuidXlsxBook;

DuidXlsxBook *duid_xlsx_book_open       (const char         *path,
                                         gboolean            is_large,
                                         GError            **error);
void          duid_xlsx_book_free       (DuidXlsxBook       *book);

/* The place of a sheet by name, else by @place from 1, else the first; -1 with
 * an error that names the sheets there are. */
int           duid_xlsx_book_find_sheet (const DuidXlsxBook *book,
                                         const char         *name,
                                         guint               place,
                                         GError            **error);
/* NULL when there is no such string. */
const char   *duid_xlsx_book_get_string (const DuidXlsxBook *book,
                                         guint64             index);
gboolean      duid_xlsx_book_is_date    (const DuidXlsxBook *book,
                                         guint64             style);
/* Days since 1970 of a serial number; FALSE when it is no day. */
gboolean      duid_xlsx_book_to_days    (const DuidXlsxBook *book,
                                         double              serial,
                                         double             *days);

/* Whether a number format code shows a date (a time of day alone is none). */
gboolean      duid_xlsx_is_date_format  (const char         *code);
/* Appends text with Excel's “_x000D_” escapes made into characters. */
void          duid_xlsx_append_text     (GString            *to,
                                         const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidXlsxBook, duid_xlsx_book_free)

G_END_DECLS
