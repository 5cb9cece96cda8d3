/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-error.h"
#include "model/duid-qda.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads REFI-QDA: a project (.qdpx) or a code book (.qdc), told apart by what is in
 * them. XML with a document type is refused, nothing is fetched. What refers to a code,
 * user or text that is not there is left out; so are selections beyond the end of a
 * text. Blocks. */
DuidQda *duid_qda_read     (const char   *path,
                            GCancellable *cancellable,
                            GError      **error);

/* For tests: the XML of a project; texts lie in @texts (base name in lower case →
 * GBytes) or in the XML itself. @file is what to call it. */
DuidQda *duid_qda_read_xml (GBytes       *xml,
                            GHashTable   *texts,
                            const char   *file,
                            GError      **error);

G_END_DECLS
