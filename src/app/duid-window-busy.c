/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window tells of long work: what people wait for in a strip above the project,
 * what goes on behind them in a thin line below it; and what it asks when somebody wants to
 * leave before answers are written. */
#include "duid-config.h"

#include "app/duid-window-private.h"
#include "session/duid-session-indexing.h"
#include "session/duid-session-texts.h"
#include "widgets/duid-compat.h"

#include <glib/gi18n-lib.h>

#define BAR_WIDTH 160

/* What people wait for. */
static void
show_waiting (DuidWindow *self)
{
  double      share = -1;
  const char *words = duid_session_get_busy (self->session, &share);

  /* Then the strip is theirs. */
  if (words == NULL && (self->export_job != NULL || self->caring != NULL))
    return;
  gtk_revealer_set_reveal_child (self->busy, words != NULL);
  if (words == NULL)
    {
      /* A bar that pulses goes on asking for frames, seen or not. */
      gtk_progress_bar_set_fraction (self->busy_bar, 0);
      return;
    }
  gtk_label_set_text (self->busy_words, words);
  if (share >= 0)
    gtk_progress_bar_set_fraction (self->busy_bar, share);
  else
    gtk_progress_bar_pulse (self->busy_bar);
}

/* What goes on behind the window in words (transfer full), or NULL; @share is -1 for what
 * has ended badly. */
static char *
dup_behind (DuidSession *session,
            double      *share)
{
  const char *trouble = duid_session_get_text_trouble (session);

  if (trouble != NULL)
    {
      *share = -1;
      return g_strdup (trouble);
    }
  if (duid_session_is_reading_texts (session, share))
    return g_strdup_printf (_ ("The answers are there. The texts are being read … %d %%"),
                            (int) (100 * *share));
  if (duid_session_is_indexing (session, share))
    return g_strdup_printf (
      _ ("Everything is kept. The words of the stories are being put in order … %d %%"),
      (int) (100 * *share));
  return NULL;
}

/* What nobody waits for. */
static void
show_behind (DuidWindow *self)
{
  double           share = 0;
  g_autofree char *words = dup_behind (self->session, &share);

  gtk_revealer_set_reveal_child (self->behind, words != NULL);
  if (words == NULL)
    return;
  gtk_label_set_text (self->behind_words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->behind_words), share < 0 ? words : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->behind_bar), share >= 0);
  gtk_progress_bar_set_fraction (self->behind_bar, MAX (share, 0));
}

void
duid_window_add_behind_line (DuidWindow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *revealer = gtk_revealer_new ();

  self->behind = GTK_REVEALER (revealer);
  self->behind_words = GTK_LABEL (words);
  self->behind_bar = GTK_PROGRESS_BAR (bar);
  gtk_label_set_xalign (self->behind_words, 0);
  gtk_label_set_ellipsize (self->behind_words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "numeric");
  gtk_widget_add_css_class (line, "behind");
  gtk_widget_set_size_request (bar, BAR_WIDTH, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), bar);
  gtk_revealer_set_child (self->behind, line);
  gtk_revealer_set_transition_type (self->behind, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->busy))), revealer);
}

void
duid_window_show_busy (DuidWindow *self)
{
  show_waiting (self);
  show_behind (self);
}

/* ---- leaving ---- */

static void
leave_cb (const char *answer,
          gpointer    data)
{
  /* Closing may be the end of it. */
  g_autoptr (DuidWindow) self = g_object_ref (data);

  self->may_leave = TRUE;
  self->leave (self, self->leave_for);
  self->may_leave = FALSE;
}

gboolean
duid_window_may_leave (DuidWindow *self,
                       const char *label,
                       DuidLeave   leave,
                       const char *leave_for)
{
  g_autofree char *path = NULL;

  if (self->may_leave || !duid_session_is_writing (self->session))
    return TRUE;
  path = g_strdup (leave_for);
  g_free (self->leave_for);
  self->leave_for = g_steal_pointer (&path);
  self->leave = leave;
  duid_compat_ask_to_stop (
    GTK_WINDOW (self), _ ("Stop adding the answers?"),
    _ ("They are still being written. If you stop now, none of them is kept: the project stays as "
       "it was, and a new one is not made. The files with the answers stay as they are, so you "
       "can add them again later."),
    label, _ ("_Wait"), leave_cb, self);
  return FALSE;
}
