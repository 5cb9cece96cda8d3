/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Which stories are the same text, the blanks in and around it aside.
 *
 * Stories nearly always differ at once, so of each only the beginning is read, by all
 * threads; those that begin alike are read whole. Texts of a few words are left out:
 * people may well say the same. */

/* The rows of each text that comes more than once (transfer full): a GPtrArray of GArray
 * of gsize, both in the order of rows. */
GPtrArray *duid_same_stories_find (DuidDataset *dataset);

G_END_DECLS
