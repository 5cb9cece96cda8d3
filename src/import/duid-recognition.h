/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-mapping.h"

G_BEGIN_DECLS

/* What was recognised in files of answers, and why: a proposal that people may
 * look at and change before anything is read.
 *
 * Unlike a DuidMapping, which is made from it, it also has the questions that are
 * not to be loaded (personal, retired), and the columns that are no question. */

typedef struct
{
  DuidQuestion *question;  /* owned; everything in it may still be changed */
  char         *why;       /* a translated sentence, e.g. “3 columns with a constant sum …” */
  gboolean      is_loaded; /* ticked */
  GPtrArray    *bindings;  /* DuidBinding or NULL, one per source; `question` in it unused */
  GPtrArray    *matches;   /* DuidQuestionMatch: what other files asked that is the same */
  DuidQuestion *proposed;  /* owned; as it was before people changed it, or NULL */
  DuidQuestion *known;     /* owned; the project's question whose answers come in, or NULL */
  char         *known_why; /* why it is that one */
  DuidQuestion *own;       /* owned; then how the files themselves asked it, or NULL */
} DuidRecognisedQuestion;

typedef struct
{
  guint  source;
  guint  place;  /* from 1 */
  char  *header; /* "" when it has none */
  char  *reason; /* a translated sentence */
} DuidIgnoredColumn;

typedef struct
{
  char      *dialect;   /* identifier: “sensemaker-capture”, “kobo”, “table” … */
  char      *name;      /* of the dialect, translated */
  char      *why;       /* a translated sentence */
  char      *title;     /* of the survey, or NULL */
  GPtrArray *sources;   /* DuidMappedSource, without bindings */
  GPtrArray *questions; /* DuidRecognisedQuestion, in their order */
  GPtrArray *ignored;   /* DuidIgnoredColumn */
  GPtrArray *problems;  /* DuidProblem: what was odd about the description */
} DuidRecognition;

DuidRecognition        *duid_recognition_new          (const char            *dialect,
                                                       const char            *name,
                                                       const char            *why);
void                    duid_recognition_free         (DuidRecognition       *recognition);

/* Takes @question and @binding, which is of the last source and may be NULL
 * (borrowed). Gives the question a name of its own when it is taken. */
DuidRecognisedQuestion *duid_recognition_add_question (DuidRecognition       *recognition,
                                                       DuidQuestion          *question,
                                                       DuidBinding           *binding,
                                                       const char            *why);
/* Of the last source. */
void                    duid_recognition_ignore       (DuidRecognition       *recognition,
                                                       guint                  column, /* from 0 */
                                                       const char            *header,
                                                       const char            *reason);
void                    duid_recognition_report       (DuidRecognition       *recognition,
                                                       const char            *file,
                                                       const char            *message);
/* Keeps what is proposed now, to tell later what people changed. Questions that were
 * kept before stay as they are. */
void                    duid_recognition_keep_proposal (DuidRecognition      *recognition);
/* Gives the question these options (char*, copied) in place of the ones it has. */
void                    duid_recognised_question_set_options (DuidRecognisedQuestion *asked,
                                                       const GPtrArray       *options);
/* @name, or “name (2)” when a source has it (transfer full). */
char                   *duid_recognition_dup_free_source_name (const DuidRecognition *recognition,
                                                       const char            *name);
/* The first ticked question of @type, or NULL (borrowed). */
DuidRecognisedQuestion *duid_recognition_find_type    (const DuidRecognition *recognition,
                                                       DuidQuestionType       type);

/* How the ticked questions are read (transfer full). Columns of personal questions
 * that are not ticked stay outside the project altogether. */
DuidMapping            *duid_recognition_to_mapping   (const DuidRecognition *recognition);
/* A description that somebody made, as a recognition: everything is ticked.
 * Takes @mapping (transfer full). */
DuidRecognition        *duid_recognition_from_mapping (DuidMapping           *mapping,
                                                       const char            *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidRecognition, duid_recognition_free)

G_END_DECLS
