/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "session/duid-recent-tags.h"
#include "session/duid-session-tags.h"
#include "widgets/duid-stories-page.h"

#include <glib/gi18n-lib.h>

static gboolean
is_writing (DuidWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_EDITABLE (focus) ||
         (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
}

/* ---- number keys ---- */

static guint
get_digit (guint key)
{
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return key - GDK_KEY_0;
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return key - GDK_KEY_KP_0;
  return 0;
}

/* The digit on the key as it is without Shift. */
static guint
get_unshifted_digit (DuidWindow *self,
                     guint       code)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  guint       key = 0;

  if (!gdk_display_translate_key (display, code, 0, 0, &key, NULL, NULL, NULL))
    return 0;
  return get_digit (key);
}

static DuidReaderPane *
get_reader (DuidWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (g_strcmp0 (page, "stories") == 0)
    return duid_stories_page_get_reader (
      DUID_STORIES_PAGE (duid_window_show_page (self, "stories")));
  return self->reader;
}

static void
press_number (DuidWindow *self,
              guint       number,
              gboolean    takes_back)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (duid_session_get_recent_tag (self->session, number) < 0)
    {
      words = g_strdup_printf (
        _ ("There is no tag under %u yet. The nine tags used last have a number; T gives any tag."),
        number);
      duid_window_toast (self, words);
    }
  else if (!duid_reader_pane_press_number (get_reader (self), number, takes_back, &error))
    duid_window_tell_error (self, _ ("This was not kept"), error);
}

static void
number_tag_cb (GSimpleAction *action,
               GVariant      *number,
               gpointer       data)
{
  press_number (data, (guint) CLAMP (g_variant_get_int32 (number), 1, DUID_N_RECENT_TAGS), FALSE);
}

static gboolean
try_number (DuidWindow     *self,
            guint           key,
            guint           code,
            GdkModifierType state)
{
  guint    digit = get_digit (key);
  gboolean is_shifted = digit == 0 && (state & GDK_SHIFT_MASK) != 0;

  if (is_shifted)
    digit = get_unshifted_digit (self, code);
  if (digit == 0 || duid_session_get_dataset (self->session) == NULL ||
      duid_session_get_focus (self->session) < 0)
    return FALSE;
  press_number (self, digit, is_shifted);
  return TRUE;
}

/* ---- letters ---- */

static gboolean
key_cb (DuidWindow     *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  const char *action = NULL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_writing (self))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_j:
      action = "win.next-story";
      break;
    case GDK_KEY_k:
      action = "win.previous-story";
      break;
    case GDK_KEY_t:
      action = "win.add-tag";
      break;
    case GDK_KEY_slash:
      action = "win.search";
      break;
    default:
      return try_number (self, key, code, state);
    }
  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

void
duid_window_add_keys (DuidWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "number-tag", .activate = number_tag_cb, .parameter_type = "i" },
  };
  GtkEventController *key = gtk_event_controller_key_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
