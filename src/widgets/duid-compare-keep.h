/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/duid-compare-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people take from a comparison to a report. @sheet NULL: there is nothing yet. */

/* The whole as a table: to a file that is asked for, or to the clipboard. */
void duid_compare_keep_table  (GtkWidget        *from,
                               DuidCompareSheet *sheet,
                               gboolean          is_file);
/* The question of row @place as a figure, to the clipboard. */
void duid_compare_keep_figure (GtkWidget        *from,
                               DuidCompareSheet *sheet,
                               guint             place);

G_END_DECLS
