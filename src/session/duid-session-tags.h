/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* What a session does with tags. Each act is kept at once, is one step of undo, and
 * says FALSE with a sentence when nothing was changed. */

/* ---- on stories ---- */

/* On @rows (or the story in focus when NULL) says that tag @name fits, or takes
 * that back. Makes the tag when it is new. */
gboolean duid_session_tag              (DuidSession     *session,
                                        const DuidRows  *rows,
                                        const char      *name,
                                        gboolean         fits,
                                        GError         **error);
/* The same of a tag that is there: @value +1 it fits, 0 no opinion, -1 it does not. */
gboolean duid_session_judge_tag        (DuidSession     *session,
                                        const DuidRows  *rows,
                                        const char      *tag_id,
                                        int              value,
                                        GError         **error);
/* What the person at work says of the tag on @row: +1, 0 or -1. */
int      duid_session_get_opinion      (DuidSession     *session,
                                        gsize            row,
                                        guint            tag);
/* Whether who is at work may hide somebody's tag for everybody. */
gboolean duid_session_may_hide_tags    (DuidSession     *session);
/* Hides the tag that @author gave the story at @row, or shows it again. */
gboolean duid_session_hide_tag         (DuidSession     *session,
                                        gsize            row,
                                        const char      *tag_id,
                                        const char      *author,
                                        gboolean         is_hidden,
                                        GError         **error);

/* The tag under a number key (1..9) as an index of the tagging, or -1; see
 * session/duid-recent-tags.h. Before any tag was given the most used ones. */
int      duid_session_get_recent_tag   (DuidSession     *session,
                                        guint            number);
/* Presses a number key: gives the story in focus that tag, or takes it back when the
 * person at work gave it already, or @takes_back. Nothing happens without such a tag. */
gboolean duid_session_press_number     (DuidSession     *session,
                                        guint            number,
                                        gboolean         takes_back,
                                        GError         **error);
/* The number key of a tag, or 0. */
guint    duid_session_get_tag_number   (DuidSession     *session,
                                        const char      *tag_id);

/* The setting that names the slider by whose bands tellers answered alike, when readers'
 * tags are held against them. */
#define DUID_SETTING_CONTRARY "contrary-question"

/* Who marked the story at @row as read, “Anna, Bo” (transfer full); NULL: nobody. */
char    *duid_session_dup_readers      (DuidSession     *session,
                                        gsize            row);

/* ---- the tags themselves ---- */

/* Makes a tag without stories, under @parent_id or under none (NULL). */
gboolean duid_session_add_tag          (DuidSession     *session,
                                        const char      *name,
                                        const char      *parent_id,
                                        GError         **error);
/* Another name goes along into the conditions in force and into saved groups. */
gboolean duid_session_change_tag       (DuidSession     *session,
                                        const char      *tag_id,
                                        DuidTagField     field,
                                        const char      *value,
                                        GError         **error);
/* Puts it under @parent_id (NULL: none), before the tag @before_id there (NULL: last). */
gboolean duid_session_move_tag         (DuidSession     *session,
                                        const char      *tag_id,
                                        const char      *parent_id,
                                        const char      *before_id,
                                        GError         **error);
/* Makes it part of another tag: what anybody said of either is said of that one. */
gboolean duid_session_merge_tag        (DuidSession     *session,
                                        const char      *tag_id,
                                        const char      *into_id,
                                        GError         **error);
/* Gives @rows the new tag @name and takes the person's own old one off them. What
 * others gave stays, since nobody removes another's tag: @n_left (or NULL) is set to
 * the stories that therefore still have the old one. */
gboolean duid_session_split_tag        (DuidSession     *session,
                                        const char      *tag_id,
                                        const DuidRows  *rows,
                                        const char      *name,
                                        gsize           *n_left,
                                        GError         **error);
gboolean duid_session_delete_tag       (DuidSession     *session,
                                        const char      *tag_id,
                                        GError         **error);

G_END_DECLS
