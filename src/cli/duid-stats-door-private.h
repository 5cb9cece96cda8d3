/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/duid-stats-door.h"

G_BEGIN_DECLS

struct _DuidStatsDoor
{
  const char  *statistic; /* its name */
  JsonObject  *input;
  JsonBuilder *output;
  GPtrArray   *kept;      /* memory that lives as long as the door */
  GError      *error;
};

G_END_DECLS
