/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-fill.h"

#include <math.h>
#include <string.h>

/* The way of font-rs and stb_truetype: every edge adds to the pixels it crosses what it
 * changes of the share that is covered; the sum along a line is that share. Lines are taken
 * in bands that fit the cache; of a line only blocks that an edge crosses are summed up, and
 * what lies between them is filled at once. */

#define BAND_PIXELS 16384
#define BLOCK       4 /* pixels */
#define WORD_BITS   64
#define LEAST_SHARE (1 / 512.0f)

typedef float  Sums __attribute__ ((vector_size (BLOCK * sizeof (float))));
typedef gint32 Shares __attribute__ ((vector_size (BLOCK * sizeof (gint32))));

/* A band; all zero between two of them. */
typedef struct
{
  float   changes[BAND_PIXELS + 4 * BLOCK];
  guint64 touched[BAND_PIXELS / 8];
} Sheet;

typedef struct
{
  const DuidPixels *pixels;
  Sheet            *sheet;
  guint32           colour;
  DuidLanes         lanes; /* the colour, twice */
  DuidLanes         alpha; /* its alpha everywhere */
  int               left;  /* of the shape, within the pixels */
  int               right;
  int               top; /* of the band */
  int               bottom;
  int               across;  /* changes a line */
  int               n_words; /* of touched, a line */
} Band;

static GPrivate own_sheet = G_PRIVATE_INIT (g_free);

static Sheet *
get_sheet (void)
{
  Sheet *sheet = g_private_get (&own_sheet);

  if (sheet == NULL)
    {
      sheet = g_new0 (Sheet, 1);
      g_private_set (&own_sheet, sheet);
    }
  return sheet;
}

/* As Cairo rounds a colour. */
static guint32
pack (DuidColour colour)
{
  double  parts[4] = { colour.alpha, colour.red * colour.alpha, colour.green * colour.alpha,
                       colour.blue * colour.alpha };
  guint32 pixel = 0;

  for (int i = 0; i < 4; i++)
    pixel = pixel << 8 | (guint32) CLAMP (parts[i] * 256, 0, 255);
  return pixel;
}

/* Pixels @from to @to of a line are crossed. */
static inline void
touch (guint64 *touched,
       int      from,
       int      to)
{
  int block = from / BLOCK;

  touched[block / WORD_BITS] |= (guint64) 1 << (block % WORD_BITS);
  while (block < to / BLOCK)
    {
      block++;
      touched[block / WORD_BITS] |= (guint64) 1 << (block % WORD_BITS);
    }
}

/* An edge within one line, from @x to @to_x, @height of it high (downwards > 0). */
static inline void
cross_line (float   *changes,
            guint64 *touched,
            float    x,
            float    to_x,
            float    height)
{
  float near = MIN (x, to_x);
  float far = MAX (x, to_x);
  int   first = (int) near;
  int   last = (int) far;
  float slope, share, before, width;

  touch (touched, first, last + 1);
  if (first == last)
    {
      share = height * ((near + far) / 2 - (float) first);
      changes[first] += height - share;
      changes[first + 1] += share;
      return;
    }
  /* How much of the line lies right of the edge, pixel by pixel. */
  slope = height / (far - near);
  width = (float) (first + 1) - near;
  before = slope * width * width / 2;
  changes[first] += before;
  for (int pixel = first + 1; pixel < last; pixel++)
    {
      share = slope * ((float) pixel + .5f - near);
      changes[pixel] += share - before;
      before = share;
    }
  width = far - (float) last;
  share = height - slope * width * width / 2;
  changes[last] += share - before;
  changes[last + 1] += height - share;
}

static void
add_edge (const Band *band,
          DuidEdge    edge)
{
  float     sign = 1;
  float     most = (float) (band->right - band->left);
  DuidPoint from = edge.from;
  DuidPoint to = edge.to;
  float     slope, x, y;

  if (from.y > to.y)
    {
      from = edge.to;
      to = edge.from;
      sign = -1;
    }
  if (to.y <= band->top || from.y >= band->bottom || from.y == to.y)
    return;
  slope = (float) ((to.x - from.x) / (to.y - from.y));
  y = (float) MAX (from.y, band->top) - (float) band->top;
  x = (float) (from.x - band->left) + slope * (y - (float) (from.y - band->top));
  to.y = MIN (to.y, band->bottom) - band->top;
  for (int line = (int) y; (float) line < (float) to.y; line++)
    {
      float end = MIN ((float) (line + 1), (float) to.y);
      float next = x + slope * (end - y);

      /* Soon to be written to. */
      __builtin_prefetch (duid_pixels_get_line (band->pixels, band->top + line) + band->left +
                            (int) CLAMP (x, 0, most),
                          1);
      cross_line (band->sheet->changes + line * band->across,
                  band->sheet->touched + line * band->n_words, CLAMP (x, 0, most),
                  CLAMP (next, 0, most), sign * (end - y));
      x = next;
      y = end;
    }
}

static inline guint32
get_share (float covered)
{
  return (guint32) (MIN (fabsf (covered), 1.0f) * 255 + .5f);
}

/* The pixels from @from to @end, all covered by as much. */
static void
fill_run (const Band *band,
          guint32    *to,
          int         from,
          int         end,
          float       covered)
{
  guint32 colour = duid_pixel_shade (band->colour, get_share (covered));

  end = MIN (end, band->right - band->left);
  if (colour >> 24 == 255)
    for (int x = from; x < end; x++)
      to[x] = colour;
  else if (colour != 0)
    for (int x = from; x < end; x++)
      to[x] = duid_pixel_lay_over (to[x], colour);
}

/* Two pixels, covered by @one and by @other of 255. */
static inline void
fill_pair (const Band *band,
           guint32    *to,
           guint16     one,
           guint16     other)
{
  DuidLanes share = { one, one, one, one, other, other, other, other };
  DuidLanes rest = 255 - duid_lanes_divide (share * band->alpha);

  /* Both together are 255 × 255 at most, and half of 255 for what was rounded. */
  duid_lanes_write (duid_lanes_divide (band->lanes * share + duid_lanes_read (to) * rest), to);
}

/* Sums up the changes of a block, and leaves them empty: shares of 255 that are covered, and
 * what is covered at its end. */
static inline Shares
sum_changes (float *changes,
             float *covered)
{
  const Sums one = { 1, 1, 1, 1 };
  Sums       sums;
  Shares     is_more;

  memcpy (&sums, changes, sizeof sums);
  memset (changes, 0, sizeof sums);
  sums += (Sums) { 0, sums[0], sums[1], sums[2] };
  sums += (Sums) { 0, 0, sums[0], sums[1] };
  sums += *covered;
  *covered = sums[BLOCK - 1];
  sums = (Sums) ((Shares) sums & G_MAXINT32);
  is_more = sums > one;
  sums = (Sums) ((is_more & (Shares) one) | (~is_more & (Shares) sums));
  return __builtin_convertvector(sums * 255 + .5f, Shares);
}

/* Four pixels; gives what is covered then. Most of them an edge does not touch. */
static inline float
sum_block (const Band *band,
           float      *changes,
           guint32    *to,
           int         from,
           float       covered)
{
  Shares shares = sum_changes (changes + from, &covered);

  if (from + BLOCK <= band->right - band->left)
    {
      if ((shares[0] | shares[1]) != 0)
        fill_pair (band, to + from, (guint16) shares[0], (guint16) shares[1]);
      if ((shares[2] | shares[3]) != 0)
        fill_pair (band, to + from + 2, (guint16) shares[2], (guint16) shares[3]);
    }
  else
    for (int i = from; i < band->right - band->left; i++)
      to[i] = duid_pixel_lay_over (to[i], duid_pixel_shade (band->colour,
                                                            (guint32) shares[i - from]));
  return covered;
}

/* Sums a line up into the pixels, and leaves it empty. */
static void
sum_line (const Band *band,
          int         line)
{
  float   *changes = band->sheet->changes + line * band->across;
  guint64 *touched = band->sheet->touched + line * band->n_words;
  guint32 *to = duid_pixels_get_line (band->pixels, band->top + line) + band->left;
  float    covered = 0;
  int      done = 0;

  for (int word = 0; word < band->n_words; word++)
    {
      for (guint64 bits = touched[word]; bits != 0; bits &= bits - 1)
        {
          int from = (word * WORD_BITS + __builtin_ctzll (bits)) * BLOCK;

          if (fabsf (covered) > LEAST_SHARE && from > done)
            fill_run (band, to, done, from, covered);
          covered = sum_block (band, changes, to, from, covered);
          done = from + BLOCK;
        }
      touched[word] = 0;
    }
  if (fabsf (covered) > LEAST_SHARE)
    fill_run (band, to, done, band->right - band->left, covered);
}

/* The corners of what the edges take. */
static DuidEdge
find_box (const GArray *edges)
{
  DuidEdge box = g_array_index (edges, DuidEdge, 0);

  box.to = box.from;
  for (guint i = 0; i < edges->len; i++)
    {
      DuidPoint point = g_array_index (edges, DuidEdge, i).from;

      box.from = (DuidPoint) { MIN (box.from.x, point.x), MIN (box.from.y, point.y) };
      box.to = (DuidPoint) { MAX (box.to.x, point.x), MAX (box.to.y, point.y) };
    }
  return box;
}

static void
fill_band (Band         *band,
           const GArray *edges)
{
  for (guint i = 0; i < edges->len; i++)
    add_edge (band, g_array_index (edges, DuidEdge, i));
  for (int line = 0; line < band->bottom - band->top; line++)
    sum_line (band, line);
}

gboolean
duid_scene_fill (const DuidPixels *pixels,
                 const GArray     *edges,
                 DuidColour        colour)
{
  Band     band = { .pixels = pixels, .sheet = get_sheet (), .colour = pack (colour) };
  DuidEdge box;
  int      end, n_lines;

  if (edges->len == 0)
    return TRUE;
  for (int i = 0; i < 8; i++)
    {
      band.lanes[i] = ((const guint8 *) &band.colour)[i % 4];
      band.alpha[i] = (guint16) (band.colour >> 24);
    }
  box = find_box (edges);
  band.left = (int) CLAMP (floor (box.from.x), pixels->left, pixels->right);
  band.right = (int) CLAMP (ceil (box.to.x), band.left, pixels->right);
  end = (int) CLAMP (ceil (box.to.y), pixels->top, pixels->bottom);
  band.across = (band.right - band.left + 2) / BLOCK * BLOCK + BLOCK;
  band.n_words = band.across / BLOCK / WORD_BITS + 1;
  n_lines = BAND_PIXELS / MAX (band.across, BLOCK * WORD_BITS / 4);
  if (n_lines == 0)
    return FALSE;
  band.top = (int) CLAMP (floor (box.from.y), pixels->top, end);
  for (; band.top < end && band.right > band.left; band.top = band.bottom)
    {
      band.bottom = MIN (band.top + n_lines, end);
      fill_band (&band, edges);
    }
  return TRUE;
}
