/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-view.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* One step of undo: either a change of the view, or something people added, with
 * all that is needed to do it again and take it back. */

typedef enum
{
  DUID_STEP_VIEW,
  DUID_STEP_ASSIGN,    /* a tag on stories */
  DUID_STEP_TAG_FIELD, /* a tag's name, colour or description */
  DUID_STEP_TAG_GONE,  /* a tag deleted */
  DUID_STEP_NOTE,      /* a note's text: NULL before it was, NULL after it is gone */
  DUID_STEP_GROUP,     /* a group's conditions: likewise */
  DUID_STEP_ACT,       /* anything else: a function knows how */
  DUID_STEP_TAG_NEW,   /* a tag without stories */
  DUID_STEP_TAG_PARENT, /* under which tag one stands: ids, or NULL for none */
  DUID_STEP_TAG_MERGE, /* a tag that became part of the one in `after` */
  DUID_STEP_MODERATE,  /* somebody's tag hidden for everybody (value_after 1) or shown again */
  DUID_STEP_MANY,      /* several that are one for whoever did them */
} DuidStepKind;

/* Does what @data says in @project, or takes it back. */
typedef gboolean (*DuidStepFunc) (DuidProject *project,
                                  gpointer     data,
                                  gboolean     is_undo,
                                  GError     **error);

typedef struct
{
  DuidStepKind kind;
  char      *words;    /* what it did, for the menu */
  char      *mark;     /* by which the log knows it as one act, or NULL */
  DuidView  *view_before; /* also of steps that change tags in the conditions, else NULL */
  DuidView  *view_after;
  char      *id;       /* of the tag, note or group */
  char      *name;     /* of the group or tag; of an assignment: of the tag that came with it;
                        * of a moderation: who gave the tag */
  char      *story;    /* key of the note's story */
  GPtrArray *keys;     /* char*: stories of an assignment */
  GArray    *values_before; /* int per key */
  int        value_after;
  DuidTagField field;
  char      *before;
  char      *after;
  DuidStepFunc   act;       /* of an act, with what it needs */
  gpointer       data;
  GDestroyNotify free_data; /* or NULL */
  GPtrArray *parts;    /* DuidStep, in order */
} DuidStep;

DuidStep *duid_step_new   (DuidStepKind  kind,
                           const char   *words);
/* An act; takes @data. */
DuidStep *duid_step_new_act (const char     *words,
                             DuidStepFunc    act,
                             gpointer        data,
                             GDestroyNotify  free_data);
void      duid_step_free  (DuidStep     *step);

/* Does (or with @is_undo takes back) what @step says in the project; nothing for
 * a step of the view. */
gboolean  duid_step_apply (DuidStep     *step,
                           DuidProject  *project,
                           gboolean      is_undo,
                           GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidStep, duid_step_free)

G_END_DECLS
