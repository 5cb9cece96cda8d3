/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-dataset.h"
#include "model/duid-tagging.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is to be written, whatever the kind of file: which stories, chosen how.
 *
 * Texts of stories that their tellers did not allow to be shown are never
 * written, nor are sensitive questions, unless named in @sensitive. */

typedef void (*DuidExportProgressFunc) (double   share,
                                        gpointer data);

/* Everything is borrowed. */
typedef struct
{
  DuidDataset           *dataset;
  DuidTagging           *tagging;    /* or NULL: no tags */
  const DuidRows        *rows;       /* the stories; NULL = all */
  GPtrArray             *conditions; /* DuidCondition: how they were chosen; NULL = none */
  const char *const     *sensitive;  /* names of sensitive questions asked for, or NULL */
  DuidExportProgressFunc progress;   /* or NULL */
  gpointer               progress_data;
  GCancellable          *cancellable; /* or NULL */
} DuidExport;

/* What stands in a cell that has no answer, so that the four states stay apart:
 * missing is an empty cell. */
const char *duid_export_words_for   (DuidState         state);
/* “answered”, “not applicable”, “missing”, “not asked”, for people. */
const char *duid_export_state_words (DuidState         state);
/* What stands instead of a text that may not be shown. */
const char *duid_export_not_shared  (void);
/* Whether an answer of @type may be written for @row: titles, stories, texts and
 * media only with the teller's consent. */
gboolean    duid_export_may_show    (DuidDataset      *dataset,
                                     DuidQuestionType  type,
                                     gsize             row);

/* Whether @question is written: it is not sensitive, or asked for by name. */
gboolean    duid_export_includes    (const DuidExport *job,
                                     guint             question);
gsize       duid_export_get_n_rows  (const DuidExport *job);
/* The first row to write at or after @from, or -1. */
gssize      duid_export_next_row    (const DuidExport *job,
                                     gsize             from);
/* Tells how far it is; FALSE with @error when cancelled. */
gboolean    duid_export_step        (const DuidExport *job,
                                     double            share,
                                     GError          **error);

#define DUID_EXPORT_ERROR (duid_export_error_quark ())
GQuark      duid_export_error_quark (void);

typedef enum
{
  DUID_EXPORT_ERROR_WRITE,    /* the folder or the disk says no */
  DUID_EXPORT_ERROR_TOO_MUCH, /* more rows or columns than the format holds */
  DUID_EXPORT_ERROR_FORMAT,   /* a kind of file that is not known */
} DuidExportError;

G_END_DECLS
