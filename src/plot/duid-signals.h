/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"
#include "plot/duid-summary.h"

G_BEGIN_DECLS

/* Weak signals: what averages hide and is worth reading, each with its measure.
 *
 *   unlike       stories that are farthest from the answers of their own group: over scales,
 *                triads and stones the mean of (distance to the group's middle / the group's
 *                mean distance), three answers at least; the top 5 %
 *   rare         pairs of answers that were given together far less (observed / expected < .2,
 *                5 stories at most) or far more (> 5, 2 at least) than their numbers say
 *   loner        answers in the corner of a triad with nobody within 10 % of the side
 *   consistent   groups of 5 to 15 that answer more alike than 95 % of random groups of that
 *                size: mean distance within, 999 draws
 *
 * Nothing here is a verdict: among so many, some are chance. Long work, for a thread. */
typedef enum
{
  DUID_SIGNAL_UNLIKE,
  DUID_SIGNAL_RARE,
  DUID_SIGNAL_LONER,
  DUID_SIGNAL_CONSISTENT,
} DuidSignalKind;

#define DUID_N_SIGNAL_KINDS 4
#define DUID_MOST_SIGNALS   40 /* of a kind; the strongest stay */

typedef struct
{
  DuidSignalKind kind;
  gssize         row;        /* the story, or -1 */
  GPtrArray     *conditions; /* DuidCondition that find the stories, or NULL */
  double         strength;   /* to sort by, within a kind */
  char          *title;
  char          *words;      /* the measure */
} DuidSignal;

typedef gboolean (*DuidSignalsProgress) (double   share,
                                         gpointer data);

/* Everything is borrowed. */
typedef struct
{
  DuidDataset        *dataset;
  DuidTagging        *tagging;  /* or NULL */
  int                 by;       /* the question whose options are a story's own group, or -1 */
  guint64             seed;
  DuidSignalsProgress progress; /* or NULL; FALSE stops */
  gpointer            data;
} DuidSignalsPlan;

/* A GPtrArray of DuidSignal (transfer full), by kind and the strongest first; NULL when it
 * was stopped. */
GPtrArray  *duid_signals_new            (const DuidSignalsPlan *plan);

/* What a kind is called, and what it means, for people (borrowed, translated). */
const char *duid_signal_kind_get_title  (DuidSignalKind         kind);
const char *duid_signal_kind_get_words  (DuidSignalKind         kind);

/* ---- between the files of signals ---- */

/* Takes over @conditions and @words; the title is copied. */
void        duid_signals_add            (GPtrArray             *signals,
                                         DuidSignalKind         kind,
                                         gssize                 row,
                                         GPtrArray             *conditions,
                                         double                 strength,
                                         const char            *title,
                                         char                  *words);
void        duid_signals_find_stories   (const DuidSignalsPlan *plan,
                                         GPtrArray             *signals);
void        duid_signals_find_rare      (const DuidSignalsPlan *plan,
                                         GPtrArray             *signals);
/* FALSE when it was stopped. */
gboolean    duid_signals_find_consistent (const DuidSignalsPlan *plan,
                                         GPtrArray             *signals);

G_END_DECLS
