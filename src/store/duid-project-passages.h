/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"

G_BEGIN_DECLS

/* Tags on passages: on some words of a story, not on all of it.
 *
 * What people gave stands in DuidTagging's `passages`, on the text that shows, and in
 * `lost` where its words are not in that text any more. Both know their origin: by it a
 * passage is agreed with (+1), disagreed with (-1) and taken back (0), also when the
 * story was imported anew since. Whoever has a selection makes an origin of it first. */

/* A selection as an origin (transfer full): from @start to before @end in code points
 * of @text, which is the answer to @question that the person had before their eyes.
 * NULL with an error when nothing but blanks is selected; blanks at its ends are left out. */
DuidPassageOrigin *duid_project_make_passage_origin (const char *question,
                                                     const char *text,
                                                     gsize       start,
                                                     gsize       end,
                                                     GError    **error);

/* Says what the author thinks of the tag on a passage of a story. Refused when no
 * version of the story has such a text. */
gboolean duid_project_assign_passage (DuidProject             *project,
                                      const char              *story_key,
                                      const DuidPassageOrigin *origin,
                                      const char              *tag_id,
                                      int                      value,
                                      GError                 **error);

G_END_DECLS
