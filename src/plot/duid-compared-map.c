/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-compared-picture.h"

#include "filter/duid-selection.h"
#include "plot/duid-difference-map.h"

#include <math.h>

#define MAP_DRAWS 199 /* enough to outline what is outside the envelope, and quick */
#define KEY       18
#define MARGIN    5
#define TEXT      10.5

/* The frame of a triad's plane or a canvas in pixels. */
typedef struct
{
  DuidPoint origin;
  DuidPoint unit;
  DuidPoint corners[4];
  guint     n_corners;
} Frame;

static Frame
lay_out (const DuidQuestion *question,
         double              width,
         double              height)
{
  gboolean  is_triad = question->type == DUID_QUESTION_TRIAD;
  DuidPoint low = { 0, 0 };
  DuidPoint high = { 1, sqrt (3) / 2 };
  Frame     frame = { .n_corners = is_triad ? 3 : 4 };
  double    scale;

  if (!is_triad)
    {
      low = (DuidPoint) { question->x.min, question->y.min };
      high = (DuidPoint) { question->x.max, question->y.max };
    }
  scale = is_triad ? MIN (width / high.x, height / high.y) : MIN (width, height);
  frame.unit.x = is_triad ? scale : scale / (high.x - low.x);
  frame.unit.y = is_triad ? -scale : -scale / (high.y - low.y);
  frame.origin.x = MARGIN + (width - (high.x - low.x) * frame.unit.x) / 2 - low.x * frame.unit.x;
  frame.origin.y = MARGIN + height - low.y * frame.unit.y;
  for (guint i = 0; i < frame.n_corners; i++)
    {
      DuidPoint at = is_triad ? (DuidPoint) { i == 2 ? .5 : i, i == 2 ? high.y : 0 }
                              : (DuidPoint) { i == 1 || i == 2 ? high.x : low.x,
                                              i >= 2 ? high.y : low.y };

      frame.corners[i] = (DuidPoint) { frame.origin.x + at.x * frame.unit.x,
                                       frame.origin.y + at.y * frame.unit.y };
    }
  return frame;
}

/* Which colour is whose, on one line: the first group left, the second right. */
static void
add_key (DuidScene          *scene,
         const DuidPalette  *palette,
         const DuidCompared *row,
         double              width,
         double              y,
         double              text_scale)
{
  double        size = 8 * text_scale;
  DuidTextStyle style = {
    .size = TEXT,
    .colour = palette->text,
    .vertical = DUID_ALIGN_MIDDLE,
    .width = width / 2 - size - 12,
    .lines = 1,
  };

  for (guint i = 0; i < 2; i++)
    {
      DuidColour colour = duid_compared_get_colour (palette, i);
      double     x = i == 0 ? 2 : width - 2 - size;

      duid_scene_add_rectangle (scene, x, y - size / 2, size, size, 1,
                                (DuidPen) { .fill = colour,
                                            .stroke = duid_palette_get_outline (palette, colour),
                                            .line_width = .8 });
      style.horizontal = i == 0 ? DUID_ALIGN_START : DUID_ALIGN_END;
      duid_scene_add_text (scene, (DuidPoint) { i == 0 ? x + size + 5 : x - 5, y },
                           ((DuidGroupOf *) g_ptr_array_index (row->groups, i))->label, &style);
    }
}

gboolean
duid_compared_has_map (const DuidCompared *row,
                       const DuidDataset  *dataset)
{
  DuidQuestionType type;

  if (row->question == DUID_QUESTION_TAGS (dataset) || row->groups->len != 2 ||
      row->findings->len == 0)
    return FALSE;
  type = duid_dataset_get_question (dataset, (guint) row->question)->type;
  return type == DUID_QUESTION_TRIAD || type == DUID_QUESTION_CANVAS;
}

DuidScene *
duid_compared_map_new (const DuidCompared *row,
                       DuidDataset        *dataset,
                       gboolean            is_dark,
                       double              width,
                       double              height,
                       double              text_scale)
{
  const DuidPalette    *palette = duid_palette_get (is_dark);
  DuidScene            *scene = duid_scene_new (width, height, text_scale, palette);
  const DuidGroupOf    *a = g_ptr_array_index (row->groups, 0);
  const DuidGroupOf    *b = g_ptr_array_index (row->groups, 1);
  DuidDifferenceRequest request = {
    .dataset = dataset,
    .question = (guint) row->question,
    .stone = row->stone,
    .a = a->rows,
    .b = b->rows,
    .label_a = a->label,
    .label_b = b->label,
    .draws = { MAP_DRAWS, 1, NULL, NULL, NULL },
  };
  g_autoptr (DuidDifferenceMap) map = duid_difference_map_new (&request);
  double below = KEY * text_scale;
  Frame  frame = lay_out (duid_dataset_get_question (dataset, request.question),
                          width - 2 * MARGIN, height - below - 2 * MARGIN);

  duid_difference_map_add_cells (map, scene, palette, frame.origin, frame.unit, 1);
  duid_scene_begin_layer (scene, "frame", "frame");
  duid_scene_add_path (scene, frame.corners, frame.n_corners, TRUE,
                       (DuidPen) { .stroke = palette->line, .line_width = 1.2 });
  add_key (scene, palette, row, width, height - below / 2, text_scale);
  return scene;
}
