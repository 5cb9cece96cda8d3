/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

/* Surveys made up for the tests of the project file. */

/* One question of every type; @n_options of the multichoice. */
DuidFramework *survey_make_framework (guint          n_options);
/* @n_rows stories of @source, numbered from @first_id, answered at random in all
 * four states. The same @seed gives the same answers. */
DuidIntake    *survey_make_intake    (DuidFramework *framework,
                                      const char    *source,
                                      guint          first_id,
                                      guint          n_rows,
                                      guint32        seed);
/* Two stories with @title and @story of them, in the source "telling". */
DuidIntake    *survey_make_tellings  (const char    *first,
                                      const char    *second);

/* All stories of @expected are in @actual under their key, with the same answers
 * (compared by names and labels, not positions). */
void           survey_assert_within  (DuidDataset   *expected,
                                      DuidDataset   *actual);

/* A folder of its own for each test. */
typedef struct
{
  char *folder;
  char *path; /* of a project that is not there yet */
} SurveyPlace;

void           survey_place_make     (SurveyPlace   *place,
                                      gconstpointer  data);
void           survey_place_clear    (SurveyPlace   *place,
                                      gconstpointer  data);

/* A project at @path with @n_stories, used by Anna. */
DuidProject   *survey_make_project   (const char    *path,
                                      guint          n_stories);
/* Runs SQL on the file behind the program's back. */
void           survey_run_sql        (const char    *path,
                                      const char    *sql);
/* What duid_project_check() finds, joined. */
char          *survey_check          (DuidProject   *project);
