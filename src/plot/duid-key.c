/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-key.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>

#include "plot/duid-ink.h"

/* Pixels of look.md on a card. */
#define TEXT       11.5
#define LINE       17.0
#define SIGN       9.0
#define INDENT     5.0  /* between the sign and its words */
#define GAP        14.0 /* between entries */
#define TICK       1.8
#define MOST_LINES 3 /* entries that take more are kept to half the width */

typedef struct
{
  DuidKeyKind kind;
  DuidColour  colour;
  DuidShape   shape;
  char       *words; /* owned */
} Entry;

struct _DuidKey
{
  DuidChart *chart; /* borrowed */
  GArray    *entries;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->words);
}

DuidKey *
duid_key_new (DuidChart *chart)
{
  DuidKey *key = g_new0 (DuidKey, 1);

  key->chart = chart;
  key->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (key->entries, clear_entry);
  return key;
}

void
duid_key_free (DuidKey *key)
{
  if (key == NULL)
    return;
  g_array_unref (key->entries);
  g_free (key);
}

void
duid_key_add (DuidKey    *key,
              DuidKeyKind kind,
              DuidColour  colour,
              DuidShape   shape,
              const char *words)
{
  Entry entry = { .kind = kind, .colour = colour, .shape = shape, .words = g_strdup (words) };

  g_array_append_val (key->entries, entry);
}

void
duid_key_add_groups (DuidKey    *key,
                     DuidKeyKind kind)
{
  DuidChart *chart = key->chart;

  if (chart->groups == NULL || chart->request.is_audience)
    return;
  for (guint i = 0; i < chart->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (chart->groups, i);

      if (chart->series[i] >= 0)
        duid_key_add (key, kind, duid_chart_get_colour (chart, (int) i),
                      duid_chart_get_shape (chart, (int) i), group->label);
    }
}

static DuidTextStyle
get_style (DuidChart *chart)
{
  DuidTextStyle style = duid_chart_get_style (chart, TEXT, FALSE);

  style.vertical = DUID_ALIGN_MIDDLE;
  style.lines = 1;
  return style;
}

static double
get_indent (DuidChart   *chart,
            const Entry *entry)
{
  double sign = entry->kind == DUID_KEY_TICK ? TICK * 2 : SIGN;

  return entry->kind == DUID_KEY_WORDS ? 0 : (sign + INDENT) * chart->size;
}

static void
draw_sign (DuidChart   *chart,
           const Entry *entry,
           double       x,
           double       y)
{
  double  size = SIGN * chart->size;
  DuidPen fill = duid_ink_get_pen (chart, entry->colour);

  if (entry->kind == DUID_KEY_SQUARE)
    duid_scene_add_rectangle (chart->scene, x, y - size / 2, size, size, 0, fill);
  else if (entry->kind == DUID_KEY_MARK)
    duid_scene_add_mark (chart->scene, (DuidPoint) { x + size / 2, y }, size / 2 * .9,
                         entry->shape, fill);
  else if (entry->kind == DUID_KEY_TICK)
    duid_scene_add_rectangle (chart->scene, x + TICK / 2 * chart->size, y - size * .7,
                              TICK * chart->line, size * 1.4, 0, fill);
}

/* Goes through the entries, each no wider than @room, drawing them or not; returns the
 * height they take. */
static double
flow (DuidKey *key,
      double   room,
      double   top,
      gboolean draws)
{
  DuidChart *chart = key->chart;
  double     all = chart->to.x - chart->from.x;
  double     line = LINE * chart->size;
  double     x = chart->from.x;
  double     y = top + line / 2;

  for (guint i = 0; i < key->entries->len; i++)
    {
      const Entry  *entry = &g_array_index (key->entries, Entry, i);
      DuidTextStyle style = get_style (chart);
      double        indent = get_indent (chart, entry);
      double        width;

      duid_scene_measure_text (chart->scene, entry->words, &style, &width, NULL);
      width = MIN (width, (entry->kind == DUID_KEY_WORDS ? all : room) - indent);
      if (x > chart->from.x && x + indent + width > chart->to.x + .5)
        {
          x = chart->from.x;
          y += line;
        }
      if (draws)
        {
          style.width = width + 1;
          draw_sign (chart, entry, x, y);
          duid_scene_add_text (chart->scene, (DuidPoint) { x + indent, y }, entry->words, &style);
        }
      x += indent + width + GAP * chart->size;
    }
  return key->entries->len > 0 ? y + line / 2 - top : 0;
}

static double
choose_room (DuidKey *key)
{
  DuidChart *chart = key->chart;
  double     room = chart->to.x - chart->from.x;

  if (flow (key, room, 0, FALSE) <= (MOST_LINES + .5) * LINE * chart->size)
    return room;
  return (room - GAP * chart->size) / 2;
}

double
duid_key_get_height (DuidKey *key)
{
  return flow (key, choose_room (key), 0, FALSE);
}

void
duid_key_draw (DuidKey *key,
               double   top)
{
  duid_scene_begin_layer (key->chart->scene, "legend", _ ("Key"));
  flow (key, choose_room (key), top, TRUE);
}
