/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"

G_BEGIN_DECLS

/* The rows of a set in order, and which place each has among them: as a list of their
 * numbers would give it, but made in a pass over the bits and an eighth of a byte a row. A
 * million rows take some microseconds to make and less than one to ask. */
typedef struct _DuidRowPlaces DuidRowPlaces;

/* Of @rows as they are now (copied). */
DuidRowPlaces *duid_row_places_new      (const DuidRows      *rows);
void           duid_row_places_free     (DuidRowPlaces       *places);
gsize          duid_row_places_get_n    (const DuidRowPlaces *places);
/* The row at @place, or -1 when there are not so many. */
gssize         duid_row_places_get_row  (const DuidRowPlaces *places,
                                         gsize                place);
/* The place of @row, or -1 when it is not one of them. */
gssize         duid_row_places_find     (const DuidRowPlaces *places,
                                         gsize                row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRowPlaces, duid_row_places_free)

G_END_DECLS
