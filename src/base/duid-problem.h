/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Something in the data that could not be taken as it stands, with its place.
 *
 * A problem never stops an import: the raw text is kept, the answer counted as
 * missing (or the cell taken as far as it goes) and a person told where. */
typedef struct
{
  char *file;      /* base name of the file, or NULL when it is about the whole */
  char *sheet;     /* sheet of a workbook, or NULL */
  gint64 row;      /* line or row as people count it (header = 1), 0 = none */
  char *column;    /* header text, or NULL */
  int   position;  /* column as people count it, from 1; 0 = none */
  char *cell;      /* the cell's text, or NULL; may be shortened for showing only */
  char *message;   /* a translated sentence */
} DuidProblem;

DuidProblem *duid_problem_new    (const char        *file,
                                  const char        *sheet,
                                  gint64             row,
                                  const char        *column,
                                  int                position,
                                  const char        *cell,
                                  const char        *message);
DuidProblem *duid_problem_copy   (const DuidProblem *problem);
void         duid_problem_free   (DuidProblem       *problem);

/* “gezinnen.csv, row 57, Plan: gezin: “6O” is not a number.” (transfer full) */
char        *duid_problem_to_string (const DuidProblem *problem);

/* A list of problems: a GPtrArray of DuidProblem that owns them. */
GPtrArray   *duid_problems_new   (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidProblem, duid_problem_free)

G_END_DECLS
