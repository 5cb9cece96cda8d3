/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/duid-dice.h"

#define N_WORDS 624
#define OFFSET  397
#define MATRIX  0x9908b0dfu
#define HIGH    0x80000000u
#define LOW     0x7fffffffu
/* What GSL takes for a seed of 0. */
#define NO_SEED 4357

struct _DuidDice
{
  guint32 state[N_WORDS];
  guint32 numbers[N_WORDS]; /* of the state, tempered */
  guint   next;
};

DuidDice *
duid_dice_new (void)
{
  DuidDice *dice = g_new0 (DuidDice, 1);

  duid_dice_seed (dice, 0);
  return dice;
}

void
duid_dice_free (DuidDice *dice)
{
  g_free (dice);
}

void
duid_dice_seed (DuidDice *dice,
                guint32   seed)
{
  guint32 *state = dice->state;

  state[0] = seed != 0 ? seed : NO_SEED;
  for (guint32 i = 1; i < N_WORDS; i++)
    state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
  dice->next = N_WORDS;
}

static inline guint32
twist (guint32 high,
       guint32 low)
{
  guint32 both = (high & HIGH) | (low & LOW);

  return (both >> 1) ^ (-(both & 1u) & MATRIX);
}

/* All numbers of the next state at once. */
static void
refill (DuidDice *dice)
{
  guint32 *state = dice->state;

  for (guint i = 0; i < N_WORDS - OFFSET; i++)
    state[i] = state[i + OFFSET] ^ twist (state[i], state[i + 1]);
  for (guint i = N_WORDS - OFFSET; i < N_WORDS - 1; i++)
    state[i] = state[i - (N_WORDS - OFFSET)] ^ twist (state[i], state[i + 1]);
  state[N_WORDS - 1] = state[OFFSET - 1] ^ twist (state[N_WORDS - 1], state[0]);
  for (guint i = 0; i < N_WORDS; i++)
    {
      guint32 number = state[i];

      number ^= number >> 11;
      number ^= (number << 7) & 0x9d2c5680u;
      number ^= (number << 15) & 0xefc60000u;
      dice->numbers[i] = number ^ (number >> 18);
    }
  dice->next = 0;
}

static inline guint32
get_number (DuidDice *dice)
{
  if (dice->next == N_WORDS)
    refill (dice);
  return dice->numbers[dice->next++];
}

/* The range is cut into @n equal parts; what is left at its end is rolled again. */
static inline guint32
roll (DuidDice *dice,
      guint32   n)
{
  guint32 part = G_MAXUINT32 / n;
  guint32 found;

  do
    found = get_number (dice) / part;
  while (found >= n);
  return found;
}

gsize
duid_dice_roll (DuidDice *dice,
                gsize     n)
{
  return roll (dice, (guint32) n);
}

void
duid_dice_shuffle (DuidDice *dice,
                   guint    *items,
                   gsize     n)
{
  for (gsize i = n; i > 1; i--)
    {
      guint32 j = roll (dice, (guint32) i);
      guint   kept = items[i - 1];

      items[i - 1] = items[j];
      items[j] = kept;
    }
}
