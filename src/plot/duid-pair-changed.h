/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-finding.h"
#include "plot/duid-sample.h"

G_BEGIN_DECLS

/* Two questions on one scale, answered in the same stories: does one lie higher than the
 * other? Sliders and ordered options by Wilcoxon's signed ranks (Pratt; the sign test when
 * most answered the same twice); options also by Bowker and by Stuart and Maxwell. */

/* Sliders with the same words at both ends, choices of the same options. */
gboolean duid_pair_is_one_scale (const DuidSample *a,
                                 const DuidSample *b);
/* Appends DuidFinding, its shares: of the stories where @a lies higher, and where @b does.
 * Nothing when persons told several stories: these tests take each for a person. */
void     duid_pair_test_changed (const DuidSample *a,
                                 const DuidSample *b,
                                 GArray           *findings);

G_END_DECLS
