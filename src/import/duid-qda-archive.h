/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What we need of a .qdpx file: its “project.qde” and the plain texts beside it. Comes
 * from strangers, so what is inflated is counted, and pictures, sound and the like are
 * passed by without being unpacked. */
typedef struct
{
  GBytes     *project; /* the XML */
  GHashTable *texts;   /* base name in lower case → GBytes */
} DuidQdaArchive;

DuidQdaArchive *duid_qda_archive_read (const char     *path,
                                       GCancellable   *cancellable,
                                       GError        **error);
void            duid_qda_archive_free (DuidQdaArchive *archive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQdaArchive, duid_qda_archive_free)

G_END_DECLS
