/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-compared.h"

G_BEGIN_DECLS

/* “Could this be chance?” The real picture of a group hidden among eight in which chance
 * has parted the same answers into groups of the same sizes (Buja and others 2009). Who
 * picks it out of nine at the first look has seen what chance shows one time in nine.
 *
 * Only stories with an answer are parted anew; persons with several stories are not kept
 * together here, since nobody reads a p from it. */
#define DUID_LINE_UP 9

typedef struct
{
  DuidRows *base;               /* the answers of all groups that take part */
  DuidRows *chosen[DUID_LINE_UP]; /* those of the group in each picture */
  guint     real;               /* which picture is the real one */
} DuidLineUp;

/* Of @group of @row. NULL when the group or all others together have no answer. The same
 * @seed gives the same pictures in the same places. */
DuidLineUp *duid_line_up_new  (const DuidDataset  *dataset,
                               const DuidTagging  *tagging,
                               const DuidCompared *row,
                               guint               group,
                               guint64             seed);
void        duid_line_up_free (DuidLineUp         *line_up);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidLineUp, duid_line_up_free)

G_END_DECLS
