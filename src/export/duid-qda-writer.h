/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"
#include "model/duid-qda.h"

G_BEGIN_DECLS

/* Files of REFI-QDA 1.0. The same project gives the same bytes; no clock, user or path
 * is in them. Characters that XML cannot hold become U+FFFD, so that places stay. */

/* A project: a zip file with “project.qde” and a text file for each source. */
gboolean duid_qda_writer_write_project  (const DuidQda *qda,
                                         const char    *path,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* A code book: the codes only, as one XML file. */
gboolean duid_qda_writer_write_codebook (const DuidQda *qda,
                                         const char    *path,
                                         GError       **error);

/* The XML of a project, for tests (transfer full). */
char    *duid_qda_writer_make_xml       (const DuidQda *qda);

G_END_DECLS
