/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-sensemaker-definition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* SenseMaker exports: the capture CSV (with its definition, or one or two header
 * rows without it) and the older workbench CSV. */

/* Whether the first records of a file are such an export; @format gets how many
 * header rows it has. */
gboolean         duid_sensemaker_fits      (const GPtrArray                *rows,
                                            DuidTableFormat                *format);

/* @definition may be NULL: then columns are grouped by their ids and typed by
 * their geometry. */
DuidRecognition *duid_sensemaker_recognise (const DuidTableScan            *scan,
                                            const DuidSensemakerDefinition *definition,
                                            const char                     *definition_file);

G_END_DECLS
