/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-screening.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "filter/duid-selection.h"
#include "plot/duid-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CLEAR .05
#define TEXT  11.5

char *
duid_screened_dup_title (DuidScreened       screened,
                         const DuidDataset *dataset)
{
  const DuidQuestion *question;
  g_autofree char    *name = NULL;

  if (screened.question == DUID_QUESTION_TAGS (dataset))
    return g_strdup (_ ("Tags"));
  question = duid_dataset_get_question (dataset, (guint) screened.question);
  name = duid_question_dup_short_label (question);
  if (screened.stone < 0)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s: %s", name,
                          (char *) g_ptr_array_index (question->stones, (guint) screened.stone));
}

char *
duid_screening_dup_title (const DuidScreening *screening,
                          const DuidDataset   *dataset,
                          guint                place)
{
  return duid_screened_dup_title (g_array_index (screening->questions, DuidScreened, place),
                                  dataset);
}

char *
duid_screened_pair_dup_words (const DuidScreenedPair *pair)
{
  g_autofree char *n = duid_figure_dup_count (pair->n);
  g_autofree char *size = NULL;
  g_autofree char *p = NULL;
  g_autofree char *q = NULL;

  if (isnan (pair->chance.p))
    return g_strdup_printf (_ ("too few stories answered both · n %s"), n);
  size = duid_number_for_people (MAX (pair->bcdcor, 0), 2);
  p = duid_finding_dup_p ("p", pair->chance.p);
  q = duid_finding_dup_p ("q", pair->q);
  return g_strdup_printf (_ ("distance correlation %s · %s · %s · n %s"), size, p, q, n);
}

static DuidColour
mix (DuidColour from,
     DuidColour to,
     double     share)
{
  return (DuidColour) { from.red + (to.red - from.red) * share,
                        from.green + (to.green - from.green) * share,
                        from.blue + (to.blue - from.blue) * share, 1 };
}

static void
add_pair (DuidScene              *scene,
          const DuidPalette      *palette,
          const DuidScreenedPair *pair,
          double                  cell)
{
  double     share = sqrt (CLAMP (pair->bcdcor, 0, 1));
  DuidColour colour = mix (palette->background, palette->series[0], share);
  DuidColour dot = share > .55 ? palette->background : palette->text;
  double     x = pair->a * cell;
  double     y = pair->b * cell;

  if (isnan (pair->bcdcor))
    return;
  duid_scene_add_rectangle (scene, x + .5, y + .5, cell - 1, cell - 1, 2,
                            (DuidPen) { .fill = colour,
                                        .stroke = palette->guide,
                                        .line_width = .6 });
  if (pair->q < CLEAR)
    duid_scene_add_mark (scene, (DuidPoint) { x + cell / 2, y + cell / 2 }, cell * .15,
                         DUID_SHAPE_DISC, (DuidPen) { .fill = dot });
}

DuidScene *
duid_screening_draw (const DuidScreening *screening,
                     const DuidDataset   *dataset,
                     gboolean             is_dark,
                     double               cell,
                     double               width,
                     double               text_scale)
{
  const DuidPalette *palette = duid_palette_get (is_dark);
  guint              n = screening->questions->len;
  DuidScene         *scene = duid_scene_new (width, cell * MAX (n, 1), text_scale, palette);
  DuidTextStyle      style = {
         .size = TEXT,
         .colour = palette->text,
         .horizontal = DUID_ALIGN_START,
         .vertical = DUID_ALIGN_MIDDLE,
         .lines = 1,
  };

  duid_scene_begin_layer (scene, "pairs", _ ("Pairs of questions"));
  for (guint i = 0; i < screening->pairs->len; i++)
    add_pair (scene, palette, &g_array_index (screening->pairs, DuidScreenedPair, i), cell);
  duid_scene_begin_layer (scene, "names", _ ("Questions"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = duid_screening_dup_title (screening, dataset, i);
      double           x = i * cell + 6;

      style.width = MAX (width - x - 4, cell);
      duid_scene_add_text (scene, (DuidPoint) { x, (i + .5) * cell }, title, &style);
    }
  return scene;
}
