/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-tip.h"

static GQuark
get_key (void)
{
  return g_quark_from_static_string ("duid-tip");
}

static gboolean
query_cb (GtkWidget  *widget,
          int         x,
          int         y,
          gboolean    is_by_keyboard,
          GtkTooltip *tooltip)
{
  const char *words = g_object_get_qdata (G_OBJECT (widget), get_key ());

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL && *words != '\0';
}

void
duid_tip_set (GtkWidget  *widget,
              const char *words)
{
  const char *old = g_object_get_qdata (G_OBJECT (widget), get_key ());

  if (g_strcmp0 (old, words) == 0)
    return;
  if (!gtk_widget_get_has_tooltip (widget))
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
      gtk_widget_set_has_tooltip (widget, TRUE);
    }
  g_object_set_qdata_full (G_OBJECT (widget), get_key (), g_strdup (words), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}
