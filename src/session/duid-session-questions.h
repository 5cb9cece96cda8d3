/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-derivation.h"
#include "model/duid-question-edit.h"
#include "session/duid-session.h"

G_BEGIN_DECLS

/* Changing questions after the answers came. Every act is kept at once and is one step
 * of undo; the answers as imported stay as they are. */

/* Does @edits (taken) as one act that the menu calls @words. */
gboolean duid_session_edit_questions  (DuidSession          *session,
                                       const char           *words,
                                       GPtrArray            *edits,
                                       GError              **error);
/* Each returns TRUE without an act when nothing would change. @question is a number. */
gboolean duid_session_set_question_word (DuidSession        *session,
                                       int                   question,
                                       const char           *field,
                                       const char           *value,
                                       GError              **error);
gboolean duid_session_rename_option   (DuidSession          *session,
                                       int                   question,
                                       guint                 position,
                                       const char           *label,
                                       GError              **error);
gboolean duid_session_merge_options   (DuidSession          *session,
                                       int                   question,
                                       guint                 from,
                                       guint                 into,
                                       GError              **error);
gboolean duid_session_part_option     (DuidSession          *session,
                                       int                   question,
                                       guint                 position,
                                       GError              **error);
/* @bands: DuidBand; an array of none takes them all away. */
gboolean duid_session_set_bands       (DuidSession          *session,
                                       int                   question,
                                       const GArray         *bands,
                                       GError              **error);
gboolean duid_session_set_sensitive   (DuidSession          *session,
                                       int                   question,
                                       gboolean              is_sensitive,
                                       GError              **error);
/* As imported again. */
gboolean duid_session_reset_question  (DuidSession          *session,
                                       int                   question,
                                       GError              **error);
gboolean duid_session_has_changed_question (DuidSession     *session,
                                       int                   question);

/* Makes a question of others; *@name is what it is known by from then on (transfer
 * full, may be NULL). */
gboolean duid_session_derive_question (DuidSession          *session,
                                       const DuidDerivation *derivation,
                                       const char           *label,
                                       char                **name,
                                       GError              **error);
/* Makes @question (a name) of others than before, and calls it @label. */
gboolean duid_session_change_derived  (DuidSession          *session,
                                       const char           *question,
                                       const DuidDerivation *derivation,
                                       const char           *label,
                                       GError              **error);
/* Takes a question away that was made of others. */
gboolean duid_session_drop_derived    (DuidSession          *session,
                                       int                   question,
                                       GError              **error);
gboolean duid_session_is_derived      (DuidSession          *session,
                                       int                   question);

G_END_DECLS
