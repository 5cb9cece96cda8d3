/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-narrafirma-form.h"
#include "import/duid-recognition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* NarraFirma's stories, read by their form. */

/* How many questions and settings of @form name one of @headers (char*). */
guint            duid_narrafirma_count_known (const GPtrArray          *headers,
                                              const DuidNarrafirmaForm *form);
DuidRecognition *duid_narrafirma_recognise   (const DuidTableScan      *scan,
                                              const DuidNarrafirmaForm *form,
                                              const char               *form_file);

G_END_DECLS
