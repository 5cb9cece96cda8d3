/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-mapping.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How files are read, as the data package that says so: reading them by it again
 * gives the same stories and answers. */

/* The package for a file in @folder (transfer full). An error when a source does not
 * lie in that folder: packages name only files beside them. */
JsonNode *duid_package_write (const DuidMapping *mapping,
                              const char        *folder,
                              GError           **error);
/* The same as a file; what is there is replaced. */
gboolean  duid_package_write_file (const DuidMapping *mapping,
                                   const char        *path,
                                   GError           **error);

G_END_DECLS
