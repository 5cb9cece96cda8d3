/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-text-memory.h"

G_BEGIN_DECLS

/* Which option a text was read as lately: of one question, and only texts that are short.
 * Options do not go, so what was found once is found again. */

#define DUID_N_OPTIONS_REMEMBERED 64

typedef struct
{
  DuidShortText text;
  guint16       option;
  guint8        length; /* 0: free */
} DuidSeenOption;

/* All zeros to begin with. */
typedef struct
{
  DuidSeenOption options[DUID_N_OPTIONS_REMEMBERED];
} DuidOptionMemory;

/* The option, or -1 when it is not remembered. */
int  duid_option_memory_find (const DuidOptionMemory *memory,
                              const char             *text,
                              gsize                   length);
void duid_option_memory_keep (DuidOptionMemory       *memory,
                              const char             *text,
                              gsize                   length,
                              guint                   option);

G_END_DECLS
