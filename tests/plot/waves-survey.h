/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "plot/duid-chart-private.h"

#include <string.h>

G_BEGIN_DECLS

/* A survey of persons who tell in two waves: in the second everybody stands exactly as
 * much nearer to the family, further right on the slider and with the stone to the right. */
enum
{
  WAVES_PERSON,
  WAVES_WAVE,
  WAVES_TRIAD,
  WAVES_SLIDER,
  WAVES_CANVAS,
};

#define WAVES_SHARE .1  /* more for the family */
#define WAVES_STEP  10. /* on the slider, 0 to 100 */
#define WAVES_STONE 2.  /* along x, 0 to 10 */

static inline DuidFramework *
waves_framework (gboolean has_person)
{
  DuidFramework *framework = duid_framework_new ("Waves");
  DuidQuestion  *wave = duid_question_new ("wave", DUID_QUESTION_CHOICE, "Which wave?");
  DuidQuestion  *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who helped?");
  DuidQuestion  *slider = duid_question_new ("mood", DUID_QUESTION_SLIDER, "How was it?");
  DuidQuestion  *canvas = duid_question_new ("aspects", DUID_QUESTION_CANVAS, "Where?");

  duid_question_add_option (wave, "2024");
  duid_question_add_option (wave, "2025");
  triad->corners[0] = g_strdup ("Family");
  triad->corners[1] = g_strdup ("Professionals");
  triad->corners[2] = g_strdup ("Network");
  slider->min = 0;
  slider->max = 100;
  canvas->x = (DuidAxis) { g_strdup ("Importance"), 0, 10, g_strdup ("low"), g_strdup ("high") };
  canvas->y = (DuidAxis) { g_strdup ("Experience"), 0, 10, g_strdup ("bad"), g_strdup ("good") };
  g_ptr_array_add (canvas->stones, g_strdup ("Trust"));
  g_ptr_array_add (canvas->stones, g_strdup ("Time"));
  g_ptr_array_add (canvas->stones, g_strdup ("Face"));
  duid_framework_add (framework, duid_question_new (
                                   "who", has_person ? DUID_QUESTION_PERSON : DUID_QUESTION_TEXT,
                                   "Who tells?"));
  duid_framework_add (framework, wave);
  duid_framework_add (framework, triad);
  duid_framework_add (framework, slider);
  duid_framework_add (framework, canvas);
  return framework;
}

static inline void
waves_add (DuidDatasetBuilder *builder,
           guint               source,
           gsize               person,
           int                 wave)
{
  g_autofree char *key = g_strdup_printf ("w/%zu/%d", person, wave);
  g_autofree char *name = g_strdup_printf ("p%zu", person);
  gsize            row = duid_dataset_builder_add_row (builder, source, key);
  double           aside = (double) (person % 7) / 7;
  double           family = .2 + .05 * (double) (person % 5);
  double           rest;

  family += wave * WAVES_SHARE;
  rest = 1 - family;
  duid_dataset_builder_set_text (builder, WAVES_PERSON, row, name);
  duid_dataset_builder_set_code (builder, WAVES_WAVE, row, (guint) wave);
  duid_dataset_builder_set_triad (builder, WAVES_TRIAD, row,
                                  (DuidTriad) { family, rest * aside, rest * (1 - aside) });
  duid_dataset_builder_set_number (builder, WAVES_SLIDER, row,
                                   (double) (person * 13 % 80) + wave * WAVES_STEP);
  for (guint stone = 0; stone < 3; stone++)
    duid_dataset_builder_set_stone (builder, WAVES_CANVAS, stone, row,
                                    (DuidPoint) { 1 + (double) (person % 6) + wave * WAVES_STONE,
                                                  2 + 2 * stone + .1 * (double) (person % 9) });
}

/* @n persons; all but @n_once of them tell again. */
static inline DuidDataset *
waves_dataset (gsize    n,
               gsize    n_once,
               gboolean has_person)
{
  g_autoptr (DuidFramework) framework = waves_framework (has_person);
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "waves");

  for (gsize person = 0; person < n; person++)
    {
      /* The later one may well come first in a file. */
      if (person >= n_once)
        waves_add (builder, source, person, 1);
      waves_add (builder, source, person, 0);
    }
  return duid_dataset_builder_finish (builder);
}

G_END_DECLS
