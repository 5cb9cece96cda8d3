/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much more often a word stands in one text than in another.
 *
 * The log-likelihood is that of Rayson and Garside (2000, “Comparing corpora using
 * frequency profiling”): 2 (a ln (a / Ea) + b ln (b / Eb)), Ea = n_a (a + b) / (n_a + n_b);
 * its p is of chi-square with one degree of freedom. It says how sure, not how much:
 * for that there are the log ratio (Hardie 2014: the binary logarithm of the ratio of
 * the shares, a count of 0 taken as ½) and %DIFF (Gabrielatos and Marchi 2012). Words of
 * one teller hang together, so p is too small for a word that few tellers use. */
typedef struct
{
  double likelihood;         /* >= 0; NaN when a text holds no word at all */
  double p;
  double log_ratio;          /* 1: twice the share; below 0: rarer in the first */
  double percent_difference; /* INFINITY when the second never has it */
} DuidKeyness;

/* @a of @n_a words in the first text, @b of @n_b in the second. */
DuidKeyness duid_keyness_compute (guint64 a,
                                  guint64 n_a,
                                  guint64 b,
                                  guint64 n_b);

G_END_DECLS
