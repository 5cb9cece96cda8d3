/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* The text of a condition taken apart at its operator: whom it is about, the
 * operator, and what follows as it was written. Only the parser uses it.
 *
 * Names and labels of questions may hold operators themselves (“Plan: gezin”), so
 * every place where the text could be parted is tried, and the first one whose
 * left side is a question and whose right side makes sense is taken. */

typedef enum
{
  DUID_CONDITION_KEY_NONE,
  DUID_CONDITION_KEY_RANGE,
  DUID_CONDITION_KEY_BAND,
  DUID_CONDITION_KEY_ZONE,
  DUID_CONDITION_KEY_BORDER,
  DUID_CONDITION_KEY_LASSO,
  DUID_CONDITION_KEY_STATE,
} DuidConditionKey;

typedef struct
{
  char             *name;        /* left of the operator, plain */
  int               question;    /* index, or -1 when there is no such question */
  gboolean          is_tag;
  gboolean          is_text;
  char              sign;        /* one of = ~ > < : and NUL when there is none */
  gboolean          is_equal;    /* >= and <= */
  gboolean          is_inverted;
  DuidConditionKey  key;         /* the word after a colon */
  const char       *rest;        /* borrowed: what follows */
} DuidConditionHead;

void       duid_condition_head_read    (DuidConditionHead *head,
                                        const char        *text,
                                        const DuidDataset *dataset);
void       duid_condition_head_clear   (DuidConditionHead *head);

/* Without unescaped blanks around it and without escapes (transfer full). */
char      *duid_condition_dup_plain    (const char        *text,
                                        gsize              length);
/* Where @mark stands in @text, not behind a backslash; its end when nowhere. */
const char *duid_condition_find_mark   (const char        *text,
                                        char               mark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuidConditionHead, duid_condition_head_clear)

G_END_DECLS
