/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-import-report.h"

#include "import/duid-import-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Nothing from elsewhere, and no program. */
static const char head[] =
  "<meta charset=\"utf-8\">\n"
  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
  "<meta http-equiv=\"Content-Security-Policy\""
  " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";

static const char style[] =
  "<style>\n"
  ":root { color-scheme: light dark; }\n"
  "body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;"
  " padding: 0 1rem; }\n"
  "h1 { font-size: 1.7rem; margin-bottom: 0; }\n"
  "h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }\n"
  "p { margin: .2rem 0; opacity: .75; }\n"
  ".table { overflow-x: auto; }\n"
  "table { border-collapse: collapse; width: 100%; }\n"
  "th, td { text-align: start; vertical-align: top; padding: .35rem .8rem .35rem 0;"
  " border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent);"
  " overflow-wrap: anywhere; white-space: pre-line; }\n"
  "th { font-weight: 600; white-space: nowrap; }\n"
  "td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }\n"
  "@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }\n"
  "</style>\n";

/* ---- HTML ---- */

/* Control characters have no place in a page. */
static void
add_escaped (GString    *html,
             const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '<')
        g_string_append (html, "&lt;");
      else if (letter == '>')
        g_string_append (html, "&gt;");
      else if (letter == '&')
        g_string_append (html, "&amp;");
      else if (letter == '"')
        g_string_append (html, "&quot;");
      else if (letter == '\'')
        g_string_append (html, "&#39;");
      else if (letter == '\n' || letter == '\t' || (letter >= 0x20 && letter != 0x7f))
        g_string_append_unichar (html, letter);
    }
}

static void
add_element (GString    *html,
             const char *name,
             const char *attribute,
             const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_printf (html, "<%s%s>", name, attribute);
  add_escaped (html, valid);
  g_string_append_printf (html, "</%s>", name);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* Whether all cells of a column are numbers, to stand at its right. */
static gboolean
is_number_column (const DuidReportTable *table,
                  guint                  column)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      if (!is_number (g_ptr_array_index (row, column)))
        return FALSE;
    }
  return table->rows->len > 0;
}

static const char *
get_class (const DuidReportTable *table,
           guint                  column)
{
  return is_number_column (table, column) ? " class=\"number\"" : "";
}

static void
add_table_rows (GString               *html,
                const DuidReportTable *table)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new ();

  g_string_append (html, "<div class=\"table\"><table>\n<thead><tr>");
  for (guint i = 0; i < table->heads->len; i++)
    {
      g_ptr_array_add (classes, (gpointer) get_class (table, i));
      g_string_append (html, "");
      add_element (html, "th", g_ptr_array_index (classes, i),
                   g_ptr_array_index (table->heads, i));
    }
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      g_string_append (html, "<tr>");
      for (guint j = 0; j < row->len; j++)
        add_element (html, "td", g_ptr_array_index (classes, j), g_ptr_array_index (row, j));
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table></div>\n");
}

static void
add_table (GString               *html,
           const DuidReportTable *table)
{
  g_string_append (html, "<section>\n");
  add_element (html, "h2", "", table->title);
  g_string_append_c (html, '\n');
  if (table->words != NULL)
    add_element (html, "p", "", table->words);
  if (table->rows->len > 0)
    add_table_rows (html, table);
  else
    add_element (html, "p", "", _ ("None."));
  g_string_append (html, "\n</section>\n");
}

char *
duid_import_report_to_html (const DuidImportReport *report)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n");

  /* Translators: the language of the translation, as a code of two letters: “en”, “nl”. */
  g_string_append_printf (html, "<html lang=\"%s\">\n<head>\n", C_ ("language", "en"));
  g_string_append (html, head);
  add_element (html, "title", "", report->title);
  g_string_append_printf (html, "\n%s</head>\n<body>\n", style);
  add_element (html, "h1", "", report->title);
  g_string_append_c (html, '\n');
  if (report->when != NULL)
    add_element (html, "p", "", report->when);
  for (guint i = 0; i < report->tables->len; i++)
    add_table (html, g_ptr_array_index (report->tables, i));
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

/* ---- CSV ---- */

static void
add_field (GString    *csv,
           const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (csv, '"');
  /* A spreadsheet would run it as a formula. */
  if (*valid != '\0' && strchr ("=+-@\t\r", *valid) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *at = valid; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *at);
    }
  g_string_append_c (csv, '"');
}

static void
add_record (GString         *csv,
            const GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      add_field (csv, g_ptr_array_index (texts, i));
    }
  g_string_append (csv, "\r\n");
}

char *
duid_import_report_to_csv (const DuidImportReport *report)
{
  GString *csv = g_string_new (BYTE_ORDER_MARK);

  add_field (csv, report->title);
  g_string_append (csv, "\r\n");
  if (report->when != NULL)
    {
      add_field (csv, report->when);
      g_string_append (csv, "\r\n");
    }
  for (guint i = 0; i < report->tables->len; i++)
    {
      const DuidReportTable *table = g_ptr_array_index (report->tables, i);

      g_string_append (csv, "\r\n");
      add_field (csv, table->title);
      g_string_append (csv, "\r\n");
      add_record (csv, table->heads);
      for (guint j = 0; j < table->rows->len; j++)
        add_record (csv, g_ptr_array_index (table->rows, j));
    }
  return g_string_free (csv, FALSE);
}

gboolean
duid_import_report_write (const DuidImportReport *report,
                          const char             *path,
                          GError                **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *text = g_str_has_suffix (lower, ".csv") ? duid_import_report_to_csv (report)
                                                           : duid_import_report_to_html (report);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents (path, text, -1, &local))
    return TRUE;
  g_set_error (error, DUID_IMPORT_ERROR, DUID_IMPORT_ERROR_UNREADABLE,
               _ ("The report could not be kept as “%s”: %s. Choose another folder."), base,
               local->message);
  return FALSE;
}
