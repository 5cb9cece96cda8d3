/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-cells.h"

#include <math.h>
#include <string.h>

#include "base/duid-number.h"

typedef struct
{
  char  *text; /* NULL: a number, or nothing */
  double number;
} Cell;

typedef struct
{
  GArray  *cells; /* Cell */
  gboolean is_head;
} Row;

struct _DuidCells
{
  char      *title;
  GPtrArray *rows;  /* Row; the last one is still being filled */
  GPtrArray *notes; /* char* */
};

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static Row *
add_row (DuidCells *cells)
{
  Row *row = g_new0 (Row, 1);

  row->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (cells->rows, row);
  return row;
}

static Row *
get_last (DuidCells *cells)
{
  return g_ptr_array_index (cells->rows, cells->rows->len - 1);
}

DuidCells *
duid_cells_new (const char *title)
{
  DuidCells *cells = g_new0 (DuidCells, 1);

  cells->title = g_strdup (title);
  cells->rows = g_ptr_array_new_with_free_func (free_row);
  cells->notes = g_ptr_array_new_with_free_func (g_free);
  add_row (cells);
  return cells;
}

void
duid_cells_free (DuidCells *cells)
{
  if (cells == NULL)
    return;
  g_free (cells->title);
  g_ptr_array_unref (cells->rows);
  g_ptr_array_unref (cells->notes);
  g_free (cells);
}

/* ---- filling ---- */

void
duid_cells_add (DuidCells  *cells,
                const char *text)
{
  Cell cell = { text != NULL && *text != '\0' ? g_strdup (text) : NULL, NAN };

  g_array_append_val (get_last (cells)->cells, cell);
}

void
duid_cells_add_number (DuidCells *cells,
                       double     number)
{
  Cell cell = { NULL, isfinite (number) ? number : NAN };

  g_array_append_val (get_last (cells)->cells, cell);
}

void
duid_cells_end_row (DuidCells *cells)
{
  add_row (cells);
}

void
duid_cells_end_head (DuidCells *cells)
{
  get_last (cells)->is_head = TRUE;
  add_row (cells);
}

void
duid_cells_add_note (DuidCells  *cells,
                     const char *note)
{
  if (note != NULL && *note != '\0')
    g_ptr_array_add (cells->notes, g_strdup (note));
}

/* ---- reading ---- */

const char *
duid_cells_get_title (const DuidCells *cells)
{
  return cells->title;
}

guint
duid_cells_get_n_rows (const DuidCells *cells)
{
  return cells->rows->len - 1;
}

guint
duid_cells_get_n_columns (const DuidCells *cells)
{
  guint n = 0;

  for (guint i = 0; i < cells->rows->len; i++)
    n = MAX (n, ((const Row *) g_ptr_array_index (cells->rows, i))->cells->len);
  return n;
}

gboolean
duid_cells_is_head (const DuidCells *cells,
                    guint            row)
{
  return ((const Row *) g_ptr_array_index (cells->rows, row))->is_head;
}

static const Cell *
get_cell (const DuidCells *cells,
          guint            row,
          guint            column)
{
  static const Cell empty = { NULL, NAN };
  const Row        *of = g_ptr_array_index (cells->rows, row);

  return column < of->cells->len ? &g_array_index (of->cells, Cell, column) : &empty;
}

const char *
duid_cells_get_text (const DuidCells *cells,
                     guint            row,
                     guint            column)
{
  return get_cell (cells, row, column)->text;
}

double
duid_cells_get_number (const DuidCells *cells,
                       guint            row,
                       guint            column)
{
  return get_cell (cells, row, column)->number;
}

const char *
duid_cells_get_note (const DuidCells *cells,
                     guint            place)
{
  return place < cells->notes->len ? g_ptr_array_index (cells->notes, place) : NULL;
}

/* ---- as text ---- */

static void
append_quoted (GString    *line,
               const char *text,
               char        separator)
{
  const char marks[] = { separator, '"', '\n', '\r', '\0' };

  if (strpbrk (text, marks) == NULL)
    {
      g_string_append (line, text);
      return;
    }
  g_string_append_c (line, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *at);
    }
  g_string_append_c (line, '"');
}

char *
duid_cells_to_text (const DuidCells *cells,
                    char             separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < duid_cells_get_n_rows (cells); i++)
    {
      const Row *row = g_ptr_array_index (cells->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const Cell      *cell = &g_array_index (row->cells, Cell, j);
          g_autofree char *number =
            isfinite (cell->number) ? duid_number_to_string (cell->number) : NULL;

          if (j > 0)
            g_string_append_c (text, separator);
          append_quoted (text, cell->text != NULL ? cell->text : number != NULL ? number
                                                                                : "",
                         separator);
        }
      g_string_append (text, "\r\n");
    }
  return g_string_free (text, FALSE);
}

/* ---- as a value ---- */

GVariant *
duid_cells_to_variant (const DuidCells *cells)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (DUID_CELLS_TYPE));
  g_variant_builder_add (&builder, "s", cells->title);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(bav)"));
  for (guint i = 0; i < duid_cells_get_n_rows (cells); i++)
    {
      const Row *row = g_ptr_array_index (cells->rows, i);

      g_variant_builder_open (&builder, G_VARIANT_TYPE ("(bav)"));
      g_variant_builder_add (&builder, "b", row->is_head);
      g_variant_builder_open (&builder, G_VARIANT_TYPE ("av"));
      for (guint j = 0; j < row->cells->len; j++)
        {
          const Cell *cell = &g_array_index (row->cells, Cell, j);

          g_variant_builder_add (&builder, "v",
                                 cell->text != NULL ? g_variant_new_string (cell->text)
                                                    : g_variant_new_double (cell->number));
        }
      g_variant_builder_close (&builder);
      g_variant_builder_close (&builder);
    }
  g_variant_builder_close (&builder);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < cells->notes->len; i++)
    g_variant_builder_add (&builder, "s", g_ptr_array_index (cells->notes, i));
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

DuidCells *
duid_cells_new_from_variant (GVariant *variant)
{
  g_autoptr (GVariantIter) rows = NULL;
  g_autoptr (GVariantIter) notes = NULL;
  const char   *title;
  const char   *note;
  gboolean      is_head;
  GVariantIter *row;
  DuidCells    *cells;

  g_variant_get (variant, "(&sa(bav)as)", &title, &rows, &notes);
  cells = duid_cells_new (title);
  while (g_variant_iter_loop (rows, "(bav)", &is_head, &row))
    {
      GVariant *value;

      while (g_variant_iter_loop (row, "v", &value))
        if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
          duid_cells_add (cells, g_variant_get_string (value, NULL));
        else
          duid_cells_add_number (cells, g_variant_get_double (value));
      if (is_head)
        duid_cells_end_head (cells);
      else
        duid_cells_end_row (cells);
    }
  while (g_variant_iter_loop (notes, "&s", &note))
    duid_cells_add_note (cells, note);
  return cells;
}
