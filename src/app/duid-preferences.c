/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-preferences.h"

#include "app/duid-settings.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SMALLEST_TEXT 0.8
#define LARGEST_TEXT  2.0
#define TEXT_STEP     0.1

static double text_size = 1;

static void
use_text_size (double size)
{
  text_size = CLAMP (size, SMALLEST_TEXT, LARGEST_TEXT);
  duid_look_set_text_size (text_size);
  duid_compat_scale_text (text_size);
}

static void
use_appearance (guint appearance)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (appearance, 2)]);
}

void
duid_preferences_apply (void)
{
  GSettings *settings = duid_settings_get ();

  if (settings == NULL)
    return;
  use_text_size (g_settings_get_double (settings, "text-size"));
  use_appearance ((guint) g_settings_get_enum (settings, "appearance"));
}

void
duid_preferences_change_text (int steps)
{
  GSettings *settings = duid_settings_get ();

  use_text_size (steps == 0 ? 1 : text_size + steps * TEXT_STEP);
  if (settings != NULL)
    g_settings_set_double (settings, "text-size", text_size);
}

static void
text_size_cb (GtkRange *range)
{
  GSettings *settings = duid_settings_get ();

  use_text_size (gtk_range_get_value (range));
  if (settings != NULL)
    g_settings_set_double (settings, "text-size", text_size);
}

static void
appearance_cb (AdwComboRow *row)
{
  GSettings *settings = duid_settings_get ();
  guint      chosen = adw_combo_row_get_selected (row);

  use_appearance (chosen);
  if (settings != NULL)
    g_settings_set_enum (settings, "appearance", (int) chosen);
}

static void
name_cb (GtkEditable *entry)
{
  GSettings *settings = duid_settings_get ();

  if (settings != NULL)
    g_settings_set_string (settings, "author-name", gtk_editable_get_text (entry));
}

static GtkWidget *
make_text_row (void)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *scale =
    gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Text size"));
  gtk_scale_add_mark (GTK_SCALE (scale), 1, GTK_POS_BOTTOM, NULL);
  gtk_range_set_value (GTK_RANGE (scale), text_size);
  gtk_widget_set_size_request (scale, 180, -1);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text size"), -1);
  g_signal_connect (scale, "value-changed", G_CALLBACK (text_size_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), scale);
  return row;
}

static GtkWidget *
make_appearance_row (void)
{
  const char *const words[] = { _ ("As the desktop"), _ ("Light"), _ ("Dark"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();
  GSettings *settings = duid_settings_get ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Appearance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  if (settings != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                                (guint) g_settings_get_enum (settings, "appearance"));
  g_signal_connect (row, "notify::selected", G_CALLBACK (appearance_cb), NULL);
  return row;
}

static GtkWidget *
make_name_row (void)
{
  GtkWidget *row = adw_entry_row_new ();
  GSettings *settings = duid_settings_get ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your name beside tags and notes"));
  if (settings != NULL)
    {
      g_autofree char *name = g_settings_get_string (settings, "author-name");

      gtk_editable_set_text (GTK_EDITABLE (row), name);
    }
  /* Each name that is used becomes a person of the open project: not each letter. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (name_cb), NULL);
  return row;
}

void
duid_preferences_show (GtkWindow *parent)
{
  AdwPreferencesPage  *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *look = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *person = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (look, _ ("Look"));
  adw_preferences_group_add (look, make_text_row ());
  adw_preferences_group_add (look, make_appearance_row ());
  adw_preferences_group_set_title (person, _ ("You"));
  adw_preferences_group_set_description (person, _ ("The language follows your system."));
  adw_preferences_group_add (person, make_name_row ());
  adw_preferences_page_add (page, look);
  adw_preferences_page_add (page, person);
  duid_compat_show_preferences (parent, page);
}
