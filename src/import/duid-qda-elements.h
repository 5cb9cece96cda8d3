/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-qda.h"

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/* What the elements of a coding project do while its XML is read from front to back;
 * for duid-qda-reader.c alone. */
typedef struct
{
  xmlTextReader *xml;
  GHashTable    *texts; /* borrowed: base name in lower case → GBytes; or NULL */
  const char    *file;  /* what to call it */
  DuidQda       *qda;
  GHashTable    *known; /* guids that are taken */
  GPtrArray     *codes; /* DuidQdaCode: the codes we are in, NULL for one without a guid */
  GString       *words; /* of the element we are in */

  /* What we are in, borrowed from qda or NULL. */
  DuidQdaCase      *qda_case;
  DuidQdaSource    *source;
  DuidQdaSelection *selection;
  gboolean          is_in_selection;
  DuidQdaNote      *note;
  DuidQdaCoding    *coding;
  DuidQdaValue     *value;
} DuidQdaReading;

typedef struct
{
  const char *name;
  void (*start) (DuidQdaReading *reading); /* or NULL */
  void (*end) (DuidQdaReading *reading);   /* or NULL */
} DuidQdaElement;

/* NULL for one that says nothing to us. */
const DuidQdaElement *duid_qda_elements_find (const char *name);

G_END_DECLS
