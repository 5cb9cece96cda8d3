/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duid-import.h"
#include "plot/duid-chart.h"

#include <cairo.h>
#include <locale.h>
#include <stdlib.h>

/* Looks at one picture: a question of a data package as a PNG (or SVG), as the
 * window, a figure or the audience would show it. For whoever draws.
 *
 *   show-chart PACKAGE QUESTION OUT.png|OUT.svg [--size 331x230] [--dark]
 *              [--where COND]… (base) [--brush COND]… (chosen) [--by QUESTION]
 *              [--limit N] [--scale 2] [--text 1] [--title] [--audience] [--bare]
 *              [--as DISPLAY] [--layer NAME]… [--stone N] [--focus ROW] [--lit COND]
 *              [--mini] [--time]                                                  */

static char    *size_option = NULL;
static char   **where_option = NULL;
static char   **brush_option = NULL;
static char    *by_option = NULL;
static char    *as_option = NULL;
static char   **layer_option = NULL;
static char    *lit_option = NULL;
static gboolean dark_option = FALSE;
static gboolean title_option = FALSE;
static gboolean audience_option = FALSE;
static gboolean bare_option = FALSE;
static gboolean mini_option = FALSE;
static gboolean time_option = FALSE;
static int      limit_option = -1;
static int      stone_option = -1;
static int      focus_option = -1;
static double   scale_option = 1;
static double   text_option = 1;

static const GOptionEntry options[] = {
  { "size", 0, 0, G_OPTION_ARG_STRING, &size_option, "Pixels", "WxH" },
  { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where_option, "The base", "COND" },
  { "brush", 0, 0, G_OPTION_ARG_STRING_ARRAY, &brush_option, "A brush of its own", "COND" },
  { "by", 0, 0, G_OPTION_ARG_STRING, &by_option, "Colour by", "QUESTION" },
  { "as", 0, 0, G_OPTION_ARG_STRING, &as_option, "Display", "NAME" },
  { "layer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &layer_option, "On top of it", "NAME" },
  { "lit", 0, 0, G_OPTION_ARG_STRING, &lit_option, "Lit rows", "COND" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &dark_option, "Dark", NULL },
  { "title", 0, 0, G_OPTION_ARG_NONE, &title_option, "As a figure", NULL },
  { "audience", 0, 0, G_OPTION_ARG_NONE, &audience_option, "As the audience sees it", NULL },
  { "bare", 0, 0, G_OPTION_ARG_NONE, &bare_option, "Without summary", NULL },
  { "mini", 0, 0, G_OPTION_ARG_NONE, &mini_option, "The miniature", NULL },
  { "time", 0, 0, G_OPTION_ARG_NONE, &time_option, "Print how long it takes", NULL },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit_option, "The first rows of the base only", "N" },
  { "stone", 0, 0, G_OPTION_ARG_INT, &stone_option, "One stone", "N" },
  { "focus", 0, 0, G_OPTION_ARG_INT, &focus_option, "The row in focus", "ROW" },
  { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &scale_option, "Pixels a pixel", "N" },
  { "text", 0, 0, G_OPTION_ARG_DOUBLE, &text_option, "Text scale", "N" },
  { NULL }
};

static void
stop (const char *words)
{
  g_printerr ("%s\n", words);
  exit (1);
}

static GPtrArray *
parse_conditions (char           **texts,
                  const DuidStand *stand)
{
  GPtrArray *conditions = duid_conditions_new ();

  for (guint i = 0; texts && texts[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      DuidCondition *condition = duid_condition_parse (texts[i], stand, &error);

      if (!condition)
        stop (error->message);
      g_ptr_array_add (conditions, condition);
    }
  return conditions;
}

static void
keep_first (DuidRows *rows,
            gsize     limit)
{
  gsize n = 0;

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    if (n++ >= limit)
      duid_rows_remove (rows, (gsize) row);
}

static void
print_times (const DuidChartRequest *request,
             double                  width,
             double                  height,
             cairo_t                *cr)
{
  gint64 start = g_get_monotonic_time ();
  gint64 made;
  int    n = 50;

  for (int i = 0; i < n; i++)
    duid_chart_free (duid_chart_new (request, width, height));
  made = g_get_monotonic_time ();
  g_print ("made in %.2f ms\n", (double) (made - start) / 1000 / n);
  {
    g_autoptr (DuidChart) chart = duid_chart_new (request, width, height);

    start = g_get_monotonic_time ();
    for (int i = 0; i < n; i++)
      duid_chart_draw (chart, cr);
    g_print ("painted in %.2f ms\n", (double) (g_get_monotonic_time () - start) / 1000 / n);
  }
}

static void
paint (const DuidChartRequest *request,
       double                  width,
       double                  height,
       const DuidRows         *lit,
       const char             *path)
{
  cairo_surface_t *surface = cairo_image_surface_create (
    CAIRO_FORMAT_ARGB32, (int) (width * scale_option), (int) (height * scale_option));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DuidChart) chart = duid_chart_new (request, width, height);

  if (g_str_has_suffix (path, ".svg"))
    {
      g_autofree char *svg = duid_scene_to_svg (duid_chart_get_scene (chart), "Chart", "A chart");

      g_file_set_contents (path, svg, -1, NULL);
    }
  else
    {
      cairo_scale (cr, scale_option, scale_option);
      duid_colour_set (cr, duid_palette_get (request->is_dark)->background);
      cairo_paint (cr);
      if (mini_option)
        duid_chart_draw_miniature (request, cr, width, height, focus_option);
      else
        {
          if (time_option)
            print_times (request, width, height, cr);
          duid_chart_draw (chart, cr);
          duid_chart_draw_highlight (chart, cr, focus_option, lit);
        }
      cairo_surface_write_to_png (surface, path);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static int
find_question (DuidDataset *dataset,
               const char  *name)
{
  int question = duid_framework_find (duid_dataset_get_framework (dataset), name);

  if (question < 0)
    stop ("No such question");
  return question;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("PACKAGE QUESTION OUT");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) intake = NULL;
  g_autoptr (DuidRows) base = NULL;
  g_autoptr (DuidRows) chosen = NULL;
  g_autoptr (DuidRows) lit = NULL;
  g_autoptr (GPtrArray) wheres = NULL;
  g_autoptr (GPtrArray) brushes = NULL;
  int              width = 331;
  int              height = 230;
  DuidChartRequest request = { .colour_by = -1 };
  g_autofree char *layers = NULL;
  DuidStand        stand = { 0 };

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 4)
    stop (error ? error->message : "Give a package, a question and a file to write");
  intake = duid_import_files ((const char *const[]) { argv[1], NULL }, DUID_IMPORT_DEFAULT, NULL,
                              NULL, NULL, &error);
  if (!intake)
    stop (error->message);
  if (size_option && sscanf (size_option, "%dx%d", &width, &height) != 2)
    stop ("A size is WIDTHxHEIGHT");
  stand.dataset = request.dataset = intake->dataset;
  wheres = parse_conditions (where_option, &stand);
  brushes = parse_conditions (brush_option, &stand);
  request.question = find_question (intake->dataset, argv[2]);
  request.colour_by = by_option ? find_question (intake->dataset, by_option) : -1;
  request.base = base = duid_conditions_find_rows (wheres, &stand);
  if (limit_option >= 0)
    keep_first (base, (gsize) limit_option);
  request.chosen = chosen = duid_conditions_find_rows (brushes, &stand);
  duid_rows_and (chosen, base);
  request.brushes = brushes;
  request.is_dark = dark_option;
  request.has_title = title_option;
  request.is_audience = audience_option;
  request.hides_summary = bare_option;
  request.text_scale = text_option;
  request.stone = stone_option;
  request.display = duid_display_find (as_option);
  layers = layer_option != NULL ? g_strjoinv (" ", layer_option) : NULL;
  request.layers = duid_display_get_mask (layers);
  if (lit_option)
    {
      g_autoptr (GPtrArray) conditions = parse_conditions ((char *[]) { lit_option, NULL }, &stand);

      lit = duid_conditions_find_rows (conditions, &stand);
    }
  paint (&request, width, height, lit, argv[3]);
  return 0;
}
