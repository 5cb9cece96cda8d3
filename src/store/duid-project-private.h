/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-log.h"
#include "store/duid-project.h"
#include "store/duid-schema.h"
#include "store/duid-story-index.h"
#include "store/duid-turns.h"

G_BEGIN_DECLS

/* What the room itself (and its tests) may do with a project. */
struct _DuidProject
{
  DuidSql *sql; /* NULL once closed */
  DuidLog *log;
  char    *path;
  gboolean is_read_only;
  gboolean is_in_memory; /* the file, if any, is only where it came from */

  char    *author; /* name, or NULL */
  guint8   author_id[DUID_ID_SIZE];

  guint64  change_counter;
  gint64   data_version; /* SQLite's: changes when another connection commits */
  gint64   seen_ops;     /* how many we know of */
  gint64   seen_intakes;

  GArray  *import_changes; /* see duid-edition.h, or NULL */

  DuidTurns *turns; /* see duid-indexing.h, or NULL */

  DuidStoryIndex *index; /* of the dataset asked about last, or NULL */
  gint64   n_acts;       /* begun here, see duid-project-history.h */
  gboolean is_together;  /* many changes are one, see duid-project-changes.h */
  gboolean is_broken;    /* one of them failed half-way */
  gint64   together_seq; /* of the log when the last of them began */
  gboolean has_new_erasures; /* in the change that is open, received from elsewhere */
  gboolean has_new_marks; /* what may be searched is another in the change that is open */
  gboolean needs_cleaning; /* stories were erased, the file is not yet written anew */
};

/* Opens with other tables than ours, to try an upgrade. */
DuidProject *duid_project_open_with_schema (const char       *path,
                                            const DuidSchema *schema,
                                            gboolean          to_read,
                                            GError          **error);

/* One that is gone when it is freed, for tests that need many. */
DuidProject *duid_project_create_in_memory (const char    *title,
                                            GError       **error);

/* Lets a new connection do nothing but what a project needs; before its tables are
 * read, since a hostile file works while they are. */
gboolean duid_project_harden        (DuidSql          *sql,
                                     GError          **error);
/* One connection more to the project at @path, for one thread (transfer full). */
DuidSql *duid_project_connect_to_read (const char    *path,
                                     GError          **error);
/* Into a project without stories very much is written at once: by way of a write-ahead log
 * all of it would be written twice. Until it is over a failure is undone from a journal of
 * the few pages that were there; no less safe, see choose_journal(). */
gboolean duid_project_set_filling   (DuidProject      *project,
                                     gboolean          is_filling,
                                     GError          **error);
/* From here on the project is a copy of its file in memory, which may be changed: one
 * of an earlier version that is only to be read is brought up to date there. */
gboolean duid_project_go_into_memory (DuidProject     *project,
                                      GError         **error);

/* What is known of the file's changes from here on. */
gboolean duid_project_read_counters (DuidProject      *project,
                                     GError          **error);

/* A change is written between these two; the second makes it last when @is_well,
 * and otherwise undoes it and returns FALSE. */
gboolean duid_project_begin (DuidProject *project,
                             GError     **error);
gboolean duid_project_end   (DuidProject *project,
                             gboolean     is_well,
                             GError     **error);

/* ---- duid-project-objects.c ---- */

/* These set an error and return FALSE, for brevity at the caller. */
gboolean duid_project_refuse         (GError         **error,
                                      DuidProjectError kind,
                                      const char      *message);
gboolean duid_project_refuse_unknown (GError         **error);
/* FALSE with an error until somebody has said who they are. */
gboolean duid_project_needs_author   (DuidProject     *project,
                                      GError         **error);
/* FALSE with an error when it is not UTF-8; NULL is no text and well. */
gboolean duid_project_is_text        (const char      *text,
                                      GError         **error);
/* On one line and without blanks around it (transfer full); NULL with an error when
 * empty or too long for a name. */
char    *duid_project_dup_name       (const char      *name,
                                      GError         **error);

/* The living object of that name, without regard to case. */
gboolean duid_project_find_named     (DuidProject     *project,
                                      const char      *object,
                                      const char      *name,
                                      guint8           id[DUID_ID_SIZE],
                                      gboolean        *is_found,
                                      GError         **error);
/* A whole change. */
gboolean duid_project_delete_object  (DuidProject     *project,
                                      const char      *object,
                                      const char      *id_text,
                                      GError         **error);
/* Inside a change: tells it that this field is written, so that at its end the search
 * knows no more than it may. */
void     duid_project_note_mark      (DuidProject     *project,
                                      const char      *object,
                                      const char      *field);
/* Inside a change: sets one field, saying which value it replaces. */
gboolean duid_project_write_field    (DuidProject     *project,
                                      const char      *object,
                                      const guint8    *id,
                                      const char      *field,
                                      const char      *value,
                                      GError         **error);

/* Inside a transaction: the newest versions as imported, whatever people changed about
 * the questions (transfer full). */
DuidDataset *duid_project_load_imported (DuidProject  *project,
                                         GCancellable *cancellable,
                                         GError      **error);

/* Inside a change: the id of the person of that name, made known if new. */
gboolean duid_project_find_person (DuidProject *project,
                                   const char  *name,
                                   guint8       id[DUID_ID_SIZE],
                                   GError     **error);

/* ---- duid-project-persons.c ---- */

/* @id becomes that of the person that it is one with. */
gboolean duid_project_find_root   (DuidProject  *project,
                                   guint8        id[DUID_ID_SIZE],
                                   GError      **error);
/* Inside a change: @func once for each other person that the author is one with, who is
 * the author meanwhile. */
typedef gboolean (*DuidAliasFunc) (DuidProject  *project,
                                   gpointer      data,
                                   GError      **error);

gboolean duid_project_as_aliases  (DuidProject  *project,
                                   DuidAliasFunc func,
                                   gpointer      data,
                                   GError      **error);

/* Leaves no byte of what was erased behind; see duid-erasure.h. */
gboolean duid_project_clean (DuidProject *project,
                             GError     **error);

/* Rows of @dataset by story (borrowed until asked for another dataset's). */
DuidStoryIndex *duid_project_get_index (DuidProject *project,
                                        DuidDataset *dataset,
                                        GError     **error);

G_END_DECLS
