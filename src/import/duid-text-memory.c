/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-text-memory.h"

#include <string.h>

#define N_LANES 4

/* Of long texts four words are mixed at a time, none of which waits for another. */
static guint64
hash_lanes (const char **text,
            gsize       *length,
            guint64      hash)
{
  guint64 lanes[N_LANES] = { hash, hash ^ 1, hash ^ 2, hash ^ 3 };
  guint64 words[N_LANES];

  for (; *length >= sizeof words; *text += sizeof words, *length -= sizeof words)
    {
      memcpy (words, *text, sizeof words);
      for (int i = 0; i < N_LANES; i++)
        lanes[i] = duid_text_mix (lanes[i], words[i]);
    }
  for (int i = 0; i < N_LANES; i++)
    hash = duid_text_mix (hash, lanes[i]);
  return hash;
}

guint64
duid_text_memory_hash (const char *text,
                       gsize       length)
{
  guint64 hash = length * DUID_TEXT_MIXER;
  guint64 word = 0;

  if (length >= N_LANES * sizeof word)
    hash = hash_lanes (&text, &length, hash);
  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = duid_text_mix (hash, word);
    }
  word = 0;
  memcpy (&word, text, length);
  return duid_text_mix (hash, word);
}
