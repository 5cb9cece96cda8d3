/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"

G_BEGIN_DECLS

/* How a question is made of others. Its answers are worked out anew whenever the
 * answers are read, so they are never out of step with what they come from. */

typedef enum
{
  DUID_DERIVE_BANDS, /* the band of a slider or number, as a choice */
  DUID_DERIVE_SUM,   /* of sliders or numbers; only where all are answered */
  DUID_DERIVE_MEAN,  /* of those that are answered */
  DUID_DERIVE_AGE,   /* whole years from a date to a day */
  DUID_DERIVE_YEAR,  /* the year of a date, as a choice */
  DUID_DERIVE_ITEMS, /* a canvas of pairs of sliders, importance and experience by turns */
} DuidDeriveHow;

#define DUID_N_DERIVE_HOWS 6

typedef struct
{
  DuidDeriveHow how;
  GPtrArray    *of;  /* char*: names of questions; sum and mean have several */
  double        day; /* age: on that day, in days (see base/duid-number.h) */
} DuidDerivation;

DuidDerivation *duid_derivation_new         (DuidDeriveHow         how,
                                             const char           *of);
void            duid_derivation_free        (DuidDerivation       *derivation);

/* “bands”, “sum” …, as in the JSON. */
const char     *duid_derivation_get_how_name (DuidDeriveHow       how);

/* As JSON: {"how":"age","of":["born"],"day":"2026-11-22"} (transfer full), and back;
 * NULL when it is none. */
char           *duid_derivation_to_string   (const DuidDerivation *derivation);
DuidDerivation *duid_derivation_from_string (const char           *text);

/* Whether @question can be what it is made of. */
gboolean        duid_derivation_can_use     (DuidDeriveHow         how,
                                             const DuidQuestion   *question);

/* The question it makes of the answers in @dataset (transfer full), or NULL while
 * a question it is made of is not there or cannot be used. Sensitive when one it
 * is made of is so. */
DuidQuestion   *duid_derivation_make_question (const DuidDerivation *derivation,
                                             const char           *name,
                                             const DuidDataset    *dataset);
/* Its answers: numbers (NaN) or codes (DUID_NO_CODE), or stones, as many as it has, and
 * states, for every row; that which it does not have is NULL (transfer full). */
void            duid_derivation_work_out    (const DuidDerivation *derivation,
                                             const DuidQuestion   *question,
                                             const DuidDataset    *dataset,
                                             guint8              **states,
                                             double              **numbers,
                                             guint16             **codes,
                                             DuidPoint          ***stones);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDerivation, duid_derivation_free)

G_END_DECLS
