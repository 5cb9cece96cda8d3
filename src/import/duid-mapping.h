/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-binding.h"
#include "import/duid-table-format.h"
#include "model/duid-framework.h"

G_BEGIN_DECLS

/* From columns to questions: which files there are, how they are written, and
 * which of their columns answer which question.
 *
 * A data package says it, a recogniser guesses it, people may change it; reading
 * the files by it is the same for all (import/duid-intake-builder.h). */

/* How one column is written: the one of this header, or where headers repeat or
 * are empty the one in this place. */
typedef struct
{
  char *name;
  guint place;       /* from 1 */
  char  decimal;     /* decimal mark of its numbers, or '\0' when nobody said */
  char  group;       /* mark between thousands, or '\0' */
  char *date_format; /* strptime-like, or NULL for ISO 8601 */
} DuidField;

typedef struct
{
  char           *name;     /* of the source; part of the keys of its stories */
  char           *path;
  DuidTableFormat format;
  GPtrArray      *fields;   /* DuidField */
  GPtrArray      *missing;  /* char*: texts that stand for no answer, where the answer
                             * is not text of its own */
  GPtrArray      *bindings; /* DuidBinding, at most one a question */
  GPtrArray      *left_out; /* DuidColumnName: personal columns that stay outside */
  char           *dialect;  /* what it was recognised as, for people, or NULL */
  char           *why;      /* and why */
} DuidMappedSource;

typedef struct
{
  DuidFramework *framework;
  GPtrArray     *sources;  /* DuidMappedSource */
  GPtrArray     *problems; /* DuidProblem: what was odd about the description */
} DuidMapping;

/* Takes @framework. */
DuidMapping      *duid_mapping_new        (DuidFramework *framework);
void              duid_mapping_free       (DuidMapping   *mapping);

/* Adds a source under @name, or “name (2)” when that is taken (borrowed). */
DuidMappedSource *duid_mapping_add_source (DuidMapping   *mapping,
                                           const char    *name,
                                           const char    *path);

/* A source that is in no mapping yet. */
DuidMappedSource *duid_mapped_source_new  (const char             *name,
                                           const char             *path);
DuidMappedSource *duid_mapped_source_copy (const DuidMappedSource *source);
void              duid_mapped_source_free (DuidMappedSource       *source);

DuidField        *duid_field_new          (const char    *name,
                                           guint          place);
void              duid_field_free         (DuidField     *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidMapping, duid_mapping_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidField, duid_field_free)

G_END_DECLS
