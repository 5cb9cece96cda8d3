/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-people.h"

#include "app/duid-people-window.h"
#include "app/duid-settings.h"
#include "app/duid-window-private.h"
#include "session/duid-session-blind.h"
#include "session/duid-session-people.h"

#include <glib/gi18n-lib.h>

/* ---- as whom ---- */

void
duid_window_choose_author (DuidWindow *self,
                           const char *path)
{
  GSettings       *settings = duid_settings_get ();
  g_autofree char *known = path != NULL ? duid_settings_dup_person (path) : NULL;
  g_autofree char *own =
    settings != NULL ? g_settings_get_string (settings, "author-name") : NULL;

  if (known == NULL && own != NULL && *g_strstrip (own) != '\0')
    known = g_steal_pointer (&own);
  duid_session_plan_author (self->session, known);
}

/* Whether others than who is at work have been here. */
static gboolean
has_others (GPtrArray  *people,
            const char *me)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const DuidPerson *person = people->pdata[i];

      if (person->same_as == NULL && g_strcmp0 (person->name, me) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Alone in a project one is not asked, only told where to say so. */
static void
tell_author (DuidWindow *self,
             const char *name)
{
  g_autofree char *words =
    g_markup_printf_escaped (_ ("You work in this project as %s."), name);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_button_label (toast, _ ("Somebody else…"));
  adw_toast_set_action_name (toast, "win.people");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
duid_window_greet (DuidWindow *self)
{
  DuidProject     *project = duid_session_get_project (self->session);
  const char      *path = duid_project_get_path (project);
  g_autofree char *known = duid_settings_dup_person (path);
  g_autoptr (GPtrArray) people = NULL;

  if (known != NULL || duid_project_is_read_only (project))
    return;
  people = duid_project_list_people (project, NULL);
  duid_settings_set_person (path, duid_project_get_author (project));
  if (has_others (people, duid_project_get_author (project)))
    duid_window_show_people (self, NULL);
  else
    tell_author (self, duid_project_get_author (project));
}

void
duid_window_show_author (DuidWindow *self)
{
  DuidProject     *project = duid_session_get_project (self->session);
  const char      *name = project != NULL ? duid_project_get_author (project) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_ ("%s is at work: people"), name)
                                        : g_strdup (_ ("People"));

  gtk_widget_set_visible (self->people_button, name != NULL);
  if (name == NULL)
    return;
  gtk_button_set_child (GTK_BUTTON (self->people_button),
                        duid_person_badge_new (name, duid_session_get_own_colour (self->session),
                                               24));
  gtk_widget_set_tooltip_text (self->people_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->people_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
duid_window_show_people (DuidWindow *self,
                         GVariant   *parameter)
{
  gtk_window_present (duid_people_window_new (GTK_WINDOW (self), self->session));
}

/* ---- coding blind ---- */

static void
show_blind (GtkRevealer *bar)
{
  DuidSession *session = g_object_get_data (G_OBJECT (bar), "session");

  gtk_revealer_set_reveal_child (bar, duid_session_get_project (session) != NULL &&
                                        duid_session_is_blind (session));
}

static void
blind_changed_cb (GtkRevealer *bar,
                  guint        what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) != 0)
    show_blind (bar);
}

static void
reveal_cb (DuidWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!duid_session_set_blind (self->session, FALSE, &error))
    duid_window_tell_error (self, _ ("This could not be kept"), error);
}

void
duid_window_add_blind_bar (DuidWindow *self)
{
  GtkWidget *bar = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("duid-not-shown-symbolic");
  GtkWidget *words =
    gtk_label_new (_ ("You code blind: the others’ tags and notes are hidden, and only your own "
                      "tags are counted."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Reveal"));

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  gtk_widget_add_css_class (box, "busy");
  gtk_widget_set_tooltip_text (button, _ ("Show everybody’s tags and notes, to everybody"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_revealer_set_child (GTK_REVEALER (bar), box);
  g_object_set_data (G_OBJECT (bar), "session", self->session);
  g_signal_connect_object (button, "clicked", G_CALLBACK (reveal_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (blind_changed_cb), bar,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->busy))), bar,
                              GTK_WIDGET (self->busy));
  show_blind (GTK_REVEALER (bar));
}
