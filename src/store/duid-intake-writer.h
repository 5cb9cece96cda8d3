/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-intake.h"
#include "store/duid-alignment.h"
#include "store/duid-intake-hashes.h"
#include "store/duid-op.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* Writes the stories of one import into the project file, inside a transaction:
 * one that was just read, whose unchanged stories are left out, or one received
 * from another copy, which is kept whole. Either way a story shows the version
 * whose import comes last in the order of operations, and one that was erased
 * stays away. */
typedef struct _DuidIntakeWriter DuidIntakeWriter;
typedef gboolean (*DuidIntakeCompared) (DuidIntakeWriter *writer,
                                        gpointer          data,
                                        GError          **error);

struct _DuidIntakeWriter
{
  /* set by the caller, borrowed */
  DuidSql                *sql;
  const DuidIntake       *intake;
  gboolean                is_received;
  DuidStamp               stamp; /* of a received one's operation */
  GCancellable           *cancellable;
  DuidProjectProgressFunc progress;
  gpointer                data;

  /* set by the caller, owned by the writer: the project's questions, the import's
   * among them */
  DuidFramework *framework;
  DuidAlignment *alignment;

  /* Called when all is compared and nothing written, if anything changed; or NULL. */
  DuidIntakeCompared compared;
  gpointer           compared_data;

  /* what came of it */
  DuidImportCounts counts;
  gint64           intake_id; /* its number in the project */

  /* private */
  DuidDataset *dataset;
  GArray      *sources;  /* gint64: number of the dataset's sources in the project */
  GPtrArray   *orders;   /* DuidHeaderOrder, of the import's sources */
  GArray      *arrivals;
  GArray      *stories;  /* gint64 a row: its number in the project, 0 when it was erased */
  gint64       known_stories; /* the last number before this import */
  DuidIntakeHashes hashes;
  GByteArray  *scratch;
  GByteArray  *states;
  gboolean     has_stories;  /* before this import: there is something to compare with */
  gboolean     has_erasures;
  gint64       last_story;
  gint64       last_version;
  gint64       last_chunk;
};

void     duid_intake_writer_clear         (DuidIntakeWriter *writer);

gboolean duid_intake_writer_write_stories (DuidIntakeWriter *writer,
                                           GError          **error);
/* Writes which files it came from and which operation it was. */
gboolean duid_intake_writer_seal          (DuidIntakeWriter *writer,
                                           const DuidStamp  *stamp,
                                           GError          **error);
/* FALSE when it was cancelled. @share: how far it is. */
gboolean duid_intake_writer_go_on         (DuidIntakeWriter *writer,
                                           double            share,
                                           GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuidIntakeWriter, duid_intake_writer_clear)

G_END_DECLS
