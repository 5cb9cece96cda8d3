/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-scene-shade.h"

#include <math.h>

#define HEIGHT     0.86602540378443864676
#define N_SHADES   256
#define LEAST_SIDE 64
#define MOST_SIDE  560 /* pixels of an image, which is scaled to the picture */
#define MOST_NODES 520 /* side by side */
#define BLOCK      8   /* pixels */
#define NO_ROW     -2

/* Shares are worked out at the nodes, stretched along a line of them to the pixels, and blended
 * downwards from one line of nodes to the next. */
typedef struct
{
  const DuidShade  *shade;
  DuidPlaneGrid     nodes;
  const DuidPixels *pixels;
  DuidPoint         foot;   /* the left corner, in pixels */
  double            side;   /* pixels */
  int               row;    /* of nodes that the lower shares are of */
  float            *lower;  /* 0 .. 255 a pixel, from pixels->left on */
  float            *upper;  /* of the next row */
  guint8           *shares; /* of a line of pixels */
  guint32           ground; /* a pixel, and what it looks like under each shade */
  guint32           flats[N_SHADES];
  guint32           overs[N_SHADES]; /* the colour, so much of it */
} Painting;

/* The pixels that the triangle touches, which its own line covers at both ends. */
typedef struct
{
  int from;
  int to;
} Stretch;

static Stretch
find_stretch (const Painting *painting,
              double          up)
{
  double slack = CLAMP (up / (2 * HEIGHT), 0, .5) * painting->side;
  int    from = (int) floor (painting->foot.x + slack);
  int    to = (int) ceil (painting->foot.x + painting->side - slack);

  return (Stretch) { MAX (from, painting->pixels->left), MIN (to, painting->pixels->right) };
}

/* What a row of nodes says of the pixels that lie between it and the rows beside it. */
static void
stretch_row (const Painting *painting,
             int             row,
             float          *shares)
{
  const DuidPlaneGrid *nodes = &painting->nodes;
  const float         *values = nodes->values + (gsize) row * (gsize) nodes->n_across;
  Stretch              stretch = find_stretch (painting, (row - 1 - nodes->margin) * nodes->step);
  float                share = (float) (1 / painting->shade->most);
  double               per_pixel = 1 / (painting->side * nodes->step);
  double               first = (stretch.from + .5 - painting->foot.x) * per_pixel + nodes->margin;
  int                  n = stretch.to - stretch.from;
  int                  from = (int) CLAMP (first, 0, nodes->n_across - 1);
  int                  to = (int) CLAMP (first + n * per_pixel + 2, 0, nodes->n_across);
  float                roots[MOST_NODES];

  for (int i = from; i < to; i++)
    roots[i] = sqrtf (CLAMP (values[i] * share, 0, 1)) * (N_SHADES - 1);
  shares += stretch.from - painting->pixels->left;
  for (int x = 0; x < n; x++)
    {
      double at = CLAMP (first + x * per_pixel, 0, nodes->n_across - 2);
      int    node = (int) at;

      shares[x] = roots[node] + (roots[node + 1] - roots[node]) * (float) (at - node);
    }
}

static inline void
blend (const float *restrict lower,
       const float *restrict upper,
       float share,
       int   n,
       guint8 *restrict shares)
{
  for (int i = 0; i < n; i++)
    shares[i] = (guint8) (int) (lower[i] + (upper[i] - lower[i]) * share + .5f);
}

/* The shares of a line of pixels. */
static void
blend_rows (Painting *painting,
            double    up,
            Stretch   stretch)
{
  const DuidPlaneGrid *nodes = &painting->nodes;
  double               y = CLAMP (up / nodes->step + nodes->margin, 0, nodes->n_down - 2);
  int                  row = (int) y;
  float                share = (float) (y - row);
  int                  skip = stretch.from - painting->pixels->left;

  /* Lines are painted downwards. */
  if (row == painting->row - 1)
    {
      float *free_row = painting->upper;

      painting->upper = painting->lower;
      painting->lower = free_row;
    }
  else if (row != painting->row)
    stretch_row (painting, row + 1, painting->upper);
  if (row != painting->row)
    stretch_row (painting, row, painting->lower);
  painting->row = row;
  blend (painting->lower + skip, painting->upper + skip, share, stretch.to - stretch.from,
         painting->shares);
}

static void
take_ground (Painting *painting,
             guint32   ground)
{
  painting->ground = ground;
  for (int i = 0; i < N_SHADES; i++)
    painting->flats[i] = duid_pixel_lay_over (ground, painting->overs[i]);
}

/* Where there is nothing but ground, which is nearly everywhere, the shades are known. */
static void
lay_line (Painting *painting,
          guint32  *to,
          int       n)
{
  const guint8 *shares = painting->shares;
  guint32       ground;
  int           i = 0;

  if (to[0] != painting->ground)
    take_ground (painting, to[0]);
  ground = painting->ground;
  for (; i + BLOCK <= n; i += BLOCK)
    {
      guint32 other = 0;

      for (int j = 0; j < BLOCK; j++)
        other |= to[i + j] ^ ground;
      for (int j = 0; j < BLOCK; j++)
        to[i + j] = other == 0 ? painting->flats[shares[i + j]]
                               : duid_pixel_lay_over (to[i + j], painting->overs[shares[i + j]]);
    }
  for (; i < n; i++)
    to[i] = duid_pixel_lay_over (to[i], painting->overs[shares[i]]);
}

static void
paint_line (Painting *painting,
            int       y)
{
  double  up = MAX ((painting->foot.y - (y + .5)) / painting->side, 0);
  Stretch stretch = find_stretch (painting, up);

  if (stretch.from >= stretch.to)
    return;
  blend_rows (painting, up, stretch);
  lay_line (painting, duid_pixels_get_line (painting->pixels, y) + stretch.from,
            stretch.to - stretch.from);
}

static void
fill_overs (Painting *painting)
{
  DuidColour colour = painting->shade->colour;

  for (int i = 0; i < N_SHADES; i++)
    {
      double  alpha = 255 * painting->shade->full * i / (N_SHADES - 1);
      guint32 parts[4] = { (guint32) lround (alpha), (guint32) lround (alpha * colour.red),
                           (guint32) lround (alpha * colour.green),
                           (guint32) lround (alpha * colour.blue) };

      painting->overs[i] = parts[0] << 24 | parts[1] << 16 | parts[2] << 8 | parts[3];
    }
}

void
duid_scene_shade (const DuidItem   *item,
                  const DuidPixels *pixels)
{
  gsize                width = (gsize) MAX (pixels->right - pixels->left, 0) + 1;
  g_autofree float    *lower = g_new (float, width);
  g_autofree float    *upper = g_new (float, width);
  g_autofree guint8   *shares = g_new (guint8, width);
  g_autofree Painting *painting = g_new (Painting, 1);
  double               top;

  painting->shade = item->shade;
  painting->nodes = duid_plane_density_get_grid (item->shade->density);
  painting->pixels = pixels;
  painting->foot = duid_pixels_place (pixels, (DuidPoint) { item->x, item->y + item->height });
  painting->side = item->width * pixels->scale;
  painting->row = NO_ROW;
  painting->lower = lower;
  painting->upper = upper;
  painting->shares = shares;
  g_assert (painting->nodes.n_across <= MOST_NODES);
  if (item->shade->most <= 0 || painting->side < 1)
    return;
  fill_overs (painting);
  take_ground (painting, 0);
  top = painting->foot.y - HEIGHT * painting->side;
  for (int y = (int) MAX (floor (top), pixels->top);
       y < (int) MIN (ceil (painting->foot.y), pixels->bottom); y++)
    paint_line (painting, y);
}

cairo_surface_t *
duid_scene_shade_image (const DuidItem *item)
{
  int              across = (int) CLAMP (item->width, LEAST_SIDE, MOST_SIDE);
  int              down = (int) ceil (across * HEIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, across, down);
  double           scale = across / item->width;
  DuidPixels       pixels = {
          .data = cairo_image_surface_get_data (surface),
          .stride = cairo_image_surface_get_stride (surface),
          .right = across,
          .bottom = down,
          .scale = scale,
          .x = -item->x * scale,
          .y = down - (item->y + item->height) * scale,
  };

  duid_scene_shade (item, &pixels);
  cairo_surface_mark_dirty (surface);
  return surface;
}

DuidShade *
duid_shade_ref (DuidShade *shade)
{
  g_atomic_ref_count_inc (&shade->refs);
  return shade;
}

void
duid_shade_unref (DuidShade *shade)
{
  if (!g_atomic_ref_count_dec (&shade->refs))
    return;
  duid_plane_density_unref (shade->density);
  g_free (shade);
}

void
duid_scene_add_density (DuidScene        *scene,
                        DuidPoint         corner,
                        double            side,
                        DuidPlaneDensity *density,
                        double            most,
                        DuidColour        colour,
                        double            full)
{
  DuidItem *item = duid_scene_append (scene, DUID_ITEM_SHADE);

  item->x = corner.x;
  item->y = corner.y;
  item->width = side;
  item->height = HEIGHT * side;
  item->shade = g_new0 (DuidShade, 1);
  g_atomic_ref_count_init (&item->shade->refs);
  item->shade->density = duid_plane_density_ref (density);
  item->shade->most = most;
  item->shade->colour = colour;
  item->shade->full = full;
}
