/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The columns of a file by their headers: where a column stands then makes no
 * difference. Columns of the same header keep the order that they have. */
typedef struct
{
  GPtrArray *headers; /* char*, in the file's order */
  GArray    *columns; /* guint: places in `headers`, by header */
} DuidHeaderOrder;

/* Copies @headers (char*). */
DuidHeaderOrder *duid_header_order_new        (const GPtrArray *headers);
/* Of headers that each end with a NUL byte, as the project file keeps them. */
DuidHeaderOrder *duid_header_order_from_bytes (const void      *bytes,
                                               gsize            size);
void             duid_header_order_free       (DuidHeaderOrder *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidHeaderOrder, duid_header_order_free)

G_END_DECLS
