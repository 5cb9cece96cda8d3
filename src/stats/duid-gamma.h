/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Goodman and Kruskal's gamma of two ordered choices: of the pairs of persons who differ on
 * both, how many more stand in the same order than in opposite order, from -1 to 1. Ties
 * are left out of both sides, so it lies farther from 0 than Kendall's tau-b. The interval
 * is gamma ± z ASE, cut at -1 and 1 (Goodman and Kruskal 1963; Agresti 2002, 2.4.5). */
typedef struct
{
  double concordant; /* pairs */
  double discordant;
  double gamma;
  double error;      /* ASE */
  double low;        /* 95 % */
  double high;
  double z;          /* by the error when there is no relation */
  double p;          /* two-sided */
} DuidGamma;

/* @counts: n_rows × n_columns, both in their order. gamma is NaN when no pair differs on
 * both. */
DuidGamma duid_gamma (const double *counts,
                      guint         n_rows,
                      guint         n_columns);

G_END_DECLS
