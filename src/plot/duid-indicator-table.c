/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-indicator.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "plot/duid-figure.h"

/* Fewer than five are “<5” here too: the page is made to be shown. */
static void
add_count (DuidCells *cells,
           gsize      n)
{
  g_autofree char *hidden = n > 0 && n < DUID_FEWEST_SHOWN ? duid_figure_dup_hidden (n) : NULL;

  if (hidden != NULL)
    duid_cells_add (cells, hidden);
  else
    duid_cells_add_number (cells, (double) n);
}

static void
add_row (DuidCells           *cells,
         const DuidIndicator *indicator,
         const DuidDataset   *dataset,
         const char          *group,
         const DuidRows      *rows)
{
  const DuidQuestion *asked = duid_dataset_get_question (dataset, indicator->question);
  g_autofree char    *title = duid_question_dup_short_label (asked);
  DuidIndicatorValue  value = duid_indicator_measure (indicator, rows);

  duid_cells_add (cells, asked->theme);
  duid_cells_add (cells, title);
  duid_cells_add (cells, indicator->label);
  duid_cells_add (cells, group);
  duid_cells_add_number (cells, value.percent);
  duid_cells_add_number (cells, value.low);
  duid_cells_add_number (cells, value.high);
  add_count (cells, value.n);
  add_count (cells, value.n_answered);
  duid_cells_end_row (cells);
}

static void
add_head (DuidCells *cells)
{
  const char *const titles[] = { _ ("Theme"), _ ("Question"), _ ("Answer"), _ ("Group"),
                                 /* xgettext:no-c-format */
                                 _ ("Share in %"), _ ("Interval from"), _ ("Interval to"),
                                 _ ("Gave it"), _ ("Answered") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    duid_cells_add (cells, titles[i]);
  duid_cells_end_head (cells);
}

DuidCells *
duid_indicators_make_cells (GPtrArray         *indicators,
                            const DuidDataset *dataset,
                            const DuidRows    *rows,
                            GPtrArray         *parts)
{
  DuidCells *cells = duid_cells_new (_ ("Indicators"));
  gboolean   is_weighed = FALSE;

  add_head (cells);
  for (guint i = 0; i < indicators->len; i++)
    {
      const DuidIndicator *indicator = g_ptr_array_index (indicators, i);

      is_weighed |= indicator->weights != NULL;
      add_row (cells, indicator, dataset, _ ("Everyone"), rows);
      for (guint j = 0; parts != NULL && j < parts->len; j++)
        {
          const DuidGroupOf *part = g_ptr_array_index (parts, j);
          g_autoptr (DuidRows) both = duid_rows_copy (part->rows);

          if (rows != NULL)
            duid_rows_and (both, rows);
          add_row (cells, indicator, dataset, part->label, both);
        }
    }
  duid_cells_add_note (cells, _ ("Shares are of those who answered, with Wilson’s 95 % interval; "
                                 "below ten answers there is none."));
  if (is_weighed)
    duid_cells_add_note (cells, _ ("Shares are weighed; counts are of stories."));
  return cells;
}
