/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-qda.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* What people did in another program, brought into a project (see model/duid-qda.h).
 *
 * Texts that the project has already (as we wrote them, or word for word) stay as they
 * are and only get the tags; others become stories. Codes become tags, by their id or
 * else by their name; codings are what their users said, each under their own name.
 * What is there already is not done again, so reading a file twice changes nothing. */
typedef struct
{
  gsize n_stories;  /* new */
  gsize n_tags;     /* new */
  gsize n_codings;  /* tags given to stories */
  gsize n_passages; /* and to passages */
  gsize n_notes;    /* new */
  gsize n_left_out; /* codings whose text the project has no more */
} DuidQdaCounts;

/* @file is the base name of the file. @author does what nobody in particular did. Stories
 * come in one change, all the rest in another. Blocks. */
gboolean duid_qda_import (DuidProject   *project,
                          const DuidQda *qda,
                          const char    *file,
                          const char    *author,
                          DuidQdaCounts *counts,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
