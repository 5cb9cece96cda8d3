/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-row-lengths.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

void
duid_row_lengths_add_short (DuidRowLengths *lengths,
                            gint64          row)
{
  if (lengths->n_short++ == 0)
    lengths->first_short = row;
}

void
duid_row_lengths_add_long (DuidRowLengths *lengths,
                           gint64          row)
{
  if (lengths->n_long++ == 0)
    lengths->first_long = row;
}

void
duid_row_lengths_report (const DuidRowLengths *lengths,
                         DuidTable            *table)
{
  g_autofree char *too_short = NULL;
  g_autofree char *too_long = NULL;

  too_short = g_strdup_printf (ngettext ("%" PRId64 " row ends before the last column; "
                                         "what is not there counts as missing.",
                                         "%" PRId64 " rows end before the last column; "
                                         "what is not there counts as missing.",
                                         (gulong) lengths->n_short),
                               lengths->n_short);
  too_long =
    g_strdup_printf (ngettext ("%" PRId64 " row has more cells than the header; "
                               "they belong to no question.",
                               "%" PRId64 " rows have more cells than the header; "
                               "they belong to no question.",
                               (gulong) lengths->n_long),
                     lengths->n_long);
  if (lengths->n_short > 0)
    duid_table_report (table, lengths->first_short, -1, NULL, too_short);
  if (lengths->n_long > 0)
    duid_table_report (table, lengths->first_long, -1, NULL, too_long);
}
