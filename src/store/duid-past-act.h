/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"
#include "store/duid-project.h"
#include "model/duid-passage.h"

G_BEGIN_DECLS

/* Something a person did at an earlier time, as the log tells it: which values it
 * changed, from what into what. Values are texts, NULL for none. */

typedef enum
{
  DUID_PAST_FIELD,    /* of a tag, group, pattern, round, person or the project */
  DUID_PAST_LIFE,     /* such an object, or a note, was made (“0” → “1”) or deleted */
  DUID_PAST_ASSIGN,   /* what the person says of a tag on a story or passage: “-1” … “1” */
  DUID_PAST_NOTE,     /* the text of a note */
  DUID_PAST_MODERATE, /* somebody's tag hidden (“1”) or not */
  DUID_PAST_MOVE,     /* id of the tag that a tag stands under */
  DUID_PAST_MERGE,    /* id of the tag that a tag is part of */
  DUID_PAST_VOTE,     /* points of a ballot, as JSON */
} DuidPastKind;

typedef struct
{
  DuidPastKind kind;
  guint8       target[DUID_ID_SIZE]; /* the story or object; of a note's text what it is on */
  guint8       tag[DUID_ID_SIZE];    /* of an assignment or moderation; of a note's text its id */
  guint8       author[DUID_ID_SIZE]; /* of a moderation: who gave the tag */
  char        *object;               /* of a field or life: DUID_OBJECT_… */
  char        *field;
  DuidPassageOrigin *origin;         /* of an assignment to a passage, else NULL */
  char        *before;
  char        *after;
} DuidPastChange;

typedef struct
{
  char      *mark;    /* by which the log knows it: “site:number” */
  char      *name;    /* of the tag or group it was about, as it was then, or NULL */
  char      *other;   /* of the person whose tag was hidden, of the tag it went into, or NULL */
  GPtrArray *changes; /* DuidPastChange: no value twice, none that stayed the same */
} DuidPastAct;

void         duid_past_change_free (DuidPastChange    *change);
DuidPastAct *duid_past_act_new     (const char        *mark);
void         duid_past_act_free    (DuidPastAct       *act);
/* The first change of that kind, or NULL (borrowed). */
const DuidPastChange *duid_past_act_find (const DuidPastAct *act,
                                    DuidPastKind       kind);
/* Takes the act back, or does it again, as one change. What other people changed since, and
 * what was erased, stays as it is; when that is all of it, DUID_PROJECT_ERROR_UNKNOWN. */
gboolean     duid_past_act_apply   (const DuidPastAct *act,
                                    DuidProject       *project,
                                    gboolean           is_undo,
                                    GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPastAct, duid_past_act_free)

G_END_DECLS
