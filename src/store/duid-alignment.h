/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* Where the questions, options and stones of one framework (an import's) stand
 * in another that has them all (the project's). */
typedef struct
{
  DuidFramework *framework; /* the project's */
  guint          n_questions;
  guint         *questions; /* of the import → of the project */
  guint        **options;   /* per question of the import: option → the project's */
  guint        **stones;

  /* The import's questions, and each one's options and stones, by the project's
   * names and labels: an order that is the same in every copy of a project. */
  guint         *questions_by_name;
  guint        **options_by_label;
  guint        **stones_by_label;
} DuidAlignment;

/* @renamed: name in @framework → name in @project, where they differ, or NULL.
 * NULL when @project lacks something of @framework. */
DuidAlignment      *duid_alignment_new          (DuidFramework       *framework,
                                                 DuidFramework       *project,
                                                 GHashTable          *renamed);
void                duid_alignment_free         (DuidAlignment       *alignment);

/* The project's question for one of the import. */
const DuidQuestion *duid_alignment_get_question (const DuidAlignment *alignment,
                                                 guint                question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidAlignment, duid_alignment_free)

G_END_DECLS
