/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-display.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLIDER        (1u << DUID_QUESTION_SLIDER)
#define CHOICE        (1u << DUID_QUESTION_CHOICE)
#define MANY          (1u << DUID_QUESTION_MULTICHOICE | DUID_DISPLAY_TAGS)
#define CANVAS        (1u << DUID_QUESTION_CANVAS)
#define TRIAD         (1u << DUID_QUESTION_TRIAD)
#define SPLIT         (SLIDER | CHOICE | MANY | TRIAD)
#define LEAST_ORDERED 3

static gboolean
has_order (const DuidQuestion *question)
{
  if (question->type == DUID_QUESTION_SLIDER)
    return question->bands->len >= LEAST_ORDERED;
  return question->is_ordered && question->options->len >= LEAST_ORDERED;
}

static gboolean
has_parts (const DuidQuestion *question)
{
  return question->type != DUID_QUESTION_SLIDER || question->bands->len >= 2;
}

/* Two axes that are one scale, so that one can be held against the other. */
static gboolean
has_one_scale (const DuidQuestion *question)
{
  return question->x.min == question->y.min && question->x.max == question->y.max;
}

static gboolean
has_stones (const DuidQuestion *question)
{
  return question->stones->len >= 2;
}

static const DuidDisplay displays[] = {
  { "histogram", N_ ("Bars"), SLIDER },
  { "dots", N_ ("Dots"), SLIDER | TRIAD },
  { "ridges", N_ ("Groups below each other"), SLIDER, .is_crossed = TRUE },
  { "mirror", N_ ("Two groups mirrored"), SLIDER, .is_crossed = TRUE },
  { "bins", N_ ("Triangles"), TRIAD },
  { "hex", N_ ("Hexagons"), TRIAD },
  { "density", N_ ("Density"), SLIDER | TRIAD | CANVAS },
  { "zones", N_ ("Seven zones"), TRIAD },
  { "zones13", N_ ("Thirteen zones"), TRIAD },
  { "multiples", N_ ("Groups side by side"), TRIAD },
  { "difference", N_ ("Difference of two groups"), TRIAD },
  { "path", N_ ("Path of the centre by group"), TRIAD, .is_crossed = TRUE },
  { "changes", N_ ("From wave to wave, within persons"), SLIDER | TRIAD | CANVAS,
    .is_crossed = TRUE },
  { "curve", N_ ("Curve"), SLIDER, .is_layer = TRUE },
  { "fifths", N_ ("Fifths instead of bands"), SLIDER, .is_layer = TRUE },
  { "contours", N_ ("Where half of the answers are"), TRIAD | CANVAS, .is_layer = TRUE },
  { "random", N_ ("Compare with chance"), TRIAD, .is_layer = TRUE },
  { "comparison", N_ ("Regions to compare two groups by"), TRIAD, .is_layer = TRUE },
  { "lens-top", N_ ("Top corner enlarged"), TRIAD, .is_layer = TRUE },
  { "lens-left", N_ ("Left corner enlarged"), TRIAD, .is_layer = TRUE },
  { "lens-right", N_ ("Right corner enlarged"), TRIAD, .is_layer = TRUE },
  { "regions", N_ ("Parts with a name"), TRIAD | CANVAS, .is_layer = TRUE },
  { "diverging", N_ ("Around the middle"), SLIDER | CHOICE, .fits = has_order, .is_crossed = TRUE },
  { "cross", N_ ("Cross-table"), SPLIT, .fits = has_parts, .is_crossed = TRUE },
  { "together", N_ ("Together: φ"), MANY },
  { "together-lift", N_ ("Together: lift"), MANY },
  { "together-jaccard", N_ ("Together: Jaccard"), MANY },
  { "upset", N_ ("Combinations"), MANY },
  { "network", N_ ("Network"), MANY },
  { "items", N_ ("Items on two scales"), CANVAS },
  { "gaps", N_ ("Gaps between two scales"), CANVAS, .fits = has_one_scale },
  { "respondents", N_ ("Both scales of one stone"), CANVAS, .fits = has_one_scale },
  { "placement", N_ ("Who placed what"), CANVAS },
  { "arrows", N_ ("Shifts within persons"), CANVAS, .fits = has_stones },
  { "group-centres", N_ ("Centres by group"), CANVAS, .is_crossed = TRUE },
  { "means", N_ ("Borders at the means"), CANVAS, .is_layer = TRUE },
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
