/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-intake.h"

G_BEGIN_DECLS

/* A story that was told on paper or aloud, while somebody types it in: one row of
 * answers that can still change. Questions are indexes of the framework; what was
 * not touched is missing. */
typedef struct _DuidTelling DuidTelling;

DuidTelling *duid_telling_new        (DuidFramework     *framework);
void         duid_telling_free       (DuidTelling       *telling);

/* Each makes the question answered; NaN, DUID_NO_TRIAD, "" and no option at all make
 * it missing again. */
void         duid_telling_set_number (DuidTelling       *telling,
                                      guint              question,
                                      double             number);
/* A choice has the option alone; of a multiple choice it is put in or taken away. */
void         duid_telling_set_option (DuidTelling       *telling,
                                      guint              question,
                                      guint              option,
                                      gboolean           is_chosen);
void         duid_telling_set_triad  (DuidTelling       *telling,
                                      guint              question,
                                      DuidTriad          triad);
/* In axis units; NaN takes the stone off the canvas. */
void         duid_telling_set_stone  (DuidTelling       *telling,
                                      guint              question,
                                      guint              stone,
                                      DuidPoint          place);
/* Of a number or date: what was typed, which is kept beside it. */
void         duid_telling_set_text   (DuidTelling       *telling,
                                      guint              question,
                                      const char        *text);
/* “Not applicable” goes before what was answered, which comes back with FALSE. */
void         duid_telling_set_not_applicable (DuidTelling *telling,
                                              guint        question,
                                              gboolean     is_so);

/* What was said, also of a question that is not applicable; NaN, DUID_NO_TRIAD, NULL where
 * nothing was. */
double       duid_telling_get_number (const DuidTelling *telling,
                                      guint              question);
gboolean     duid_telling_has_option (const DuidTelling *telling,
                                      guint              question,
                                      guint              option);
DuidTriad    duid_telling_get_triad  (const DuidTelling *telling,
                                      guint              question);
DuidPoint    duid_telling_get_stone  (const DuidTelling *telling,
                                      guint              question,
                                      guint              stone);
const char  *duid_telling_get_text   (const DuidTelling *telling,
                                      guint              question);
gboolean     duid_telling_is_not_applicable (const DuidTelling *telling,
                                             guint              question);
/* Another one after every change. */
guint        duid_telling_get_version       (const DuidTelling *telling);
DuidFramework *duid_telling_get_framework   (const DuidTelling *telling);

DuidState    duid_telling_get_state  (const DuidTelling *telling,
                                      guint              question);
gboolean     duid_telling_is_empty   (const DuidTelling *telling);

/* The story as an import of one row (transfer full), in the source @source, under @id;
 * its raw cells are the answers in words. */
DuidIntake  *duid_telling_to_intake  (const DuidTelling *telling,
                                      const char        *source,
                                      const char        *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTelling, duid_telling_free)

G_END_DECLS
