/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/duid-json.h"
#include "plot/duid-finding.h"

G_BEGIN_DECLS

/* Adds the members of @finding to the open object: test, statistic, df, p, q, effect … */
void duid_finding_json_add (JsonBuilder       *builder,
                            const DuidFinding *finding,
                            guint64            seed);

G_END_DECLS
