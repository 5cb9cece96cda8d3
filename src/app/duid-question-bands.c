/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-question-bands.h"

#include "app/duid-window-private.h"
#include "session/duid-session-questions.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One band: its name, and the value it ends below. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *name;
  GtkWidget *below;
} Line;

typedef struct
{
  DuidWindow *window; /* borrowed: the group ends with it */
  char       *question;
  double      min;
  double      max;
  GtkWidget  *group;
  GArray     *lines; /* Line */
} Bands;

static void
free_bands (gpointer data)
{
  Bands *bands = data;

  g_free (bands->question);
  g_array_unref (bands->lines);
  g_free (bands);
}

/* The last one has no end: it goes on to the end of the scale. */
static void
show_ends (Bands *bands)
{
  for (guint i = 0; i < bands->lines->len; i++)
    gtk_widget_set_visible (g_array_index (bands->lines, Line, i).below,
                            i + 1 < bands->lines->len);
}

static void
remove_cb (Bands     *bands,
           GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  for (guint i = 0; i < bands->lines->len; i++)
    if (g_array_index (bands->lines, Line, i).row == row)
      {
        g_array_remove_index (bands->lines, i);
        break;
      }
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (bands->group), row);
  show_ends (bands);
}

static void
add_band (Bands      *bands,
          const char *label,
          double      below)
{
  double     span = bands->max - bands->min;
  double     step = span > 0 ? span / 20 : 1;
  GtkWidget *gone = gtk_button_new_from_icon_name ("window-close-symbolic");
  Line       line = {
          .row = adw_action_row_new (),
          .name = gtk_entry_new (),
          .below = gtk_spin_button_new_with_range (bands->min, bands->max, step),
  };

  gtk_editable_set_text (GTK_EDITABLE (line.name), label);
  gtk_widget_set_hexpand (line.name, TRUE);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (line.below), span > 20 ? 0 : 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (line.below), isfinite (below) ? below : bands->max);
  gtk_widget_set_tooltip_text (line.below, _ ("Up to this value, which is part of the next"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the band"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.below), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Up to this value, which is part of the next"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gone), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take this band away"), -1);
  gtk_widget_set_tooltip_text (gone, _ ("Take this band away"));
  gtk_widget_add_css_class (gone, "flat");
  gtk_widget_set_valign (line.name, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (line.below, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (gone, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line.row), line.name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line.row), line.below);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line.row), gone);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (remove_cb), bands);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (bands->group), line.row);
  g_array_append_val (bands->lines, line);
  show_ends (bands);
}

static void
add_cb (Bands *bands)
{
  add_band (bands, "", bands->max);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  double left = ((const DuidBand *) a)->below;
  double right = ((const DuidBand *) b)->below;

  return (left > right) - (left < right);
}

/* As they are typed, in the order of their ends; nameless ones are left out. */
static GArray *
read_bands (const Bands *bands)
{
  GArray *read = g_array_new (FALSE, TRUE, sizeof (DuidBand));

  for (guint i = 0; i < bands->lines->len; i++)
    {
      const Line *line = &g_array_index (bands->lines, Line, i);
      gboolean    is_last = i + 1 == bands->lines->len;
      DuidBand    band = {
           .label = (char *) gtk_editable_get_text (GTK_EDITABLE (line->name)),
           .below = is_last ? INFINITY : gtk_spin_button_get_value (GTK_SPIN_BUTTON (line->below)),
      };

      if (*band.label != '\0')
        g_array_append_val (read, band);
    }
  g_array_sort (read, compare_ends);
  if (read->len > 0)
    g_array_index (read, DuidBand, read->len - 1).below = INFINITY;
  return read;
}

static void
keep_cb (Bands *bands)
{
  DuidSession *session = bands->window->session;
  g_autoptr (GArray) read = read_bands (bands);
  g_autoptr (GError) error = NULL;

  if (duid_session_set_bands (session, duid_session_find_question (session, bands->question), read,
                              &error))
    duid_window_toast (bands->window, _ ("The bands are kept."));
  duid_window_tell_error (bands->window, _ ("The question was not changed"), error);
}

static GtkWidget *
make_buttons (Bands *bands)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_label (_ ("Another band"));
  GtkWidget *keep = gtk_button_new_with_label (_ ("Keep these bands"));

  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), bands);
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (keep_cb), bands);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), keep);
  return box;
}

GtkWidget *
duid_question_bands_new (DuidWindow         *window,
                         const DuidQuestion *question)
{
  Bands *bands = g_new0 (Bands, 1);

  bands->window = window;
  bands->question = g_strdup (question->name);
  bands->min = question->min;
  bands->max = question->max;
  bands->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  bands->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (bands->group), _ ("Bands"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (bands->group),
                                           make_buttons (bands));
  g_object_set_data_full (G_OBJECT (bands->group), "bands", bands, free_bands);
  for (guint i = 0; i < question->bands->len; i++)
    {
      const DuidBand *band = &g_array_index (question->bands, DuidBand, i);

      add_band (bands, band->label, band->below);
    }
  return bands->group;
}
