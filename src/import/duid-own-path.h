/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a path that a data package names stays inside its folder: no address, no
 * absolute path, nothing that climbs out. */
gboolean duid_own_path_is (const char *relative);

G_END_DECLS
