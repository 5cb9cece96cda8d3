/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All of one tag: name, colour, description, the answer that it stands against, notes,
 * and what can be done with it. Merging, splitting and deleting are asked for by the
 * signal “act” (char *: “merge”, “split”, “delete”, “only”). */
#define DUID_TYPE_TAG_DETAILS (duid_tag_details_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagDetails, duid_tag_details, DUID, TAG_DETAILS, AdwBin)

GtkWidget *duid_tag_details_new  (DuidSession    *session);
/* NULL: says that a tag can be chosen. What is being written stays for the same tag. */
void       duid_tag_details_show (DuidTagDetails *details,
                                  const char     *tag_id);

G_END_DECLS
