/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-stamp.h"

#include <math.h>
#include <string.h>

/* Fewer equal marks than this are drawn one by one. */
#define LEAST_STAMPS 24
/* A stamp is prepared at so many places within a pixel, across and down. */
#define PHASES 4
/* Of a pixel: what scaling may have lost. */
#define SLACK 1e-6

/* What of a stamp is not empty. */
typedef struct
{
  guint32 *pixels; /* NULL until it is needed */
  int      left;
  int      top;
  int      width;
  int      height;
} Phase;

typedef struct
{
  const DuidItem *item;
  double          scale; /* device pixels a scene pixel */
  int             reach; /* device pixels from the centre to the stamp's border */
  Phase           phases[PHASES][PHASES];
} Stamp;

/* The pixels that may be written to. */
typedef struct
{
  guint8 *data;
  int     stride;
  int     left;
  int     top;
  int     right;
  int     bottom;
} Canvas;

static cairo_surface_t *
draw_stamp (const Stamp *stamp,
            int          across,
            int          down)
{
  int              size = 2 * stamp->reach + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t         *cr = cairo_create (surface);

  cairo_translate (cr, stamp->reach + (across + .5) / PHASES, stamp->reach + (down + .5) / PHASES);
  cairo_scale (cr, stamp->scale, stamp->scale);
  duid_scene_paint_mark (cr, stamp->item, (DuidPoint) { 0, 0 });
  cairo_destroy (cr);
  cairo_surface_flush (surface);
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
  phase->width = MAX (right - phase->left, 0);
  phase->height = MAX (bottom - phase->top, 0);
}

static const Phase *
get_phase (Stamp *stamp,
           int    across,
           int    down)
{
  Phase           *phase = &stamp->phases[down][across];
  cairo_surface_t *surface;

  if (phase->pixels != NULL)
    return phase;
  surface = draw_stamp (stamp, across, down);
  find_box (surface, 2 * stamp->reach + 1, phase);
  phase->pixels = g_new (guint32, (gsize) phase->width * (gsize) phase->height + 1);
  for (int y = 0; y < phase->height; y++)
    memcpy (phase->pixels + y * phase->width, get_line (surface, phase->top + y) + phase->left,
            sizeof (guint32) * (gsize) phase->width);
  cairo_surface_destroy (surface);
  return phase;
}

/* Half of a pixel's bytes times @share of 255, rounded as pixman rounds. */
static inline guint32
shade (guint32 bytes,
       guint32 share)
{
  guint32 product = bytes * share + 0x800080;

  return ((product + ((product >> 8) & 0xff00ff)) >> 8) & 0xff00ff;
}

static inline void
lay_over (guint32       *to,
          const guint32 *from,
          int            n)
{
  for (int i = 0; i < n; i++)
    {
      guint32 rest = 255 - (from[i] >> 24);

      to[i] = from[i] + shade (to[i] & 0xff00ff, rest) +
              (shade ((to[i] >> 8) & 0xff00ff, rest) << 8);
    }
}

static void
put_stamp (Stamp        *stamp,
           const Canvas *canvas,
           double        x,
           double        y)
{
  int          left = (int) floor (x);
  int          top = (int) floor (y);
  int          across = CLAMP ((int) ((x - left) * PHASES), 0, PHASES - 1);
  int          down = CLAMP ((int) ((y - top) * PHASES), 0, PHASES - 1);
  const Phase *phase = get_phase (stamp, across, down);
  int          first, last;

  left += phase->left - stamp->reach;
  top += phase->top - stamp->reach;
  first = MAX (canvas->left - left, 0);
  last = MIN (canvas->right - left, phase->width);
  for (int line = MAX (canvas->top - top, 0);
       line < MIN (canvas->bottom - top, phase->height) && first < last; line++)
    lay_over ((guint32 *) (gpointer) (canvas->data + (top + line) * canvas->stride) + left + first,
              phase->pixels + line * phase->width + first, last - first);
}

/* Stamps only fit an upright image in the target's own pixels: PDF, print and
 * recordings get true shapes. */
static gboolean
may_stamp (cairo_t        *cr,
           const DuidItem *item,
           double         *scale)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  cairo_matrix_t   matrix;
  double           across = 1;
  double           down = 1;

  if (item->points->len < LEAST_STAMPS ||
      cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_image_surface_get_format (target) != CAIRO_FORMAT_ARGB32)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (target, &across, &down);
  *scale = matrix.xx * across;
  return matrix.xy == 0 && matrix.yx == 0 && matrix.xx == matrix.yy && across == down && *scale > 0;
}

/* What may be written to, in the target's own pixels; FALSE unless it is one rectangle. */
static gboolean
find_canvas (cairo_t *cr,
             Canvas  *canvas)
{
  cairo_surface_t        *target = cairo_get_group_target (cr);
  double                  scale, aside, off;
  cairo_rectangle_list_t *clips;
  gboolean                is_one;
  cairo_rectangle_t       clip = { 0 };

  cairo_surface_get_device_scale (target, &scale, &scale);
  cairo_surface_get_device_offset (target, &aside, &off);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  clips = cairo_copy_clip_rectangle_list (cr);
  cairo_restore (cr);
  is_one = clips->status == CAIRO_STATUS_SUCCESS && clips->num_rectangles == 1 && aside == 0 &&
           off == 0;
  if (is_one)
    clip = clips->rectangles[0];
  cairo_rectangle_list_destroy (clips);
  cairo_surface_flush (target);
  *canvas = (Canvas) {
    .data = cairo_image_surface_get_data (target),
    .stride = cairo_image_surface_get_stride (target),
    .left = (int) ceil (clip.x * scale - SLACK),
    .top = (int) ceil (clip.y * scale - SLACK),
    .right = (int) floor ((clip.x + clip.width) * scale + SLACK),
    .bottom = (int) floor ((clip.y + clip.height) * scale + SLACK),
  };
  return is_one && canvas->data != NULL;
}

gboolean
duid_scene_stamp (const DuidItem *item,
                  cairo_t        *cr)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double           across = 1;
  double           down = 1;
  cairo_matrix_t   matrix;
  Canvas           canvas;
  Stamp            stamp = { .item = item };

  if (!may_stamp (cr, item, &stamp.scale) || !find_canvas (cr, &canvas))
    return FALSE;
  stamp.reach = (int) ceil ((item->radius * 1.5 + item->pen.line_width) * stamp.scale) + 1;
  cairo_surface_get_device_scale (target, &across, &down);
  cairo_get_matrix (cr, &matrix);
  for (guint i = 0; i < item->points->len; i++)
    {
      DuidPoint point = g_array_index (item->points, DuidPoint, i);

      put_stamp (&stamp, &canvas, (matrix.xx * point.x + matrix.x0) * across,
                 (matrix.yy * point.y + matrix.y0) * down);
    }
  cairo_surface_mark_dirty (target);
  for (int i = 0; i < PHASES * PHASES; i++)
    g_free (stamp.phases[i / PHASES][i % PHASES].pixels);
  return TRUE;
}
