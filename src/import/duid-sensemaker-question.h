/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-sensemaker-group.h"
#include "import/duid-sensemaker-labels.h"

G_BEGIN_DECLS

/* One signifier of a SenseMaker export made a question: the shape by its columns,
 * the words by definition or labels. Adds to @recognition. @story is the column
 * of the story, or -1. */
void duid_sensemaker_add_question (DuidRecognition            *recognition,
                                   const DuidTableScan        *scan,
                                   const DuidSensemakerGroup  *group,
                                   const DuidSensemakerLabels *labels,
                                   int                         story);

G_END_DECLS
