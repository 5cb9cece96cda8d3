/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-compared-figure.h"

#include "plot/duid-chart.h"
#include "plot/duid-compared-picture.h"
#include "plot/duid-figure.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN       16.0
#define GAP          18.0
#define TITLE_TEXT   15.0
#define NAME_TEXT    12.0
#define WORDS_TEXT   12.0
#define TEST_TEXT    10.5
#define NAME_ROOM    22.0
#define LEAST_HEIGHT 130.0
#define MOST_WORDS   .5 /* of the figure's height */

typedef struct
{
  GPtrArray          *rows; /* DuidCompared, of one question */
  const DuidCompared *row;  /* the first */
  DuidDataset        *dataset;
  const DuidTagging  *tagging;
  const DuidPalette  *palette;
  DuidScene          *scene;
  gboolean            is_dark;
  gboolean            has_letters; /* the words at the foot explain the letters of stones */
  double              width;
  double              height;
} Sheet;

/* ---- words ---- */

static DuidTextStyle
make_style (const Sheet *sheet,
            double       size,
            gboolean     is_bold)
{
  return (DuidTextStyle) {
    .size = size,
    .is_bold = is_bold,
    .colour = size < WORDS_TEXT ? sheet->palette->secondary : sheet->palette->text,
    .width = sheet->width - 2 * MARGIN,
  };
}

/* Adds a text unless @y is NaN; the height it takes. */
static double
add_text (const Sheet *sheet,
          const char  *text,
          double       size,
          gboolean     is_bold,
          double       y)
{
  DuidTextStyle style = make_style (sheet, size, is_bold);
  double        height = 0;

  duid_scene_measure_text (sheet->scene, text, &style, NULL, &height);
  if (!isnan (y))
    duid_scene_add_text (sheet->scene, (DuidPoint) { MARGIN, y }, text, &style);
  return height;
}

static char *
dup_words (const Sheet        *sheet,
           const DuidCompared *row)
{
  g_autofree char *words = duid_compared_dup_words (row, sheet->dataset);
  g_autofree char *stone = NULL;

  if (row->stone < 0)
    return g_steal_pointer (&words);
  stone = g_strdup (g_ptr_array_index (
    duid_dataset_get_question (sheet->dataset, (guint) row->question)->stones,
    (guint) row->stone));
  if (sheet->has_letters)
    /* Translators: the letter of a stone of a canvas, its name, what is said about it. */
    return g_strdup_printf (_ ("%c – %s: %s"), 'A' + row->stone, stone, words);
  /* Translators: a stone of a canvas, and what is said about it. */
  return g_strdup_printf (_ ("%s: %s"), stone, words);
}

static double
add_row_words (const Sheet        *sheet,
               const DuidCompared *row,
               double              y)
{
  g_autofree char *words = dup_words (sheet, row);
  g_autofree char *test = duid_compared_dup_test (row);
  g_autofree char *warning = duid_compared_dup_warning (row);
  double           height = add_text (sheet, words, WORDS_TEXT, duid_compared_is_clear (row), y);

  height += add_text (sheet, test, TEST_TEXT, FALSE, y + height);
  if (warning != NULL)
    height += add_text (sheet, warning, TEST_TEXT, FALSE, y + height);
  return height + 4;
}

/* How many rows have their words within @room, and the height these take. */
static guint
fit_rows (const Sheet *sheet,
          double       room,
          double      *height)
{
  const GPtrArray *rows = sheet->rows;
  guint            n = 0;

  *height = 0;
  for (; n < rows->len; n++)
    {
      double more = add_row_words (sheet, g_ptr_array_index (rows, n), NAN);

      if (n > 0 && *height + more > room)
        break;
      *height += more;
    }
  return n;
}

/* Beside two groups there is room for the stones; beside more, the words at the foot name
 * them, if they name them all. */
static gboolean
names_letters (const Sheet *sheet)
{
  const GPtrArray *stones;
  double           height;

  if (sheet->row->stone < 0 || sheet->row->groups->len <= 2)
    return FALSE;
  stones = duid_dataset_get_question (sheet->dataset, (guint) sheet->row->question)->stones;
  return sheet->rows->len == stones->len && stones->len <= 26 &&
         fit_rows (sheet, sheet->height * MOST_WORDS, &height) == stones->len;
}

/* The words at the foot; where they begin. */
static double
add_foot (const Sheet *sheet)
{
  const GPtrArray *rows = sheet->rows;
  double           height;
  guint            n = fit_rows (sheet, sheet->height * MOST_WORDS, &height);
  g_autofree char *more = NULL;
  double           top;

  if (n < rows->len)
    {
      more = g_strdup_printf (ngettext ("… and %u more", "… and %u more", rows->len - n),
                              rows->len - n);
      height += add_text (sheet, more, TEST_TEXT, FALSE, NAN);
    }
  top = sheet->height - MARGIN - height;
  duid_scene_begin_layer (sheet->scene, "words", _ ("What differs"));
  height = top;
  for (guint i = 0; i < n; i++)
    height += add_row_words (sheet, g_ptr_array_index (rows, i), height);
  if (more != NULL)
    add_text (sheet, more, TEST_TEXT, FALSE, height);
  return top;
}

static const char *
get_title (const DuidCompared *row,
           const DuidDataset  *dataset)
{
  if (row->question == DUID_QUESTION_TAGS (dataset))
    return _ ("Tags");
  return duid_dataset_get_question (dataset, (guint) row->question)->label;
}

/* ---- pictures ---- */

static void
add_name (const Sheet *sheet,
          const char  *name,
          DuidPoint    at,
          double       width)
{
  DuidTextStyle style = make_style (sheet, NAME_TEXT, TRUE);

  style.width = width;
  style.lines = 1;
  duid_scene_add_text (sheet->scene, at, name, &style);
}

static void
add_group (const Sheet *sheet,
           guint        place,
           guint        group,
           DuidPoint    at,
           DuidPoint    size)
{
  const DuidGroupOf *part = g_ptr_array_index (sheet->row->groups, group);
  DuidChartRequest   request = {
      .dataset = sheet->dataset,
      .tagging = sheet->tagging,
      .question = sheet->row->question,
      .base = part->rows,
      .colour_by = -1,
      .is_panel = TRUE,
      .hides_list = sheet->has_letters,
      .is_dark = sheet->is_dark,
      .text_scale = .9,
      .stone = -1,
  };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, size.x, size.y - NAME_ROOM);
  gsize            n = duid_chart_get_summary (chart)->states[DUID_STATE_ANSWERED];
  g_autofree char *count = duid_figure_dup_count (n);
  g_autofree char *name = g_strdup_printf ("%s · %s", part->label, count);
  g_autofree char *prefix = g_strdup_printf ("group-%u", place + 1);

  duid_scene_begin_layer (sheet->scene, prefix, part->label);
  add_name (sheet, name, at, size.x);
  duid_scene_add_scene (sheet->scene, duid_chart_get_scene (chart), at.x, at.y + NAME_ROOM,
                        prefix);
}

static gboolean
has_difference (const Sheet *sheet)
{
  return sheet->row->stone < 0 && (duid_compared_has_map (sheet->row, sheet->dataset) ||
                                   duid_compared_has_picture (sheet->row, sheet->dataset));
}

static void
add_difference (const Sheet *sheet,
                DuidPoint    at,
                DuidPoint    size)
{
  gboolean is_map = duid_compared_has_map (sheet->row, sheet->dataset);
  double   room = size.y - NAME_ROOM;
  double   height = is_map ? MIN (room, size.x) : room;
  g_autoptr (DuidScene) part =
    is_map
      ? duid_compared_map_new (sheet->row, sheet->dataset, sheet->is_dark, size.x, height, 1)
      : duid_compared_picture_new (sheet->row, sheet->dataset, sheet->is_dark, size.x, height, 1);

  duid_scene_begin_layer (sheet->scene, "difference", _ ("Difference"));
  add_name (sheet, _ ("Difference"), at, size.x);
  /* A map is as high as it needs, in the middle, as the triangles beside it are. */
  duid_scene_add_scene (sheet->scene, part, at.x, at.y + NAME_ROOM + (room - height) / 2,
                        "difference");
}

/* The groups with answers; all of them when none has. */
static GArray *
list_groups (const DuidCompared *row)
{
  GArray  *groups = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean has_any = FALSE;

  for (guint i = 0; i < row->groups->len; i++)
    has_any |= row->n[i] > 0;
  for (guint i = 0; i < row->groups->len; i++)
    if (row->n[i] > 0 || !has_any)
      g_array_append_val (groups, i);
  return groups;
}

/* In how many columns pictures become largest, each nearly as high as it is wide. */
static guint
choose_columns (double width,
                double height,
                guint  n)
{
  guint  best = 1;
  double most = 0;

  for (guint columns = 1; columns <= n; columns++)
    {
      guint  lines = (n + columns - 1) / columns;
      double side = MIN ((width - (columns - 1) * GAP) / columns,
                         (height - (lines - 1) * GAP) / lines - NAME_ROOM);

      if (side > most)
        {
          most = side;
          best = columns;
        }
    }
  return best;
}

static void
add_pictures (const Sheet *sheet,
              double       top,
              double       bottom)
{
  g_autoptr (GArray) groups = list_groups (sheet->row);
  guint     n = groups->len + has_difference (sheet);
  double    width = sheet->width - 2 * MARGIN;
  guint     columns = choose_columns (width, bottom - top, n);
  guint     lines = (n + columns - 1) / columns;
  DuidPoint size = { (width - (columns - 1) * GAP) / columns,
                     (bottom - top - (lines - 1) * GAP) / lines };

  for (guint i = 0; i < n; i++)
    {
      DuidPoint at = { MARGIN + (i % columns) * (size.x + GAP),
                       top + (i / columns) * (size.y + GAP) };

      if (i < groups->len)
        add_group (sheet, i, g_array_index (groups, guint, i), at, size);
      else
        add_difference (sheet, at, size);
    }
}

static GPtrArray *
list_rows (const DuidComparison *comparison,
           int                   question)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      DuidCompared *row = g_ptr_array_index (comparison->rows, i);

      if (row->question == question)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

DuidScene *
duid_compared_figure_new (const DuidComparison *comparison,
                          int                   question,
                          DuidDataset          *dataset,
                          const DuidTagging    *tagging,
                          gboolean              is_dark,
                          double                width,
                          double                height)
{
  g_autoptr (GPtrArray) rows = list_rows (comparison, question);
  const DuidPalette *palette = duid_palette_get (is_dark);
  Sheet              sheet = {
                 .rows = rows,
                 .row = g_ptr_array_index (rows, 0),
                 .dataset = dataset,
                 .tagging = tagging,
                 .palette = palette,
                 .scene = duid_scene_new (width, height, 1, palette),
                 .is_dark = is_dark,
                 .has_letters = TRUE,
                 .width = width,
                 .height = height,
  };
  double top;
  double bottom;

  duid_scene_begin_layer (sheet.scene, "background", _ ("Background"));
  duid_scene_add_rectangle (sheet.scene, 0, 0, width, height, 0,
                            (DuidPen) { .fill = palette->background });
  duid_scene_begin_layer (sheet.scene, "title", _ ("Question"));
  top = MARGIN + GAP / 2 +
        add_text (&sheet, get_title (sheet.row, dataset), TITLE_TEXT, TRUE, MARGIN);
  sheet.has_letters = names_letters (&sheet);
  bottom = add_foot (&sheet) - GAP / 2;
  add_pictures (&sheet, top, MAX (bottom, top + LEAST_HEIGHT));
  return sheet.scene;
}

char *
duid_compared_figure_dup_sentence (const DuidComparison *comparison,
                                   int                   question,
                                   const DuidDataset    *dataset)
{
  g_autoptr (GPtrArray) rows = list_rows (comparison, question);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DuidCompared *row = g_ptr_array_index (rows, i);
      g_autofree char    *title = duid_compared_dup_title (row, dataset);
      g_autofree char    *words = duid_compared_dup_words (row, dataset);
      g_autofree char    *test = duid_compared_dup_test (row);

      g_string_append_printf (text, "%s%s: %s %s.", i > 0 ? " " : "", title, words, test);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
