/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Faults that a test plants on purpose, to see that it would notice them: it
 * compiles the files that ask here once more with DUID_WITH_FAULTS and says what
 * goes wrong. In the programs there are none, and nothing is asked. */

#ifdef DUID_WITH_FAULTS
/* The text of a statement as the fault has it (owned by the test). */
const char *duid_fault_plant          (const char *text);
gboolean    duid_fault_forgets_cycles (void);
#else
#define duid_fault_plant(text)      (text)
#define duid_fault_forgets_cycles() FALSE
#endif

G_END_DECLS
