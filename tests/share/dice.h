/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* From here on the ids of sites, tags and people are those of @seed, so that a
 * scenario that went wrong can be played again. */
void dice_take (guint32 seed);
