/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Choosing a tag for the story in focus, inside a popover: typing filters the
 * tags there are, Enter takes the one chosen or makes a new one of that name.
 * A tag one gave already is ticked; pressing it takes it off. */
#define DUID_TYPE_TAG_PICKER (duid_tag_picker_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagPicker, duid_tag_picker, DUID, TAG_PICKER, AdwBin)

void duid_tag_picker_set_session (DuidTagPicker *picker,
                                  DuidSession   *session);
/* The next time it opens it is for the words from @start to before @end (code points of
 * the story); for the story when both are 0. */
void duid_tag_picker_set_passage (DuidTagPicker *picker,
                                  gsize          start,
                                  gsize          end);

G_END_DECLS
