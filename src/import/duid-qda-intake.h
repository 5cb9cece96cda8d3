/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-intake.h"
#include "model/duid-qda.h"

G_BEGIN_DECLS

/* The texts of a coding project as stories. In one that we wrote a case is a story, with
 * its texts as answers to the questions that they name. In others' each text is a story,
 * titled by its name, that takes the values of its case along. Variables become questions:
 * words that come back often a choice, else a text; numbers and dates what they are. */
typedef struct
{
  char *key;      /* of the story */
  char *question; /* name of the one that the text answers */
} DuidQdaPlace;

typedef struct
{
  DuidIntake *intake;
  GHashTable *places; /* guid of a text → DuidQdaPlace */
} DuidQdaIntake;

/* @source names where the stories come from, @file is the base name of the file. Texts
 * and cases whose guid is in @left_out (nullable) are passed by; NULL when no text is left. */
DuidQdaIntake *duid_qda_intake_new  (const DuidQda *qda,
                                     const char    *source,
                                     const char    *file,
                                     GHashTable    *left_out);
void           duid_qda_intake_free (DuidQdaIntake *intake);

void           duid_qda_place_free  (DuidQdaPlace  *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQdaIntake, duid_qda_intake_free)

G_END_DECLS
