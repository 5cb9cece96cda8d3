/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a file of separated values is written, and the taking of one field of it.
 *
 * Real files break every rule of quoting, so nothing is refused: a quote in
 * the middle is text, a field that goes on after its closing quote is taken raw
 * (quotes and all), and no field swallows the next row because of a stray quote. */
typedef struct
{
  char delimiter;
  char quote;    /* '\0' = quotes are ordinary text */
  char line_end; /* '\n' (with or without '\r' before it) or '\r' */
} DuidCsvDialect;

/* Where a field stands in the text. */
typedef struct
{
  gsize    from;
  gsize    length;
  gboolean has_pairs; /* doubled quotes in it stand for one */
} DuidCsvField;

typedef enum
{
  DUID_CSV_MORE,  /* the text ends inside the field: call again with more */
  DUID_CSV_FIELD, /* another field follows in this record */
  DUID_CSV_LAST,  /* the record ends with it */
  DUID_CSV_OPEN,  /* the same, but the text ended within its quotes; taken raw */
} DuidCsvStop;

/* Guesses the dialect from the first @length bytes of UTF-8. *@skip are the bytes
 * of a “sep=;” line to leave out. */
DuidCsvDialect duid_csv_dialect_guess (const char           *text,
                                       gsize                 length,
                                       gsize                *skip);

/* Takes the field at *@position and moves it past the field's end.
 * @is_whole tells that no text follows after @length. */
DuidCsvStop    duid_csv_take_field    (const DuidCsvDialect *dialect,
                                       const char           *text,
                                       gsize                 length,
                                       gboolean              is_whole,
                                       gsize                *position,
                                       DuidCsvField         *field);

/* Doubled quotes of a field that has_pairs become one, in place; returns its new length. */
gsize          duid_csv_field_undouble (char                 *text,
                                       gsize                 length,
                                       char                  quote);

G_END_DECLS
