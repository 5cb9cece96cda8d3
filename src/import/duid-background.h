/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-mapping.h"

G_BEGIN_DECLS

/* The image behind a canvas travels with its question: the file the package names is
 * put into the framework as a “data:” address, so that a project needs no folder beside
 * it. PNG and JPEG; what is larger than the budget is made smaller. */

#define DUID_BACKGROUND_BUDGET 1500000 /* bytes of an image as a project keeps it */
#define DUID_BACKGROUND_SIDE   1600    /* pixels of the longer side, at most */

/* Replaces the question's path, which is relative to @folder. What cannot be read is
 * left out: returns a sentence about it (transfer full), else NULL. */
char *duid_background_embed (DuidQuestion *question,
                             const char   *folder);

/* All of a mapping that was just read; what is left out becomes a problem of @file. */
void  duid_background_embed_all (DuidMapping *mapping,
                                 const char  *folder,
                                 const char  *file);
/* The other way: the image that came with @question as the bytes of a file (transfer full), and
 * the ending that file has, “.png” or “.jpg”. NULL when it has none. */
GBytes  *duid_background_extract  (const DuidQuestion  *question,
                                   const char         **ending);
/* Whether the question has an image with it already. */
gboolean duid_background_is_embedded (const DuidQuestion *question);

G_END_DECLS
