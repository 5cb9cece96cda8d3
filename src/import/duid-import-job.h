/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What goes along with every step of an import: whom to tell how far it is,
 * what may stop it, and what a person allowed. A value on the caller's stack. */

/* Told now and then, on the thread that imports: @share 0..1 of the whole,
 * @what the base name of the file being read. */
typedef void (*DuidImportProgress) (double      share,
                                    const char *what,
                                    gpointer    data);

typedef enum
{
  DUID_IMPORT_DEFAULT     = 0,
  /* Somebody was asked and agreed to a workbook of up to 4 GB unpacked. */
  DUID_IMPORT_ALLOW_LARGE = 1 << 0,
} DuidImportFlags;

typedef struct
{
  DuidImportFlags    flags;
  DuidImportProgress progress; /* or NULL */
  gpointer           data;
  GCancellable      *cancellable; /* or NULL */
  guint              part;        /* of n_parts files, the one being read */
  guint              n_parts;
} DuidImportJob;

/* Rows between two steps: often enough to stop at once, seldom enough to be free. */
#define DUID_IMPORT_ROWS_A_STEP 500

/* Tells that @share of the current part is done; FALSE when cancelled. */
gboolean duid_import_job_step (const DuidImportJob *job,
                               double               share,
                               const char          *what,
                               GError             **error);

G_END_DECLS
