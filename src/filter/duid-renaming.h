/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* Conditions know tags, answers and bands by name. These let them follow when one is called
 * otherwise, becomes part of another, or goes. Tags are compared without regard to case. */
typedef struct
{
  DuidConditionKind kind;     /* of tags, options or bands */
  const char       *question; /* its name; NULL of tags */
  const char       *from;
  const char       *to;       /* NULL: it goes */
} DuidRenaming;

/* @condition with the new names; without any word left there is no condition any more
 * (NULL). Otherwise transfer full: @condition itself when it does not speak of them. All
 * happen at once, so that two can change places. */
DuidCondition *duid_condition_renamed       (DuidCondition      *condition,
                                             const DuidRenaming *renamings,
                                             guint               n);
/* The same in a text of conditions, one a line, as a saved group keeps it (transfer full);
 * NULL when nothing in it changes. Lines that cannot be read stay as they are. */
char          *duid_conditions_text_renamed (const char         *text,
                                             const DuidStand    *stand,
                                             const DuidRenaming *renamings,
                                             guint               n);

G_END_DECLS
