/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-tagging.h"
#include "session/duid-agreement-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The table of a window: all together, then a line for each tag. Kappa is of two people and
 * stays out when there are more. */

/* The words above the columns. */
GtkWidget *duid_agreement_table_make_head (gboolean           has_kappa);
/* @lines: DuidAgreementLine. */
void       duid_agreement_table_fill      (GtkListBox        *list,
                                           const DuidTagging *tagging,
                                           const GArray      *lines,
                                           gboolean           has_kappa);
/* The tag of a row, -1 of all together. */
int        duid_agreement_table_get_tag   (GtkListBoxRow     *row);

G_END_DECLS
