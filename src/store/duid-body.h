/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-intake.h"
#include "model/duid-passage.h"
#include "store/duid-op.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What an operation says beside its target, as one JSON object in UTF-8. Later
 * versions may add members: whoever reads skips those it does not know, and
 * keeps the body as it is.
 *
 *   import     target none (16 zeros)
 *              {"intake": number in this file, "added", "changed", "unchanged",
 *               "sources": [{"name", "file", "sha256"}]}
 *   set-field  target the object's id; the project's is 16 zeros
 *              {"object": "person" | "tag" | "group" | "pattern" | "round" | "project" |
 *                         "question" (see duid-question-table.h) | "story" (see duid-edition.h),
 *               "field": name, "value": text or null,
 *               "replaces": stamp of the value seen, if any,
 *               "joins": [stamps of values written at the same time, once chosen from]}
 *   assign     target the story
 *              {"tag": id, "value": 1 | 0 | -1}
 *              and for a passage of it
 *              {…, "span": {"question": name, "text": hash of the version of the text,
 *               "start", "end": in Unicode code points of that version}}
 *   note       target the story, the tag or pattern (its id), or the question (see
 *              duid-project-object-notes.c); one revision of the note
 *              {"note": id, "text": text, "bases": [stamps of the revisions replaced]}
 *   read       target the story
 *              {"read": true | false}
 *   delete     target the object's id, a note's too
 *              {"object": "tag" | "group" | "pattern" | "round" | "note"}
 *   restore    as delete; takes the deletion back
 *   moderate   target the story
 *              {"tag": id, "author": id, "hidden": true | false}
 *   move       target the tag
 *              {"parent": id of a tag, or null for none}
 *   merge      target the tag that goes
 *              {"into": id of the tag it becomes part of, or null to part them again}
 *   vote       target the round; the voter's whole ballot
 *              {"points": {id of a pattern: number}}
 *   erase      target the story
 *              {"object": "story"}
 *
 * What is one act to the person who does it, and what takes it back, says so, for undo
 * after the program was started again (see duid-project-history.h). Each body may have one of
 *              "act": number of the act at its site
 *              "undoes" | "redoes": “site:number” of the act
 *
 * Once a story is erased, no body with that target counts or is kept any more.
 * Ids are 32 hex digits, stamps “hlc:site:seq” with the site in hex. */

#define DUID_OBJECT_PERSON  "person"
#define DUID_OBJECT_TAG     "tag"
#define DUID_OBJECT_GROUP   "group"
#define DUID_OBJECT_PATTERN "pattern"
#define DUID_OBJECT_ROUND   "round"
#define DUID_OBJECT_QUESTION "question"
#define DUID_OBJECT_NOTE    "note"
#define DUID_OBJECT_PROJECT "project"
#define DUID_OBJECT_STORY   "story"

/* Each gives the body as text (transfer full). */
char       *duid_body_field      (const char      *object,
                                  const char      *field,
                                  const char      *value,
                                  const DuidStamp *replaces);
/* One that chooses from several: @joins (DuidStamp) are the others. */
char       *duid_body_choice     (const char      *object,
                                  const char      *field,
                                  const char      *value,
                                  const DuidStamp *replaces,
                                  GArray          *joins);
char       *duid_body_assign     (const guint8    *tag,
                                  int              value);
char       *duid_body_note       (const guint8    *note,
                                  const char      *text,
                                  GArray          *bases);
char       *duid_body_read       (gboolean         is_read);
/* Of a restore and an erasure too. */
char       *duid_body_delete     (const char      *object);
char       *duid_body_moderate   (const guint8    *tag,
                                  const guint8    *author,
                                  gboolean         is_hidden);
/* The same of a passage. */
char       *duid_body_assign_passage (const guint8 *tag,
                                  int              value,
                                  const DuidPassageOrigin *origin);
/* @member: “parent” of a move, “into” of a merge; @tag may be NULL. */
char       *duid_body_tag        (const char      *member,
                                  const guint8    *tag);
/* @points[i] on the pattern @ids[i]. */
char       *duid_body_vote       (const char *const *ids,
                                  const guint       *points,
                                  gsize              n);
/* @sources: DuidIntakeSource */
char       *duid_body_import     (gint64           intake,
                                  gint64           n_added,
                                  gint64           n_changed,
                                  gint64           n_unchanged,
                                  GPtrArray       *sources);

/* The body as an object (transfer full), or NULL when it is erased or no object
 * of ours: such an operation is kept and has no effect. */
JsonObject *duid_body_parse      (const DuidOp    *op);
/* NULL, and FALSE, when the member is not there or of another type. */
const char *duid_body_get_text   (JsonObject      *body,
                                  const char      *member);
gboolean    duid_body_get_id     (JsonObject      *body,
                                  const char      *member,
                                  guint8           id[DUID_ID_SIZE]);
gboolean    duid_body_get_number (JsonObject      *body,
                                  const char      *member,
                                  gint64          *number);
/* The passage that an assign is about (transfer full), or NULL when “span” is none. */
DuidPassageOrigin *duid_body_dup_span (JsonObject *body);
/* The points of a ballot as one JSON object, its members in order (transfer
 * full), or NULL when one is not a whole number from 0 on an id. */
char       *duid_body_dup_points (JsonObject      *body);
/* The stamps under @member; what is none is left out (transfer full, DuidStamp). */
GArray     *duid_body_dup_stamps (JsonObject      *body,
                                  const char      *member);
gboolean    duid_stamp_from_string (const char    *text,
                                    DuidStamp     *stamp);

/* Reads JSON that may come from anywhere; NULL when it is no object, or nested
 * deeper than anything of ours (the parser recurses). */
JsonObject *duid_json_parse_object (const char    *text,
                                    gsize          size);

G_END_DECLS
