/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-problem-rows.h"

#include <adwaita.h>

#define MOST_SHOWN 300
#define MOST_LINES 4

void
duid_problem_rows_fill (GtkListBox *list,
                        GPtrArray  *problems)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  for (guint i = 0; i < MIN (problems->len, MOST_SHOWN); i++)
    {
      g_autofree char *words = duid_problem_to_string (g_ptr_array_index (problems, i));
      GtkWidget       *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), MOST_LINES);
      gtk_list_box_append (list, row);
    }
}
