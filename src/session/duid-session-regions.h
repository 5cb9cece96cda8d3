/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

G_BEGIN_DECLS

/* Naming a part of a picture: a group whose one condition is a lasso, which the picture
 * draws with its name and which can be used again as a filter. */

/* Keeps @condition alone, whatever else is in force, as group @name; one step of undo.
 * The name must be new: an error says so. */
gboolean duid_session_name_region (DuidSession         *session,
                                   const DuidCondition *condition,
                                   const char          *name,
                                   GError             **error);

G_END_DECLS
