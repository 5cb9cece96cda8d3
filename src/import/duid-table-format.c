/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-table-format.h"

void
duid_table_format_init (DuidTableFormat *format)
{
  *format = (DuidTableFormat) { .has_quotes = TRUE, .header_rows = 1 };
}

void
duid_table_format_clear (DuidTableFormat *format)
{
  g_clear_pointer (&format->encoding, g_free);
  g_clear_pointer (&format->sheet, g_free);
  g_clear_pointer (&format->comment, g_free);
  g_clear_pointer (&format->part, g_free);
  g_clear_pointer (&format->text, duid_text_file_unref);
}

void
duid_table_format_copy (const DuidTableFormat *format,
                        DuidTableFormat       *to)
{
  *to = *format;
  to->encoding = g_strdup (format->encoding);
  to->sheet = g_strdup (format->sheet);
  to->comment = g_strdup (format->comment);
  to->part = g_strdup (format->part);
  to->text = format->text != NULL ? duid_text_file_ref (format->text) : NULL;
}
