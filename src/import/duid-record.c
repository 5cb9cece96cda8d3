/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-record.h"

#include <string.h>

const DuidCell duid_empty_cell = { .kind = DUID_CELL_EMPTY, .text = "", .raw = "" };

gboolean
duid_cell_is_blank (const DuidCell *cell)
{
  return cell->kind == DUID_CELL_EMPTY ||
         (cell->kind == DUID_CELL_TEXT && cell->text[strspn (cell->text, " \t\r\n")] == '\0');
}

gboolean
duid_record_is_empty (const DuidRecord *record)
{
  for (guint i = 0; i < record->n_cells; i++)
    if (!duid_cell_is_blank (duid_record_get_cell (record, i)))
      return FALSE;
  return TRUE;
}

guint
duid_record_count_filled (const DuidRecord *record)
{
  guint n = record->n_cells;

  while (n > 0 && duid_cell_is_blank (duid_record_get_cell (record, n - 1)))
    n--;
  return n;
}

void
duid_cells_take_guards_off (DuidCell *cells,
                            guint     n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      gboolean is_guarded = *cells[i].text == '\'';

      cells[i].raw += *cells[i].raw == '\'';
      cells[i].text += is_guarded;
      cells[i].length -= (guint) is_guarded;
    }
}
