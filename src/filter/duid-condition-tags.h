/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* Conditions know tags by name. These let them follow when a tag gets another name,
 * becomes part of another, or goes. Names are compared without regard to case. */

/* @condition with tag @to for @from; @to NULL takes it out, and without any tag left
 * there is no condition any more (NULL). Otherwise transfer full: @condition itself
 * when it does not speak of the tag. */
DuidCondition *duid_condition_with_tag       (DuidCondition   *condition,
                                              const char      *from,
                                              const char      *to);
/* The same in a text of conditions, one a line, as a saved group keeps it (transfer
 * full); NULL when nothing in it changes. Lines that cannot be read stay as they are. */
char          *duid_conditions_text_with_tag (const char      *text,
                                              const DuidStand *stand,
                                              const char      *from,
                                              const char      *to);

G_END_DECLS
