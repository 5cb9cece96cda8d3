/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-cell-reader.h"
#include "import/duid-option-memory.h"
#include "import/duid-triad-column.h"

G_BEGIN_DECLS

/* A binding whose columns have been found in a table: the cells of one question
 * are at hand, row after row. */
typedef struct
{
  const DuidBinding *binding;        /* borrowed from the source */
  DuidQuestion      *question;       /* borrowed from the framework */
  GArray            *columns;        /* DuidCellReader */
  DuidCellReader     not_applicable; /* if the binding has one */
  DuidCellReader     write_in;       /* if it has one in a column of its own */
  DuidTriadColumn   *triad;          /* of DUID_BINDING_CORNERS, else NULL */
  DuidOptionMemory   memory;         /* of texts in the one column of a choice */
  DuidCell           constant;       /* of DUID_BINDING_CONSTANT */
  guint              n_outside;      /* places a hair outside the triangle, read so far */
  gint64             first_outside;  /* the row of the first of them */
  GPtrArray         *problems;       /* DuidProblem: what was met since they were last taken */
} DuidBoundQuestion;

/* NULL with an error when a column is not in @table. */
DuidBoundQuestion    *duid_bound_question_new  (const DuidBinding       *binding,
                                                const DuidMappedSource  *source,
                                                const DuidFramework     *framework,
                                                DuidTable               *table,
                                                GError                 **error);
void                  duid_bound_question_free (DuidBoundQuestion       *bound);

static inline const DuidCellReader *
duid_bound_question_get_reader (const DuidBoundQuestion *bound,
                                guint                    index)
{
  return &g_array_index (bound->columns, DuidCellReader, index);
}

static inline const DuidCell *
duid_bound_question_get_cell (const DuidBoundQuestion *bound,
                              const DuidRecord        *record,
                              guint                    index)
{
  if (bound->binding->shape == DUID_BINDING_CONSTANT)
    return &bound->constant;
  return duid_record_get_cell (record,
                               (guint) duid_bound_question_get_reader (bound, index)->column);
}

/* Whether “not applicable” is ticked. A value beside it is reported; it does
 * not count. */
gboolean              duid_bound_question_is_not_applicable (const DuidBoundQuestion *bound,
                                                             const DuidRecord        *record);

/* The option that is chosen by writing something into a column of its own; -1 when nothing
 * is written there. */
int                   duid_bound_question_find_written (const DuidBoundQuestion *bound,
                                                        const DuidRecord        *record);

/* The number in column @index on the scale @min to @max; outside it is a problem. */
DuidReadResult        duid_bound_question_read_on_scale (const DuidBoundQuestion *bound,
                                                         const DuidRecord        *record,
                                                         guint                    index,
                                                         double                   min,
                                                         double                   max,
                                                         double                  *number);
/* From the scale of the file, if it has one of its own; rounding at the ends
 * aside. */
double                duid_bound_question_convert_scale (const DuidBinding       *binding,
                                                         double                   number,
                                                         double                   min,
                                                         double                   max);

G_END_DECLS
