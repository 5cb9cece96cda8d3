/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-text-file.h"

G_BEGIN_DECLS

/* What somebody said about how a file of answers is written. Everything may be
 * left at its default; then the file itself tells. */
typedef struct
{
  char    *encoding;    /* or NULL */
  char     delimiter;   /* '\0' = look at the file */
  char     quote;       /* '\0' = the usual double quote */
  gboolean has_quotes;  /* FALSE: quotes are ordinary text */
  char    *sheet;       /* name of a sheet, or NULL */
  guint    sheet_place; /* place of a sheet from 1, when there is no name; 0 = first */
  guint    header_rows; /* rows of headers; the lowest names the columns … */
  guint    name_row;    /* … unless this one does, from 1; 0 = the lowest */
  char    *part;        /* the file in a zip file, or NULL */
  gboolean is_archive;  /* written by import/duid-archive-writer.h */
  char    *comment;     /* rows whose first cell begins so are left out, or NULL */
  DuidTextFile *text;   /* what was read of it already, or NULL */
} DuidTableFormat;

void duid_table_format_init  (DuidTableFormat *format);
void duid_table_format_clear (DuidTableFormat *format);
/* Sets @to, which must be clear, to a copy of @format. */
void duid_table_format_copy  (const DuidTableFormat *format,
                              DuidTableFormat       *to);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuidTableFormat, duid_table_format_clear)

G_END_DECLS
