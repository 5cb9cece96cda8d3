/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-text-traits.h"

#include <string.h>

G_BEGIN_DECLS

/* Short texts that came by lately, and what each of them is by itself: options and numbers
 * come again and again, and are looked at closely only once. One thread each has one. */

#define DUID_LONGEST_REMEMBERED 31
#define DUID_N_REMEMBERED       4096
#define DUID_SHORT_WORDS        4

/* The bytes of a text of at most DUID_LONGEST_REMEMBERED, and zeros behind them. */
typedef struct
{
  guint64 words[DUID_SHORT_WORDS];
} DuidShortText;

/* A line of the cache: what is asked of every cell. */
typedef struct
{
  _Alignas (64) DuidShortText text;
  gpointer owner;  /* who noted it last */
  double   number; /* which it is, no mark in it parting thousands; else NaN */
  guint32  n;      /* how often the owner met it and did not count that yet */
  guint16  option; /* of the owner's options, from 1; 0: none */
  guint8   length;
} DuidSeenText;

/* All zeros to begin with; a slab. */
typedef struct
{
  DuidSeenText   texts[DUID_N_REMEMBERED];
  DuidTextTraits traits[DUID_N_REMEMBERED];  /* of them */
  guint16        waiting[DUID_N_REMEMBERED]; /* those whose `n` is to be counted; some twice */
  guint          n_waiting;
} DuidTextMemory;

/* Of any text; good enough to tell texts apart while one file is read. */
guint64 duid_text_memory_hash (const char *text,
                               gsize       length);

/* ---- what is done with every cell ---- */

#define DUID_TEXT_MIXER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static inline guint64
duid_text_mix (guint64 hash,
               guint64 word)
{
  hash = (hash ^ word) * DUID_TEXT_MIXER;
  return hash ^ hash >> 32;
}

static inline guint64
duid_load_word (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  return GUINT64_FROM_LE (word);
}

static inline guint64
duid_load_half (const char *text)
{
  guint32 half;

  memcpy (&half, text, sizeof half);
  return GUINT32_FROM_LE (half);
}

/* Less than eight bytes, without a loop: pieces of them that overlap. */
static inline guint64
duid_load_part (const char *text,
                gsize       length)
{
  const guchar *bytes = (const guchar *) text;

  if (length >= 4)
    return duid_load_half (text) | duid_load_half (text + length - 4) << (8 * (length - 4));
  if (length == 0)
    return 0;
  return bytes[0] | (guint64) bytes[length / 2] << (8 * (length / 2)) |
         (guint64) bytes[length - 1] << (8 * (length - 1));
}

/* @length is at most DUID_LONGEST_REMEMBERED. */
static inline void
duid_short_text_init (DuidShortText *made,
                      const char    *text,
                      gsize          length)
{
  gsize n = length / 8;

  for (gsize i = 0; i < DUID_SHORT_WORDS; i++)
    made->words[i] = 0;
  for (gsize i = 0; i < n; i++)
    made->words[i] = duid_load_word (text + 8 * i);
  if (n == 0)
    made->words[0] = duid_load_part (text, length);
  else if (length % 8 > 0)
    made->words[n] = duid_load_word (text + length - 8) >> (8 * (8 - length % 8));
}

static inline guint64
duid_short_text_hash (const DuidShortText *text,
                      gsize                length)
{
  guint64 hash = length * DUID_TEXT_MIXER;

  for (gsize i = 0; i <= length / 8; i++)
    hash = duid_text_mix (hash, text->words[i]);
  return hash;
}

/* Both are @length long. */
static inline gboolean
duid_short_text_equal (const DuidShortText *a,
                       const DuidShortText *b,
                       gsize                length)
{
  for (gsize i = 0; i <= length / 8; i++)
    if (a->words[i] != b->words[i])
      return FALSE;
  return TRUE;
}

G_END_DECLS
