/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* The teller against the readers: tagged stories whose tag is rare among tellers who
 * answered alike, or stands against what the teller answered because somebody said so
 * of the tag (DuidTag's `against`). */
typedef struct
{
  gsize    row;
  guint    tag;         /* the one that tells most against the teller */
  gboolean is_declared; /* it was said to stand against such an answer */
  double   log_odds;    /* of the tag among the others in the band; NaN when declared */
  guint    n_tagged;    /* others in the band who have the tag */
  guint    n_band;      /* others in the band who have any tag */
  int      band;        /* of the teller's answer; -1 when declared */
} DuidContrary;

/* The log odds of a tag given the band leave the story itself out: with k of the n others
 * ln ((k + ½) / (n - k + ½)). Taken are those within the lowest 5 % of all tags on all
 * stories, and every declared one, which come first. @question is a slider with bands, or
 * -1 for declared ones only. Transfer full, DuidContrary: one a row, the strongest
 * first. */
GArray *duid_contrary_find          (const DuidStand *stand,
                                     int              question);
/* The first slider with bands that is not sensitive, or -1. */
int     duid_contrary_find_question (const DuidDataset *dataset);

G_END_DECLS
