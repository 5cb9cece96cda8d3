/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for something large of a known size, such as a file: where the system has large
 * pages it takes those, of which the first touch costs a fraction. */

/* NULL when there is not so much; the bytes are not set. */
gpointer duid_room_new  (gsize    size);
void     duid_room_free (gpointer room);

/* The same for what was allocated otherwise, of which nothing was touched yet: the pages
 * that lie in it whole may be large ones. Only advice. */
void     duid_room_advise (gpointer memory,
                           gsize    size);

G_END_DECLS
