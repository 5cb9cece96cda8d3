/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-stamp.h"

#include "plot/duid-scene-shape.h"

#include <math.h>
#include <string.h>

/* Fewer equal marks than this are drawn one by one. */
#define LEAST_STAMPS 24
/* A stamp is prepared at so many places within a pixel, across and down. */
#define PHASES 4
/* So many looks of marks are kept; larger ones, in pixels, are drawn one by one. */
#define MOST_STAMPS 16
#define MOST_RADIUS 64
/* From so many on they are put in order first, by bands of so many lines. */
#define MANY_STAMPS 50000
#define BAND_LINES  16
#define FARTHEST    30000 /* pixels: no picture is as large */

/* What of a stamp is not empty. */
typedef struct
{
  guint32 *pixels; /* NULL until it is needed */
  guint32 *rests;  /* what each leaves of what is under it: four times the same byte */
  int      left;
  int      top;
  int      width;
  int      height;
} Phase;

typedef struct
{
  DuidItem item;  /* what a mark looks like: its shape, radius and pen */
  double   scale; /* device pixels a scene pixel */
  int      reach; /* device pixels from the centre to the stamp's border */
  Phase    phases[PHASES][PHASES];
} Stamp;

/* The stamps that the calling thread used last: the next picture has the same. */
typedef struct
{
  Stamp *stamps[MOST_STAMPS];
  guint  oldest;
} Box;

static cairo_surface_t *
draw_stamp (const Stamp *stamp,
            int          across,
            int          down)
{
  int              size = 2 * stamp->reach + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  DuidPixels       pixels = {
          .data = cairo_image_surface_get_data (surface),
          .stride = cairo_image_surface_get_stride (surface),
          .right = size,
          .bottom = size,
          .scale = stamp->scale,
          .x = stamp->reach + (across + .5) / PHASES,
          .y = stamp->reach + (down + .5) / PHASES,
  };

  duid_scene_shape_mark (&stamp->item, &pixels, (DuidPoint) { 0, 0 });
  cairo_surface_mark_dirty (surface);
  return surface;
}

static const guint32 *
get_line (cairo_surface_t *surface,
          int              y)
{
  return (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                            y * cairo_image_surface_get_stride (surface));
}

/* The box of what is drawn; empty when nothing is. */
static void
find_box (cairo_surface_t *surface,
          int              size,
          Phase           *phase)
{
  int right = 0;
  int bottom = 0;

  phase->left = phase->top = size;
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      if (get_line (surface, y)[x] != 0)
        {
          phase->left = MIN (phase->left, x);
          phase->top = MIN (phase->top, y);
          right = MAX (right, x + 1);
          bottom = MAX (bottom, y + 1);
        }
  /* Even, so that pixels are taken by twos; a stamp's last column is empty. */
  phase->width = MIN ((MAX (right - phase->left, 0) + 1) / 2 * 2, size - phase->left);
  phase->height = MAX (bottom - phase->top, 0);
}

static const Phase *
get_phase (Stamp *stamp,
           int    across,
           int    down)
{
  Phase           *phase = &stamp->phases[down][across];
  cairo_surface_t *surface;
  int              n;

  if (phase->pixels != NULL)
    return phase;
  surface = draw_stamp (stamp, across, down);
  find_box (surface, 2 * stamp->reach + 1, phase);
  n = phase->width * phase->height;
  phase->pixels = g_new (guint32, 2 * (gsize) n + 1);
  phase->rests = phase->pixels + n;
  for (int y = 0; y < phase->height; y++)
    memcpy (phase->pixels + y * phase->width, get_line (surface, phase->top + y) + phase->left,
            sizeof (guint32) * (gsize) phase->width);
  for (int i = 0; i < n; i++)
    phase->rests[i] = (255 - (phase->pixels[i] >> 24)) * 0x01010101;
  cairo_surface_destroy (surface);
  return phase;
}

static inline void
lay_over (guint32       *to,
          const guint32 *from,
          const guint32 *rests,
          int            n)
{
  int i = 0;

  for (; i + 2 <= n; i += 2)
    duid_lanes_write (duid_lanes_read (from + i) +
                        duid_lanes_divide (duid_lanes_read (to + i) * duid_lanes_read (rests + i)),
                      to + i);
  if (i < n)
    to[i] = duid_pixel_lay_over (to[i], from[i]);
}

/* Where a stamp goes: the pixel of its centre, and the place within it. */
typedef struct
{
  gint16 left;
  gint16 top;
  guint8 across; /* phases */
  guint8 down;
} Place;

static inline Place
find_place (const DuidPixels *pixels,
            DuidPoint         point)
{
  DuidPoint at = duid_pixels_place (pixels, point);
  double    x = CLAMP (at.x, -FARTHEST, FARTHEST);
  double    y = CLAMP (at.y, -FARTHEST, FARTHEST);
  int       left = (int) floor (x);
  int       top = (int) floor (y);

  return (Place) { (gint16) left, (gint16) top,
                   (guint8) CLAMP ((int) ((x - left) * PHASES), 0, PHASES - 1),
                   (guint8) CLAMP ((int) ((y - top) * PHASES), 0, PHASES - 1) };
}

static void
put_stamp (Stamp            *stamp,
           const DuidPixels *pixels,
           Place             place)
{
  const Phase *phase = get_phase (stamp, place.across, place.down);
  int          left = place.left + phase->left - stamp->reach;
  int          top = place.top + phase->top - stamp->reach;
  int          first = MAX (pixels->left - left, 0);
  int          last = MIN (pixels->right - left, phase->width);

  for (int line = MAX (pixels->top - top, 0);
       line < MIN (pixels->bottom - top, phase->height) && first < last; line++)
    lay_over (duid_pixels_get_line (pixels, top + line) + left + first,
              phase->pixels + line * phase->width + first,
              phase->rests + line * phase->width + first, last - first);
}

/* Very many marks, band by band, each of which stays in the cache meanwhile. Within a band they
 * keep their order. */
static void
put_by_bands (Stamp            *stamp,
              const DuidPixels *pixels,
              const GArray     *points)
{
  guint               n_bands = (guint) (MAX (pixels->bottom - pixels->top, 0) / BAND_LINES) + 1;
  g_autofree gsize   *starts = g_new0 (gsize, n_bands + 1);
  g_autofree Place   *places = g_new (Place, points->len);
  g_autofree Place   *sorted = g_new (Place, points->len);
  g_autofree guint16 *bands = g_new (guint16, points->len);

  for (guint i = 0; i < points->len; i++)
    {
      int line;

      places[i] = find_place (pixels, g_array_index (points, DuidPoint, i));
      line = MAX (places[i].top - pixels->top, 0);
      bands[i] = (guint16) MIN ((guint) line / BAND_LINES, n_bands - 1);
      starts[bands[i] + 1]++;
    }
  for (guint band = 0; band < n_bands; band++)
    starts[band + 1] += starts[band];
  for (guint i = 0; i < points->len; i++)
    sorted[starts[bands[i]]++] = places[i];
  for (guint i = 0; i < points->len; i++)
    put_stamp (stamp, pixels, sorted[i]);
}

static void
free_stamp (Stamp *stamp)
{
  for (int i = 0; stamp != NULL && i < PHASES * PHASES; i++)
    g_free (stamp->phases[i / PHASES][i % PHASES].pixels);
  g_free (stamp);
}

static void
free_box (gpointer data)
{
  Box *box = data;

  for (int i = 0; i < MOST_STAMPS; i++)
    free_stamp (box->stamps[i]);
  g_free (box);
}

static GPrivate own_box = G_PRIVATE_INIT (free_box);

static gboolean
is_like (const Stamp    *stamp,
         const DuidItem *item,
         double          scale)
{
  return stamp != NULL && stamp->scale == scale && stamp->item.shape == item->shape &&
         stamp->item.radius == item->radius && duid_pen_equals (&stamp->item.pen, &item->pen);
}

static Stamp *
find_stamp (const DuidItem *item,
            double          scale)
{
  Box   *box = g_private_get (&own_box);
  Stamp *stamp;

  if (box == NULL)
    {
      box = g_new0 (Box, 1);
      g_private_set (&own_box, box);
    }
  for (int i = 0; i < MOST_STAMPS; i++)
    if (is_like (box->stamps[i], item, scale))
      return box->stamps[i];
  stamp = g_new0 (Stamp, 1);
  stamp->item = (DuidItem) { .shape = item->shape, .radius = item->radius, .pen = item->pen };
  stamp->scale = scale;
  stamp->reach = (int) ceil ((item->radius * 1.5 + item->pen.line_width) * scale) + 1;
  free_stamp (box->stamps[box->oldest]);
  box->stamps[box->oldest] = stamp;
  box->oldest = (box->oldest + 1) % MOST_STAMPS;
  return stamp;
}

gboolean
duid_scene_stamp (const DuidItem   *item,
                  const DuidPixels *pixels)
{
  Stamp *stamp;

  if (item->points->len < LEAST_STAMPS || item->radius * pixels->scale > MOST_RADIUS)
    return FALSE;
  stamp = find_stamp (item, pixels->scale);
  if (item->points->len >= MANY_STAMPS)
    put_by_bands (stamp, pixels, item->points);
  else
    for (guint i = 0; i < item->points->len; i++)
      put_stamp (stamp, pixels,
                 find_place (pixels, g_array_index (item->points, DuidPoint, i)));
  return TRUE;
}
