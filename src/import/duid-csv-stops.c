/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-csv-stops.h"

#include <string.h>

#define LANE    16 /* bytes that are compared together */
#define N_LANES 4
#define STEP    (LANE * N_LANES)
#define LOW     G_GUINT64_CONSTANT (0x0101010101010101)
#define GATHER  G_GUINT64_CONSTANT (0x0102040810204080)
#define MOST    255 /* steps whose counts fit into a byte */

/* The compiler makes of it what the processor has. */
typedef guint8 Lane __attribute__ ((vector_size (LANE)));

static Lane
load (const char *text)
{
  Lane lane;

  memcpy (&lane, text, sizeof lane);
  return lane;
}

/* One bit for each byte, which is 0 or 0xff, the first lowest. */
static guint64
get_bits (Lane lane)
{
  guint64 halves[2];

  memcpy (halves, &lane, sizeof halves);
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    halves[i] = ((GUINT64_FROM_LE (halves[i]) & LOW) * GATHER) >> 56;
  return halves[0] | halves[1] << 8;
}

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
  const Lane  delimiter = (Lane) { 0 } + (guint8) stops->delimiter;
  const Lane  line_end = (Lane) { 0 } + (guint8) stops->line_end;
  const char *text = stops->text + base;
  guint64     found = 0;

  if (stops->length - base < STEP)
    return find_slowly (stops, base);
  for (gsize i = 0; i < N_LANES; i++)
    {
      Lane lane = load (text + i * LANE);

      found |= get_bits ((Lane) ((lane == delimiter) | (lane == line_end))) << (i * LANE);
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
add_up (Lane lane)
{
  guint64 n = 0;

  for (gsize i = 0; i < LANE; i++)
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
  const Lane delimiter = (Lane) { 0 } + (guint8) dialect->delimiter;
  const Lane line_end = (Lane) { 0 } + (guint8) dialect->line_end;
  const Lane quote = (Lane) { 0 } + (guint8) dialect->quote;
  Lane       stops = { 0 };
  Lane       quotes = { 0 };

  for (gsize i = 0; i < n_lanes; i++)
    {
      Lane lane = load (text + i * LANE);

      stops -= (Lane) ((lane == delimiter) | (lane == line_end));
      quotes -= (Lane) (lane == quote);
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
  while (length - at >= LANE)
    {
      gsize n_lanes = MIN ((length - at) / LANE, MOST);

      count_steps (dialect, text + at, n_lanes, n_stops, n_quotes);
      at += n_lanes * LANE;
    }
  for (; at < length; at++)
    {
      *n_stops += text[at] == dialect->delimiter || text[at] == dialect->line_end;
      *n_quotes += text[at] == dialect->quote;
    }
}
