/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"

G_BEGIN_DECLS

/* A file that appears whole or not at all: it is written beside its place under
 * another name, flushed to the disk and renamed. Until then whatever stood at
 * the place is untouched. Only its owner may read it (0600).
 *
 * Errors are sentences that name the file by its base name. */
typedef struct _DuidExportFile DuidExportFile;

DuidExportFile *duid_export_file_new      (const char     *path,
                                           GError        **error);
/* Removes what was not committed. */
void            duid_export_file_free     (DuidExportFile *file);

/* Where to write in the meantime (borrowed). */
const char     *duid_export_file_get_path (DuidExportFile *file);
/* The folder it is in (borrowed). */
const char     *duid_export_file_get_folder (DuidExportFile *file);
/* The name people know it by (borrowed). */
const char     *duid_export_file_get_name (DuidExportFile *file);

/* Appends bytes. */
gboolean        duid_export_file_write    (DuidExportFile *file,
                                           const char     *bytes,
                                           gsize           length,
                                           GError        **error);
/* Puts the file in its place. */
gboolean        duid_export_file_commit   (DuidExportFile *file,
                                           GError        **error);

/* Sets the sentence for a system error number that writing met. */
void            duid_export_file_set_error (DuidExportFile *file,
                                            int             system_error,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidExportFile, duid_export_file_free)

G_END_DECLS
