/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "export/duid-export.h"

G_BEGIN_DECLS

/* The stories as an Excel workbook of four sheets, named in the language of the
 * program: Stories (a row a story, see duid-story-table.h), Selection (what was
 * chosen, when, by which version), Questions (the codebook) and Summary (counts,
 * percentages and means).
 *
 * Text is always written as text, so one that begins with “=” never becomes a
 * formula; a text longer than a cell can hold (32,767) goes on in a column of its
 * own. The file's properties name no person, machine or folder. */

/* Writes @job to @path, whole or not at all. */
gboolean duid_workbook_writer_write (const DuidExport *job,
                                     const char       *path,
                                     GError          **error);

G_END_DECLS
