/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-sql.h"

G_BEGIN_DECLS

/* The tables of a project file, as numbered steps that are never edited: step n
 * makes version n out of version n - 1, and version 0 is an empty file.
 *
 * Base, as imported: source, intake, intake_file, question, story, version, raw,
 * chunk, answer. Log: op. Derived from the log and rebuilt from it at will: site,
 * field, field_write, field_base, tombstone, assignment, note, note_base, read_mark,
 * moderation, tag_change, ballot, erasure, passage. Derived from the stories: search,
 * indexing. */

#define DUID_SCHEMA_APPLICATION_ID 0x44554944 /* “DUID” */
/* What stands between two texts in the search index, so that a phrase never runs
 * from one answer into the next: a private-use character, a word to FTS5. */
#define DUID_SCHEMA_TEXT_BREAK " \xee\x80\x80 "

typedef struct
{
  const char *const *steps;
  guint              n_steps;
} DuidSchema;

/* Ours. */
const DuidSchema *duid_schema_get      (void);

/* Makes all tables in an empty database. */
gboolean          duid_schema_make     (const DuidSchema *schema,
                                        DuidSql          *sql,
                                        GError          **error);
/* The tables that are derived from the log, made anew in any database. */
gboolean          duid_schema_make_state (DuidSql        *sql,
                                          GError        **error);

/* Tells whether the database is a project, of a version that we know, with our
 * tables and nothing else; *@version is its version. */
gboolean          duid_schema_verify   (const DuidSchema *schema,
                                        DuidSql          *sql,
                                        const char       *name,
                                        guint            *version,
                                        GError          **error);
/* Runs the steps after @version, all or none. */
gboolean          duid_schema_upgrade  (const DuidSchema *schema,
                                        DuidSql          *sql,
                                        guint             version,
                                        GError          **error);

G_END_DECLS
