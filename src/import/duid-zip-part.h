/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/* One entry of a zip file, inflated while it is read.
 *
 * Archives come from strangers: what comes out is counted, never believed from
 * the headers, and an archive that goes over its budget is an error. XML in it
 * is read without network, entities or document type. */

typedef struct
{
  guint   most_entries;
  guint64 most_bytes;   /* inflated, of all parts that share the budget */
  guint   most_ratio;   /* inflated bytes for each byte of the file */
  guint64 n_bytes;      /* so far */
} DuidZipBudget;

/* A workbook or document: 200 entries, 200 MB, 200:1; @is_large: 4 GB. */
#define DUID_ZIP_BUDGET_WORKBOOK(is_large)                                      \
  ((DuidZipBudget) { 200, G_GUINT64_CONSTANT (1000000) * ((is_large) ? 4000 : 200), 200, 0 })

typedef struct _DuidZipPart DuidZipPart;

/* Whether @path is a sound zip file with no more entries than its budget. */
gboolean         duid_zip_check        (const char     *path,
                                        DuidZipBudget  *budget,
                                        GError        **error);

/* Finds @name (case aside) in the zip file @path; *@is_missing tells that the
 * archive is sound but has no such part (NULL is returned, no error set).
 * Borrows @budget, which parts of one file share. */
DuidZipPart     *duid_zip_part_open    (const char     *path,
                                        const char     *name,
                                        DuidZipBudget  *budget,
                                        gboolean       *is_missing,
                                        GError        **error);
void             duid_zip_part_free    (DuidZipPart    *part);

/* The XML in it, to be read from front to back (borrowed). */
xmlTextReader   *duid_zip_part_get_xml (DuidZipPart    *part);
/* Moves to the next node: 1, at the end 0, or -1 with an error. */
int              duid_zip_part_next    (DuidZipPart    *part,
                                        GError        **error);
/* An attribute of the node where @xml stands (transfer full), NULL when it has none such. */
char            *duid_zip_part_dup_attribute (xmlTextReader *xml,
                                              const char    *name);
/* How much of the archive's bytes are read, 0..1. */
double           duid_zip_part_get_share (DuidZipPart  *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidZipPart, duid_zip_part_free)

G_END_DECLS
