/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import-job.h"
#include "import/duid-mapping.h"
#include "model/duid-intake.h"

G_BEGIN_DECLS

/* Reads all files of a mapping and merges them into one intake (transfer full).
 * @mapping stays the caller's, its framework becomes the dataset's: questions
 * may have got options. An error when a file cannot be read at all, a column
 * that the mapping names is not there, or no file has any story. */
DuidIntake *duid_intake_build (DuidMapping         *mapping,
                               const DuidImportJob *job,
                               GError             **error);

G_END_DECLS
