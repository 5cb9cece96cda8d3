/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* Who answered a question in two waves: the groups that a chart is coloured by are the
 * waves, in their order, and the person column says whose story a row is. Of each person
 * the first answer of the earliest wave and the first answer of the latest are a pair. */
typedef struct
{
  gsize from; /* rows */
  gsize to;
  int   wave_from; /* groups of the chart */
  int   wave_to;
} DuidWavePair;

typedef struct
{
  GArray  *pairs; /* DuidWavePair, as the persons first come in the dataset */
  gsize    n_once; /* persons who answered in one wave only */
  gsize    n_nameless; /* answers of a wave without a person */
  gboolean has_persons; /* there is a person column */
} DuidWaves;

/* Of the answers in the chart's base; @stone of a canvas, else -1. */
DuidWaves *duid_waves_new        (DuidChart       *chart,
                                  int              stone);
void       duid_waves_free       (DuidWaves       *waves);
/* What is missing before there can be pairs, to be said instead of a picture, or NULL. */
const char *duid_waves_get_advice (DuidChart      *chart,
                                  const DuidWaves *waves);
/* Whose answers the arrows are, where they begin and end, and who has none (transfer
 * full). */
char      *duid_waves_dup_words  (DuidChart       *chart,
                                  const DuidWaves *waves);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidWaves, duid_waves_free)

G_END_DECLS
