/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/duid-byte-search.h"

#include "base/duid-lane.h"

#include <string.h>

#define N_LANES 4
#define STEP    (DUID_LANE * N_LANES)

static gsize
find_rarest (const guint8  *bytes,
             gsize          length,
             const guint64 *n_each,
             gsize          but)
{
  gsize rarest = but == 0 && length > 1 ? 1 : 0;

  for (gsize i = 0; n_each != NULL && i < length; i++)
    if (i != but && n_each[bytes[i]] < n_each[bytes[rarest]])
      rarest = i;
  return rarest;
}

DuidByteSearch
duid_byte_search_new (const guint8  *bytes,
                      gsize          length,
                      const guint64 *n_each)
{
  gsize rarest = find_rarest (bytes, length, n_each, length);
  gsize next = find_rarest (bytes, length, n_each, rarest);

  return (DuidByteSearch) { .bytes = bytes,
                            .length = length,
                            .first = MIN (rarest, next),
                            .second = MAX (rarest, next) };
}

static gboolean
has_any (DuidLane lane)
{
  guint64 halves[2];

  memcpy (halves, &lane, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

/* The places of the next STEP where both bytes stand. */
static guint64
compare (const DuidByteSearch *search,
         const guint8         *text,
         DuidLane              first,
         DuidLane              second)
{
  DuidLane lanes[N_LANES];
  DuidLane any = { 0 };
  guint64  places = 0;

  for (gsize i = 0; i < N_LANES; i++)
    {
      lanes[i] = (DuidLane) ((duid_lane_load (text + i * DUID_LANE + search->first) == first) &
                             (duid_lane_load (text + i * DUID_LANE + search->second) == second));
      any |= lanes[i];
    }
  for (gsize i = 0; i < N_LANES && has_any (any); i++)
    places |= duid_lane_get_bits (lanes[i]) << (i * DUID_LANE);
  return places;
}

/* The last places, where a step no longer fits. */
static guint64
compare_slowly (const DuidByteCursor *cursor)
{
  const DuidByteSearch *search = cursor->search;
  guint64               places = 0;

  for (gsize i = 0; i < STEP && cursor->base + i + search->length <= cursor->size; i++)
    if (cursor->text[cursor->base + i + search->first] == search->bytes[search->first])
      places |= G_GUINT64_CONSTANT (1) << i;
  return places;
}

/* Steps from the base on until there is a place; FALSE at the end. */
static gboolean
find_places (DuidByteCursor *cursor)
{
  const DuidByteSearch *search = cursor->search;
  DuidLane              none = { 0 };
  DuidLane              first = none + search->bytes[search->first];
  DuidLane              second = none + search->bytes[search->second];

  for (; cursor->base + STEP + search->length <= cursor->size; cursor->base += STEP)
    {
      cursor->places = compare (search, cursor->text + cursor->base, first, second);
      if (cursor->places != 0)
        return TRUE;
    }
  for (; cursor->base + search->length <= cursor->size; cursor->base += STEP)
    {
      cursor->places = compare_slowly (cursor);
      if (cursor->places != 0)
        return TRUE;
    }
  return FALSE;
}

DuidByteCursor
duid_byte_cursor_new (const DuidByteSearch *search,
                      const guint8         *text,
                      gsize                 size)
{
  DuidByteCursor cursor = { .search = search, .text = text, .size = size };

  find_places (&cursor);
  return cursor;
}

gssize
duid_byte_cursor_next (DuidByteCursor *cursor)
{
  const DuidByteSearch *search = cursor->search;

  do
    while (cursor->places != 0)
      {
        gsize at = cursor->base + (gsize) __builtin_ctzll (cursor->places);

        cursor->places &= cursor->places - 1;
        if (search->length == 1 || memcmp (cursor->text + at, search->bytes, search->length) == 0)
          return (gssize) at;
      }
  while ((cursor->base += STEP) < cursor->size && find_places (cursor));
  return -1;
}

void
duid_byte_cursor_skip (DuidByteCursor *cursor,
                       gsize           at)
{
  if (at < cursor->base + STEP)
    {
      if (at > cursor->base)
        cursor->places &= G_MAXUINT64 << (at - cursor->base);
      return;
    }
  cursor->base = at;
  cursor->places = 0;
  find_places (cursor);
}
