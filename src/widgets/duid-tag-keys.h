/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tags under the number keys, each with its number; pressing one does what the key
 * does (the window's action “win.number-tag”). */
#define DUID_TYPE_TAG_KEYS (duid_tag_keys_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagKeys, duid_tag_keys, DUID, TAG_KEYS, AdwBin)

/* Shows them as they are now for the story in focus; nothing while there is no tag. */
void duid_tag_keys_refresh (DuidTagKeys *keys,
                            DuidSession *session);

G_END_DECLS
