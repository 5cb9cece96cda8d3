/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the workbook at @path is whole: every part can be unpacked and ends
 * with the end of its document, and the first sheet has @n_rows rows.
 *
 * libxlsxwriter puts parts together in temporary files without looking whether
 * they could be written, so a disk that fills up may give a valid archive of half
 * a sheet. Reads the whole file: about a tenth of the time of writing it. */
gboolean duid_workbook_proof_is_whole (const char *path,
                                       gsize       n_rows);

G_END_DECLS
