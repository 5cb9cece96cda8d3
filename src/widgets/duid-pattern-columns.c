/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-pattern-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COLUMN_WIDTH 292
#define DRAGGED      "pattern:"

struct _DuidPatternColumns
{
  AdwBin parent_instance;

  DuidSession *session;
  GPtrArray   *patterns; /* as shown */
  GPtrArray   *owner;    /* of them */
  GtkBox      *box;
};

G_DEFINE_FINAL_TYPE (DuidPatternColumns, duid_pattern_columns, ADW_TYPE_BIN)

static guint chosen_signal;

static const char *
get_theme (const DuidPattern *pattern)
{
  const char *theme = duid_pattern_get_field (pattern, DUID_PATTERN_THEME);

  return theme != NULL ? theme : "";
}

static const DuidPattern *
find_pattern (DuidPatternColumns *self,
              const char         *id)
{
  for (guint i = 0; i < self->patterns->len; i++)
    {
      const DuidPattern *pattern = g_ptr_array_index (self->patterns, i);

      if (strcmp (pattern->id, id) == 0)
        return pattern;
    }
  return NULL;
}

/* ---- moving ---- */

/* Gives all patterns of @order their place; only those that move are written. */
static void
keep_order (DuidPatternColumns *self,
            GPtrArray          *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *place = g_strdup_printf ("%u", i + 1);

      if (!duid_session_change_pattern (self->session, g_ptr_array_index (order, i),
                                        DUID_PATTERN_PLACE, place, &error))
        {
          gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", error->message);
          return;
        }
    }
}

/* Every act shows the board anew, so what is moved is held on to meanwhile. */
static void
move_pattern (DuidPatternColumns *self,
              const char         *id,
              const char         *theme,
              const char         *before)
{
  g_autoptr (GPtrArray) held = g_ptr_array_ref (self->patterns);
  g_autoptr (GPtrArray) owner = g_ptr_array_ref (self->owner);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const DuidPattern *moved = find_pattern (self, id);

  if (moved == NULL || g_strcmp0 (id, before) == 0)
    return;
  for (guint i = 0; i < held->len; i++)
    {
      DuidPattern *pattern = g_ptr_array_index (held, i);

      if (before != NULL && strcmp (pattern->id, before) == 0)
        g_ptr_array_add (order, (gpointer) moved);
      if (pattern != moved)
        g_ptr_array_add (order, pattern);
    }
  if (before == NULL)
    g_ptr_array_add (order, (gpointer) moved);
  if (!duid_session_change_pattern (self->session, moved, DUID_PATTERN_THEME, theme, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-error", "s", error->message);
      return;
    }
  keep_order (self, order);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       data)
{
  DuidPatternColumns *self = data;
  GtkWidget          *column = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget          *tile = gtk_widget_pick (column, x, y, GTK_PICK_DEFAULT);
  const char         *words = g_value_get_string (value);
  g_autofree char    *theme = g_strdup (g_object_get_data (G_OBJECT (column), "theme"));
  g_autofree char    *before = NULL;

  if (words == NULL || !g_str_has_prefix (words, DRAGGED))
    return FALSE;
  if (tile != NULL)
    tile = DUID_IS_PATTERN_TILE (tile) ? tile
                                       : gtk_widget_get_ancestor (tile, DUID_TYPE_PATTERN_TILE);
  if (tile != NULL)
    before = g_strdup (duid_pattern_tile_get_pattern (DUID_PATTERN_TILE (tile))->id);
  move_pattern (self, words + strlen (DRAGGED), theme, before);
  return TRUE;
}

/* ---- showing ---- */

static void
tile_cb (DuidPatternColumns *self,
         DuidPatternTile    *tile)
{
  g_signal_emit (self, chosen_signal, 0, duid_pattern_tile_get_pattern (tile)->id);
}

static guint
get_points (GHashTable *points,
            const char *id)
{
  const guint64 *given = points != NULL ? g_hash_table_lookup (points, id) : NULL;

  return given != NULL ? (guint) *given : 0;
}

static GtkBox *
add_column (DuidPatternColumns *self,
            const char         *theme)
{
  GtkBox        *column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  GtkWidget     *label = gtk_label_new (*theme != '\0' ? theme : _ ("No theme yet"));
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_widget_set_size_request (GTK_WIDGET (column), COLUMN_WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, *theme != '\0' ? "heading" : "secondary");
  gtk_box_append (column, label);
  g_object_set_data_full (G_OBJECT (column), "theme", g_strdup (theme), g_free);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (column), GTK_EVENT_CONTROLLER (drop));
  gtk_box_append (self->box, GTK_WIDGET (column));
  return column;
}

/* The column of a theme, which is made when it is the first of it. */
static GtkBox *
find_column (DuidPatternColumns *self,
             const char         *theme)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (strcmp (g_object_get_data (G_OBJECT (child), "theme"), theme) == 0)
      return GTK_BOX (child);
  return add_column (self, theme);
}

void
duid_pattern_columns_show (DuidPatternColumns            *self,
                           DuidSession                   *session,
                           const DuidPatternColumnsShown *shown)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_set_object (&self->session, session);
  g_ptr_array_ref (shown->patterns);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  self->patterns = shown->patterns;
  g_ptr_array_ref (shown->owner);
  g_clear_pointer (&self->owner, g_ptr_array_unref);
  self->owner = shown->owner;
  add_column (self, "");
  for (guint i = 0; i < shown->patterns->len; i++)
    {
      const DuidPattern      *pattern = g_ptr_array_index (shown->patterns, i);
      const DuidPatternAround around = {
        .round = shown->round,
        .own = get_points (shown->own, pattern->id),
        .total = get_points (shown->totals, pattern->id),
        .shows_total = shown->shows_totals,
        .is_chosen = g_strcmp0 (shown->chosen, pattern->id) == 0,
      };
      GtkWidget *tile = duid_pattern_tile_new (session, pattern, &around);

      g_signal_connect_swapped (tile, "chosen", G_CALLBACK (tile_cb), self);
      gtk_box_append (find_column (self, get_theme (pattern)), tile);
    }
}

static void
duid_pattern_columns_dispose (GObject *object)
{
  DuidPatternColumns *self = DUID_PATTERN_COLUMNS (object);

  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_pointer (&self->owner, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_pattern_columns_parent_class)->dispose (object);
}

static void
duid_pattern_columns_class_init (DuidPatternColumnsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_pattern_columns_dispose;
  chosen_signal = g_signal_new ("chosen", DUID_TYPE_PATTERN_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
duid_pattern_columns_init (DuidPatternColumns *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 14);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 14);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scroller);
}
