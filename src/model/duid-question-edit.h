/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question-changes.h"

G_BEGIN_DECLS

/* One change of one field of a question, both ways: what the field was and what it
 * becomes (NULL: as imported). Several in a GPtrArray are one act of people. */
typedef struct
{
  char *question;
  char *field;
  char *before;
  char *after;
} DuidQuestionEdit;

void       duid_question_edit_free  (DuidQuestionEdit    *edit);

/* An array that owns its edits. */
GPtrArray *duid_question_edits_new  (void);
/* Adds one that makes the field of @question @after, or nothing when @changes say just
 * that already; what an earlier edit of the array says of the field is replaced. */
void       duid_question_edits_add  (GPtrArray                 *edits,
                                     const DuidQuestionChanges *changes,
                                     const char                *question,
                                     const char                *field,
                                     const char                *after);
/* Takes every change of @question back; a derived one stays what it is made of, and
 * keeps its name. */
void       duid_question_edits_reset (GPtrArray                *edits,
                                      const DuidQuestionChanges *changes,
                                      const char               *question);

/* Of @dataset, as people see it: calls its option at @position @label; an empty label,
 * or that of the file, takes the change back. */
void       duid_question_edits_rename_option (GPtrArray   *edits,
                                              DuidDataset *dataset,
                                              guint        question,
                                              guint        position,
                                              const char  *label);
/* Makes option @from part of option @into. */
void       duid_question_edits_merge_options (GPtrArray   *edits,
                                              DuidDataset *dataset,
                                              guint        question,
                                              guint        from,
                                              guint        into);
/* Parts again the options that option @position was made of. */
void       duid_question_edits_part_option   (GPtrArray   *edits,
                                              DuidDataset *dataset,
                                              guint        question,
                                              guint        position);

/* The labels in the file of the options that @position stands for, as people see the
 * question, the one it is called after first (transfer full GStrv). */
char     **duid_question_list_file_options   (DuidDataset *dataset,
                                              guint        question,
                                              guint        position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQuestionEdit, duid_question_edit_free)

G_END_DECLS
