/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-column-profile.h"
#include "import/duid-header-index.h"
#include "import/duid-import-job.h"
#include "import/duid-mapping.h"
#include "import/duid-table.h"

G_BEGIN_DECLS

/* One look at a whole file of answers: its header rows, what each column's cells
 * look like, and the numbers of some rows spread over the file, by which
 * triads and places are told. Whoever recognises a file works on this. */

#define DUID_SCAN_MOST_SAMPLES 1000

typedef struct
{
  char              *path;
  char              *file;      /* base name */
  char              *source;    /* the file's name without ending */
  DuidTableFormat    format;    /* how it was read */
  GPtrArray         *headers;   /* char*: the name of each column, "" when it has none */
  GPtrArray         *rows;      /* GPtrArray of char*: the header rows from the top */
  DuidHeaderIndex   *names;     /* of `headers` */
  GPtrArray         *row_names; /* DuidHeaderIndex, of each of `rows` */
  guint              n_columns;
  guint64            n_rows;
  DuidColumnProfile *profiles;  /* per column */
  double            *samples;   /* n_samples × n_columns; NaN where there is no number */
  guint              n_samples;
} DuidTableScan;

/* The first @most records as texts, header and all (transfer full): a GPtrArray of
 * GPtrArray of char*. Enough to tell a dialect by. */
GPtrArray     *duid_table_scan_peek   (const char            *path,
                                       const DuidTableFormat *format,
                                       DuidImportFlags        flags,
                                       guint                  most,
                                       GError               **error);

/* Reads the file once. An error when it holds no rows. */
DuidTableScan *duid_table_scan_read   (const char            *path,
                                       const DuidTableFormat *format,
                                       const DuidImportJob   *job,
                                       GError               **error);
void           duid_table_scan_free   (DuidTableScan         *scan);

const char    *duid_table_scan_get_header (const DuidTableScan *scan,
                                           guint                column);
/* The text of a header row, from 0 at the top; "" when there is none. */
const char    *duid_table_scan_get_header_text (const DuidTableScan *scan,
                                                guint                row,
                                                guint                column);
/* The column of a header, case and blanks around it aside; -1 when there is none. */
int            duid_table_scan_find   (const DuidTableScan   *scan,
                                       const char            *header);
double         duid_table_scan_get_sample (const DuidTableScan *scan,
                                           guint                row,
                                           guint                column);

/* By its header when that is the only one, else by its place (transfer full). */
DuidColumnName   *duid_table_scan_name   (const DuidTableScan   *scan,
                                          guint                  column);
/* A source for what was recognised, read the same way (transfer full). */
DuidMappedSource *duid_table_scan_to_source (const DuidTableScan *scan);

/* Texts that stand for no answer where the answer is not text of its own, ended
 * by NULL. */
const char *const *duid_table_scan_get_no_answers (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTableScan, duid_table_scan_free)

G_END_DECLS
