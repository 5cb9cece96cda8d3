/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-option-memory.h"

static gboolean
is_short (gsize length)
{
  return length > 0 && length <= DUID_LONGEST_REMEMBERED;
}

static gsize
find_place (const DuidShortText *text,
            gsize                length)
{
  return duid_short_text_hash (text, length) % DUID_N_OPTIONS_REMEMBERED;
}

int
duid_option_memory_find (const DuidOptionMemory *memory,
                         const char             *text,
                         gsize                   length)
{
  const DuidSeenOption *seen;
  DuidShortText         bytes;

  if (!is_short (length))
    return -1;
  duid_short_text_init (&bytes, text, length);
  seen = &memory->options[find_place (&bytes, length)];
  return seen->length == length && duid_short_text_equal (&seen->text, &bytes, length)
           ? seen->option
           : -1;
}

void
duid_option_memory_keep (DuidOptionMemory *memory,
                         const char       *text,
                         gsize             length,
                         guint             option)
{
  DuidShortText bytes;

  if (!is_short (length) || option > G_MAXUINT16)
    return;
  duid_short_text_init (&bytes, text, length);
  memory->options[find_place (&bytes, length)] =
    (DuidSeenOption) { bytes, (guint16) option, (guint8) length };
}
