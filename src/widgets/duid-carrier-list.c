/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-carrier-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DuidCarrierList
{
  AdwBin parent_instance;

  DuidSession       *session;
  GPtrArray         *patterns; /* holds `pattern` */
  const DuidPattern *pattern;
  GtkBox            *list;
};

G_DEFINE_FINAL_TYPE (DuidCarrierList, duid_carrier_list, ADW_TYPE_BIN)

static const char *
get_keys (DuidCarrierList *self)
{
  const char *keys = duid_pattern_get_field (self->pattern, DUID_PATTERN_CARRIERS);

  return keys != NULL ? keys : "";
}

static void
keep (DuidCarrierList *self,
      const char      *keys)
{
  g_autoptr (GError) error = NULL;

  if (!duid_session_change_pattern (self->session, self->pattern, DUID_PATTERN_CARRIERS, keys,
                                    &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", error->message);
}

static void
add_focus_cb (DuidCarrierList *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  gssize       row = duid_session_get_focus (self->session);
  const char  *key = row >= 0 ? duid_dataset_get_key (dataset, (gsize) row) : NULL;
  g_auto (GStrv) keys = g_strsplit (get_keys (self), "\n", -1);
  g_autofree char *text = NULL;

  if (key == NULL || g_strv_contains ((const char *const *) keys, key))
    return;
  text = keys[0] != NULL && *keys[0] != '\0'
           ? g_strdup_printf ("%s\n%s", get_keys (self), key)
           : g_strdup (key);
  keep (self, text);
}

static void
remove_carrier_cb (DuidCarrierList *self,
                   GtkWidget       *button)
{
  const char *gone = g_object_get_data (G_OBJECT (button), "key");
  g_auto (GStrv) keys = g_strsplit (get_keys (self), "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **key = keys; *key != NULL; key++)
    if (**key != '\0' && strcmp (*key, gone) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", *key);
  keep (self, text->str);
}

static void
read_carrier_cb (DuidCarrierList *self,
                 GtkWidget       *button)
{
  gssize row = duid_dataset_find_key (duid_session_get_dataset (self->session),
                                      g_object_get_data (G_OBJECT (button), "key"));

  if (row < 0)
    return;
  duid_session_focus (self->session, row);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "stories");
}

static void
add_carrier (DuidCarrierList *self,
             const char      *key)
{
  DuidDataset     *dataset = duid_session_get_dataset (self->session);
  gssize           row = duid_dataset_find_key (dataset, key);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget       *read = gtk_button_new ();
  GtkWidget       *gone = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *title = row >= 0 ? duid_dataset_dup_title (dataset, (gsize) row)
                                    : g_strdup (_ ("A story that is gone"));
  GtkWidget       *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (read), label);
  gtk_widget_set_hexpand (read, TRUE);
  gtk_widget_add_css_class (read, "flat");
  gtk_widget_add_css_class (gone, "flat");
  gtk_widget_set_tooltip_text (gone, _ ("Take off the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gone), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take off the list"), -1);
  g_object_set_data_full (G_OBJECT (read), "key", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (gone), "key", g_strdup (key), g_free);
  g_signal_connect_swapped (read, "clicked", G_CALLBACK (read_carrier_cb), self);
  g_signal_connect_swapped (gone, "clicked", G_CALLBACK (remove_carrier_cb), self);
  gtk_box_append (GTK_BOX (line), read);
  gtk_box_append (GTK_BOX (line), gone);
  gtk_box_append (self->list, line);
}

static void
fill (DuidCarrierList *self)
{
  g_auto (GStrv) keys = g_strsplit (get_keys (self), "\n", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (char **key = keys; *key != NULL; key++)
    if (**key != '\0')
      add_carrier (self, *key);
}

static void
duid_carrier_list_dispose (GObject *object)
{
  DuidCarrierList *self = DUID_CARRIER_LIST (object);

  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_carrier_list_parent_class)->dispose (object);
}

static void
duid_carrier_list_class_init (DuidCarrierListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_carrier_list_dispose;
}

static void
duid_carrier_list_init (DuidCarrierList *self)
{
  GtkBox    *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *add = gtk_button_new_with_label (_ ("Add the story in focus"));

  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_focus_cb), self);
  gtk_box_append (box, GTK_WIDGET (self->list));
  gtk_box_append (box, add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
}

void
duid_carrier_list_show (DuidCarrierList   *self,
                        DuidSession       *session,
                        GPtrArray         *patterns,
                        const DuidPattern *pattern)
{
  g_set_object (&self->session, session);
  g_ptr_array_ref (patterns);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  self->patterns = patterns;
  self->pattern = pattern;
  fill (self);
}
