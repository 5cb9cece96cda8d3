/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-sensemaker-definition.h"
#include "import/duid-table-scan.h"

G_BEGIN_DECLS

/* The columns of one signifier in a SenseMaker export, found by the stem that
 * their ids share, in either dialect:
 *
 * capture    <id>  <id>_<anchor>  <id>_percentX  <id>_<stone>_percentY  <id>_NA
 * workbench  <id>  <id>_<anchor>  <id>X          <id>_<stone>YTop       <id>_NA  <id>_Zone */

typedef struct
{
  char *id;
  int   column; /* -1 = none; so are the others */
  int   x;
  int   y;
} DuidSensemakerItem;

typedef struct
{
  char                *stem;
  const DuidSignifier *signifier;  /* borrowed from the definition, or NULL */
  int                  plain;      /* <id> */
  int                  x;
  int                  y;
  int                  na;
  gboolean             is_workbench; /* y is a height, shares are percentages */
  GPtrArray           *items;      /* DuidSensemakerItem, in the order of the columns */
  GArray              *derived;    /* guint: columns that follow from others */
} DuidSensemakerGroup;

/* All groups in the order of their first columns (transfer full). @owner gets, per
 * column, the group it belongs to or NULL. */
GPtrArray *duid_sensemaker_group_columns (const DuidTableScan             *scan,
                                          const DuidSensemakerDefinition  *definition,
                                          DuidSensemakerGroup            **owner);

/* How many of the scan's columns belong to signifiers of @definition. */
guint      duid_sensemaker_count_known   (const GPtrArray                 *headers,
                                          const DuidSensemakerDefinition  *definition);

G_END_DECLS
