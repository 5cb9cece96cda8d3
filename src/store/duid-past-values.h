/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-body.h"
#include "store/duid-past-act.h"

G_BEGIN_DECLS

/* The values of everything people add, while the log is read in the order of all: each
 * operation changes some, and what they were before is known. */
typedef struct _DuidPastValues DuidPastValues;

DuidPastValues *duid_past_values_new      (void);
void            duid_past_values_free     (DuidPastValues *values);
/* Adds what @op changed to @changes, also what it left as it was. */
void            duid_past_values_read     (DuidPastValues *values,
                                           const DuidOp   *op,
                                           JsonObject     *body,
                                           GPtrArray      *changes);
/* The name of an object as of now, or NULL (borrowed). */
const char     *duid_past_values_get_name (DuidPastValues *values,
                                           const char     *object,
                                           const guint8   *id);
/* The same text for two changes of one value (transfer full). */
char           *duid_past_change_dup_key  (const DuidPastChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidPastValues, duid_past_values_free)

G_END_DECLS
