/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-csv-stops.h"

#include "base/duid-lane.h"

#include <string.h>

#define N_LANES 4
#define STEP    (DUID_LANE * N_LANES)
#define MOST    255 /* steps whose counts fit into a byte */

static guint64
find_slowly (const DuidCsvStops *stops,
             gsize               base)
{
  guint64 found = 0;

  for (gsize i = 0; base + i < stops->length; i++)
    if (stops->text[base + i] == stops->delimiter || stops->text[base + i] == stops->line_end)
      found |= G_GUINT64_CONSTANT (1) << i;
  return found;
}

static guint64
find_in_step (const DuidCsvStops *stops,
              gsize               base)
{
  const DuidLane delimiter = (DuidLane) { 0 } + (guint8) stops->delimiter;
  const DuidLane line_end = (DuidLane) { 0 } + (guint8) stops->line_end;
  const char    *text = stops->text + base;
  guint64        found = 0;

  if (stops->length - base < STEP)
    return find_slowly (stops, base);
  for (gsize i = 0; i < N_LANES; i++)
    {
      DuidLane lane = duid_lane_load (text + i * DUID_LANE);

      found |= duid_lane_get_bits ((DuidLane) ((lane == delimiter) | (lane == line_end)))
               << (i * DUID_LANE);
    }
  return found;
}

DuidCsvStops
duid_csv_stops_new (const DuidCsvDialect *dialect,
                    const char           *text,
                    gsize                 length)
{
  return (DuidCsvStops) { .text = text,
                          .length = length,
                          .base = G_MAXSIZE,
                          .delimiter = dialect->delimiter,
                          .line_end = dialect->line_end };
}

gsize
duid_csv_stops_find (DuidCsvStops *stops,
                     gsize         at)
{
  while (at < stops->length)
    {
      gsize   base = at / STEP * STEP;
      guint64 found;

      if (base != stops->base)
        {
          stops->base = base;
          stops->stops = find_in_step (stops, base);
        }
      found = stops->stops >> (at - base);
      if (found != 0)
        return at + (gsize) __builtin_ctzll (found);
      at = base + STEP;
    }
  return stops->length;
}

static guint64
add_up (DuidLane lane)
{
  guint64 n = 0;

  for (gsize i = 0; i < DUID_LANE; i++)
    n += lane[i];
  return n;
}

/* As many steps as a byte can count. */
static void
count_steps (const DuidCsvDialect *dialect,
             const char           *text,
             gsize                 n_lanes,
             guint64              *n_stops,
             guint64              *n_quotes)
{
  const DuidLane delimiter = (DuidLane) { 0 } + (guint8) dialect->delimiter;
  const DuidLane line_end = (DuidLane) { 0 } + (guint8) dialect->line_end;
  const DuidLane quote = (DuidLane) { 0 } + (guint8) dialect->quote;
  DuidLane       stops = { 0 };
  DuidLane       quotes = { 0 };

  for (gsize i = 0; i < n_lanes; i++)
    {
      DuidLane lane = duid_lane_load (text + i * DUID_LANE);

      stops -= (DuidLane) ((lane == delimiter) | (lane == line_end));
      quotes -= (DuidLane) (lane == quote);
    }
  *n_stops += add_up (stops);
  *n_quotes += add_up (quotes);
}

void
duid_csv_count (const DuidCsvDialect *dialect,
                const char           *text,
                gsize                 length,
                guint64              *n_stops,
                guint64              *n_quotes)
{
  gsize at = 0;

  *n_stops = 0;
  *n_quotes = 0;
  while (length - at >= DUID_LANE)
    {
      gsize n_lanes = MIN ((length - at) / DUID_LANE, MOST);

      count_steps (dialect, text + at, n_lanes, n_stops, n_quotes);
      at += n_lanes * DUID_LANE;
    }
  for (; at < length; at++)
    {
      *n_stops += text[at] == dialect->delimiter || text[at] == dialect->line_end;
      *n_quotes += text[at] == dialect->quote;
    }
}
