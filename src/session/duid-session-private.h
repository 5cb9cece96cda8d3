/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"
#include "session/duid-step.h"

G_BEGIN_DECLS

/* Between the files of a session: duid-session.c (state and looking),
 * duid-session-take.c (taking over what was opened), duid-session-open.c (opening
 * and importing), duid-session-acts.c (what people add, and undo). */

/* What opening gives, made in another thread and taken over whole. */
typedef struct
{
  DuidProject     *project;
  DuidDataset     *dataset;
  DuidTagging     *tagging;
  DuidSelection   *selection;
  char            *board; /* text, or NULL when none was ever kept */
  DuidImportCounts counts;
  GPtrArray       *problems;
} DuidOpened;

/* Long work, seen from the main thread; counted, since a cancelled job may still
 * be ending while the next begins. */
typedef struct
{
  gatomicrefcount refs;
  GMutex          mutex;
  double          share; /* under the mutex */
  char           *words; /* under the mutex */
} DuidProgress;

struct _DuidSession
{
  GObject parent_instance;

  DuidProject   *project;
  DuidDataset   *dataset;
  DuidTagging   *tagging;
  DuidSelection *selection;
  DuidView      *view;
  DuidView      *live_from; /* the view before a brush that is still moving */
  gssize         focus;
  DuidRows      *lit;
  char          *author;

  GPtrArray *undo; /* DuidStep, newest last */
  GPtrArray *redo;

  GCancellable *cancellable; /* of the work under way */
  DuidProgress *progress;
  char         *busy;        /* what `progress` said when last looked at */
  guint         busy_timer;
  GFileMonitor *monitor;     /* of what other programs write */
  guint         refresh_timer;
};

void      duid_opened_free           (DuidOpened   *opened);
/* Lets go of everything there is of a project, and tells nobody. */
void      duid_session_forget        (DuidSession  *self);
/* Takes over everything @opened holds, and tells. Of the project that was open
 * already, what people look at and can undo stays as it was. */
void      duid_session_take          (DuidSession  *self,
                                      DuidOpened   *opened);
void      duid_session_emit          (DuidSession  *self,
                                      guint         what);
/* Makes one step of undo of a brush that was still moving. */
void      duid_session_end_live      (DuidSession  *self);
/* Does @step (taken over), reads the tagging again and keeps the step for undo. */
gboolean  duid_session_do_step       (DuidSession  *self,
                                      DuidStep     *step,
                                      GError      **error);
/* FALSE with an error while nothing is open. */
gboolean  duid_session_is_open    (DuidSession  *self,
                                      GError      **error);
/* Adds a step that has been done, and forgets what was undone. */
void      duid_session_push_step     (DuidSession  *self,
                                      DuidStep     *step);
/* Reads tags, notes and groups from the project again. */
gboolean  duid_session_read_tagging  (DuidSession  *self,
                                      GError      **error);
/* Shows @view without a step of undo; keeps a changed board in the project. */
void      duid_session_show          (DuidSession  *self,
                                      DuidView     *view);
void      duid_session_watch         (DuidSession  *self);
void      duid_session_unwatch       (DuidSession  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidOpened, duid_opened_free)

G_END_DECLS
