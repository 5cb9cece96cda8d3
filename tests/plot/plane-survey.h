/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

#include <math.h>

G_BEGIN_DECLS

/* A survey with a triad, a canvas of two stones and two groups; row by row the
 * answers that a test gives. */
enum
{
  PLANE_TRIAD,
  PLANE_CANVAS,
  PLANE_GROUP,
};

static inline DuidFramework *
plane_framework (void)
{
  DuidFramework *framework = duid_framework_new ("Plane");
  DuidQuestion  *triad = duid_question_new ("plan", DUID_QUESTION_TRIAD, "Who helped?");
  DuidQuestion  *canvas = duid_question_new ("aspects", DUID_QUESTION_CANVAS, "How was it?");
  DuidQuestion  *group = duid_question_new ("group", DUID_QUESTION_CHOICE, "Who?");

  triad->corners[0] = g_strdup ("Family");
  triad->corners[1] = g_strdup ("Professionals");
  triad->corners[2] = g_strdup ("Network");
  canvas->x = (DuidAxis) { g_strdup ("Importance"), 0, 10, g_strdup ("low"), g_strdup ("high") };
  canvas->y = (DuidAxis) { g_strdup ("Experience"), -5, 5, g_strdup ("bad"), g_strdup ("good") };
  g_ptr_array_add (canvas->stones, g_strdup ("Trust"));
  g_ptr_array_add (canvas->stones, g_strdup ("Time"));
  duid_question_add_option (group, "One");
  duid_question_add_option (group, "Two");
  duid_framework_add (framework, triad);
  duid_framework_add (framework, canvas);
  duid_framework_add (framework, group);
  return framework;
}

/* Rows with these triads; every third row is of the second group. */
static inline DuidDataset *
plane_dataset (const DuidTriad *triads,
               gsize            n)
{
  g_autoptr (DuidFramework) framework = plane_framework ();
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "plane");

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("plane/%" G_GSIZE_FORMAT, i);
      gsize            row = duid_dataset_builder_add_row (builder, source, key);
      double           at = (double) i * 10 / (double) n;

      if (duid_triad_is_answered (triads[i]))
        duid_dataset_builder_set_triad (builder, PLANE_TRIAD, row, triads[i]);
      else
        duid_dataset_builder_set_state (builder, PLANE_TRIAD, row, DUID_STATE_MISSING);
      duid_dataset_builder_set_stone (builder, PLANE_CANVAS, 0, row, (DuidPoint) { at, at - 5 });
      if (i % 2 == 0)
        duid_dataset_builder_set_stone (builder, PLANE_CANVAS, 1, row, (DuidPoint) { at, 5 - at });
      duid_dataset_builder_set_code (builder, PLANE_GROUP, row, i % 3 == 2);
    }
  return duid_dataset_builder_finish (builder);
}

/* Triads all over the triangle, the same every time. */
static inline DuidTriad *
plane_triads (gsize n)
{
  DuidTriad *triads = g_new (DuidTriad, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    {
      double a = sqrt (fmod ((double) i * .6180339887 + .31, 1));
      double b = fmod ((double) i * .7548776662 + .17, 1);

      triads[i] = (DuidTriad) { 1 - a, a * (1 - b), a * b };
      /* Inside, off the border, unless a test says otherwise. */
      triads[i] = (DuidTriad) { .04 + .88 * triads[i].top, .04 + .88 * triads[i].left,
                                .04 + .88 * triads[i].right };
    }
  return triads;
}

G_END_DECLS
