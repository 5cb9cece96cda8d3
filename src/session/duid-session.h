/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-selection.h"
#include "session/duid-view.h"
#include "store/duid-project.h"

G_BEGIN_DECLS

/* What people are doing with one project: what they look at, the story in focus,
 * what lies under the pointer, what can be undone. Views show it and tell it what
 * the hand did; they never speak to one another.
 *
 * There is one signal for views, “changed” (guint what: DuidChanged flags); “leaving” says
 * that the project is about to go, to who holds words that were typed and not kept yet.
 * A session is of one thread; opening and importing run in another and come back. */

typedef enum
{
  DUID_CHANGED_DATA = 1 << 0,      /* another dataset: everything else changed too */
  DUID_CHANGED_CONDITIONS = 1 << 1, /* the rows that pass, and their counts */
  DUID_CHANGED_BOARD = 1 << 2,     /* cards, and what they show */
  DUID_CHANGED_FOCUS = 1 << 3,
  DUID_CHANGED_LIT = 1 << 4,       /* what hovering lights up */
  DUID_CHANGED_TAGGING = 1 << 5,   /* tags, notes, groups (and read marks) */
  DUID_CHANGED_HISTORY = 1 << 6,   /* what can be undone */
  DUID_CHANGED_BUSY = 1 << 7,      /* long work began, went on or ended */
  DUID_CHANGED_READ = 1 << 8,      /* read marks only */
} DuidChanged;

#define DUID_TYPE_SESSION (duid_session_get_type ())
G_DECLARE_FINAL_TYPE (DuidSession, duid_session, DUID, SESSION, GObject)

DuidSession     *duid_session_new              (void);

/* Whose acts these are from here on; the name of a person in the project. */
void             duid_session_set_author       (DuidSession         *session,
                                                const char          *name);

/* ---- opening ---- */

/* Opens a project. What was open before stays until the new one is there. */
void             duid_session_open_async       (DuidSession         *session,
                                                const char          *path,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
/* Imports files into the project at @path, which is made when it is not there;
 * then opens it. */
void             duid_session_import_async     (DuidSession         *session,
                                                const char *const   *files,
                                                const char          *path,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
/* The same with answers that were read already; takes @intake. */
void             duid_session_add_async        (DuidSession         *session,
                                                DuidIntake          *intake,
                                                const char          *path,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
/* Does something long on the project that is open, in another thread, and loads it
 * again; what people look at and can undo stays. @words say what is under way.
 * @work_data must live until the end. */
typedef gboolean (*DuidSessionWork) (DuidProject   *project,
                                     gpointer       work_data,
                                     GCancellable  *cancellable,
                                     GError       **error);
void             duid_session_work_async       (DuidSession         *session,
                                                const char          *words,
                                                DuidSessionWork      work,
                                                gpointer             work_data,
                                                GAsyncReadyCallback  callback,
                                                gpointer             data);
/* For all four. @counts and @problems (transfer full, GPtrArray of DuidProblem) are
 * zero and empty after opening; either may be NULL. */
gboolean         duid_session_open_finish      (DuidSession         *session,
                                                GAsyncResult        *result,
                                                DuidImportCounts    *counts,
                                                GPtrArray          **problems,
                                                GError             **error);
/* Stops the work under way; nothing of it stays behind. */
void             duid_session_cancel           (DuidSession         *session);
/* Whether it adds to a project; all of it or nothing, when it ends. */
gboolean         duid_session_is_writing       (DuidSession         *session);
/* What is under way in words, or NULL (borrowed); @share is 0..1, or -1 when
 * nobody can tell. */
const char      *duid_session_get_busy         (DuidSession         *session,
                                                double              *share);
/* Closes the project; the session is empty again. */
gboolean         duid_session_close            (DuidSession         *session,
                                                GError             **error);

/* ---- what there is ---- */

/* All borrowed; NULL while nothing is open. */
DuidProject     *duid_session_get_project      (DuidSession         *session);
DuidDataset     *duid_session_get_dataset      (DuidSession         *session);
DuidTagging     *duid_session_get_tagging      (DuidSession         *session);
DuidSelection   *duid_session_get_selection    (DuidSession         *session);
const DuidView  *duid_session_get_view         (DuidSession         *session);
/* The project's title for the window, never a path. */
const char      *duid_session_get_title        (DuidSession         *session);

/* The number of a question by its name or DUID_TAGS_NAME; -1 when it is gone. */
int              duid_session_find_question    (DuidSession         *session,
                                                const char          *name);
/* Its name, DUID_TAGS_NAME for the tags (borrowed). */
const char      *duid_session_get_question_name (DuidSession        *session,
                                                 int                 question);
/* Whether @question has a chart that may be shown: it is there, it is more than
 * text, and it is not sensitive. */
gboolean         duid_session_may_chart        (DuidSession         *session,
                                                int                  question);

/* ---- looking ---- */

/* Shows @view from here on. While @is_live (a brush still moving) the steps make
 * one step of undo, which ends with the first call that is not live. */
void             duid_session_look             (DuidSession         *session,
                                                DuidView            *view,
                                                gboolean             is_live);
/* Shorthands. */
void             duid_session_brush            (DuidSession         *session,
                                                DuidCondition       *brush,
                                                DuidBrushMode        mode,
                                                gboolean             is_live);
/* A click: like a brush, but a click on just what is brushed takes it away. */
void             duid_session_click            (DuidSession         *session,
                                                DuidCondition       *brush,
                                                DuidBrushMode        mode);
void             duid_session_clear_question   (DuidSession         *session,
                                                int                  question);
void             duid_session_clear_all        (DuidSession         *session);
void             duid_session_set_cards        (DuidSession         *session,
                                                GPtrArray           *cards);

/* The story in focus: a row, or -1. */
void             duid_session_focus            (DuidSession         *session,
                                                gssize               row);
gssize           duid_session_get_focus        (DuidSession         *session);
/* What lights up everywhere while the pointer rests on it; takes @rows, NULL for
 * nothing. Highlight is not filter. */
void             duid_session_light            (DuidSession         *session,
                                                DuidRows            *rows);
const DuidRows  *duid_session_get_lit          (DuidSession         *session);

/* ---- what people add; each is kept at once and can be undone (tags: see
 * session/duid-session-tags.h) ---- */

gboolean         duid_session_add_note         (DuidSession         *session,
                                                const char          *text,
                                                GError             **error);
gboolean         duid_session_delete_note      (DuidSession         *session,
                                                const char          *note_id,
                                                GError             **error);
gboolean         duid_session_edit_note        (DuidSession         *session,
                                                const char          *note_id,
                                                const char          *text,
                                                GError             **error);
/* Read marks are not a step of undo: reading happens. */
gboolean         duid_session_mark_read        (DuidSession         *session,
                                                gssize               row,
                                                gboolean             is_read,
                                                GError             **error);
/* Names the conditions in force as a group; an old group of that name is replaced. */
gboolean         duid_session_save_group       (DuidSession         *session,
                                                const char          *name,
                                                GError             **error);
gboolean         duid_session_delete_group     (DuidSession         *session,
                                                const char          *group_id,
                                                GError             **error);
/* Looks at a saved group: its conditions instead of those in force. */
gboolean         duid_session_show_group       (DuidSession         *session,
                                                const char          *group_id,
                                                GError             **error);

/* ---- undo ---- */

/* What the next undo or redo does in words, NULL when there is none (borrowed). */
const char      *duid_session_get_undo_words   (DuidSession         *session);
const char      *duid_session_get_redo_words   (DuidSession         *session);
gboolean         duid_session_undo             (DuidSession         *session,
                                                GError             **error);
gboolean         duid_session_redo             (DuidSession         *session,
                                                GError             **error);

/* Takes over what other programs did to the project meanwhile. */
gboolean         duid_session_refresh          (DuidSession         *session,
                                                GError             **error);

G_END_DECLS
