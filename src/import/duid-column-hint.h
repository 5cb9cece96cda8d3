/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* What a dialect knows of one column before its cells are looked at: its header
 * parted into question and option, labels, what it is not. Empty hints are those of a
 * file of no known dialect. */
typedef struct
{
  char    *stem;      /* the question the column is part of, or NULL */
  char    *option;    /* what the column is within it */
  char    *name;      /* of the question, or NULL: after its label */
  char    *label;     /* what people read, or NULL: the header */
  char    *ignored;   /* why it is no question, or NULL */
  char    *personal;  /* what kind of personal data it is, or NULL */
  gboolean has_type;  /* … and then */
  DuidQuestionType type;
  char    *why;
  gboolean is_used;
} DuidColumnHint;

/* One per column of @scan, with its personal columns marked (transfer full). */
DuidColumnHint *duid_column_hints_new  (const DuidTableScan *scan);
void            duid_column_hints_free (DuidColumnHint      *hints,
                                        guint                n_hints);

void            duid_column_hint_set_type (DuidColumnHint   *hint,
                                           DuidQuestionType  type,
                                           const char       *why);
/* Replaces a text of a hint. */
void            duid_column_hint_set_text (char            **text,
                                           const char       *to);

/* Whether @column is there and nothing has taken it or said what it is. */
gboolean        duid_column_hint_is_free  (const DuidTableScan  *scan,
                                           const DuidColumnHint *hints,
                                           guint                 column);
gboolean        duid_column_hint_is_same_stem (const DuidColumnHint *hints,
                                               guint                 a,
                                               guint                 b);
/* What the column is a part of its question as: its option, else its label
 * (transfer full). */
char           *duid_column_hint_dup_part (const DuidTableScan  *scan,
                                           const DuidColumnHint *hints,
                                           guint                 column);

G_END_DECLS
