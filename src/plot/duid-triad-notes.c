/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-triad-plot-private.h"

#include "plot/duid-figure.h"
#include "plot/duid-ink.h"
#include "stats/duid-count-tests.h"
#include "stats/duid-fit-chance.h"

#include "duid-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What the layers of a triad mean, in words below it: a line or region never stands
 * there without saying what it is. */

#define LEAST_EXPECTED 5
#define N_DRAWS        999
#define SEED           20240914

static void
append (GString    *notes,
        const char *words)
{
  if (notes->len > 0)
    g_string_append_c (notes, ' ');
  g_string_append (notes, words);
}

static void
note_contours (DuidTriadPlot *first,
               GString       *notes)
{
  gboolean has_contours = FALSE;

  if (!duid_triad_plot_has_layer (first, "contours") || first->look >= DUID_TRIAD_DIFFERENCE)
    return;
  for (DuidTriadPlot *plot = first; plot != NULL; plot = plot->next)
    has_contours |= plot->n_inside >= DUID_FEWEST_CONTOURED;
  append (notes, has_contours
                   /* xgettext:no-c-format */
                   ? _ ("Inside the solid line are half, inside the dashed line 90 % of the "
                        "answers that are not on a corner or edge.")
                   : _ ("Lines that hold half of the answers need at least 50 that are not on a "
                        "corner or edge."));
}

/* The p of the zones against their areas: NaN without answers. */
static double
find_p (const gsize   *counts,
        DuidTriadCells cells,
        gsize          n)
{
  guint      n_cells = duid_triad_cells_get_n (cells);
  double     areas[DUID_MOST_ZONES];
  double     numbers[DUID_MOST_ZONES];
  double     least = 1;
  double     p = NAN;
  double     w;
  DuidDraws  draws = { .n_draws = N_DRAWS, .seed = SEED };
  DuidChance chance;

  for (guint i = 0; i < n_cells; i++)
    {
      areas[i] = duid_triad_cells_get_area (cells, i);
      numbers[i] = (double) counts[i];
      least = MIN (least, areas[i]);
    }
  if (n == 0)
    return NAN;
  if (least * (double) n < LEAST_EXPECTED)
    {
      duid_fit_chance (counts, areas, n_cells, &draws, &chance);
      return chance.p;
    }
  duid_goodness_of_fit (numbers, areas, n_cells, NULL, NULL, &p, &w);
  return p;
}

static void
note_random (DuidTriadPlot *plot,
             GString       *notes)
{
  gboolean         is_zones = plot->look == DUID_TRIAD_ZONES;
  DuidTriadCells   seven = { DUID_CELLS_ZONES_7, 0 };
  double           p;
  g_autofree char *p_words = NULL;
  g_autofree char *words = NULL;

  if (plot->n < DUID_FEWEST_PERCENTS ||
      (!is_zones && !duid_triad_plot_has_layer (plot, "random")))
    return;
  append (notes, is_zones && plot->bins.kind == DUID_CELLS_ZONES_13
                   /* xgettext:no-c-format */
                   ? _ ("If answers fell anywhere alike: 3 % close to a corner and 15 % towards "
                        "it, 5 % halfway a side and 8 % from there to the middle, 6 % in the "
                        "middle.")
                   /* xgettext:no-c-format */
                   : _ ("If answers fell anywhere alike, a corner and the middle would have 16 %, "
                        "a side 12 %."));
  if (!duid_triad_plot_has_layer (plot, "random") || plot->is_panel)
    return;
  p = is_zones ? find_p (plot->bin_n, plot->bins, plot->n) : find_p (plot->zones, seven, plot->n);
  p_words = duid_figure_dup_p (p);
  /* Translators: the answers held against chance: “p = .034”, “7”. */
  words = g_strdup_printf (_ ("Against chance: %s (%u zones)."), p_words,
                           is_zones ? duid_triad_cells_get_n (plot->bins) : DUID_N_ZONES);
  append (notes, words);
  if (plot->chart->weights != NULL)
    append (notes, _ ("The test against chance counts each story once."));
}

static void
note_comparison (DuidTriadPlot *plot,
                 GString       *notes)
{
  if (!duid_triad_plot_has_layer (plot, "comparison"))
    return;
  append (notes, duid_triad_plot_compares (plot)
                   /* xgettext:no-c-format */
                   ? _ ("Regions of 78 %: when they do not touch, the centres differ (p below "
                        "about 0.05).")
                   : _ ("Regions to compare by need two groups in one triangle: colour by a "
                        "question with two answers."));
}

static void
note_look (DuidTriadPlot *plot,
           GString       *notes)
{
  const DuidDisplay *display = plot->chart->request.display;

  if (plot->look == DUID_TRIAD_CELLS)
    append (notes, plot->bins.kind == DUID_CELLS_TRIANGLES
                     ? _ ("Each triangle counts all answers in it, corners and edges too.")
                     : _ ("Each hexagon counts all answers in it, corners and edges too."));
  if (plot->look == DUID_TRIAD_DENSITY && display != NULL &&
      g_str_equal (display->name, "dots"))
    append (notes, _ ("Too many answers for dots: this shows where they are dense."));
  if (display != NULL && g_str_equal (display->name, "density") &&
      plot->look == DUID_TRIAD_DOTS && plot->n > 0)
    append (notes, _ ("Too few answers for a density: these are the answers themselves."));
  if (display != NULL && plot->look == DUID_TRIAD_DOTS && plot->n > 0 &&
      (g_str_equal (display->name, "bins") || g_str_equal (display->name, "hex") ||
       g_str_has_prefix (display->name, "zones")))
    append (notes, _ ("Too few answers to count by place: these are the answers themselves."));
  if (display != NULL && g_str_equal (display->name, "difference") &&
      plot->look != DUID_TRIAD_DIFFERENCE)
    append (notes, _ ("A map of the difference needs two groups: colour by a question with two "
                      "answers."));
  if (display != NULL && g_str_equal (display->name, "multiples") &&
      plot->chart->groups == NULL)
    append (notes, _ ("Groups side by side need a question to colour by."));
}

/* Groups for which there is no triangle any more. */
static void
note_left_out (DuidTriadPlot *plot,
               GString       *notes)
{
  DuidChart *chart = plot->chart;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint            n_shown = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; plot->is_panel && i < chart->groups->len; i++)
    if (chart->group_counts[i] > 0 && ++n_shown > DUID_MOST_PANELS)
      g_ptr_array_add (labels, ((DuidGroupOf *) chart->groups->pdata[i])->label);
  words = duid_ink_dup_left_out (labels);
  if (words == NULL)
    return;
  append (notes, words);
  duid_chart_add_remark (chart, words);
}

static void
note_time (DuidTriadPlot *plot,
           GString       *notes)
{
  g_autofree char *words = duid_triad_changes_dup_words (plot);

  if (words != NULL)
    append (notes, words);
  if (words != NULL && plot->moves->from->len >= DUID_FEWEST_PERCENTS)
    /* xgettext:no-c-format */
    append (notes, _ ("Its end is 95 % sure to be inside the ring."));
  if (plot->look == DUID_TRIAD_PATH && plot->chart->groups != NULL && plot->n > 0)
    /* xgettext:no-c-format */
    append (notes, _ ("Each mark is the centre of a group, its ring the 95 % region; groups of "
                      "fewer than five answers have none."));
}

static void
note_inset (DuidTriadPlot *plot,
            GString       *notes)
{
  g_autofree char *words = NULL;

  if (plot->codes->inset <= 0 || plot->n == 0)
    return;
  words = g_strdup_printf (
    /* Translators: %.1f is the least share that could be given. */
    _ ("The marker stayed %.1f %% from the border here: answers that are as near as they could "
       "be count as on it."),
    100 * plot->codes->inset);
  append (notes, words);
}

/* Panels that are too small for words say once which corner is which. */
static void
note_corners (DuidTriadPlot *plot,
              GString       *notes)
{
  g_autofree char *words = NULL;

  if (plot->has_words)
    return;
  words = g_strdup_printf (_ ("Top: %s. Left: %s. Right: %s."), plot->question->corners[0],
                           plot->question->corners[1], plot->question->corners[2]);
  append (notes, words);
}

void
duid_triad_plot_add_notes (DuidTriadPlot *first)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  note_left_out (first, notes);
  note_corners (first, notes);
  note_look (first, notes);
  note_contours (first, notes);
  note_comparison (first, notes);
  note_random (first, notes);
  note_time (first, notes);
  note_inset (first, notes);
  duid_ink_add_note (first->chart, notes->str);
}
