/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-save-table.h"

#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

/* Tells a spreadsheet that the text is UTF-8. */
#define MARK "\xef\xbb\xbf"

typedef struct
{
  GWeakRef window;
  char    *table;
} Save;

static void
chosen_cb (const char *const *paths,
           gpointer           data)
{
  Save *save = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&save->window);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat (MARK, save->table, NULL);

  if (paths != NULL && !g_file_set_contents (paths[0], text, -1, &error) && window != NULL)
    duid_compat_tell (window, _ ("The table was not saved"), error->message);
  g_weak_ref_clear (&save->window);
  g_free (save->table);
  g_free (save);
}

void
duid_save_table (GtkWidget  *from,
                 const char *name,
                 char       *table)
{
  GtkWindow       *window = GTK_WINDOW (gtk_widget_get_root (from));
  Save            *save = g_new0 (Save, 1);
  g_autofree char *file = g_strconcat (name, ".csv", NULL);

  g_weak_ref_init (&save->window, window);
  save->table = table;
  duid_compat_choose_place (window, _ ("Save the table"), DUID_FILES_CSV, file, chosen_cb, save);
}
