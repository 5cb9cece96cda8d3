/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-op.h"

G_BEGIN_DECLS

/* The state tables: what the log comes to. They are a function of the *set* of
 * operations, so applying them in any order, or one twice, gives the same. */

/* Applies one operation. One of an unknown kind, or whose body says nothing to
 * us, changes nothing and is no error: a later version will know. */
gboolean    duid_state_apply       (DuidSql      *sql,
                                    const DuidOp *op,
                                    GError      **error);

/* Makes the state anew from the log, in a transaction of the caller's. */
gboolean    duid_state_rebuild     (DuidSql      *sql,
                                    GError      **error);

/* A field's value now (transfer full); NULL without @error when there is none.
 * @stamp, when not NULL, is set to its stamp. */
char       *duid_state_dup_field   (DuidSql      *sql,
                                    const char   *object,
                                    const guint8 *id,
                                    const char   *field,
                                    DuidStamp    *stamp,
                                    GError      **error);
/* Whether the object was ever made (@is_known), and not deleted since its last
 * edit (@is_alive). For tags, groups and persons. */
gboolean    duid_state_find        (DuidSql      *sql,
                                    const char   *object,
                                    const guint8 *id,
                                    gboolean     *is_known,
                                    gboolean     *is_alive,
                                    GError      **error);
/* Fields of all living objects: id, name, value, by id. Bind the object. */
extern const char DUID_STATE_LIVING_FIELDS[];
/* Revisions of notes that no other replaces and that were not deleted since:
 * id, story, author, text, moment the note began; stamp last (hlc, site, seq).
 * Bind an id, or NULL for all. */
extern const char DUID_STATE_LIVING_NOTES[];
/* The same, deleted ones too. */
extern const char DUID_STATE_ALL_NOTES[];

/* Names and orderings of the state tables, for comparing: "SELECT …" texts, ended
 * by NULL. */
extern const char *const DUID_STATE_TABLES[];

G_END_DECLS
