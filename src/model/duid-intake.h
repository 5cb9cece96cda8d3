/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-file-hash.h"
#include "base/duid-problem.h"
#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* What one import brings: the answers, the raw text of every cell they were read
 * from, and the problems met. `import/` makes it, `store/` keeps it.
 *
 * Raw cells of a row are its cells in column order, each ended by a NUL byte, so
 * nothing that was in the file is lost whatever the mapping made of it. */
typedef struct
{
  char         *name;    /* of the source */
  char         *file;    /* base name of the file, never its folder */
  char         *sha256;  /* of the file's bytes, hex; or NULL: … */
  DuidFileHash *hash;    /* … still to be asked for; or NULL */
  GPtrArray    *headers; /* char*: header cells as read */
} DuidIntakeSource;

/* Where the raw cells of a row are. */
typedef struct
{
  const char *lent; /* in a block of the dataset, or NULL: in the intake's `cells` … */
  gsize       from; /* … from here */
  gsize       size;
} DuidIntakeSpan;

typedef struct
{
  DuidDataset *dataset;
  GPtrArray   *sources;  /* DuidIntakeSource, in the dataset's order of sources */
  GPtrArray   *problems; /* DuidProblem */
  GByteArray  *cells;    /* raw cells of rows that lent none, one after another */
  GArray      *spans;    /* DuidIntakeSpan per row */
  gboolean     is_part;   /* more of its sources: stories that are not in it are not gone */
} DuidIntake;

DuidIntake   *duid_intake_new        (void);
void          duid_intake_free       (DuidIntake       *intake);

DuidIntakeSource *duid_intake_add_source (DuidIntake   *intake,
                                          const char   *name,
                                          const char   *file);

/* Of the file's bytes, hex (borrowed); NULL when they are not known any more. May read the
 * whole file. */
const char   *duid_intake_source_get_sha256 (DuidIntakeSource *source);

/* Appends the raw cells of the next row. */
void          duid_intake_add_cells  (DuidIntake       *intake,
                                      const char *const *cells,
                                      gsize             n_cells);
/* The same, as bytes in which a NUL ends each cell. */
void          duid_intake_add_bytes  (DuidIntake       *intake,
                                      gconstpointer     bytes,
                                      gsize             size);
/* The same, without copying them: they stand in what was lent to the dataset, see
 * duid_dataset_builder_lend(). */
void          duid_intake_lend_cells (DuidIntake       *intake,
                                      const char       *cells,
                                      gsize             size);
/* Whether there are raw cells of @row at all. */
gboolean      duid_intake_has_cells  (const DuidIntake *intake,
                                      gsize             row);
/* The raw cells of @row (borrowed), @length bytes in all. */
const char   *duid_intake_get_cells  (const DuidIntake *intake,
                                      gsize             row,
                                      gsize            *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidIntake, duid_intake_free)

G_END_DECLS
