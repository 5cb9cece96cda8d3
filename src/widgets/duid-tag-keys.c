/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-tag-keys.h"

#include "session/duid-recent-tags.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-tag-mark.h"
#include "widgets/duid-wrap-box.h"

#include <glib/gi18n-lib.h>

#define MOST_NAME_CHARS 16

struct _DuidTagKeys
{
  AdwBin parent_instance;

  DuidWrapBox *box;
};

G_DEFINE_FINAL_TYPE (DuidTagKeys, duid_tag_keys, ADW_TYPE_BIN)

static GtkWidget *
make_key (const DuidTag *tag,
          guint          number,
          gboolean       is_on)
{
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *digit = g_strdup_printf ("%u", number);
  GtkWidget       *key = gtk_label_new (digit);
  GtkWidget       *name = gtk_label_new (tag->name);
  g_autofree char *words = g_strdup_printf (is_on ? _ ("Take off tag %s (key %u)")
                                                  : _ ("Give tag %s (key %u)"),
                                            tag->name, number);

  gtk_widget_add_css_class (key, "tag-key-number");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), MOST_NAME_CHARS);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), duid_tag_mark_new (DUID_TAG_MARK_SQUARE, tag->colour));
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tag-key");
  if (is_on)
    gtk_widget_add_css_class (button, "on");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.number-tag");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) number);
  return button;
}

static void
duid_tag_keys_class_init (DuidTagKeysClass *class)
{
}

static void
duid_tag_keys_init (DuidTagKeys *self)
{
  GtkWidget *box = duid_wrap_box_new (2);

  self->box = DUID_WRAP_BOX (box);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
duid_tag_keys_refresh (DuidTagKeys *self,
                       DuidSession *session)
{
  const DuidTagging *tagging = duid_session_get_tagging (session);
  gssize             row = duid_session_get_focus (session);
  guint              n = 0;
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    duid_wrap_box_remove (self->box, child);
  for (guint number = 1; row >= 0 && number <= DUID_N_RECENT_TAGS; number++)
    {
      int tag = duid_session_get_recent_tag (session, number);

      if (tag < 0)
        continue;
      duid_wrap_box_insert (
        self->box,
        make_key (duid_tagging_get_tag (tagging, (guint) tag), number,
                  duid_session_get_opinion (session, (gsize) row, (guint) tag) > 0),
        NULL);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
