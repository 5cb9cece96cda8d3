/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import-error.h"

G_DEFINE_QUARK (duid_import_error, duid_import_error)
