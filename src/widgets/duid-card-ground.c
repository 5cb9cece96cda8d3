/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-card-ground.h"

#include "widgets/duid-look.h"

/* Of the ground; the shadow's own corners are as much rounder as it reaches. */
#define RADIUS 12
/* A corner's image holds so much of the card, and of what lies around it. */
#define INSIDE  16
#define OUTSIDE 4

typedef struct
{
  int    down;
  int    spread;
  double alpha;
} Shadow;

/* As ui/style.css gives them to other cards. */
static const Shadow shadows[] = { { 0, 1, .045 }, { 1, 1, .045 }, { 2, 2, .018 } };

typedef enum
{
  TOP_LEFT,
  TOP_RIGHT,
  BOTTOM_LEFT,
  BOTTOM_RIGHT,
  N_CORNERS,
} Corner;

typedef struct
{
  int         scale; /* 0 until they are made */
  GdkTexture *textures[N_CORNERS];
} Corners;

/* The ground of a card of libadwaita: in the dark, a twelfth of white over the board. */
const GdkRGBA *
duid_card_ground_get_colour (gboolean is_dark)
{
  static const GdkRGBA light = { 1, 1, 1, 1 };
  static const GdkRGBA dark = { 0x34 / 255.f, 0x34 / 255.f, 0x34 / 255.f, 1 };

  return is_dark ? &dark : &light;
}

/* ---- the corners ---- */

/* A card so small that it is nothing but corners, with its shadow. */
static cairo_surface_t *
draw_small_card (int      scale,
                 gboolean is_dark)
{
  int              size = 2 * (INSIDE + OUTSIDE);
  cairo_surface_t *image =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size * scale, size * scale);
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, OUTSIDE, OUTSIDE);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_save (cr);
  cairo_rectangle (cr, -OUTSIDE, -OUTSIDE, size, size);
  duid_look_round_box (cr, 0, 0, 2 * INSIDE, 2 * INSIDE, RADIUS);
  cairo_clip (cr);
  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    {
      const Shadow *shadow = &shadows[i];

      duid_look_round_box (cr, -shadow->spread, shadow->down - shadow->spread,
                           2 * (INSIDE + shadow->spread), 2 * (INSIDE + shadow->spread),
                           RADIUS + shadow->spread);
      cairo_set_source_rgba (cr, 0, 0, 0, shadow->alpha);
      cairo_fill (cr);
    }
  cairo_restore (cr);
  duid_look_round_box (cr, 0, 0, 2 * INSIDE, 2 * INSIDE, RADIUS);
  gdk_cairo_set_source_rgba (cr, duid_card_ground_get_colour (is_dark));
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static void
make_corners (Corners *corners,
              int      scale,
              gboolean is_dark)
{
  cairo_surface_t *image = draw_small_card (scale, is_dark);
  int              size = (INSIDE + OUTSIDE) * scale;
  gsize            stride = (gsize) cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) pixels =
    g_bytes_new (cairo_image_surface_get_data (image), stride * (gsize) size * 2);

  for (int i = 0; i < N_CORNERS; i++)
    {
      gsize begin = (i >= BOTTOM_LEFT ? stride * (gsize) size : 0) +
                    (i % 2 != 0 ? sizeof (guint32) * (gsize) size : 0);
      g_autoptr (GBytes) part =
        g_bytes_new_from_bytes (pixels, begin, g_bytes_get_size (pixels) - begin);

      g_clear_object (&corners->textures[i]);
      corners->textures[i] =
        gdk_memory_texture_new (size, size, GDK_MEMORY_DEFAULT, part, stride);
    }
  corners->scale = scale;
  cairo_surface_destroy (image);
}

static void
draw_corners (GtkWidget   *card,
              GtkSnapshot *snapshot,
              gboolean     is_dark)
{
  static Corners all[2];
  Corners       *corners = &all[is_dark ? 1 : 0];
  int            scale = gtk_widget_get_scale_factor (card);
  float          right = (float) (gtk_widget_get_width (card) - INSIDE);
  float          bottom = (float) (gtk_widget_get_height (card) - INSIDE);

  if (corners->scale != scale)
    make_corners (corners, scale, is_dark);
  for (int i = 0; i < N_CORNERS; i++)
    gtk_snapshot_append_texture (
      snapshot, corners->textures[i],
      &GRAPHENE_RECT_INIT (i % 2 != 0 ? right : -OUTSIDE, i >= BOTTOM_LEFT ? bottom : -OUTSIDE,
                           INSIDE + OUTSIDE, INSIDE + OUTSIDE));
}

/* ---- the edges ---- */

/* Of all shadows that reach further than @distance, @down times what they are moved down. */
static double
get_shade (int distance,
           int down)
{
  double light = 1;

  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    if (shadows[i].spread + down * shadows[i].down > distance)
      light *= 1 - shadows[i].alpha;
  return 1 - light;
}

static void
append_shade (GtkSnapshot *snapshot,
              double       shade,
              float        x,
              float        y,
              float        width,
              float        height)
{
  GdkRGBA black = { 0, 0, 0, (float) shade };

  if (shade > 0)
    gtk_snapshot_append_color (snapshot, &black, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
draw_edges (GtkSnapshot *snapshot,
            float        width,
            float        height)
{
  float across = width - 2 * INSIDE;
  float down = height - 2 * INSIDE;

  for (int i = 0; i < OUTSIDE; i++)
    {
      float line = (float) i;

      append_shade (snapshot, get_shade (i, -1), INSIDE, -1 - line, across, 1);
      append_shade (snapshot, get_shade (i, 0), -1 - line, INSIDE, 1, down);
      append_shade (snapshot, get_shade (i, 0), width + line, INSIDE, 1, down);
      append_shade (snapshot, get_shade (i, 1), INSIDE, height + line, across, 1);
    }
}

static void
append_ground (GtkSnapshot   *snapshot,
               const GdkRGBA *colour,
               float          left,
               float          top,
               float          right,
               float          bottom)
{
  if (right > left && bottom > top)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT (left, top, right - left, bottom - top));
}

void
duid_card_ground_draw (GtkWidget             *card,
                       GtkSnapshot           *snapshot,
                       gboolean               is_dark,
                       const graphene_rect_t *hole)
{
  const GdkRGBA *colour = duid_card_ground_get_colour (is_dark);
  float          width = (float) gtk_widget_get_width (card);
  float          height = (float) gtk_widget_get_height (card);
  float          left = hole->origin.x;
  float          top = hole->origin.y;
  float          right = left + hole->size.width;
  float          bottom = top + hole->size.height;
  float          end = height - INSIDE;

  draw_edges (snapshot, width, height);
  draw_corners (card, snapshot, is_dark);
  append_ground (snapshot, colour, INSIDE, 0, width - INSIDE, INSIDE);
  append_ground (snapshot, colour, 0, INSIDE, width, top);
  append_ground (snapshot, colour, 0, top, left, bottom);
  append_ground (snapshot, colour, right, top, width, bottom);
  append_ground (snapshot, colour, 0, bottom, width, end);
  append_ground (snapshot, colour, INSIDE, end, width - INSIDE, height);
}
