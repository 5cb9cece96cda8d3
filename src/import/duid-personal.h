/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns that tell who somebody is rather than what they answered: e-mail,
 * telephone, IP address, place, device, campaign ids. Nobody asked for them, so
 * unless somebody names them they do not come into a project. */

/* What kind of personal data the header promises, as a translated noun, or NULL. */
const char *duid_personal_get_kind (const char *header);

G_END_DECLS
