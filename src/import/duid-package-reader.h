/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-mapping.h"

G_BEGIN_DECLS

/* Reads a data package's `datapackage.json`: its resources and, from the
 * property `duiding`, what their columns mean. Files are not opened yet, but must
 * lie in the package's own folder and be there. Nothing is ever fetched. */
DuidMapping *duid_package_read (const char *path,
                                GError    **error);

G_END_DECLS
