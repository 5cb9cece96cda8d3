/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-exchange.h"
#include "store/duid-project-private.h"

/* One person's copy in a scenario. */
typedef struct
{
  DuidProject *project;
  gint64       clock;     /* unix milliseconds */
  int          partition; /* who hear each other have the same */
  char        *name;
} Copy;

/* All operations, all state, and the stories' versions, as a checksum. */
char    *copy_digest          (Copy       *copy);
/* Its state only, and that of its operations done again in their order. */
char    *copy_digest_state    (Copy       *copy);
char    *copy_digest_replay   (Copy       *copy);
/* Whether the words stand anywhere in the bytes of the file. */
gboolean copy_has_words       (Copy       *copy,
                               const char *words);
/* Compares the tag tree with one found in another way; and whether it has a circle. */
gboolean copy_has_right_tree  (Copy       *copy);
gboolean copy_has_circle      (Copy       *copy);
/* Whether a ballot gives away more than @budget. */
gboolean copy_has_big_ballot  (Copy       *copy,
                               guint64     budget);
/* The text of a story, "" when it is erased (transfer full). */
char    *copy_dup_text        (Copy       *copy,
                               const char *key);
/* The same file under another name, and so with another session. */
void     copy_make_from       (Copy       *copy,
                               Copy       *other);

/* What @other knows reaches it: in pieces, or whole. FALSE when an operation was
 * refused, which no honest one is. */
gboolean copy_hear            (Copy       *copy,
                               Copy       *other,
                               GRand      *rand);
gboolean copy_merge           (Copy       *copy,
                               Copy       *other);
