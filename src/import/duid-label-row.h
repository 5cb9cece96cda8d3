/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Two header rows, labels above ids, where commas within labels were not quoted:
 * the label row then has more cells than the id row. The id row decides the
 * columns; labels are matched to them as far as they can be. */

/* A label per id (char*, "" where none fits); both are GPtrArrays of char*. */
GPtrArray *duid_label_row_match (const GPtrArray *labels,
                                 const GPtrArray *ids);

G_END_DECLS
