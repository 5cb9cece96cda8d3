/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "import/duid-sensemaker-group.h"
#include "import/duid-sensemaker-labels.h"

G_BEGIN_DECLS

/* What the making of one question of a SenseMaker export works on; all borrowed. */
typedef struct
{
  DuidRecognition            *recognition;
  const DuidTableScan        *scan;
  const DuidSensemakerGroup  *group;
  const DuidSensemakerLabels *labels;
  const char                 *label;
  const char                 *name;
} DuidSensemakerMaker;

/* Binds a column of numbers. */
void     duid_sensemaker_maker_bind      (const DuidSensemakerMaker *maker,
                                          DuidBinding               *binding,
                                          int                        column);
/* Adds the question, with the column that ticks “not applicable”; takes both. */
void     duid_sensemaker_maker_add       (const DuidSensemakerMaker *maker,
                                          DuidQuestion              *question,
                                          DuidBinding               *binding,
                                          const char                *by_definition,
                                          const char                *by_columns);

/* Whether there are shares for each corner, or places that all lie in a triangle. */
gboolean duid_sensemaker_maker_has_triad (const DuidSensemakerMaker *maker);
/* Whether its three columns are the shares of one whole, places or not. */
gboolean duid_sensemaker_maker_adds_up   (const DuidSensemakerMaker *maker);
void     duid_sensemaker_maker_add_triad (const DuidSensemakerMaker *maker);

G_END_DECLS
