/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-csv-dialect.h"

G_BEGIN_DECLS

/* Finds where fields end in a text of separated values, 64 bytes at a time: on its way
 * through the text it knows which of those 64 are delimiters or line ends, so that the
 * next one of them is found without looking at what lies between. A value; the text is
 * borrowed, and nothing from @length on is read. */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       base;  /* of the 64 bytes that are known */
  guint64     stops; /* a bit for each of them */
  char        delimiter;
  char        line_end;
} DuidCsvStops;

DuidCsvStops duid_csv_stops_new   (const DuidCsvDialect *dialect,
                                   const char           *text,
                                   gsize                 length);
/* The first delimiter or line end at or after @at, else the length. Quickest when asked
 * from left to right. What lies between two places asked for may be changed meanwhile,
 * what lies after them may not. */
gsize        duid_csv_stops_find  (DuidCsvStops         *stops,
                                   gsize                 at);

/* How many delimiters and line ends, and how many quotes there are in the text. */
void         duid_csv_count       (const DuidCsvDialect *dialect,
                                   const char           *text,
                                   gsize                 length,
                                   guint64              *n_stops,
                                   guint64              *n_quotes);

G_END_DECLS
