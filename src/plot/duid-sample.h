/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-summary.h"
#include "stats/duid-distances.h"

G_BEGIN_DECLS

/* The answers to one question as the tests want them: who answered, in which group,
 * and what, packed without gaps. Who did not answer is not in it; a stone of a canvas
 * is a question of its own.
 *
 * Stories of one person belong together: `persons` numbers them, and tests give whole
 * persons to other groups. */
typedef enum
{
  DUID_SAMPLE_VALUES, /* slider, number, date */
  DUID_SAMPLE_POINTS, /* triad in its plane; stone in shares of both axes */
  DUID_SAMPLE_CODES,  /* choice, consent */
  DUID_SAMPLE_TICKS,  /* multichoice, tags */
} DuidSampleKind;

typedef struct
{
  DuidSampleKind      kind;
  const DuidQuestion *question;   /* NULL for tags */
  int                 stone;      /* -1 when it is no canvas */
  gsize               n;
  guint              *rows;       /* of the dataset, rising */
  guint               n_groups;
  guint              *groups;     /* of each answer */
  gsize              *group_sizes;
  guint               n_persons;
  guint              *persons;    /* of each answer; NULL when no two stories are of one */
  double             *values;     /* VALUES; CODES: the position of the option */
  DuidPoint          *points;
  guint               n_options;  /* CODES and TICKS */
  guint              *codes;
  guint8             *ticks;      /* n × n_options, 0 or 1 */
} DuidSample;

/* @groups: DuidGroupOf without a row in common; NULL puts all answers into one. Groups
 * of fewer than @fewest answers stay empty. @question may be DUID_QUESTION_TAGS; NULL when
 * it is text. Borrows the question. */
DuidSample    *duid_sample_new     (const DuidDataset *dataset,
                                    const DuidTagging *tagging,
                                    int                question,
                                    int                stone,
                                    GPtrArray         *groups,
                                    gsize              fewest);
/* The answers at @positions, in their order (transfer full). */
DuidSample    *duid_sample_pick    (const DuidSample  *sample,
                                    const guint       *positions,
                                    gsize              n);
/* Those who are in both samples, in one order (transfer full); how many there are. */
gsize          duid_sample_meet    (const DuidSample  *a,
                                    const DuidSample  *b,
                                    DuidSample       **in_a,
                                    DuidSample       **in_b);
void           duid_sample_free    (DuidSample        *sample);

/* How far the answers lie apart. Ticks: the root of how many options differ. */
DuidDistances *duid_sample_measure (const DuidSample  *sample,
                                    gsize              max_sites);
/* Whether there are two different answers. */
gboolean       duid_sample_varies  (const DuidSample  *sample);
/* Groups with an answer in them. */
guint          duid_sample_count_groups (const DuidSample *sample);
/* The answers of one group: VALUES or ordered CODES, as doubles (free with g_free()). */
double        *duid_sample_dup_values (const DuidSample *sample,
                                       guint             group,
                                       gsize            *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidSample, duid_sample_free)

G_END_DECLS
