/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Takes what was recognised in other files into @recognition (transfer full):
 * its sources come behind, and each of its questions is joined with the question
 * that asked the same, or added. Two questions are the same when their types go
 * together and they have one name, one label, or mostly the same options, in that
 * order; see duid_recognition_dup_why(). Scales that differ are converted to the first
 * one's; a choice of whole numbers is a scale where the other file has one. A question
 * that only some files asked is “not asked” in the others. */
void duid_recognition_merge (DuidRecognition *recognition,
                             DuidRecognition *other);

G_END_DECLS
