/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a file could not be imported at all. Every message is a whole sentence
 * with the name of the file in it; cells that are wrong are no errors but
 * problems (base/duid-problem.h). A cancelled import gives G_IO_ERROR_CANCELLED. */
#define DUID_IMPORT_ERROR (duid_import_error_quark ())
GQuark duid_import_error_quark (void);

typedef enum
{
  DUID_IMPORT_ERROR_UNREADABLE,   /* missing, no permission, not a plain file */
  DUID_IMPORT_ERROR_EMPTY,        /* no byte in it */
  DUID_IMPORT_ERROR_NO_ROWS,      /* a header but no stories */
  DUID_IMPORT_ERROR_NOT_A_TABLE,  /* neither text nor a workbook */
  DUID_IMPORT_ERROR_BAD_WORKBOOK, /* broken, hostile or without the sheet */
  DUID_IMPORT_ERROR_TOO_LARGE,    /* over a budget */
  DUID_IMPORT_ERROR_PACKAGE,      /* the data package is wrong */
  DUID_IMPORT_ERROR_NO_COLUMN,    /* a column named by the package is not there */
} DuidImportError;

G_END_DECLS
