/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-triad.h"
#include "stats/duid-draws.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a named statistic is given and gives: a JSON object in, a JSON object out.
 *
 * A statistic reads all that it wants first. What is missing or of another shape sets
 * the door's error (the first one is kept) and gives back something empty; ask
 * duid_stats_door_is_open() before computing. Lists that are given back belong to the
 * door. Numbers are finite, as JSON has no others; what is not a number goes out as
 * null. Shares stand in the order left, top, right here. */
typedef struct _DuidStatsDoor DuidStatsDoor;

/* A named statistic of “duiding-cli stats”. */
typedef struct
{
  const char *name;
  const char *input;   /* its keys; those in brackets may be left out */
  const char *summary; /* N_(): a sentence */
  void (*run) (DuidStatsDoor *door);
} DuidStatistic;

/* Each ended by one without a name. */
extern const DuidStatistic duid_rank_statistics[];
extern const DuidStatistic duid_order_statistics[];
extern const DuidStatistic duid_table_statistics[];
extern const DuidStatistic duid_value_statistics[];
extern const DuidStatistic duid_triad_statistics[];
extern const DuidStatistic duid_cloud_statistics[];
extern const DuidStatistic duid_agreement_statistics[];

/* The object that @statistic makes of the JSON text @input; NULL with an error when it
 * cannot (free with g_free()). */
char            *duid_stats_door_run         (const DuidStatistic *statistic,
                                              const char          *input,
                                              GError             **error);

gboolean         duid_stats_door_is_open     (DuidStatsDoor       *door);
gboolean         duid_stats_door_has         (DuidStatsDoor       *door,
                                              const char          *name);
/* Sets the error, a whole sentence, unless @is_right. */
void             duid_stats_door_require     (DuidStatsDoor       *door,
                                              gboolean             is_right,
                                              const char          *sentence);
/* Gives @memory to the door, which frees it with g_free(). */
gpointer         duid_stats_door_keep        (DuidStatsDoor       *door,
                                              gpointer             memory);

double           duid_stats_door_get_number  (DuidStatsDoor       *door,
                                              const char          *name);
double           duid_stats_door_get_number_or (DuidStatsDoor     *door,
                                              const char          *name,
                                              double               otherwise);
/* A whole number, 0 .. 2^31 - 1. */
guint            duid_stats_door_get_count   (DuidStatsDoor       *door,
                                              const char          *name);
/* NULL when it is not there. */
const char      *duid_stats_door_get_text    (DuidStatsDoor       *door,
                                              const char          *name);
double          *duid_stats_door_get_numbers (DuidStatsDoor       *door,
                                              const char          *name,
                                              gsize               *n);
/* Two lists of the same length. */
void             duid_stats_door_get_pairs   (DuidStatsDoor       *door,
                                              const char          *name_x,
                                              const char          *name_y,
                                              double             **x,
                                              double             **y,
                                              gsize               *n);
/* Rows of the same length. */
double          *duid_stats_door_get_table   (DuidStatsDoor       *door,
                                              const char          *name,
                                              guint               *n_rows,
                                              guint               *n_columns);
/* The same, whole numbers, ten million in all at most. */
guint           *duid_stats_door_get_counts  (DuidStatsDoor       *door,
                                              const char          *name,
                                              guint               *n_rows,
                                              guint               *n_columns);
/* A list of numbers or words, as codes: the place of each among those that occur, in
 * the order in which they come. */
guint           *duid_stats_door_get_labels  (DuidStatsDoor       *door,
                                              const char          *name,
                                              gsize               *n,
                                              guint               *n_labels);
/* A list of lists of numbers, one after another, with the list of each. */
double          *duid_stats_door_get_groups  (DuidStatsDoor       *door,
                                              const char          *name,
                                              guint              **groups,
                                              gsize               *n,
                                              guint               *n_groups);
DuidTriad       *duid_stats_door_get_triads  (DuidStatsDoor       *door,
                                              const char          *name,
                                              gsize               *n);
/* Places: numbers (on a line), pairs (x, y) or triads, which “space” puts in the “plane”
 * (the default) or in “ilr”. */
DuidPoint       *duid_stats_door_get_places  (DuidStatsDoor       *door,
                                              const char          *name,
                                              gsize               *n);
/* “permutations” (999 when not given) and “seed” (1). */
DuidDraws        duid_stats_door_get_draws   (DuidStatsDoor       *door);

void             duid_stats_door_put_number  (DuidStatsDoor       *door,
                                              const char          *name,
                                              double               number);
void             duid_stats_door_put_count   (DuidStatsDoor       *door,
                                              const char          *name,
                                              gsize                count);
void             duid_stats_door_put_flag    (DuidStatsDoor       *door,
                                              const char          *name,
                                              gboolean             flag);
void             duid_stats_door_put_text    (DuidStatsDoor       *door,
                                              const char          *name,
                                              const char          *text);
void             duid_stats_door_put_numbers (DuidStatsDoor       *door,
                                              const char          *name,
                                              const double        *numbers,
                                              gsize                n);
void             duid_stats_door_put_pair    (DuidStatsDoor       *door,
                                              const char          *name,
                                              double               first,
                                              double               second);
void             duid_stats_door_put_words   (DuidStatsDoor       *door,
                                              const char          *name,
                                              const char *const   *words,
                                              gsize                n);
void             duid_stats_door_put_table   (DuidStatsDoor       *door,
                                              const char          *name,
                                              const double        *cells,
                                              gsize                n_rows,
                                              gsize                n_columns);
void             duid_stats_door_put_points  (DuidStatsDoor       *door,
                                              const char          *name,
                                              const DuidPoint     *points,
                                              gsize                n);
/* Left, top, right. */
void             duid_stats_door_put_triad   (DuidStatsDoor       *door,
                                              const char          *name,
                                              DuidTriad            triad);
void             duid_stats_door_put_triads  (DuidStatsDoor       *door,
                                              const char          *name,
                                              const DuidTriad     *triads,
                                              gsize                n);
/* @name, then permutations, p_is_exact, p_error, least_p and seed. */
void             duid_stats_door_put_chance  (DuidStatsDoor       *door,
                                              const char          *name,
                                              const DuidChance    *chance,
                                              const DuidDraws     *draws);

G_END_DECLS
