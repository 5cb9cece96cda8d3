/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-conflict.h"
#include "store/duid-exchange.h"

G_BEGIN_DECLS

/* What another copy of a project brings: who did how much of what, and where two
 * people gave one thing two values. Merging twice brings nothing the second time,
 * and A into B gives what B into A gives. */

typedef enum
{
  DUID_MERGE_TAGS,     /* given, taken back, hidden */
  DUID_MERGE_NAMES,    /* of tags, people, groups, settings; tags moved and merged */
  DUID_MERGE_NOTES,
  DUID_MERGE_READ,
  DUID_MERGE_PATTERNS,
  DUID_MERGE_VOTES,
  DUID_MERGE_IMPORTS,
  DUID_MERGE_ERASED,   /* stories */
  DUID_MERGE_DELETED,  /* and brought back */
  DUID_MERGE_OTHER,    /* a later version of the program knows */
  DUID_MERGE_N_KINDS,
} DuidMergeKind;

typedef struct
{
  char   *who; /* "" for nobody in particular */
  guint64 n[DUID_MERGE_N_KINDS];
} DuidContribution;

typedef struct
{
  DuidExchangeCounts counts;
  GPtrArray         *contributions; /* DuidContribution, by name */
  GPtrArray         *conflicts;     /* DuidConflict: all that are open after it */
  char              *backup;        /* where the project was kept before, or NULL */
} DuidMerge;

/* Looks what the copy at @path would bring; nothing is written. */
DuidMerge  *duid_merge_preview     (DuidProject      *project,
                                    const char       *path,
                                    GCancellable     *cancellable,
                                    GError          **error);
/* Brings it, all or nothing. Before, the project is kept beside itself, unless it
 * was empty; where stories are erased by it that copy does not stay. */
DuidMerge  *duid_merge_run         (DuidProject      *project,
                                    const char       *path,
                                    GCancellable     *cancellable,
                                    GError          **error);
void        duid_merge_free        (DuidMerge        *merge);

/* Whether a clock is off by so much (five minutes) that it is worth a word; nothing
 * is lost by it. */
gboolean    duid_merge_has_wrong_clock (const DuidMerge *merge);
/* A person's name, or words for nobody in particular (borrowed). */
const char *duid_merge_name_person (const char       *who);

/* “5 tags”, “1 note”, for people (transfer full). */
char       *duid_merge_describe    (DuidMergeKind     kind,
                                    guint64           n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidMerge, duid_merge_free)

G_END_DECLS
