/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-rows.h"
#include "base/duid-triad.h"
#include "model/duid-framework.h"

G_BEGIN_DECLS

/* All answers, as columns: one array per question, a place in it per story.
 *
 * A dataset is immutable once built and may be read from any thread. A row is a
 * story as one teller told and answered it. Arrays are borrowed from the
 * dataset and have duid_dataset_get_n_rows() elements. What is not answered is
 * NaN in numbers, triads and stones, DUID_NO_CODE in codes, 0 in masks and ""
 * in texts; the state says which of the four it is. */
typedef struct _DuidDataset DuidDataset;
typedef struct _DuidDatasetBuilder DuidDatasetBuilder;

#define DUID_NO_CODE G_MAXUINT16

DuidDataset    *duid_dataset_ref             (DuidDataset        *dataset);
void            duid_dataset_unref           (DuidDataset        *dataset);

DuidFramework  *duid_dataset_get_framework   (const DuidDataset  *dataset);
/* The answers as imported, which people's changes of the questions were laid over
 * (see duid-question-changes.h), and those changes; itself, and NULL, when there are
 * none (both borrowed). Rows are the same in both. */
DuidDataset    *duid_dataset_get_imported    (DuidDataset        *dataset);
struct _DuidQuestionChanges *duid_dataset_get_changes (const DuidDataset *dataset);
/* Shorthand for the framework's question. */
const DuidQuestion *duid_dataset_get_question (const DuidDataset *dataset,
                                               guint              question);
guint           duid_dataset_get_n_questions (const DuidDataset  *dataset);
gsize           duid_dataset_get_n_rows      (const DuidDataset  *dataset);

const guint8   *duid_dataset_get_states      (const DuidDataset  *dataset,
                                              guint               question);
/* DUID_COLUMN_NUMBER: slider and number in their own unit, date in days (see
 * base/duid-number.h). */
const double   *duid_dataset_get_numbers     (const DuidDataset  *dataset,
                                              guint               question);
/* DUID_COLUMN_CODE: position of the option. */
const guint16  *duid_dataset_get_codes       (const DuidDataset  *dataset,
                                              guint               question);
/* DUID_COLUMN_MASK: @words words a row, option i is bit i % 64 of word i / 64. */
const guint64  *duid_dataset_get_masks       (const DuidDataset  *dataset,
                                              guint               question,
                                              gsize              *words);
const DuidTriad *duid_dataset_get_triads     (const DuidDataset  *dataset,
                                              guint               question);
/* DUID_COLUMN_STONES: places in the units of the axes. */
const DuidPoint *duid_dataset_get_stone      (const DuidDataset  *dataset,
                                              guint               question,
                                              guint               stone);
const char     *duid_dataset_get_text        (const DuidDataset  *dataset,
                                              guint               question,
                                              gsize               row);

/* Sources are the files or sheets that stories came from. */
guint           duid_dataset_get_n_sources   (const DuidDataset  *dataset);
const char     *duid_dataset_get_source_name (const DuidDataset  *dataset,
                                              guint               source);
guint           duid_dataset_get_source      (const DuidDataset  *dataset,
                                              gsize               row);

/* The story's key, unique in the dataset: “source/id”, or “source/#hash” when it
 * has no id. It stays the same across re-imports; people's work hangs on it. */
const char     *duid_dataset_get_key         (const DuidDataset  *dataset,
                                              gsize               row);
/* The row of a key, or -1. */
gssize          duid_dataset_find_key        (const DuidDataset  *dataset,
                                              const char         *key);
/* Rows whose id answer is @id, in any source (transfer full). */
DuidRows       *duid_dataset_find_id         (const DuidDataset  *dataset,
                                              const char         *id);

/* What to call a story: its title, else the first words of it or of the longest text beside
 * it, else an id that people may know it by, else its number (transfer full). */
char           *duid_dataset_dup_title       (const DuidDataset  *dataset,
                                              gsize               row);
/* The story's text, "" when there is none. */
const char     *duid_dataset_get_story       (const DuidDataset  *dataset,
                                              gsize               row);
/* The id as the source gave it, else the key. */
const char     *duid_dataset_get_id          (const DuidDataset  *dataset,
                                              gsize               row);

/* Whether the teller allows the story to be shown to a group: TRUE when there is
 * no consent question; a missing answer is no. */
gboolean        duid_dataset_may_show        (const DuidDataset  *dataset,
                                              gsize               row);

/* The answer of @row to @question in words, "" when not answered: “7.9”,
 * “Ja”, “12 % Gezin · 60 % …”, stones as “label x · y” (transfer full). For
 * people, in the locale. */
char           *duid_dataset_dup_answer      (const DuidDataset  *dataset,
                                              guint               question,
                                              gsize               row);

/* ---- building ---- */

/* The builder takes a reference to @framework, whose choice questions may still
 * get options while building. */
DuidDatasetBuilder *duid_dataset_builder_new (DuidFramework      *framework);
void            duid_dataset_builder_free    (DuidDatasetBuilder *builder);

/* Makes room for @n_rows in all at once; a hint. */
void            duid_dataset_builder_reserve (DuidDatasetBuilder *builder,
                                              gsize               n_rows);
/* From here on a text answer that stands in @block is not copied: the dataset keeps a
 * reference to the block, whose bytes must never change. NULL ends that. FALSE when texts
 * are copied after all, for there are too many blocks. */
gboolean        duid_dataset_builder_lend    (DuidDatasetBuilder *builder,
                                              GBytes             *block);
/* Returns the number of the source, the old one when the name is known. */
guint           duid_dataset_builder_add_source (DuidDatasetBuilder *builder,
                                                 const char         *name);
/* Appends a story without answers, all questions NOT_ASKED, and returns its row.
 * @key must be new; see duid_dataset_get_key(). */
gsize           duid_dataset_builder_add_row (DuidDatasetBuilder *builder,
                                              guint               source,
                                              const char         *key);
/* The same, but -1 when there is a story of that key; looks it up only once. */
gssize          duid_dataset_builder_try_row (DuidDatasetBuilder *builder,
                                              guint               source,
                                              const char         *key);
/* Appends @n stories, whose keys are to follow in their order; returns the first row. */
gsize           duid_dataset_builder_add_rows (DuidDatasetBuilder *builder,
                                               guint               source,
                                               gsize               n);
/* The key of the next of them; FALSE when another story has it. May be done while other
 * threads set answers that are no texts. */
gboolean        duid_dataset_builder_try_key (DuidDatasetBuilder *builder,
                                              const char         *key);
gboolean        duid_dataset_builder_has_key (DuidDatasetBuilder *builder,
                                              const char         *key);

/* @n stories from @row on were asked @question and have no answer to it (yet): MISSING. */
void            duid_dataset_builder_ask     (DuidDatasetBuilder *builder,
                                              guint               question,
                                              gsize               row,
                                              gsize               n);

/* Each sets the answer and, with it, the state ANSWERED; what is no answer (NaN,
 * DUID_NO_TRIAD, NULL or "") sets MISSING, a stone without a place nothing. */
void            duid_dataset_builder_set_number (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 gsize               row,
                                                 double              number);
void            duid_dataset_builder_set_code   (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 gsize               row,
                                                 guint               option);
void            duid_dataset_builder_add_option (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 gsize               row,
                                                 guint               option);
void            duid_dataset_builder_set_triad  (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 gsize               row,
                                                 DuidTriad           triad);
/* The triads of all rows so far, until there is another row: for amounts that wait until it
 * is known what makes a whole. None of them counts until it is set. */
DuidTriad      *duid_dataset_builder_get_triads (DuidDatasetBuilder *builder,
                                                 guint               question);
void            duid_dataset_builder_set_stone  (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 guint               stone,
                                                 gsize               row,
                                                 DuidPoint           place);
void            duid_dataset_builder_set_text   (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 gsize               row,
                                                 const char         *text);
/* For the other three states (an answer that was there goes), and for a
 * multichoice that was answered with nothing chosen. */
void            duid_dataset_builder_set_state  (DuidDatasetBuilder *builder,
                                                 guint               question,
                                                 gsize               row,
                                                 DuidState           state);

/* Ends building: frees @builder and returns the dataset. */
DuidDataset    *duid_dataset_builder_finish  (DuidDatasetBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDataset, duid_dataset_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDatasetBuilder, duid_dataset_builder_free)

G_END_DECLS
