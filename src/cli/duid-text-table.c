/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "cli/duid-text-table.h"

#define GAP 2

struct _DuidTextTable
{
  GPtrArray *rows;   /* GPtrArray of char* */
  GArray    *widths; /* guint: columns of a terminal */
};

DuidTextTable *
duid_text_table_new (void)
{
  DuidTextTable *table = g_new0 (DuidTextTable, 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  table->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  duid_text_table_end_row (table);
  return table;
}

void
duid_text_table_free (DuidTextTable *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->rows);
  g_array_unref (table->widths);
  g_free (table);
}

/* How many places of a terminal @text takes. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

void
duid_text_table_add (DuidTextTable *table,
                     char          *cell)
{
  GPtrArray *row = g_ptr_array_index (table->rows, table->rows->len - 1);
  guint      width;

  if (cell == NULL)
    cell = g_strdup ("");
  width = measure (cell);
  g_ptr_array_add (row, cell);
  if (table->widths->len < row->len)
    g_array_set_size (table->widths, row->len);
  if (g_array_index (table->widths, guint, row->len - 1) < width)
    g_array_index (table->widths, guint, row->len - 1) = width;
}

void
duid_text_table_end_row (DuidTextTable *table)
{
  g_ptr_array_add (table->rows, g_ptr_array_new_with_free_func (g_free));
}

static void
pad (GString *text,
     guint    n)
{
  g_string_append_printf (text, "%*s", (int) n, "");
}

void
duid_text_table_print (DuidTextTable *table,
                       guint          indent,
                       GString       *text)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table->rows, i);

      for (guint column = 0; column < row->len; column++)
        {
          const char *cell = g_ptr_array_index (row, column);
          guint       blank = g_array_index (table->widths, guint, column) - measure (cell);

          pad (text, column == 0 ? indent : GAP + blank);
          g_string_append (text, cell);
          if (column == 0 && row->len > 1)
            pad (text, blank);
        }
      if (row->len > 0)
        g_string_append_c (text, '\n');
    }
}
