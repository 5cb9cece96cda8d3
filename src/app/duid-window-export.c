/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "app/duid-export-job.h"
#include "app/duid-figure.h"
#include "app/duid-print.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_INTERVAL_MS 100

/* ---- tables ---- */

static gboolean
show_progress_cb (gpointer data)
{
  DuidWindow *self = data;

  gtk_progress_bar_set_fraction (self->busy_bar, duid_export_job_get_share (self->export_job));
  return G_SOURCE_CONTINUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (DuidWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gssize           n = duid_export_job_finish (result, &error);

  g_clear_handle_id (&self->export_timer, g_source_remove);
  self->export_job = NULL;
  if (self->session == NULL)
    return; /* the window was closed meanwhile */
  gtk_revealer_set_reveal_child (self->busy, FALSE);
  if (n < 0)
    {
      duid_window_tell_error (self, _ ("The file could not be written"), error);
      return;
    }
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%zd story written", "%zd stories written",
                                        (gulong) n),
                           n);
  duid_window_toast (self, words);
}

static void
start_writing (DuidWindow    *self,
               DuidExportKind kind,
               const char    *path)
{
  if (self->export_job != NULL || duid_session_get_dataset (self->session) == NULL)
    return;
  self->export_job =
    duid_export_job_start (self->session, kind, path, written_cb, g_object_ref (self));
  self->export_timer = g_timeout_add (PROGRESS_INTERVAL_MS, show_progress_cb, self);
  gtk_label_set_text (self->busy_words, _ ("Writing the stories"));
  gtk_revealer_set_reveal_child (self->busy, TRUE);
}

static void
excel_chosen_cb (const char *const *paths,
                 gpointer           data)
{
  g_autoptr (DuidWindow) self = data;

  if (paths != NULL)
    start_writing (self, DUID_EXPORT_EXCEL, paths[0]);
}

static void
csv_chosen_cb (const char *const *paths,
               gpointer           data)
{
  g_autoptr (DuidWindow) self = data;

  if (paths != NULL)
    start_writing (self, DUID_EXPORT_CSV, paths[0]);
}

static char *
suggest_name (DuidWindow *self,
              const char *ending)
{
  g_autofree char *title = g_strdup (duid_session_get_title (self->session));

  g_strdelimit (title, "/\\:*?\"<>|", '-');
  return g_strconcat (title, ending, NULL);
}

static void
export_excel_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  g_autofree char *name = suggest_name (data, ".xlsx");

  duid_compat_choose_place (data, _ ("Export the selection to Excel"), DUID_FILES_EXCEL, name,
                            excel_chosen_cb, g_object_ref (data));
}

static void
export_csv_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  g_autofree char *name = suggest_name (data, ".csv");

  duid_compat_choose_place (data, _ ("Export the selection to CSV"), DUID_FILES_CSV, name,
                            csv_chosen_cb, g_object_ref (data));
}

/* ---- figures ---- */

/* The card of @question on the board, or a plain one. */
static DuidCard *
find_card (DuidWindow *self,
           const char *question)
{
  const DuidView *view = duid_session_get_view (self->session);

  for (guint i = 0; i < view->cards->len; i++)
    {
      const DuidCard *card = g_ptr_array_index (view->cards, i);

      if (g_str_equal (card->question, question))
        return duid_card_copy (card);
    }
  return duid_card_new (question);
}

static void
figure_chosen_cb (const char *const *paths,
                  gpointer           data)
{
  g_autoptr (DuidWindow) self = data;
  g_autofree char *question = g_steal_pointer (&self->figure);
  g_autoptr (DuidCard) card = NULL;
  g_autoptr (GError) error = NULL;

  if (paths == NULL || question == NULL)
    return;
  card = find_card (self, question);
  if (duid_figure_save (self->session, card, paths[0], &error))
    duid_window_toast (self, _ ("The figure is saved"));
  else
    duid_window_tell_error (self, _ ("The figure could not be saved"), error);
}

static void
save_figure_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DuidWindow      *self = data;
  const char      *question = g_variant_get_string (parameter, NULL);
  g_autofree char *title =
    duid_look_question_title (self->session, duid_session_find_question (self->session, question));
  g_autofree char *name = NULL;

  g_strdelimit (title, "/\\:*?\"<>|", '-');
  name = g_strconcat (title, ".svg", NULL);
  g_free (self->figure);
  self->figure = g_strdup (question);
  duid_compat_choose_place (data, _ ("Save the figure"), DUID_FILES_FIGURE, name, figure_chosen_cb,
                            g_object_ref (data));
}

static void
copy_figure_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  DuidWindow *self = data;
  g_autoptr (DuidCard) card = find_card (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GdkTexture) texture = duid_figure_make_texture (self->session, card);

  if (texture == NULL)
    return;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  duid_window_toast (self, _ ("The figure is copied"));
}

/* ---- paper ---- */

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  DuidWindow *self = data;
  const char *page = adw_view_stack_get_visible_child_name (self->pages);
  g_autoptr (GError) error = NULL;

  if (!duid_print (GTK_WINDOW (self), self->session,
                   g_str_equal (page, "stories") ? DUID_PRINT_STORY : DUID_PRINT_BOARD, &error))
    duid_window_tell_error (self, _ ("This could not be printed"), error);
}

void
duid_window_add_export_actions (DuidWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "export-excel", .activate = export_excel_cb },
    { .name = "export-csv", .activate = export_csv_cb },
    { .name = "save-figure", .activate = save_figure_cb, .parameter_type = "s" },
    { .name = "copy-figure", .activate = copy_figure_cb, .parameter_type = "s" },
    { .name = "print", .activate = print_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
