/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-sensemaker-group.h"

G_BEGIN_DECLS

/* What the signifiers of an export and their anchors are called: by the definition,
 * else by a header row of labels, else by the start of their ids. */
typedef struct
{
  const DuidTableScan *scan;   /* borrowed */
  GPtrArray           *labels; /* char* per column, or NULL when there is no such row */
} DuidSensemakerLabels;

DuidSensemakerLabels *duid_sensemaker_labels_new        (const DuidTableScan        *scan);
void                  duid_sensemaker_labels_free       (DuidSensemakerLabels       *labels);

/* The question's label (transfer full); *@is_known tells that it is no id. */
char                 *duid_sensemaker_labels_dup        (const DuidSensemakerLabels *labels,
                                                         const DuidSensemakerGroup  *group,
                                                         gboolean                   *is_known);
char                 *duid_sensemaker_labels_dup_anchor (const DuidSensemakerLabels *labels,
                                                         const DuidSensemakerGroup  *group,
                                                         const DuidSensemakerItem   *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSensemakerLabels, duid_sensemaker_labels_free)

G_END_DECLS
