/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "events.h"

#include <math.h>

#include "survey.h"

#define N_CORNERS 24

/* A window of a fifth of the scale moves by a pixel of a chart 500 wide. */
static DuidCondition *
drag (GRand *rand,
      int    step)
{
  double low = 2 + fabs (fmod (step * 0.02, 6) - 3);

  return duid_condition_new_range ("slider3", low, low + 2);
}

static DuidCondition *
jump (GRand *rand,
      int    step)
{
  double low = g_rand_double (rand) * 8;

  return duid_condition_new_range ("slider3", low, low + 0.5 + g_rand_double (rand) * 8);
}

static DuidCondition *
toggle_option (GRand *rand,
               int    step)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint bits = (guint) step ^ ((guint) step >> 1); /* Gray code: one option a step */

  for (int i = 0; i < SURVEY_N_OPTIONS; i++)
    if (((bits >> i) & 1) != 0 || i == SURVEY_N_OPTIONS - 1)
      g_ptr_array_add (words, g_strdup_printf ("option %d", i));
  g_ptr_array_add (words, NULL);
  return duid_condition_new_words (DUID_CONDITION_OPTIONS, "choice2",
                                   (const char *const *) words->pdata);
}

/* A polygon of which the last corner moves. */
static DuidCondition *
drag_lasso (GRand *rand,
            int    step)
{
  DuidPoint corners[N_CORNERS];

  for (int i = 0; i < N_CORNERS; i++)
    {
      double radius = i == N_CORNERS - 1 ? 0.2 + 0.05 * sin (step * 0.1) : 0.2;

      corners[i].x = 0.5 + radius * cos (i * 2 * G_PI / N_CORNERS);
      corners[i].y = 0.3 + radius * sin (i * 2 * G_PI / N_CORNERS);
    }
  return duid_condition_new_lasso ("triad1", NULL, corners, N_CORNERS);
}

const Events events[] = {
  { "drag", drag },
  { "jump", jump },
  { "option", toggle_option },
  { "lasso", drag_lasso },
  { NULL, NULL },
};

DuidCondition *
events_new_standing (void)
{
  const char *const words[] = { "option 0", "option 1", NULL };

  return duid_condition_new_words (DUID_CONDITION_OPTIONS, "choice0", words);
}

const Events *
events_find (const char *name)
{
  for (const Events *found = events; found->name != NULL; found++)
    if (g_str_equal (found->name, name))
      return found;
  return NULL;
}
