/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-pattern-tile.h"

#include "widgets/duid-pattern-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PICTURE_HEIGHT 130
#define MOST_LINES     4

struct _DuidPatternTile
{
  AdwBin parent_instance;

  DuidSession       *session;
  const DuidPattern *pattern; /* borrowed */
  const DuidRound   *round;   /* borrowed */
  GtkBox            *box;
};

G_DEFINE_FINAL_TYPE (DuidPatternTile, duid_pattern_tile, ADW_TYPE_BIN)

static guint chosen_signal;

static GtkLabel *
add_label (GtkBox     *box,
           const char *text,
           const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, MOST_LINES);
  gtk_label_set_max_width_chars (label, 24);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (box, GTK_WIDGET (label));
  return label;
}

static const char *
get_text (const DuidPattern *pattern,
          const char        *field)
{
  const char *text = duid_pattern_get_field (pattern, field);

  return text != NULL && *text != '\0' ? text : NULL;
}

static void
add_words (DuidPatternTile *self)
{
  g_auto (GStrv) readings = duid_pattern_dup_readings (self->pattern);
  const char *see = get_text (self->pattern, DUID_PATTERN_SEE);
  const char *act = get_text (self->pattern, DUID_PATTERN_DO);

  add_label (self->box, see != NULL ? see : _ ("What do you see? Press to write it down."),
             see != NULL ? "heading" : "secondary");
  for (guint i = 0; readings[i] != NULL; i++)
    {
      /* Two that compete are told apart by their number. */
      g_autofree char *words = readings[1] != NULL
                                 ? g_strdup_printf ("%u. %s", i + 1, readings[i])
                                 : g_strdup (readings[i]);

      add_label (self->box, words, NULL);
    }
  if (act != NULL)
    {
      g_autofree char *words = g_strdup_printf ("→ %s", act);

      add_label (self->box, words, "secondary");
    }
}

static void
add_picture (DuidPatternTile  *self,
             DuidPatternStand *stand)
{
  g_autoptr (DuidCard) card = duid_pattern_dup_card (self->pattern);
  GtkWidget *picture;

  if (card == NULL || duid_session_find_question (self->session, card->question) < 0 ||
      !duid_session_may_chart (self->session,
                               duid_session_find_question (self->session, card->question)))
    return;
  picture = duid_pattern_picture_new (PICTURE_HEIGHT);
  duid_pattern_picture_show (DUID_PATTERN_PICTURE (picture), self->session, card,
                             duid_rows_copy (stand->frozen));
  gtk_box_append (self->box, picture);
}

static const char *
get_confidence (const DuidPattern *pattern)
{
  const char *confidence = get_text (pattern, DUID_PATTERN_CONFIDENCE);

  if (g_strcmp0 (confidence, "high") == 0)
    return _ ("sure");
  if (g_strcmp0 (confidence, "low") == 0)
    return _ ("a hunch");
  return g_strcmp0 (confidence, "some") == 0 ? _ ("fairly sure") : NULL;
}

static void
add_facts (DuidPatternTile        *self,
           const DuidPatternStand *stand)
{
  g_autofree char *stories = duid_pattern_stand_dup_words (stand);
  const char      *confidence = get_confidence (self->pattern);
  const char      *author = get_text (self->pattern, DUID_PATTERN_AUTHOR);
  g_autoptr (GString) words = g_string_new (stories);
  gboolean  has_changed = stand->is_lost || stand->n_more > 0 || stand->n_gone > 0;
  GtkLabel *label;

  if (confidence != NULL)
    g_string_append_printf (words, " · %s", confidence);
  if (author != NULL)
    g_string_append_printf (words, " · %s", author);
  label = add_label (self->box, words->str, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (label), has_changed ? "changed" : "secondary");
}

/* ---- votes ---- */

static void
vote (DuidPatternTile *self,
      guint            points)
{
  g_autoptr (GError) error = NULL;

  if (!duid_session_vote (self->session, self->round, self->pattern->id, points, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", error->message);
}

static void
more_cb (DuidPatternTile *self,
         GtkWidget       *button)
{
  vote (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "points")) + 1);
}

static void
fewer_cb (DuidPatternTile *self,
          GtkWidget       *button)
{
  vote (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "points")) - 1);
}

static GtkWidget *
add_vote_button (DuidPatternTile *self,
                 GtkBox          *line,
                 const char      *icon,
                 const char      *words,
                 guint            points,
                 GCallback        callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), "points", GUINT_TO_POINTER (points));
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (line, button);
  return button;
}

static void
add_votes (DuidPatternTile         *self,
           const DuidPatternAround *around)
{
  GtkBox          *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  g_autofree char *own =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point", "%u points", around->own),
                     around->own);
  GtkLabel *label;

  gtk_widget_set_sensitive (add_vote_button (self, line, "list-remove-symbolic",
                                             _ ("A point less"), around->own,
                                             G_CALLBACK (fewer_cb)),
                            around->own > 0);
  label = add_label (line, own, NULL);
  gtk_label_set_wrap (label, FALSE);
  add_vote_button (self, line, "list-add-symbolic", _ ("A point more"), around->own,
                   G_CALLBACK (more_cb));
  if (around->shows_total)
    {
      g_autofree char *total = g_strdup_printf (_ ("%u together"), around->total);

      label = add_label (line, total, "heading");
      gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
      gtk_label_set_xalign (label, 1);
    }
  gtk_box_append (self->box, GTK_WIDGET (line));
}

/* ---- the widget ---- */

static void
pressed_cb (DuidPatternTile *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static gboolean
key_cb (DuidPatternTile *self,
        guint            key)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space)
    return FALSE;
  g_signal_emit (self, chosen_signal, 0);
  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (DuidPatternTile *self)
{
  g_autofree char *words = g_strdup_printf ("pattern:%s", self->pattern->id);

  return gdk_content_provider_new_typed (G_TYPE_STRING, words);
}

static void
duid_pattern_tile_dispose (GObject *object)
{
  g_clear_object (&DUID_PATTERN_TILE (object)->session);
  G_OBJECT_CLASS (duid_pattern_tile_parent_class)->dispose (object);
}

static void
duid_pattern_tile_class_init (DuidPatternTileClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_pattern_tile_dispose;
  chosen_signal = g_signal_new ("chosen", DUID_TYPE_PATTERN_TILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "pattern");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
duid_pattern_tile_init (DuidPatternTile *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkDragSource      *drag = gtk_drag_source_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
duid_pattern_tile_new (DuidSession             *session,
                       const DuidPattern       *pattern,
                       const DuidPatternAround *around)
{
  DuidPatternTile *self = g_object_new (DUID_TYPE_PATTERN_TILE, NULL);
  const char      *see = get_text (pattern, DUID_PATTERN_SEE);
  g_autoptr (DuidPatternStand) stand = duid_session_compare_pattern (session, pattern);

  self->session = g_object_ref (session);
  self->pattern = pattern;
  self->round = around->round;
  add_words (self);
  add_picture (self, stand);
  add_facts (self, stand);
  if (around->round != NULL)
    add_votes (self, around);
  if (around->is_chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  see != NULL ? see : _ ("A pattern without words yet"), -1);
  return GTK_WIDGET (self);
}

const DuidPattern *
duid_pattern_tile_get_pattern (DuidPatternTile *self)
{
  return self->pattern;
}
