/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dice.h"

#include <sodium.h>

static GRand *dice;

static const char *
name_dice (void)
{
  return "dice";
}

static guint32
throw_dice (void)
{
  return g_rand_int (dice);
}

static void
fill_by_dice (void *const bytes,
              const gsize size)
{
  for (gsize i = 0; i < size; i++)
    ((guint8 *) bytes)[i] = (guint8) g_rand_int (dice);
}

void
dice_take (guint32 seed)
{
  static randombytes_implementation ours = { .implementation_name = name_dice,
                                             .random = throw_dice,
                                             .buf = fill_by_dice };

  if (dice == NULL)
    {
      dice = g_rand_new ();
      g_assert_cmpint (randombytes_set_implementation (&ours), ==, 0);
    }
  g_rand_set_seed (dice, seed);
}
