/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question-changes.h"

G_BEGIN_DECLS

/* @imported with the words, bands and options that @changes give it (transfer full).
 *
 * Where options became one, or an option was called what another is called, *@places
 * says for each option as imported its position in the result (transfer full, guint);
 * it is NULL when every option is where it was. The labels of the file stay aliases
 * of the options they became. */
DuidQuestion *duid_changed_question_new         (const DuidQuestion        *imported,
                                                 const DuidQuestionChanges *changes,
                                                 guint                    **places);
/* For asking it once more: with the words that people gave it, but every option and
 * stone where it was imported, so that what is answered is an answer to @imported
 * (transfer full). */
DuidQuestion *duid_changed_question_new_to_ask  (const DuidQuestion        *imported,
                                                 const DuidQuestionChanges *changes);
/* The words of a derived question, which has no imported one. */
void          duid_changed_question_give_words  (DuidQuestion              *question,
                                                 const DuidQuestionChanges *changes);

/* The position, among the options as imported, of the one that stands for @option
 * once options were merged: itself when it is part of no other. Options that were
 * merged in a circle, in two copies at once, stand for the first of them. */
guint         duid_changed_question_find_root   (const DuidQuestion        *imported,
                                                 const DuidQuestionChanges *changes,
                                                 guint                      option);

G_END_DECLS
