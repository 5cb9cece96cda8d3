/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-table.h"

#include "app/duid-window-private.h"
#include "export/duid-table-file.h"
#include "plot/duid-chart-cells.h"
#include "widgets/duid-card-request.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-save-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A table that waits for its place. */
typedef struct
{
  GWeakRef   window;
  DuidCells *cells;
} Save;

static void
chosen_cb (const char *const *paths,
           gpointer           data)
{
  Save *save = data;
  g_autoptr (DuidWindow) window = g_weak_ref_get (&save->window);
  g_autoptr (GError) error = NULL;

  if (paths != NULL && !duid_table_file_write (save->cells, paths[0], &error) && window != NULL)
    duid_window_tell_error (window, _ ("The table was not saved"), error);
  else if (paths != NULL && window != NULL)
    duid_window_toast (window, _ ("The table is saved."));
  g_weak_ref_clear (&save->window);
  duid_cells_free (save->cells);
  g_free (save);
}

/* Takes @cells. */
static void
ask_place (DuidWindow *self,
           DuidCells  *cells)
{
  Save            *save = g_new0 (Save, 1);
  g_autofree char *plain =
    g_strdelimit (g_strdup (duid_cells_get_title (cells)), "/\\:*?\"<>|", '-');
  g_autofree char *file = g_strconcat (plain, ".xlsx", NULL);

  g_weak_ref_init (&save->window, self);
  save->cells = cells;
  duid_compat_choose_place (GTK_WINDOW (self), _ ("Save the table"), DUID_FILES_TABLE, file,
                            chosen_cb, save);
}

void
duid_window_save_table (DuidWindow *self,
                        GVariant   *parameter)
{
  ask_place (self, duid_cells_new_from_variant (parameter));
}

/* The numbers of the card of a question, NULL without one (transfer full). */
static DuidCells *
make_card_cells (DuidWindow *self,
                 const char *question)
{
  GPtrArray *cards = duid_session_get_view (self->session)->cards;

  for (guint i = 0; i < cards->len; i++)
    {
      const DuidCard  *card = g_ptr_array_index (cards, i);
      DuidChartRequest request;
      g_autoptr (DuidRows) base = NULL;

      if (strcmp (card->question, question) != 0 ||
          !duid_card_request_fill (&request, self->session, card))
        continue;
      base = duid_card_request_own_base (&request, self->session, card);
      return duid_chart_make_cells (&request);
    }
  return NULL;
}

void
duid_window_save_card_table (DuidWindow *self,
                             GVariant   *parameter)
{
  DuidCells *cells = make_card_cells (self, g_variant_get_string (parameter, NULL));

  if (cells != NULL)
    ask_place (self, cells);
}

void
duid_window_copy_card_table (DuidWindow *self,
                             GVariant   *parameter)
{
  g_autoptr (DuidCells) cells = make_card_cells (self, g_variant_get_string (parameter, NULL));

  if (cells == NULL)
    return;
  duid_copy_table (GTK_WIDGET (self), cells);
  duid_window_toast (self, _ ("The table is on the clipboard."));
}
