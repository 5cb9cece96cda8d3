/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* What was decided about the questions of an import, by the program or by people:
 * types, joins, files that ask the same, converted scales, what is not loaded. */
typedef struct
{
  char    *question; /* its label */
  char    *words;    /* a translated sentence */
  gboolean is_by_hand;
} DuidImportDecision;

/* In the order of the questions (transfer full): DuidImportDecision. */
GPtrArray  *duid_import_decisions_list (const DuidRecognition *recognition);

/* The name of a type for people: “Slider”. */
const char *duid_import_type_words     (DuidQuestionType       type);

G_END_DECLS
