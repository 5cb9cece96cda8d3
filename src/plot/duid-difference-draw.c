/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-difference-map-private.h"

#include "plot/duid-triad-cells.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The picture of a difference map. Never by colour alone: an outlined place has the
 * mark of the group that is found there more often, a disc or a triangle. */

#define HEIGHT      0.86602540378443864676
#define LEAST_LIMIT 1 /* log2: colours are full from twice as often on */
#define MOST_LIMIT  3
#define LEAST_FILL  .06
#define MOST_FILL   .92
#define MARK        .16 /* radius, of a cell */
#define N_SWATCHES  7
#define TEXT        11
#define NOTE_TEXT   10
#define MARGIN      6

static DuidColour
get_colour (const DuidPalette *palette,
            gboolean           is_b)
{
  if (!is_b)
    return palette->series[0];
  return palette->series[palette->is_dark ? 1 : 4];
}

static double
get_limit (const DuidDifferenceMap *map)
{
  double limit = LEAST_LIMIT;

  for (guint i = 0; i < map->n_cells; i++)
    if (!map->cells[i].is_sparse)
      limit = MAX (limit, fabs (map->cells[i].ratio));
  return MIN (limit, MOST_LIMIT);
}

static DuidColour
shade (const DuidPalette *palette,
       double             ratio,
       double             limit)
{
  double share = MIN (fabs (ratio) / limit, 1);

  return duid_colour_with_alpha (get_colour (palette, ratio < 0),
                                 LEAST_FILL + (MOST_FILL - LEAST_FILL) * share);
}

/* The outline and mark of a place that differs. */
static void
add_outline (DuidScene         *scene,
             const DuidPalette *palette,
             const DuidPoint   *corners,
             int                n,
             gboolean           is_b,
             double             line)
{
  DuidPen   outline = { .stroke = palette->text, .line_width = 1.7 * line };
  DuidPen   mark = { .fill = palette->text, .stroke = palette->background, .line_width = line };
  DuidPoint middle = { 0, 0 };
  double    size = duid_point_distance (corners[0], corners[1]);

  for (int i = 0; i < n; i++)
    middle = (DuidPoint) { middle.x + corners[i].x / n, middle.y + corners[i].y / n };
  duid_scene_add_path (scene, corners, (gsize) n, TRUE, outline);
  duid_scene_add_mark (scene, middle, MAX (MARK * size, 1.6 * line),
                       is_b ? DUID_SHAPE_TRIANGLE : DUID_SHAPE_DISC, mark);
}

void
duid_difference_map_add_cells (const DuidDifferenceMap *map,
                               DuidScene               *scene,
                               const DuidPalette       *palette,
                               DuidPoint                origin,
                               DuidPoint                unit,
                               double                   line)
{
  double limit = get_limit (map);

  for (int pass = 0; pass < 2; pass++)
    {
      duid_scene_begin_layer (scene, pass == 0 ? "difference" : "beyond",
                              pass == 0 ? _ ("Difference of the groups")
                                        : _ ("More than chance makes"));
      for (guint i = 0; i < map->n_cells; i++)
        {
          DuidPoint corners[DUID_MOST_CELL_CORNERS];
          int       n = duid_difference_map_get_shape (map, i, corners);
          DuidPen   pen = { .fill = shade (palette, map->cells[i].ratio, limit) };

          if (map->cells[i].is_sparse || (pass == 1 && !map->cells[i].is_beyond))
            continue;
          for (int j = 0; j < n; j++)
            corners[j] = (DuidPoint) { origin.x + corners[j].x * unit.x,
                                       origin.y + corners[j].y * unit.y };
          if (pass == 0)
            duid_scene_add_path (scene, corners, (gsize) n, TRUE, pen);
          else
            add_outline (scene, palette, corners, n, map->cells[i].ratio < 0, line);
        }
    }
}

static DuidTextStyle
get_style (const DuidPalette *palette,
           double             size,
           gboolean           is_bold)
{
  return (DuidTextStyle) { .size = size, .is_bold = is_bold, .colour = palette->text };
}

/* One end of the key: the mark and the name of a group. Returns the height. */
static double
add_end (DuidScene         *scene,
         const DuidPalette *palette,
         DuidPoint          from,
         double             width,
         double             scale,
         gboolean           is_b,
         const char        *label,
         gboolean           is_dry)
{
  DuidTextStyle style = get_style (palette, TEXT, FALSE);
  double        indent = 13 * scale;
  double        line;
  double        text_width;
  double        height;
  DuidPen       pen = { .fill = palette->text };
  DuidPoint     at = { from.x + (is_b ? width - 5 * scale : 5 * scale), 0 };
  /* Translators: a group that is found more often in places of this colour. */
  g_autofree char *words = g_strdup_printf (_ ("more often %s"), label);

  style.width = width - indent;
  style.lines = 2;
  duid_scene_measure_text (scene, "Ag", &style, NULL, &line);
  duid_scene_measure_text (scene, words, &style, &text_width, &height);
  if (is_dry)
    return height;
  at.y = from.y + line / 2;
  duid_scene_add_mark (scene, at, 3.2 * scale, is_b ? DUID_SHAPE_TRIANGLE : DUID_SHAPE_DISC, pen);
  if (is_b)
    from.x += width - indent - text_width;
  else
    from.x += indent;
  duid_scene_add_text (scene, from, words, &style);
  return height;
}

static void
add_swatches (const DuidDifferenceMap *map,
              DuidScene               *scene,
              const DuidPalette       *palette,
              DuidPoint                from,
              double                   width,
              double                   height)
{
  double limit = get_limit (map);

  for (int i = 0; i < N_SWATCHES; i++)
    {
      double  ratio = limit * (1 - 2.0 * i / (N_SWATCHES - 1));
      DuidPen pen = { .fill = shade (palette, ratio, limit),
                      .stroke = palette->guide,
                      .line_width = .6 };

      duid_scene_add_rectangle (scene, from.x + width * i / N_SWATCHES, from.y,
                                width / N_SWATCHES - 1, height, 0, pen);
    }
}

/* “2,8×” at both ends of the swatches; returns the height of that line. */
static double
add_scale (const DuidDifferenceMap *map,
           DuidScene               *scene,
           const DuidPalette       *palette,
           DuidPoint                from,
           double                   width,
           gboolean                 is_dry)
{
  DuidTextStyle    style = get_style (palette, NOTE_TEXT, FALSE);
  double           height;
  g_autofree char *most = g_strdup_printf (_ ("%.1f×"), exp2 (get_limit (map)));
  const char      *middle = _ ("equally often");

  style.colour = palette->secondary;
  duid_scene_measure_text (scene, most, &style, NULL, &height);
  if (is_dry)
    return height;
  duid_scene_add_text (scene, from, most, &style);
  style.horizontal = DUID_ALIGN_MIDDLE;
  duid_scene_add_text (scene, (DuidPoint) { from.x + width / 2, from.y }, middle, &style);
  style.horizontal = DUID_ALIGN_END;
  duid_scene_add_text (scene, (DuidPoint) { from.x + width, from.y }, most, &style);
  return height;
}

double
duid_difference_map_add_key (const DuidDifferenceMap *map,
                             DuidScene               *scene,
                             const DuidPalette       *palette,
                             DuidPoint                from,
                             double                   width,
                             double                   text_scale,
                             gboolean                 is_dry)
{
  double           half = width / 2 - 4 * text_scale;
  double           swatch = 8 * text_scale;
  double           top = from.y;
  double           ends[2];
  DuidTextStyle    style = get_style (palette, NOTE_TEXT, FALSE);
  g_autofree char *words = duid_difference_map_dup_sentence (map);
  double           height;

  if (!is_dry)
    duid_scene_begin_layer (scene, "key", _ ("Key"));
  ends[0] = add_end (scene, palette, from, half, text_scale, FALSE, map->label_a, is_dry);
  ends[1] = add_end (scene, palette, (DuidPoint) { from.x + width - half, from.y }, half,
                     text_scale, TRUE, map->label_b, is_dry);
  from.y += MAX (ends[0], ends[1]) + 2 * text_scale;
  if (!is_dry)
    add_swatches (map, scene, palette, from, width, swatch);
  from.y += swatch + text_scale;
  from.y += add_scale (map, scene, palette, from, width, is_dry) + 2 * text_scale;
  style.colour = palette->secondary;
  style.width = width;
  style.lines = 3;
  duid_scene_measure_text (scene, words, &style, NULL, &height);
  if (!is_dry)
    duid_scene_add_text (scene, from, words, &style);
  return from.y + height - top;
}

/* ---- a picture of its own ---- */

typedef struct
{
  DuidScene         *scene;
  const DuidPalette *palette;
  DuidPoint          from;
  DuidPoint          to;
  double             scale;
} Room;

static double
measure_words (Room       *room,
               const char *words,
               double      width)
{
  DuidTextStyle style = get_style (room->palette, TEXT, TRUE);
  double        height = 0;

  style.width = width;
  style.lines = 3;
  if (words != NULL)
    duid_scene_measure_text (room->scene, words, &style, NULL, &height);
  return height;
}

static void
add_words (Room       *room,
           const char *words,
           DuidPoint   at,
           double      width,
           DuidAlign   align)
{
  DuidTextStyle style = get_style (room->palette, TEXT, TRUE);

  style.width = width;
  style.lines = 3;
  style.horizontal = align;
  if (words != NULL)
    duid_scene_add_text (room->scene, at, words, &style);
}

static void
draw_triad (const DuidDifferenceMap *map,
            Room                    *room)
{
  char *const *words = map->question->corners;
  double       width = room->to.x - room->from.x;
  double       gap = 3 * room->scale;
  double       above = measure_words (room, words[0], width);
  double       below = MAX (measure_words (room, words[1], width / 2 - gap),
                            measure_words (room, words[2], width / 2 - gap));
  double       side = MAX (MIN (width, (room->to.y - room->from.y - above - below - 2 * gap) /
                                         HEIGHT),
                           1);
  DuidPoint    origin = { (room->from.x + room->to.x - side) / 2,
                          room->to.y - below - gap };
  DuidPoint    corners[3] = { { origin.x + side / 2, origin.y - side * HEIGHT },
                              origin,
                              { origin.x + side, origin.y } };
  DuidPen      pen = { .stroke = room->palette->line, .line_width = 1.5 };

  duid_difference_map_add_cells (map, room->scene, room->palette, origin,
                                 (DuidPoint) { side, -side }, 1);
  duid_scene_begin_layer (room->scene, "triangle", _ ("Triangle"));
  duid_scene_add_path (room->scene, corners, 3, TRUE, pen);
  duid_scene_begin_layer (room->scene, "words", _ ("Words at the corners"));
  add_words (room, words[0], (DuidPoint) { corners[0].x, corners[0].y - above - gap }, width,
             DUID_ALIGN_MIDDLE);
  add_words (room, words[1], (DuidPoint) { room->from.x, origin.y + gap }, width / 2 - gap,
             DUID_ALIGN_START);
  add_words (room, words[2], (DuidPoint) { room->to.x, origin.y + gap }, width / 2 - gap,
             DUID_ALIGN_END);
}

static void
draw_canvas (const DuidDifferenceMap *map,
             Room                    *room)
{
  const DuidAxis *x = &map->question->x;
  const DuidAxis *y = &map->question->y;
  double          width = room->to.x - room->from.x;
  double          gap = 3 * room->scale;
  double          above = measure_words (room, y->right, width);
  double          below = MAX (measure_words (room, x->left, width / 2 - gap),
                               measure_words (room, x->right, width / 2 - gap)) +
                 measure_words (room, y->left, width);
  double    side = MAX (MIN (width, room->to.y - room->from.y - above - below - 3 * gap), 1);
  double    left = (room->from.x + room->to.x - side) / 2;
  double    bottom = room->from.y + above + gap + side;
  DuidPoint unit = { side / (x->max - x->min), -side / (y->max - y->min) };
  DuidPoint origin = { left - x->min * unit.x, bottom - y->min * unit.y };
  DuidPen   pen = { .stroke = room->palette->line, .line_width = 1 };
  double    low = measure_words (room, y->left, width);

  duid_difference_map_add_cells (map, room->scene, room->palette, origin, unit, 1);
  duid_scene_begin_layer (room->scene, "axes", _ ("Axes"));
  duid_scene_add_rectangle (room->scene, left, bottom - side, side, side, 0, pen);
  add_words (room, y->right, (DuidPoint) { left + side / 2, bottom - side - gap - above }, width,
             DUID_ALIGN_MIDDLE);
  add_words (room, y->left, (DuidPoint) { left + side / 2, bottom + gap }, width,
             DUID_ALIGN_MIDDLE);
  add_words (room, x->left, (DuidPoint) { left, bottom + 2 * gap + low }, width / 2 - gap,
             DUID_ALIGN_START);
  add_words (room, x->right, (DuidPoint) { left + side, bottom + 2 * gap + low },
             width / 2 - gap, DUID_ALIGN_END);
}

DuidScene *
duid_difference_map_draw (const DuidDifferenceMap *map,
                          gboolean                 is_dark,
                          double                   width,
                          double                   height,
                          double                   text_scale)
{
  const DuidPalette *palette = duid_palette_get (is_dark);
  DuidScene         *scene = duid_scene_new (width, height, text_scale, palette);
  double             margin = MARGIN * text_scale;
  DuidPoint          to = { width - margin, height - margin };
  Room               room = { scene, palette, { margin, margin }, to, text_scale };
  DuidPen            paper = { .fill = palette->background };
  double             key;

  duid_scene_begin_layer (scene, "background", _ ("Background"));
  duid_scene_add_rectangle (scene, 0, 0, width, height, 0, paper);
  key = duid_difference_map_add_key (map, scene, palette, room.from, width - 2 * margin,
                                     text_scale, TRUE);
  room.to.y -= key + margin;
  if (map->triads != NULL)
    draw_triad (map, &room);
  else
    draw_canvas (map, &room);
  duid_difference_map_add_key (map, scene, palette, (DuidPoint) { margin, height - margin - key },
                               width - 2 * margin, text_scale, FALSE);
  return scene;
}
