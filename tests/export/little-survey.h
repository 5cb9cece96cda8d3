/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "model/duid-tagging.h"

/* A survey of four stories with a question of every kind, for the tests of this
 * room. Story 0 answered everything, to story 1 nothing applies, story 2 left
 * everything empty and may not be shown, story 3 was asked nothing but its id and
 * story. Stories 0 and 3 have the same id in two sources. */
typedef enum
{
  LITTLE_ID,
  LITTLE_STORY,
  LITTLE_DATE,
  LITTLE_CHOICE,
  LITTLE_MANY,
  LITTLE_SLIDER,
  LITTLE_TRIAD,
  LITTLE_CANVAS,
  LITTLE_CONSENT,
  LITTLE_MAIL, /* sensitive */
} LittleQuestion;

/* @story is what story 0 says. (transfer full) */
DuidDataset *little_survey_new      (const char *story);
/* Tags “hoop” on story 0 and “zorg” on none. (transfer full) */
DuidTagging *little_survey_tag      (void);
/* A path in a folder of the test's own (transfer full). */
char        *little_survey_new_path (const char *name);
