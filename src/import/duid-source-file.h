/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"
#include "import/duid-table.h"
#include "import/duid-table-format.h"

G_BEGIN_DECLS

/* A file of answers on disk: whether it can be read at all, what its bytes are,
 * and its cells as a table whatever way it is written (the first bytes tell,
 * not the name). */

/* Opens it as a table whose header is still to be read. */
DuidTable *duid_source_file_open  (const char            *path,
                                   const DuidTableFormat *format,
                                   DuidImportFlags        flags,
                                   GPtrArray             *problems,
                                   GError               **error);

/* Reads it into @format whole, if it is a plain text file and that was not done yet; see
 * import/duid-text-file.h. FALSE only when it was cancelled. */
gboolean   duid_source_file_load  (const char            *path,
                                   DuidTableFormat       *format,
                                   GCancellable          *cancellable,
                                   GError               **error);

/* SHA-256 of its bytes in hex (transfer full), or NULL when it cannot be read. */
char      *duid_source_file_hash  (const char            *path,
                                   GCancellable          *cancellable,
                                   GError               **error);

/* Whether it is a plain file with something in it that we may read. */
gboolean   duid_source_file_check (const char            *path,
                                   GError               **error);

G_END_DECLS
