/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-people-window.h"

#include "app/duid-settings.h"
#include "session/duid-session-blind.h"
#include "session/duid-session-people.h"
#include "store/duid-project-author.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-tag-swatch.h"

#include <glib/gi18n-lib.h>

struct _DuidPeopleWindow
{
  AdwWindow parent_instance;

  DuidSession *session; /* owned */
  GtkWidget   *place;   /* a bin around the groups, made anew when people change */
  gboolean     is_filling;
};

G_DEFINE_FINAL_TYPE (DuidPeopleWindow, duid_people_window, ADW_TYPE_WINDOW)

GtkWidget *
duid_person_badge_new (const char *name,
                       int         colour,
                       int         size_px)
{
  GtkWidget *badge = adw_avatar_new (size_px, name, TRUE);
  g_autofree char *class = g_strdup_printf ("person-%d", colour);

  gtk_widget_add_css_class (badge, class);
  return badge;
}

static void
tell_error (DuidPeopleWindow *self,
            const GError     *error)
{
  duid_compat_tell (GTK_WINDOW (self), _ ("This was not kept"), error->message);
}

/* ---- who ---- */

static void
become (DuidPeopleWindow *self,
        const char       *name)
{
  DuidProject     *project = duid_session_get_project (self->session);
  g_autofree char *chosen = g_strdup (name);

  if (project == NULL || g_strcmp0 (duid_project_get_author (project), chosen) == 0)
    return;
  duid_session_set_author (self->session, chosen);
  duid_settings_set_person (duid_project_get_path (project), duid_project_get_author (project));
}

static void
chosen_cb (GtkCheckButton *check,
           gpointer        data)
{
  DuidPeopleWindow *self = data;

  if (!self->is_filling && gtk_check_button_get_active (check))
    become (self, g_object_get_data (G_OBJECT (check), "name"));
}

static void
added_cb (DuidPeopleWindow *self,
          GtkEditable      *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*name != '\0')
    become (self, name);
}

static GtkWidget *
make_person (DuidPeopleWindow *self,
             const DuidPerson *person,
             GtkCheckButton  **group)
{
  DuidProject *project = duid_session_get_project (self->session);
  GtkWidget   *row = adw_action_row_new ();
  GtkWidget   *check = gtk_check_button_new ();
  GtkWidget   *badge;
  gboolean     is_me = g_strcmp0 (person->name, duid_project_get_author (project)) == 0;
  int          colour = duid_person_get_colour (person->name, person->colour);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  if (g_strcmp0 (person->role, DUID_ROLE_FACILITATOR) == 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Facilitator"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), *group);
  *group = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_me);
  g_object_set_data_full (G_OBJECT (check), "name", g_strdup (person->name), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, 0);
  badge = duid_person_badge_new (person->name, colour, 32);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static GtkWidget *
make_who (DuidPeopleWindow *self)
{
  GtkWidget      *group = adw_preferences_group_new ();
  GtkWidget      *entry = adw_entry_row_new ();
  GtkCheckButton *nobody = GTK_CHECK_BUTTON (g_object_ref_sink (gtk_check_button_new ()));
  GtkCheckButton *first = nobody;
  g_autoptr (GPtrArray) people =
    duid_project_list_people (duid_session_get_project (self->session), NULL);

  /* One alone would not be one of several, and could be let go of. */
  g_object_set_data_full (G_OBJECT (group), "nobody", nobody, g_object_unref);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Who are you?"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("What you add from here on carries your name, and undo is yours alone. This computer "
       "remembers it for this project."));
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const DuidPerson *person = people->pdata[i];

      if (person->same_as == NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   make_person (self, person, &first));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Somebody else: name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  return group;
}

/* ---- what they are ---- */

static void
role_cb (DuidPeopleWindow *self,
         GParamSpec       *unused,
         GtkSwitch        *toggle)
{
  g_autoptr (GError) error = NULL;
  const char *role = gtk_switch_get_active (toggle) ? DUID_ROLE_FACILITATOR : NULL;

  if (!self->is_filling && !duid_session_set_own_field (self->session, "role", role, &error))
    tell_error (self, error);
}

static void
colour_cb (DuidPeopleWindow *self,
           GtkWidget        *button)
{
  g_autoptr (GError) error = NULL;

  if (!duid_session_set_own_field (self->session, "colour",
                                   duid_tag_swatch_get_colour (button), &error))
    tell_error (self, error);
}

static GtkWidget *
make_colours (DuidPeopleWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  int        own = duid_session_get_own_colour (self->session);

  for (int i = 0; i < DUID_N_TAG_COLOURS; i++)
    {
      GtkWidget *button = duid_tag_swatch_new (i, i == own);

      g_signal_connect_object (button, "clicked", G_CALLBACK (colour_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_switch (DuidPeopleWindow *self,
             const char       *title,
             const char       *words,
             gboolean          is_on,
             GCallback         callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), is_on);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (toggle, "notify::active", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

static GtkWidget *
make_self (DuidPeopleWindow *self)
{
  DuidProject     *project = duid_session_get_project (self->session);
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *colour = adw_action_row_new ();
  g_autofree char *role = duid_project_dup_author_field (project, "role", NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("You"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (colour), _ ("Colour"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (colour), make_colours (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), colour);
  adw_preferences_group_add (
    ADW_PREFERENCES_GROUP (group),
    make_switch (self, _ ("Facilitator"),
                 _ ("Leads the group, and may hide a tag that somebody gave."),
                 g_strcmp0 (role, DUID_ROLE_FACILITATOR) == 0, G_CALLBACK (role_cb)));
  return group;
}

/* ---- together ---- */

static void
blind_cb (DuidPeopleWindow *self,
          GParamSpec       *unused,
          GtkSwitch        *toggle)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_filling &&
      !duid_session_set_blind (self->session, gtk_switch_get_active (toggle), &error))
    tell_error (self, error);
}

static GtkWidget *
make_together (DuidPeopleWindow *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Everybody"));
  adw_preferences_group_add (
    ADW_PREFERENCES_GROUP (group),
    make_switch (self, _ ("Code blind"),
                 _ ("Each sees only their own tags and notes, until somebody reveals them. Then "
                    "nobody is led by another, and agreement says something."),
                 duid_session_is_blind (self->session), G_CALLBACK (blind_cb)));
  return group;
}

static void
fill (DuidPeopleWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  self->is_filling = TRUE;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_who (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_self (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (make_together (self)));
  adw_bin_set_child (ADW_BIN (self->place), page);
  self->is_filling = FALSE;
}

static void
refill_cb (gpointer data)
{
  g_autoptr (DuidPeopleWindow) self = data;

  if (self->session != NULL && duid_session_get_project (self->session) != NULL)
    fill (self);
}

static void
session_changed_cb (DuidPeopleWindow *self,
                    guint             what)
{
  if (duid_session_get_project (self->session) == NULL)
    gtk_window_close (GTK_WINDOW (self));
  else if ((what & DUID_CHANGED_TAGGING) != 0)
    /* Not from within the signal of a widget that goes. */
    g_idle_add_once (refill_cb, g_object_ref (self));
}

/* ---- life ---- */

static void
duid_people_window_dispose (GObject *object)
{
  g_clear_object (&DUID_PEOPLE_WINDOW (object)->session);
  G_OBJECT_CLASS (duid_people_window_parent_class)->dispose (object);
}

static void
duid_people_window_class_init (DuidPeopleWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_people_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
duid_people_window_init (DuidPeopleWindow *self)
{
}

GtkWindow *
duid_people_window_new (GtkWindow   *parent,
                        DuidSession *session)
{
  DuidPeopleWindow *self = g_object_new (DUID_TYPE_PEOPLE_WINDOW, NULL);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  self->place = adw_bin_new ();
  gtk_widget_set_vexpand (self->place, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->place);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("People"));
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 600);
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WINDOW (self);
}
