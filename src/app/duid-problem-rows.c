/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-problem-rows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST_SHOWN 200
#define MOST_LINES 4

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
}

static void
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), MOST_LINES);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
}

static void
add_more (GtkListBox *list,
          guint       n)
{
  g_autofree char *words = NULL;

  if (n <= MOST_SHOWN)
    return;
  n -= MOST_SHOWN;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n), n);
  add_row (list, words, NULL);
}

void
duid_problem_rows_fill (GtkListBox *list,
                        GPtrArray  *problems)
{
  clear (list);
  for (guint i = 0; i < MIN (problems->len, MOST_SHOWN); i++)
    {
      g_autofree char *words = duid_problem_to_string (g_ptr_array_index (problems, i));

      add_row (list, words, NULL);
    }
  add_more (list, problems->len);
}

void
duid_problem_rows_fill_ignored (GtkListBox            *list,
                                const DuidRecognition *recognition)
{
  GPtrArray *all = recognition->ignored;

  clear (list);
  for (guint i = 0; i < MIN (all->len, MOST_SHOWN); i++)
    {
      const DuidIgnoredColumn *ignored = g_ptr_array_index (all, i);
      g_autofree char         *place = g_strdup_printf (_ ("column %u"), ignored->place);

      add_row (list, *ignored->header != '\0' ? ignored->header : place, ignored->reason);
    }
  add_more (list, all->len);
}
