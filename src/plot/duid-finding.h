/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stats/duid-draws.h"

G_BEGIN_DECLS

/* How large something is. NaN where there is no number. */
typedef struct
{
  const char *name;      /* “cliffs_delta”, “centre_distance” …: an identifier, or NULL */
  double      value;
  double      low;       /* 95 % interval */
  double      high;
  double      by_chance; /* what it is on average when nothing differs */
} DuidEffect;

/* What one test says: how large the difference is, and whether chance does as much. */
typedef struct
{
  const char *test;      /* “mann_whitney”, “energy” …, as “duiding-cli stats” has them */
  char       *part;      /* the option or pair of groups it is about, or NULL: the question */
  double      statistic;
  double      df;
  DuidChance  chance;    /* n_draws 0: p is from a distribution */
  double      q;         /* p among the others of its family */
  gboolean    in_family; /* of the sheet; else q is among the parts of this question */
  DuidEffect  effect;
  DuidEffect  also;      /* a second way to say it; its name may be NULL */
  double      shares[2]; /* part of two groups: the share of each that chose it, else NaN */
} DuidFinding;

#define DUID_NO_EFFECT ((DuidEffect) { NULL, NAN, NAN, NAN, NAN })

/* Everything else NaN; takes a copy of @part. */
DuidFinding duid_finding_make      (const char *test,
                                    const char *part);
/* A GArray of them that owns their parts. */
GArray     *duid_findings_new      (void);

/* “p = .034”, “p < .001”: never zero (transfer full). @sign “p” or “q”. */
char       *duid_finding_dup_p     (const char *sign,
                                    double      p);
/* What people call a test: “Mann-Whitney” (borrowed, translated). */
const char *duid_finding_get_title (const char *test);
/* What people call an effect: “Cliff’s δ” (borrowed, translated; NULL for NULL). */
const char *duid_finding_get_effect_title (const char *effect);

G_END_DECLS
