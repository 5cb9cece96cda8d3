/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-pattern.h"
#include "model/duid-question-changes.h"
#include "session/duid-recent-tags.h"
#include "session/duid-searched.h"
#include "session/duid-session.h"
#include "session/duid-step.h"

G_BEGIN_DECLS

/* Between the files of a session: duid-session.c (state and looking),
 * duid-session-take.c (taking over what was opened), duid-session-open.c (opening
 * and importing), duid-session-acts.c (what people add, and undo), duid-session-tags.c
 * (tags, and who says what of them). */

/* What opening gives, made in another thread and taken over whole. */
typedef struct
{
  DuidProject     *project;
  DuidDataset     *dataset;
  DuidTagging     *tagging;
  DuidSelection   *selection;
  GPtrArray       *undo;  /* DuidStep of earlier times, newest last; or NULL */
  GPtrArray       *redo;
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

/* See duid-session-indexing.h and duid-session-texts.h. */
typedef struct _DuidIndexer DuidIndexer;
typedef struct _DuidTextFetcher DuidTextFetcher;

struct _DuidSession
{
  GObject parent_instance;

  DuidProject   *project;
  DuidDataset   *dataset;
  DuidTagging   *tagging;     /* what is shown of it */
  DuidTagging   *all_tagging; /* the same one, unless people code blind */
  DuidSelection *selection;
  DuidView      *view;
  DuidView      *live_from; /* the view before a brush that is still moving */
  gssize         focus;
  DuidRows      *lit;
  char          *author;
  DuidSearched  *searched;    /* NULL before the first search */

  DuidRecentTags recent;

  GPtrArray *undo; /* DuidStep, newest last */
  GPtrArray *redo;

  GCancellable *cancellable; /* of the work under way */
  DuidProgress *progress;
  char         *busy;        /* what `progress` said when last looked at */
  guint         busy_timer;
  GFileMonitor *monitor;     /* of what other programs write */
  guint         refresh_timer;

  DuidIndexer  *indexer;     /* while it works, or NULL */
  DuidTextFetcher *fetcher;  /* of texts that come later, or NULL */
  gboolean      is_writing;  /* the job under way adds to a project */

  gboolean      is_readying; /* see duid-session-ready.h */
  int           ready_next;  /* the question to make ready, or -1 */
};

void      duid_opened_free           (DuidOpened   *opened);
/* The name that the computer knows its user by (transfer full). */
char     *duid_session_dup_default_author (void);
/* Takes over @all as what people added, and shows what of it may be seen. */
void      duid_session_set_tagging   (DuidSession  *self,
                                      DuidTagging  *all);
/* Lets go of everything there is of a project, and tells nobody. */
void      duid_session_forget        (DuidSession  *self);
/* Takes over everything @opened holds, and tells. Of the project that was open
 * already, what people look at and can undo stays as it was. */
void      duid_session_take          (DuidSession  *self,
                                      DuidOpened   *opened);
/* What the selection asks for conditions on words (transfer full); @session is one. */
DuidRows *duid_session_find_words    (const char   *words,
                                      gpointer      session);
void      duid_session_emit          (DuidSession  *self,
                                      guint         what);
/* The project goes now: what is typed and not kept yet is kept by who listens. */
void      duid_session_emit_leaving  (DuidSession  *self);
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
/* Shows @view from here on, and tells nobody: reading the tagging does. */
void      duid_session_swap_view     (DuidSession  *self,
                                      DuidView     *view);
/* Conditions everywhere, also those that undo keeps, speak of tags by the names of
 * @fresh, which is about to take the place of the tagging there is. */
void      duid_session_follow_names  (DuidSession  *self,
                                      const DuidTagging *fresh);
/* A tag that came with its first stories goes with them, unless others use it now. */
gboolean  duid_session_drop_unused_tag (DuidSession *self,
                                      const char   *tag_id,
                                      GError      **error);
/* A step that says @value of tag @name on @rows (NULL: the story in focus); of a tag
 * that is not there yet it has the name (transfer full). Its id is the caller's to set. */
DuidStep *duid_session_make_assignment (DuidSession *self,
                                      const DuidRows *rows,
                                      const char   *name,
                                      int           value);
/* A step, or a part of one, by which a field of a pattern gets another text. */
DuidStep *duid_pattern_make_change   (const DuidPattern *pattern,
                                      const char   *field,
                                      const char   *value);
/* Does @step (taken); when that fails the tag @new_id (or NULL) goes again. */
gboolean  duid_session_do_with_new_tag (DuidSession *self,
                                      DuidStep     *step,
                                      const char   *new_id,
                                      GError      **error);
/* The tag of that id, or NULL with an error: somebody else may have deleted it. */
const DuidTag *duid_session_look_up_tag (DuidSession *self,
                                      const char   *tag_id,
                                      GError      **error);
/* Shows the answers through @changes of the questions; tells nobody. */
void      duid_session_take_changes  (DuidSession  *self,
                                      DuidQuestionChanges *changes);
/* Reads tags, notes, groups and changes of questions from the project again. */
gboolean  duid_session_read_tagging  (DuidSession  *self,
                                      GError      **error);
/* Shows @view without a step of undo; keeps a changed board in the project. */
void      duid_session_show          (DuidSession  *self,
                                      DuidView     *view);
void      duid_session_watch         (DuidSession  *self);
void      duid_session_unwatch       (DuidSession  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidOpened, duid_opened_free)

G_END_DECLS
