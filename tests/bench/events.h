/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* What a hand does to the charts of the made-up survey (survey.h), the same each time:
 * the conditions of step @step (transfer full). Jumps are drawn from @rand. */
typedef DuidCondition *(*EventsNext) (GRand *rand,
                                      int    step);

typedef struct
{
  const char *name;
  EventsNext  next;
} Events;

/* “drag”, “jump”, “option”, “lasso”, and an end without a name. */
extern const Events events[];

/* The brush on another chart that is there all the time. */
DuidCondition *events_new_standing (void);
const Events  *events_find         (const char *name);

G_END_DECLS
