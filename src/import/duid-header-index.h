/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns by their headers, in one row of headers. Files of 20,000 columns exist, and
 * each of their columns is looked for. */
typedef struct _DuidHeaderIndex DuidHeaderIndex;

/* What makes two headers the same (transfer full). */
typedef char *(*DuidHeaderFold) (const char *header);

DuidHeaderIndex *duid_header_index_new  (const GPtrArray       *headers, /* char* */
                                         DuidHeaderFold         fold);
void             duid_header_index_free (DuidHeaderIndex       *index);
/* The first column of that header, folded here, or -1; *@n_found counts the equals. */
int              duid_header_index_find (const DuidHeaderIndex *index,
                                         const char            *header,
                                         guint                 *n_found);

/* Folds: blanks around it aside; the case of a–z too; any case, and one blank for many. */
char            *duid_header_fold_blanks (const char           *header);
char            *duid_header_fold_case   (const char           *header);
char            *duid_header_fold_words  (const char           *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidHeaderIndex, duid_header_index_free)

G_END_DECLS
