/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-column-profile.h"

/* Whether the mark parts thousands, in the company of the other numbers of the column and
 * of the file: “1.250” does beside “950” and beside “12,5”, not beside “0.5”. */
static gboolean
is_group_mark (const DuidColumnProfile *profile,
               guint                    mark,
               gboolean                 has_points,
               gboolean                 has_commas)
{
  const DuidGroupedNumbers *grouped = &profile->grouped[mark];
  gboolean                  has_such = mark == 0 ? has_points : has_commas;
  gboolean                  has_other = mark == 0 ? has_commas : has_points;

  if (grouped->n == 0)
    return FALSE;
  if (mark > 1)
    return TRUE;
  if (profile->n_marked[mark] > 0)
    return FALSE;
  return grouped->n_sure > 0 || (has_other && !has_such) ||
         (grouped->n > 1 && profile->n_hundreds > 0 && profile->n_thousands == 0);
}

static void
settle_mark (DuidColumnProfile *profile,
             guint              mark,
             gboolean           is_group)
{
  const DuidGroupedNumbers *grouped = &profile->grouped[mark];

  if (is_group)
    {
      profile->group = duid_text_traits_get_group_mark (mark);
      profile->n_points += profile->group != '.' ? grouped->n - grouped->n_decimals[1] : 0;
      profile->n_commas += profile->group != ',' ? grouped->n - grouped->n_decimals[0] : 0;
      profile->n_fractions += grouped->n_fractions;
      profile->min = MIN (profile->min, grouped->min);
      profile->max = MAX (profile->max, grouped->max);
      return;
    }
  profile->n_points += mark == 0 ? grouped->n_numbers : 0;
  profile->n_commas += mark == 1 ? grouped->n_numbers : 0;
  profile->n_fractions += grouped->n_numbers;
  profile->min = MIN (profile->min, grouped->plain_min);
  profile->max = MAX (profile->max, grouped->plain_max);
}

void
duid_column_profile_settle (DuidColumnProfile *profile,
                            gboolean           has_points,
                            gboolean           has_commas)
{
  guint group = DUID_N_GROUP_MARKS;

  for (guint i = 0; i < DUID_N_GROUP_MARKS && group == DUID_N_GROUP_MARKS; i++)
    if (is_group_mark (profile, i, has_points, has_commas))
      group = i;
  for (guint i = 0; i < DUID_N_GROUP_MARKS; i++)
    settle_mark (profile, i, i == group);
}
