/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-compared-picture.h"

#include "duid-config.h"

#include "base/duid-number.h"
#include "filter/duid-selection.h"
#include "plot/duid-figure.h"
#include "stats/duid-describe.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define N_BINS       20
#define MOST_OPTIONS 6
#define MOST_GROUPS  8
#define TEXT         10.5
#define LABEL_SHARE  .42

/* Where and with what. */
typedef struct
{
  DuidScene          *scene;
  const DuidPalette  *palette;
  const DuidCompared *row;
  const DuidDataset  *dataset;
  double              width;
  double              height;
  double              scale;
} Sheet;

DuidColour
duid_compared_get_colour (const DuidPalette *palette,
                          guint              group)
{
  static const guint light[DUID_N_SERIES] = { 0, 4, 2, 3, 1, 5 };

  if (group >= DUID_N_SERIES)
    return palette->context;
  return palette->series[palette->is_dark ? group : light[group]];
}

static DuidPen
fill_with (const DuidPalette *palette,
           DuidColour         colour)
{
  return (DuidPen) {
    .fill = colour,
    .stroke = duid_palette_get_outline (palette, colour),
    .line_width = .8,
  };
}

static DuidPen
draw_with (DuidColour colour,
           double     width)
{
  return (DuidPen) { .stroke = colour, .line_width = width };
}

static DuidTextStyle
text_style (const Sheet *sheet,
            DuidAlign    horizontal,
            double       width)
{
  return (DuidTextStyle) {
    .size = TEXT,
    .colour = sheet->palette->text,
    .horizontal = horizontal,
    .vertical = DUID_ALIGN_MIDDLE,
    .width = width,
    .lines = 1,
  };
}

static const char *
get_label (const Sheet *sheet,
           guint        group)
{
  return ((DuidGroupOf *) g_ptr_array_index (sheet->row->groups, group))->label;
}

/* The numbers of a group (transfer full). */
static GArray *
list_values (const Sheet *sheet,
             guint        group)
{
  GArray       *values = g_array_new (FALSE, FALSE, sizeof (double));
  const double *numbers =
    duid_dataset_get_numbers (sheet->dataset, (guint) sheet->row->question);
  const DuidRows *rows = ((DuidGroupOf *) g_ptr_array_index (sheet->row->groups, group))->rows;

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (isfinite (numbers[row]))
      g_array_append_val (values, numbers[row]);
  return values;
}

/* The ends of the scale, or of the answers. */
static void
find_range (const Sheet *sheet,
            double      *low,
            double      *high)
{
  const DuidQuestion *question =
    duid_dataset_get_question (sheet->dataset, (guint) sheet->row->question);

  *low = question->min;
  *high = question->max;
  if (question->type == DUID_QUESTION_SLIDER && *high > *low)
    return;
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < sheet->row->groups->len; i++)
    {
      g_autoptr (GArray) values = list_values (sheet, i);

      for (guint j = 0; j < values->len; j++)
        {
          *low = MIN (*low, g_array_index (values, double, j));
          *high = MAX (*high, g_array_index (values, double, j));
        }
    }
}

static double
find_x (double value,
        double low,
        double high,
        double left,
        double right)
{
  return high > low ? left + (value - low) / (high - low) * (right - left) : (left + right) / 2;
}

/* The words at the ends of a scale, or its numbers. */
static void
add_ends (const Sheet *sheet,
          double       low,
          double       high,
          double       left,
          double       right,
          double       y)
{
  const DuidQuestion *question =
    duid_dataset_get_question (sheet->dataset, (guint) sheet->row->question);
  gboolean         is_date = question->type == DUID_QUESTION_DATE;
  g_autofree char *from = is_date ? duid_date_for_people (low) : duid_number_for_people (low, 2);
  g_autofree char *to = is_date ? duid_date_for_people (high) : duid_number_for_people (high, 2);
  DuidTextStyle    style = text_style (sheet, DUID_ALIGN_START, (right - left) / 2 - 4);

  style.colour = sheet->palette->secondary;
  duid_scene_add_text (sheet->scene, (DuidPoint) { left, y },
                       question->left != NULL ? question->left : from, &style);
  style.horizontal = DUID_ALIGN_END;
  duid_scene_add_text (sheet->scene, (DuidPoint) { right, y },
                       question->right != NULL ? question->right : to, &style);
}

/* ---- back to back ---- */

static double
count_bins (GArray *values,
            double  low,
            double  high,
            double *shares)
{
  double most = 0;

  for (guint i = 0; i < values->len; i++)
    {
      double value = g_array_index (values, double, i);
      double bin = high > low ? floor ((value - low) / (high - low) * N_BINS) : 0;

      shares[(guint) CLAMP (bin, 0, N_BINS - 1)] += 1.0 / values->len;
    }
  for (guint i = 0; i < N_BINS; i++)
    most = MAX (most, shares[i]);
  return most;
}

static void
add_half (const Sheet  *sheet,
          guint         group,
          GArray       *values,
          const double *shares,
          double        most,
          double        low,
          double        high)
{
  double     middle = (sheet->height - 16 * sheet->scale) / 2;
  double     room = middle - 4;
  double     side = group == 0 ? -1 : 1;
  double     step = (sheet->width - 8) / N_BINS;
  DuidColour colour = duid_compared_get_colour (sheet->palette, group);
  double     x;

  for (guint i = 0; i < N_BINS; i++)
    if (shares[i] > 0)
      {
        double size = shares[i] / most * room;

        duid_scene_add_rectangle (sheet->scene, 4 + i * step + .5,
                                  side < 0 ? middle - size : middle, step - 1, size, 0,
                                  fill_with (sheet->palette, colour));
      }
  x = find_x (duid_describe ((double *) (gpointer) values->data, values->len).median, low, high, 4,
              sheet->width - 4);
  duid_scene_add_line (sheet->scene, (DuidPoint) { x, middle },
                       (DuidPoint) { x, middle + side * room },
                       draw_with (sheet->palette->text, 1.6));
}

static void
add_mirror (const Sheet *sheet)
{
  double        shares[2][N_BINS] = { { 0 } };
  double        most = 0;
  double        low;
  double        high;
  double        middle = (sheet->height - 16 * sheet->scale) / 2;
  DuidTextStyle style = text_style (sheet, DUID_ALIGN_START, sheet->width - 8);

  find_range (sheet, &low, &high);
  for (guint group = 0; group < 2; group++)
    {
      g_autoptr (GArray) values = list_values (sheet, group);

      most = MAX (most, count_bins (values, low, high, shares[group]));
    }
  duid_scene_begin_layer (sheet->scene, "halves", _ ("Answers of both groups"));
  for (guint group = 0; group < 2 && most > 0; group++)
    {
      g_autoptr (GArray) values = list_values (sheet, group);

      add_half (sheet, group, values, shares[group], most, low, high);
    }
  duid_scene_add_line (sheet->scene, (DuidPoint) { 4, middle },
                       (DuidPoint) { sheet->width - 4, middle },
                       draw_with (sheet->palette->line, 1));
  duid_scene_begin_layer (sheet->scene, "words", _ ("Words"));
  style.has_plate = TRUE;
  duid_scene_add_text (sheet->scene, (DuidPoint) { 6, 9 * sheet->scale }, get_label (sheet, 0),
                       &style);
  duid_scene_add_text (sheet->scene, (DuidPoint) { 6, 2 * middle - 9 * sheet->scale },
                       get_label (sheet, 1), &style);
  add_ends (sheet, low, high, 4, sheet->width - 4, sheet->height - 7 * sheet->scale);
}

/* ---- medians ---- */

/* Groups that have no line, to the left of the scale's ends. */
static void
add_more_groups (const Sheet *sheet,
                 guint        n_shown,
                 double       width)
{
  guint            n_more = sheet->row->groups->len - n_shown;
  DuidTextStyle    style = text_style (sheet, DUID_ALIGN_END, width - 10);
  g_autofree char *words = NULL;

  if (n_more == 0)
    return;
  words = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "… and %u more group", "… and %u more groups", n_more), n_more);
  style.colour = sheet->palette->secondary;
  duid_scene_add_text (sheet->scene, (DuidPoint) { width - 8, sheet->height - 7 * sheet->scale },
                       words, &style);
}

static void
add_medians (const Sheet *sheet)
{
  guint         n_shown = MIN (sheet->row->groups->len, MOST_GROUPS);
  double        left = sheet->width * LABEL_SHARE;
  double        right = sheet->width - 6;
  double        step = (sheet->height - 18 * sheet->scale) / MAX (n_shown, 1);
  double        low;
  double        high;
  DuidTextStyle style = text_style (sheet, DUID_ALIGN_END, left - 10);

  find_range (sheet, &low, &high);
  duid_scene_begin_layer (sheet->scene, "medians", _ ("Median and middle half"));
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (GArray) values = list_values (sheet, i);
      DuidDescription found = duid_describe ((double *) (gpointer) values->data, values->len);
      double          y = step * (i + .5);
      DuidColour      colour = duid_compared_get_colour (sheet->palette, i);

      duid_scene_add_text (sheet->scene, (DuidPoint) { left - 8, y }, get_label (sheet, i), &style);
      duid_scene_add_line (sheet->scene, (DuidPoint) { left, y }, (DuidPoint) { right, y },
                           draw_with (sheet->palette->guide, 1));
      if (found.n < DUID_FEWEST_COMPARED)
        continue;
      duid_scene_add_line (sheet->scene,
                           (DuidPoint) { find_x (found.q1, low, high, left, right), y },
                           (DuidPoint) { find_x (found.q3, low, high, left, right), y },
                           draw_with (colour, 4));
      duid_scene_add_mark (sheet->scene,
                           (DuidPoint) { find_x (found.median, low, high, left, right), y }, 4.5,
                           DUID_SHAPE_DISC, fill_with (sheet->palette, colour));
    }
  add_ends (sheet, low, high, left, right, sheet->height - 7 * sheet->scale);
  add_more_groups (sheet, n_shown, left);
}

/* ---- options ---- */

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  double x = fabs ((*(const DuidFinding *const *) a)->effect.value);
  double y = fabs ((*(const DuidFinding *const *) b)->effect.value);

  return (x < y) - (x > y);
}

/* What was found of each option, the largest difference first (transfer container). */
static GPtrArray *
list_parts (const DuidCompared *row)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < row->findings->len; i++)
    {
      DuidFinding *finding = &g_array_index (row->findings, DuidFinding, i);

      if (finding->part != NULL && isfinite (finding->shares[0]))
        g_ptr_array_add (parts, finding);
    }
  g_ptr_array_sort (parts, compare_parts);
  return parts;
}

static void
add_part (const Sheet       *sheet,
          const DuidFinding *part,
          double             y,
          double             step,
          double             most)
{
  double        left = sheet->width * LABEL_SHARE;
  double        centre = (left + sheet->width - 6) / 2;
  double        unit = (sheet->width - 6 - left) / 2 / most;
  double        value = part->effect.value;
  double        size = MIN (step * .6, 16 * sheet->scale);
  DuidTextStyle style = text_style (sheet, DUID_ALIGN_END, left - 10);

  duid_scene_add_text (sheet->scene, (DuidPoint) { left - 8, y }, part->part, &style);
  duid_scene_add_rectangle (
    sheet->scene, centre + MIN (value, 0) * unit, y - size / 2, fabs (value) * unit, size, 1,
    fill_with (sheet->palette, duid_compared_get_colour (sheet->palette, value > 0)));
  if (isfinite (part->effect.low))
    duid_scene_add_line (sheet->scene, (DuidPoint) { centre + part->effect.low * unit, y },
                         (DuidPoint) { centre + part->effect.high * unit, y },
                         draw_with (sheet->palette->text, 1.2));
}

/* What each side of the middle means: a long name takes what a short one leaves. */
static void
add_sides (const Sheet *sheet,
           double       left)
{
  DuidTextStyle style = text_style (sheet, DUID_ALIGN_START, 0);
  double        room = sheet->width - 6 - left - 8;
  double        y = sheet->height - 7 * sheet->scale;
  double        widths[2];

  for (guint i = 0; i < 2; i++)
    duid_scene_measure_text (sheet->scene, get_label (sheet, i), &style, &widths[i], NULL);
  style.colour = sheet->palette->secondary;
  style.width = MAX (room / 2, room - widths[1]);
  duid_scene_add_text (sheet->scene, (DuidPoint) { left, y }, get_label (sheet, 0), &style);
  style.horizontal = DUID_ALIGN_END;
  style.width = MAX (room / 2, room - widths[0]);
  duid_scene_add_text (sheet->scene, (DuidPoint) { sheet->width - 6, y }, get_label (sheet, 1),
                       &style);
}

static void
add_parts (const Sheet *sheet)
{
  g_autoptr (GPtrArray) parts = list_parts (sheet->row);
  guint  n_shown = MIN (parts->len, MOST_OPTIONS);
  double left = sheet->width * LABEL_SHARE;
  double centre = (left + sheet->width - 6) / 2;
  double below = sheet->height - 18 * sheet->scale;
  double step = MIN (below / MAX (n_shown, 1), 34 * sheet->scale);
  double most = .1;

  for (guint i = 0; i < n_shown; i++)
    {
      const DuidFinding *part = g_ptr_array_index (parts, i);

      most = MAX (most, fabs (part->effect.value));
      if (isfinite (part->effect.low))
        most = MAX (most, MAX (fabs (part->effect.low), fabs (part->effect.high)));
    }
  duid_scene_begin_layer (sheet->scene, "differences", _ ("Differences in points"));
  for (guint i = 0; i < n_shown; i++)
    add_part (sheet, g_ptr_array_index (parts, i), step * (i + .5), step, most);
  duid_scene_add_line (sheet->scene, (DuidPoint) { centre, 0 },
                       (DuidPoint) { centre, step * n_shown },
                       draw_with (sheet->palette->line, 1));
  add_sides (sheet, left);
}

/* ---- which ---- */

static gboolean
has_numbers (const DuidCompared *row,
             const DuidDataset  *dataset)
{
  if (row->question == DUID_QUESTION_TAGS (dataset))
    return FALSE;
  return duid_question_get_column_kind (
           duid_dataset_get_question (dataset, (guint) row->question)) == DUID_COLUMN_NUMBER;
}

gboolean
duid_compared_has_picture (const DuidCompared *row,
                           const DuidDataset  *dataset)
{
  g_autoptr (GPtrArray) parts = list_parts (row);

  if (row->findings->len == 0)
    return FALSE;
  return has_numbers (row, dataset) || parts->len > 0;
}

DuidScene *
duid_compared_picture_new (const DuidCompared *row,
                           const DuidDataset  *dataset,
                           gboolean            is_dark,
                           double              width,
                           double              height,
                           double              text_scale)
{
  Sheet sheet = { NULL, duid_palette_get (is_dark), row, dataset, width, height, text_scale };

  if (!duid_compared_has_picture (row, dataset))
    return NULL;
  sheet.scene = duid_scene_new (width, height, text_scale, sheet.palette);
  if (!has_numbers (row, dataset))
    add_parts (&sheet);
  else if (row->groups->len == 2)
    add_mirror (&sheet);
  else
    add_medians (&sheet);
  return sheet.scene;
}
