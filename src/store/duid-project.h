/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "model/duid-intake.h"
#include "model/duid-pattern.h"
#include "model/duid-tagging.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A project: one file that keeps the stories as imported and all that people
 * did with them.
 *
 * There is no saving: when a function that changes something returns TRUE, the
 * change is on disk. When it returns FALSE nothing at all has changed, and the
 * error is a sentence to show. Several programs (or several DuidProjects) may
 * work on one file together; duid_project_poll() tells what others did.
 *
 * A DuidProject may be used from any thread, but from one at a time: whoever
 * shares one guards it with a mutex or gives it a thread. All functions block:
 * loading and importing for long, the others for milliseconds, or up to some
 * seconds while another program is writing an import. What they return
 * (datasets, taggings) is immutable and belongs to the caller.
 *
 * Ids of tags, notes and groups are 32 hex digits. Stories are named by their
 * key, see duid_dataset_get_key(). */
typedef struct _DuidProject DuidProject;

#define DUID_PROJECT_ERROR (duid_project_error_quark ())
GQuark       duid_project_error_quark  (void);

typedef enum
{
  DUID_PROJECT_ERROR_NOT_FOUND,
  DUID_PROJECT_ERROR_EXISTS,       /* create: there is a file of that name */
  DUID_PROJECT_ERROR_NOT_PROJECT,  /* another program's file, or no database at all */
  DUID_PROJECT_ERROR_NEWER,        /* made by a later version of the program */
  DUID_PROJECT_ERROR_UNTRUSTED,    /* has parts that no project of ours has */
  DUID_PROJECT_ERROR_DAMAGED,
  DUID_PROJECT_ERROR_READ_ONLY,
  DUID_PROJECT_ERROR_FULL,         /* no room on the disk */
  DUID_PROJECT_ERROR_BUSY,         /* another program kept it too long */
  DUID_PROJECT_ERROR_NO_AUTHOR,    /* duid_project_use_author() must come first */
  DUID_PROJECT_ERROR_UNKNOWN,      /* no such tag, note, group or story */
  DUID_PROJECT_ERROR_INVALID,      /* a value that cannot be kept, as an empty name */
  DUID_PROJECT_ERROR_FAILED,       /* the system said no */
} DuidProjectError;

/* ---- the file ---- */

/* Makes a new project; an existing file is never overwritten. */
DuidProject *duid_project_create       (const char         *path,
                                        const char         *title,
                                        GError            **error);
/* Opens a project that may come from anywhere: it is checked before it is
 * believed. A project of an earlier version is brought up to date after a copy
 * of it was kept as “NAME.duiding.backup-vN”. Where nothing can be written it
 * opens for reading only. */
DuidProject *duid_project_open         (const char         *path,
                                        GError            **error);
/* The same, but it is never written to: a copy whose contributions are wanted. */
DuidProject *duid_project_open_to_read (const char         *path,
                                        GError            **error);
/* Leaves one plain file behind, unless others still have it open, and lets go
 * of it. @project is not freed and only duid_project_free() may follow. On an
 * error too, nothing acknowledged is lost. */
gboolean     duid_project_close        (DuidProject        *project,
                                        GError            **error);
/* Closes it when that was not done. */
void         duid_project_free         (DuidProject        *project);

const char  *duid_project_get_path     (DuidProject        *project);
gboolean     duid_project_is_read_only (DuidProject        *project);

/* Keeps a copy at @path, replacing what is there at once or not at all. */
gboolean     duid_project_save_copy    (DuidProject        *project,
                                        const char         *path,
                                        GCancellable       *cancellable,
                                        GError            **error);

/* Looks whether file, log, state, search index and stories agree. @reasons
 * (transfer full, char*) tells what is wrong, empty when all is well. FALSE only
 * when it could not look. Reads everything: half a minute for 100,000 stories,
 * in which nobody else can write. */
gboolean     duid_project_check        (DuidProject        *project,
                                        GPtrArray         **reasons,
                                        GCancellable       *cancellable,
                                        GError            **error);

/* A sentence of advice when @path lies on a network drive or in a folder that
 * a program keeps in step with other machines, else NULL (transfer full). The
 * file need not exist yet. */
char        *duid_project_dup_place_advice (const char     *path);

/* ---- changes ---- */

typedef struct
{
  gboolean stories; /* load the dataset again */
  gboolean log;     /* load the tagging and settings again */
} DuidProjectChanges;

/* Grows with each change made through @project or noticed by
 * duid_project_poll(): a state read at the same number is still the state. */
guint64      duid_project_get_change_counter (DuidProject  *project);
/* What other programs changed since the last call (or since opening). Costs
 * microseconds when nothing has changed. */
gboolean     duid_project_poll         (DuidProject        *project,
                                        DuidProjectChanges *changes,
                                        GError            **error);

/* ---- stories ---- */

typedef struct
{
  gsize added;
  gsize changed;
  gsize unchanged;
  gsize erased; /* left out, since they were erased from the project before */
  gsize gone;   /* in the project, but not in the new file of their source: kept and marked */
  gsize back;   /* of the changed and unchanged: were gone before */
} DuidImportCounts;

typedef void (*DuidProjectProgressFunc) (double   share,
                                         gpointer data);

/* Adds what an import read, all of it or (on error, or when cancelled) nothing.
 * Stories that are there already get a new version if anything in them differs;
 * no version is ever edited. @author is a person's name, made known if new, or
 * NULL for the author in use. @progress may be NULL. */
gboolean     duid_project_add_intake   (DuidProject        *project,
                                        const DuidIntake   *intake,
                                        const char         *author,
                                        DuidImportCounts   *counts,
                                        DuidProjectProgressFunc progress,
                                        gpointer            data,
                                        GCancellable       *cancellable,
                                        GError            **error);

/* The newest version of every story, in the order in which they first came, under
 * the questions as people changed them (transfer full; what was imported is within,
 * see duid_dataset_get_imported()). The title of its framework is the project's. */
DuidDataset *duid_project_load_dataset (DuidProject        *project,
                                        GCancellable       *cancellable,
                                        GError            **error);
/* The same sooner: of many stories the texts are read when they are wanted, while the
 * file stays where it is; see model/duid-late-texts.h. */
#define DUID_PROJECT_MANY_STORIES 20000
DuidDataset *duid_project_load_answers (DuidProject        *project,
                                        GCancellable       *cancellable,
                                        GError            **error);

/* The cells of a story's newest version as they stood in the file, in column
 * order and under their headers: two arrays of the same length, of which
 * @headers may be NULL (transfer full GStrv each). */
gboolean     duid_project_load_cells   (DuidProject        *project,
                                        const char         *story_key,
                                        GStrv              *headers,
                                        GStrv              *cells,
                                        GError            **error);

/* The rows of @dataset whose title, story or text answers hold all that @words ask
 * for, see base/duid-search.h (transfer full). Nothing asked finds every row. Sensitive
 * questions are not searched. Words are found by the index, in a millisecond; for
 * letters inside words all texts are read: who does that again and again keeps a
 * DuidTextBlock. */
DuidRows    *duid_project_search       (DuidProject        *project,
                                        DuidDataset        *dataset,
                                        const char         *words,
                                        GError            **error);

/* ---- people ---- */

/* From here on what is done is done by @name, who is made known if new. */
gboolean     duid_project_use_author   (DuidProject        *project,
                                        const char         *name,
                                        GError            **error);
/* The name in use, or NULL (borrowed). */
const char  *duid_project_get_author   (DuidProject        *project);
/* “name”, “role” or “colour” of the author in use. */
gboolean     duid_project_set_author_field (DuidProject    *project,
                                        const char         *field,
                                        const char         *value,
                                        GError            **error);

/* ---- tags ---- */

/* Makes a tag, or finds the one of that name without regard to case. @colour is
 * an index of the tag palette, or -1 for the least used. @id_out may be NULL. */
gboolean     duid_project_define_tag   (DuidProject        *project,
                                        const char         *name,
                                        int                 colour,
                                        char              **id_out,
                                        GError            **error);

typedef enum
{
  DUID_TAG_NAME,
  DUID_TAG_COLOUR,      /* value: the index as digits */
  DUID_TAG_DESCRIPTION, /* value: NULL for none */
  DUID_TAG_PLACE,       /* value: a number, with a dot; NULL: by name */
  DUID_TAG_AGAINST,     /* value: a condition as text; NULL for none */
} DuidTagField;

/* Also brings back a deleted tag: a later edit revives. */
gboolean     duid_project_set_tag_field (DuidProject       *project,
                                        const char         *tag_id,
                                        DuidTagField        field,
                                        const char         *value,
                                        GError            **error);
gboolean     duid_project_delete_tag   (DuidProject        *project,
                                        const char         *tag_id,
                                        GError            **error);
/* Says of @n_stories at once what the author thinks of the tag on them: +1 it
 * fits, 0 nothing (takes back), -1 it does not fit. */
gboolean     duid_project_assign       (DuidProject        *project,
                                        const char *const  *story_keys,
                                        gsize               n_stories,
                                        const char         *tag_id,
                                        int                 value,
                                        GError            **error);

/* Puts a tag under another, or under none (NULL). */
gboolean     duid_project_move_tag     (DuidProject        *project,
                                        const char         *tag_id,
                                        const char         *parent_id,
                                        GError            **error);
/* Makes a tag part of another; its name stays in the history. NULL parts them. */
gboolean     duid_project_merge_tag    (DuidProject        *project,
                                        const char         *tag_id,
                                        const char         *into_id,
                                        GError            **error);
/* Hides the tag that the person of that name gave, for everybody, or shows it
 * again. Only for who has the role DUID_ROLE_FACILITATOR. */
#define DUID_ROLE_FACILITATOR "facilitator"

gboolean     duid_project_moderate     (DuidProject        *project,
                                        const char *const  *story_keys,
                                        gsize               n_stories,
                                        const char         *tag_id,
                                        const char         *author,
                                        gboolean            is_hidden,
                                        GError            **error);

/* ---- notes and read marks ---- */

gboolean     duid_project_add_note     (DuidProject        *project,
                                        const char         *story_key,
                                        const char         *text,
                                        char              **id_out,
                                        GError            **error);
/* Also brings back a deleted note. */
gboolean     duid_project_edit_note    (DuidProject        *project,
                                        const char         *note_id,
                                        const char         *text,
                                        GError            **error);
gboolean     duid_project_delete_note  (DuidProject        *project,
                                        const char         *note_id,
                                        GError            **error);
gboolean     duid_project_set_read     (DuidProject        *project,
                                        const char *const  *story_keys,
                                        gsize               n_stories,
                                        gboolean            is_read,
                                        GError            **error);

/* ---- saved groups and settings ---- */

/* @id NULL makes one; @id_out may be NULL. Also brings back a deleted group. */
gboolean     duid_project_save_group   (DuidProject        *project,
                                        const char         *id,
                                        const char         *name,
                                        const char         *conditions,
                                        char              **id_out,
                                        GError            **error);
gboolean     duid_project_delete_group (DuidProject        *project,
                                        const char         *id,
                                        GError            **error);

/* Settings belong to the project, not to a person: DUID_SETTING_TITLE, or any
 * name of the caller's. @value NULL clears. */
#define DUID_SETTING_TITLE "title"
#define DUID_SETTING_BOARD "board"
#define DUID_SETTING_INDICATORS "indicators"

gboolean     duid_project_set_setting  (DuidProject        *project,
                                        const char         *name,
                                        const char         *value,
                                        GError            **error);
/* (transfer full) NULL without @error when it was never set. */
char        *duid_project_get_setting  (DuidProject        *project,
                                        const char         *name,
                                        GError            **error);

/* ---- patterns and votes ---- */

/* Makes an empty pattern. */
gboolean     duid_project_make_pattern (DuidProject        *project,
                                        char              **id_out,
                                        GError            **error);
/* Any name of the caller's, as “see”, “do”, “reading.1”, “view”, “theme”. Also
 * brings back a deleted pattern. */
gboolean     duid_project_set_pattern_field (DuidProject   *project,
                                        const char         *id,
                                        const char         *field,
                                        const char         *value,
                                        GError            **error);
/* The frozen list of its stories. */
gboolean     duid_project_set_pattern_stories (DuidProject *project,
                                        const char         *id,
                                        const char *const  *story_keys,
                                        gsize               n_stories,
                                        GError            **error);
gboolean     duid_project_delete_pattern (DuidProject      *project,
                                        const char         *id,
                                        GError            **error);
/* All that are not deleted, by id (transfer full, DuidPattern). */
GPtrArray   *duid_project_load_patterns (DuidProject       *project,
                                        GError            **error);

/* A round in which everybody may give @budget points in all. */
gboolean     duid_project_start_round  (DuidProject        *project,
                                        const char         *name,
                                        guint               budget,
                                        char              **id_out,
                                        GError            **error);
/* The author's whole ballot: what was voted before in the round counts no more. */
gboolean     duid_project_vote         (DuidProject        *project,
                                        const char         *round_id,
                                        const char *const  *pattern_ids,
                                        const guint        *points,
                                        gsize               n,
                                        GError            **error);
/* @points (transfer full): id of a pattern → guint64. A ballot beyond the budget
 * does not count. */
gboolean     duid_project_count_votes  (DuidProject        *project,
                                        const char         *round_id,
                                        GHashTable        **points,
                                        guint              *n_voters,
                                        GError            **error);

/* ---- taking away ---- */

typedef struct
{
  char *object; /* “tag”, “group”, “pattern”, “round” or “note” */
  char *id;
  char *name;   /* what people know it by: its name, or its first words */
} DuidDeleted;

/* What was deleted and can come back (transfer full, DuidDeleted). */
GPtrArray   *duid_project_list_deleted (DuidProject        *project,
                                        GError            **error);
gboolean     duid_project_restore      (DuidProject        *project,
                                        const char         *object,
                                        const char         *id,
                                        GError            **error);

/* Takes stories with everything on them out of the project, for good: texts,
 * answers, cells, tags, notes, and also what others still bring of them. Cannot be
 * undone, and needs no author. The file is written anew, which takes a second per 100 MB. */
gboolean     duid_project_erase_stories (DuidProject       *project,
                                        const char *const  *story_keys,
                                        gsize               n_stories,
                                        GError            **error);
/* How many ever were. */
gboolean     duid_project_count_erased (DuidProject        *project,
                                        guint64            *n_erased,
                                        GError            **error);

/* What people added, on the rows of @dataset (transfer full). Of a note that two
 * people edited at the same time both versions are there, under one id. Read
 * marks are those of the author in use. */
DuidTagging *duid_project_load_tagging (DuidProject        *project,
                                        DuidDataset        *dataset,
                                        GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidProject, duid_project_free)

G_END_DECLS
