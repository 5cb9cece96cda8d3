/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-intake.h"
#include "store/duid-story-hash.h"

G_BEGIN_DECLS

/* The hashes of the stories of an import, made a stretch at a time by all threads: of what
 * an import costs the processor they are a third. The next stretch can be made while something
 * else is done with this one. The first three are borrowed and set by the user, who frees the
 * rest by duid_intake_hashes_clear(). */
typedef struct
{
  const DuidIntake    *intake;
  const DuidAlignment *alignment;
  const GPtrArray     *orders; /* DuidHeaderOrder, of the sources */
  guint8              *hashes; /* of the stories from `first` on */
  gsize                first;
  guint8              *ahead;  /* of those from `first_ahead` on, when that is not 0 */
  gsize                first_ahead;
} DuidIntakeHashes;

/* Stories whose hashes are made together. */
#define DUID_INTAKE_HASHES_STRETCH ((gsize) 16384)

void          duid_intake_hashes_clear     (DuidIntakeHashes       *self);

/* The story as it stood in its file (borrowed). */
DuidRawCells  duid_intake_hashes_get_cells (const DuidIntakeHashes *self,
                                            gsize                   row);
/* Its hash, until the next is asked for; rows are asked for in their order. */
const guint8 *duid_intake_hashes_get       (DuidIntakeHashes       *self,
                                            gsize                   row);
/* Makes those of the next stretch, on this thread alone; no other may ask for any meanwhile. */
void          duid_intake_hashes_look_ahead (DuidIntakeHashes      *self);
/* Whether @hash is that of the story, by header or by place. */
gboolean      duid_intake_hashes_is        (DuidIntakeHashes       *self,
                                            gsize                   row,
                                            gconstpointer           hash,
                                            int                     size);

G_END_DECLS
