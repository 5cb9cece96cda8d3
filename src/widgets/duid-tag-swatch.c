/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-swatch.h"

#include "model/duid-tagging.h"
#include "widgets/duid-tag-mark.h"

#include <glib/gi18n-lib.h>

#define COLOUR "colour"

/* In the order of duid_palette_get_tag(). */
static const char *const names[DUID_N_TAG_COLOURS] = {
  N_ ("Pink"), N_ ("Orange"), N_ ("Green"), N_ ("Blue"),
  N_ ("Grey"), N_ ("Purple"), N_ ("Red"), N_ ("Ochre")
};

const char *
duid_tag_swatch_get_name (int colour)
{
  return _ (names[colour]);
}

GtkWidget *
duid_tag_swatch_new (int      colour,
                     gboolean is_chosen)
{
  const char *name = duid_tag_swatch_get_name (colour);
  GtkWidget  *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), duid_tag_mark_new (DUID_TAG_MARK_SWATCH, colour));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "tag-swatch");
  if (is_chosen)
    gtk_widget_add_css_class (button, "chosen");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), COLOUR, g_strdup_printf ("%d", colour), g_free);
  return button;
}

const char *
duid_tag_swatch_get_colour (GtkWidget *swatch)
{
  return g_object_get_data (G_OBJECT (swatch), COLOUR);
}
