/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The questions of a survey in their order, found by name; and its title. */
typedef struct _DuidFramework DuidFramework;

DuidFramework      *duid_framework_new             (const char          *title);
DuidFramework      *duid_framework_ref             (DuidFramework       *framework);
void                duid_framework_unref           (DuidFramework       *framework);

const char         *duid_framework_get_title       (const DuidFramework *framework);

/* Takes @question; FALSE (and drops it) when the name is there already. */
gboolean            duid_framework_add             (DuidFramework       *framework,
                                                    DuidQuestion        *question);

guint               duid_framework_get_n_questions (const DuidFramework *framework);
const DuidQuestion *duid_framework_get_question    (const DuidFramework *framework,
                                                    guint                index);

/* The index of a question by name, else by label, both without regard to case
 * (an exact name goes first: names may differ in case only); -1 when there is
 * none. */
int                 duid_framework_find            (const DuidFramework *framework,
                                                    const char          *name);
/* The first question of @type, or -1. */
int                 duid_framework_find_type       (const DuidFramework *framework,
                                                    DuidQuestionType     type);

/* One framework that has all questions, options and stones of both: @older's
 * order first, so that the positions of its options stay what they were. A
 * question of the same name takes its words (label, bands, ends) from @newer.
 * A scale grows to hold both. Questions whose types differ, or triads whose
 * corners changed places, cannot be joined: @newer's is added under a name of its
 * own (“name (2)”, the same again next time); *@renamed maps name in @newer →
 * name in the result, for those only. */
DuidFramework      *duid_framework_merge           (const DuidFramework *older,
                                                    const DuidFramework *newer,
                                                    GHashTable         **renamed);

/* One question as JSON in the words of the data package (without columns) and
 * back: what the project file keeps and package writers need. */
JsonNode           *duid_question_to_json          (const DuidQuestion  *question);
DuidQuestion       *duid_question_from_json        (JsonObject          *object,
                                                    GError             **error);

#define DUID_FRAMEWORK_ERROR (duid_framework_error_quark ())
GQuark              duid_framework_error_quark     (void);

typedef enum
{
  DUID_FRAMEWORK_ERROR_INVALID,
} DuidFrameworkError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidFramework, duid_framework_unref)

G_END_DECLS
