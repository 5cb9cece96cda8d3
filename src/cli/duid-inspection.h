/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"
#include "model/duid-intake.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is shown of one recognition, as a text for people and as JSON: the dialect
 * and why, every question with its counts and a small distribution, what was ignored,
 * and the problems. @intake is what its ticked questions give. */

char       *duid_inspection_to_text (const DuidRecognition *recognition,
                                     const DuidIntake      *intake);
JsonObject *duid_inspection_to_json (const DuidRecognition *recognition,
                                     const DuidIntake      *intake);

G_END_DECLS
