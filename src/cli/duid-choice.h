/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* What a command speaks of: a project, and the stories in it that meet every
 * condition of the command line. Readers borrow the fields. */
typedef struct
{
  DuidProject *project;
  DuidDataset *dataset;
  DuidTagging *tagging;
  GPtrArray   *conditions; /* DuidCondition */
  DuidRows    *rows;
  int          weigh_by;   /* 1 + the number question, 0 = each story counts once */
  const double *weights;   /* of each row, or NULL; borrowed from the dataset */
} DuidChoice;

/* @where are conditions in their text form, or NULL for all stories. */
DuidChoice *duid_choice_open          (const char         *path,
                                       const char *const  *where,
                                       GError            **error);
/* The same of the one project among @arguments. */
DuidChoice *duid_choice_open_given    (GStrv               arguments,
                                       const char *const  *where,
                                       GError            **error);
void        duid_choice_free          (DuidChoice         *choice);
/* Closes the project; only duid_choice_free() may follow. */
gboolean    duid_choice_close         (DuidChoice         *choice,
                                       GError            **error);

/* The question of that name or label, or the tags for “tag”; -1 with @error. */
int         duid_choice_find_question (DuidChoice         *choice,
                                       const char         *name,
                                       GError            **error);
/* The stories parted by a question or the tags, called as above (DuidGroupOf, transfer full);
 * NULL with @error when it has nothing to part by. */
GPtrArray  *duid_choice_split         (DuidChoice         *choice,
                                       const char         *by,
                                       int                *question,
                                       GError            **error);
/* The row of a story by its id as the source gave it, or by source/id; -1 with
 * @error when there is none or it is not clear which. */
gssize      duid_choice_find_story    (DuidChoice         *choice,
                                       const char         *id,
                                       GError            **error);
/* The names of the questions that @words call by name or label (transfer full);
 * NULL with @error when one is not there. */
GStrv       duid_choice_find_names    (DuidChoice         *choice,
                                       const char *const  *words,
                                       GError            **error);
/* Weighs the stories by a question with numbers; @name NULL leaves each to count once. */
gboolean    duid_choice_weigh         (DuidChoice         *choice,
                                       const char         *name,
                                       GError            **error);
/* Lays a question over the dataset that is made of @pairs, “IMPORTANCE:EXPERIENCE” each, or
 * of those that names give away when there is only “auto”; its name (borrowed from the
 * dataset), or NULL with @error. Nothing of it is kept in the project. To be called before
 * rows or groups are. */
const char *duid_choice_pair_up       (DuidChoice         *choice,
                                       const char *const  *pairs,
                                       GError            **error);
/* Other stories of the same project: those that meet @where (transfer full). */
DuidRows   *duid_choice_find_others   (DuidChoice         *choice,
                                       const char *const  *where,
                                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidChoice, duid_choice_free)

G_END_DECLS
