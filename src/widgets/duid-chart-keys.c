/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-chart-keys.h"

gboolean
duid_chart_keys_get_step (guint key,
                          int  *dx,
                          int  *dy)
{
  *dx = (key == GDK_KEY_Right || key == GDK_KEY_KP_Right) -
        (key == GDK_KEY_Left || key == GDK_KEY_KP_Left);
  *dy =
    (key == GDK_KEY_Down || key == GDK_KEY_KP_Down) - (key == GDK_KEY_Up || key == GDK_KEY_KP_Up);
  return *dx != 0 || *dy != 0;
}

/* The digit of a key, 0 for none. */
static int
get_digit (guint key)
{
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return (int) (key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return (int) (key - GDK_KEY_KP_0);
  return 0;
}

DuidHit
duid_chart_keys_get_zone (GtkWidget *widget,
                          DuidChart *chart,
                          guint      key,
                          guint      code)
{
  DuidHit hit = { DUID_HIT_NOTHING, -1, -1, -1 };
  int     digit = get_digit (key);
  guint   plain = 0;

  if (digit == 0 && gdk_display_translate_key (gtk_widget_get_display (widget), code, 0, 0, &plain,
                                               NULL, NULL, NULL))
    digit = get_digit (plain);
  return digit > 0 ? duid_chart_get_zone_hit (chart, digit - 1) : hit;
}

DuidBrushMode
duid_chart_keys_get_mode (GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_SHIFT_MASK) != 0)
    return DUID_BRUSH_ADD;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return DUID_BRUSH_SUBTRACT;
  return DUID_BRUSH_REPLACE;
}
