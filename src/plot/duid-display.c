/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-display.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLIDER (1u << DUID_QUESTION_SLIDER)
#define TRIAD  (1u << DUID_QUESTION_TRIAD)
#define CANVAS (1u << DUID_QUESTION_CANVAS)

static const DuidDisplay displays[] = {
  { "histogram", N_ ("Bars"), SLIDER },
  { "dots", N_ ("Dots"), SLIDER | TRIAD },
  { "ridges", N_ ("Groups below each other"), SLIDER, .is_crossed = TRUE },
  { "mirror", N_ ("Two groups mirrored"), SLIDER, .is_crossed = TRUE },
  { "bins", N_ ("Triangles"), TRIAD },
  { "hex", N_ ("Hexagons"), TRIAD },
  { "density", N_ ("Density"), TRIAD },
  { "zones", N_ ("Seven zones"), TRIAD },
  { "zones13", N_ ("Thirteen zones"), TRIAD },
  { "multiples", N_ ("Groups side by side"), TRIAD },
  { "difference", N_ ("Difference of two groups"), TRIAD },
  { "curve", N_ ("Curve"), SLIDER, .is_layer = TRUE },
  { "fifths", N_ ("Fifths instead of bands"), SLIDER, .is_layer = TRUE },
  { "contours", N_ ("Where half of the answers are"), TRIAD, .is_layer = TRUE },
  { "random", N_ ("Compare with chance"), TRIAD, .is_layer = TRUE },
  { "comparison", N_ ("Regions to compare two groups by"), TRIAD, .is_layer = TRUE },
  { "regions", N_ ("Parts with a name"), TRIAD | CANVAS, .is_layer = TRUE },
  { NULL },
};

const DuidDisplay *
duid_display_get_all (void)
{
  return displays;
}

const DuidDisplay *
duid_display_find (const char *name)
{
  for (const DuidDisplay *display = displays; name && display->name; display++)
    if (strcmp (display->name, name) == 0)
      return display;
  return NULL;
}

gboolean
duid_display_suits (const DuidDisplay  *display,
                    const DuidQuestion *question)
{
  if (question == NULL)
    return (display->types & DUID_DISPLAY_TAGS) != 0;
  return (display->types & 1u << question->type) != 0 &&
         (display->fits == NULL || display->fits (question));
}

guint64
duid_display_get_mask (const char *layers)
{
  g_auto (GStrv) names = g_strsplit (layers ? layers : "", " ", -1);
  guint64 mask = 0;

  for (char **name = names; *name; name++)
    {
      const DuidDisplay *display = duid_display_find (*name);

      if (display != NULL && display->is_layer)
        mask |= G_GUINT64_CONSTANT (1) << (display - displays);
    }
  return mask;
}

gboolean
duid_display_has (guint64     mask,
                  const char *name)
{
  const DuidDisplay *display = duid_display_find (name);

  return display != NULL && (mask & G_GUINT64_CONSTANT (1) << (display - displays)) != 0;
}

char *
duid_display_toggle (const char *layers,
                     const char *name)
{
  g_auto (GStrv) names = g_strsplit (layers ? layers : "", " ", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean was_there = FALSE;

  for (char **other = names; *other; other++)
    if (strcmp (*other, name) == 0)
      was_there = TRUE;
    else if (**other != '\0')
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", *other);
  if (!was_there)
    g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", name);
  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}
