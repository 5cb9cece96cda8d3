/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-moves.h"
#include "plot/duid-waves.h"

#include "waves-survey.h"

#include <math.h>

typedef struct
{
  DuidDataset *dataset;
  DuidChart   *chart;
} Shown;

static Shown
show_request (DuidChartRequest request,
              const char      *display,
              DuidDataset     *dataset)
{
  Shown shown = { dataset, NULL };

  request.dataset = dataset;
  request.display = duid_display_find (display);
  shown.chart = duid_chart_new (&request, 640, 480);
  return shown;
}

static Shown
show (const char *display,
      int         question,
      gsize       n,
      gsize       n_once)
{
  DuidChartRequest request = { .question = question, .colour_by = WAVES_WAVE, .stone = -1 };

  return show_request (request, display, waves_dataset (n, n_once, TRUE));
}

static void
clear_shown (Shown *shown)
{
  duid_chart_free (shown->chart);
  duid_dataset_unref (shown->dataset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, clear_shown)

static gsize
count (const Shown *shown,
       const char  *layer)
{
  return duid_scene_count_layer (shown->chart->scene, layer);
}

static gboolean
says (const Shown *shown,
      const char  *words)
{
  g_autofree char *sentence = duid_chart_dup_sentence (shown->chart);

  if (strstr (sentence, words) == NULL)
    g_test_message ("%s", sentence);
  return strstr (sentence, words) != NULL;
}

static void
test_a_pair_goes_from_the_earlier_wave_to_the_later (void)
{
  g_auto (Shown) shown = show ("changes", WAVES_TRIAD, 10, 3);
  g_autoptr (DuidWaves) waves = duid_waves_new (shown.chart, -1);
  const guint16 *codes = duid_dataset_get_codes (shown.dataset, WAVES_WAVE);

  g_assert_cmpuint (waves->pairs->len, ==, 7);
  g_assert_cmpuint (waves->n_once, ==, 3);
  g_assert_cmpuint (waves->n_nameless, ==, 0);
  for (guint i = 0; i < waves->pairs->len; i++)
    {
      const DuidWavePair *pair = &g_array_index (waves->pairs, DuidWavePair, i);

      g_assert_cmpuint (codes[pair->from], ==, 0);
      g_assert_cmpuint (codes[pair->to], ==, 1);
      g_assert_cmpstr (duid_dataset_get_text (shown.dataset, WAVES_PERSON, pair->from), ==,
                       duid_dataset_get_text (shown.dataset, WAVES_PERSON, pair->to));
    }
}

static void
test_who_is_filtered_out_has_no_pair (void)
{
  DuidDataset     *dataset = waves_dataset (10, 0, TRUE);
  DuidRows        *base = duid_rows_new_full (duid_dataset_get_n_rows (dataset));
  DuidChartRequest request = {
    .question = WAVES_TRIAD,
    .colour_by = WAVES_WAVE,
    .stone = -1,
    .base = base,
  };

  duid_rows_remove (base, 0); /* one answer of the first person */
  {
    g_auto (Shown) shown = show_request (request, "changes", dataset);
    g_autoptr (DuidWaves) waves = duid_waves_new (shown.chart, -1);

    g_assert_cmpuint (waves->pairs->len, ==, 9);
    g_assert_cmpuint (waves->n_once, ==, 1);
  }
  duid_rows_free (base);
}

/* Ten points of share more: in the plane that far up and half of it aside. */
static void
test_the_mean_shift_is_the_shift_of_all (void)
{
  g_auto (Shown) shown = show ("changes", WAVES_TRIAD, 35, 0);

  g_assert_true (says (&shown, "35 persons answered twice: from “2024” to “2025”."));
  g_assert_true (says (&shown, "Family +10,"));
  g_assert_true (says (&shown, "(p\302\240=\302\2400.001)"));
  g_assert_cmpuint (count (&shown, "arrows"), ==, 70); /* lines and heads */
}

static void
test_many_persons_are_a_field (void)
{
  g_auto (Shown) most = show ("changes", WAVES_TRIAD, DUID_MOST_ARROWS, 0);
  g_auto (Shown) many = show ("changes", WAVES_TRIAD, 700, 0);

  g_assert_cmpuint (most.chart->dots->len, ==, DUID_MOST_ARROWS);
  g_assert_cmpuint (many.chart->dots->len, ==, 0);
  g_assert_cmpuint (count (&many, "arrows"), >, 6);
  g_assert_cmpuint (count (&many, "arrows"), <, 3 * 35 + 1);
}

/* All go along one line: Hotelling has no p for that, the sign flips do. */
static void
test_many_who_all_go_one_way_have_a_p (void)
{
  g_autoptr (DuidMoves) moves = duid_moves_new ();

  for (int i = 0; i < 300; i++)
    duid_moves_add (moves, (DuidPoint) { i, 0 }, (DuidPoint) { i + 1, 0 });
  duid_moves_finish (moves);
  g_assert_cmpfloat (moves->shift.centre.x, ==, 1);
  g_assert_cmpfloat (moves->shift.centre.y, ==, 0);
  g_assert_cmpfloat (moves->p, ==, .001);
}

/* Of n persons who all shift alike only 2 of 2^n ways to give the signs do as much. */
static void
test_few_persons_have_an_exact_p (void)
{
  g_autoptr (DuidMoves) moves = duid_moves_new ();

  for (int i = 0; i < 6; i++)
    duid_moves_add (moves, (DuidPoint) { i, i }, (DuidPoint) { i + 1, i + 2 });
  duid_moves_finish (moves);
  g_assert_cmpfloat_with_epsilon (moves->p, 2. / 64, 1e-12);
}

static void
test_a_slider_says_how_many_went_where (void)
{
  g_auto (Shown) shown = show ("changes", WAVES_SLIDER, 20, 2);

  g_assert_true (says (&shown, "18 persons answered twice"));
  g_assert_true (says (&shown, "2 persons answered in one wave only"));
  g_assert_true (says (&shown, "Further right: 18; further left: 0; the same: 0."));
  g_assert_true (says (&shown, "On average 10 further right"));
  g_assert_cmpuint (shown.chart->dots->len, ==, 18);
  g_assert_cmpuint (count (&shown, "mean"), >, 0);
}

/* 0, 13 … below 80: seven in eight tenths hold some of 160. */
static void
test_many_on_a_slider_are_a_row_for_each_tenth (void)
{
  g_auto (Shown) shown = show ("changes", WAVES_SLIDER, 160, 0);

  g_assert_cmpuint (shown.chart->dots->len, ==, 0);
  /* A mark, a line, a head and a number each. */
  g_assert_cmpuint (count (&shown, "arrows"), ==, 8 * 4);
}

static void
test_few_persons_have_arrows_and_no_mean (void)
{
  g_auto (Shown) triad = show ("changes", WAVES_TRIAD, 4, 0);
  g_auto (Shown) slider = show ("changes", WAVES_SLIDER, 4, 0);
  g_auto (Shown) canvas = show ("changes", WAVES_CANVAS, 4, 0);

  g_assert_cmpuint (triad.chart->dots->len, ==, 4);
  g_assert_cmpuint (count (&triad, "centre"), ==, 0);
  g_assert_cmpuint (slider.chart->dots->len, ==, 4);
  g_assert_cmpuint (count (&slider, "mean"), ==, 0);
  g_assert_cmpuint (canvas.chart->dots->len, ==, 3 * 4);
}

static void
test_an_audience_never_sees_single_persons (void)
{
  static const int questions[] = { WAVES_TRIAD, WAVES_SLIDER, WAVES_CANVAS };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      DuidChartRequest request = {
        .question = questions[i],
        .colour_by = WAVES_WAVE,
        .stone = -1,
        .is_audience = TRUE,
      };
      g_auto (Shown) shown = show_request (request, "changes", waves_dataset (4, 0, TRUE));

      g_assert_cmpuint (shown.chart->dots->len, ==, 0);
      g_assert_cmpuint (count (&shown, "arrows"), ==, 0);
    }
}

static void
test_a_stone_goes_from_wave_to_wave (void)
{
  DuidChartRequest request = { .question = WAVES_CANVAS, .colour_by = WAVES_WAVE, .stone = 1 };
  g_auto (Shown) shown = show_request (request, "changes", waves_dataset (20, 0, TRUE));

  g_assert_true (says (&shown, "“Time”: 20 persons answered twice"));
  g_assert_true (says (&shown, "Importance +2, Experience 0"));
  g_assert_cmpuint (shown.chart->dots->len, ==, 20);
}

static void
test_arrows_go_to_the_chosen_stone (void)
{
  DuidChartRequest request = {
    .question = WAVES_CANVAS,
    .colour_by = -1,
    .stone = 2,
    .to_stone = 1 + 1,
  };
  g_auto (Shown) shown = show_request (request, "arrows", waves_dataset (10, 0, TRUE));

  g_assert_true (says (&shown, "From “Face” to “Time” within 20 persons"));
  g_assert_false (says (&shown, "“Trust” within"));
  /* Between two stones everybody has an arrow. */
  g_assert_cmpuint (shown.chart->dots->len, ==, 20);
}

static void
test_what_is_missing_is_said (void)
{
  DuidChartRequest request = { .question = WAVES_TRIAD, .colour_by = -1, .stone = -1 };
  g_auto (Shown) no_waves = show_request (request, "changes", waves_dataset (9, 0, TRUE));
  g_auto (Shown) no_pairs = show ("changes", WAVES_TRIAD, 9, 9);

  g_assert_true (says (&no_waves, "Choose in the menu, at “Colour by”"));
  g_assert_true (says (&no_pairs, "Nobody answered in two of these groups."));
  request.colour_by = WAVES_WAVE;
  {
    g_auto (Shown) no_person = show_request (request, "changes", waves_dataset (9, 0, FALSE));

    g_assert_true (says (&no_person, "Nothing says which stories are of one person."));
  }
}

static void
test_a_path_goes_through_the_centres_in_order (void)
{
  g_auto (Shown) shown = show ("path", WAVES_TRIAD, 35, 0);

  g_assert_true (says (&shown, "Centres in order: 2024: Family 30 %"));
  g_assert_true (says (&shown, "; 2025: Family 40 %"));
  /* Two regions with a halo each, one line with its head and two marks, two names. */
  g_assert_cmpuint (count (&shown, "centre"), ==, 4);
  g_assert_cmpuint (count (&shown, "path"), ==, 4);
  g_assert_cmpuint (count (&shown, "names"), ==, 2);
  g_assert_cmpuint (count (&shown, "discs"), ==, 0);
}

static void
test_a_group_of_four_has_no_centre_on_the_path (void)
{
  g_auto (Shown) shown = show ("path", WAVES_TRIAD, 20, 16);

  g_assert_cmpuint (count (&shown, "names"), ==, 1);
  g_assert_false (says (&shown, "2025: Family"));
}

static void
test_nobody_is_no_error (void)
{
  static const char *const displays[] = { "changes", "path" };

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_auto (Shown) triad = show (displays[i], WAVES_TRIAD, 0, 0);
      g_auto (Shown) slider = show (displays[i], WAVES_SLIDER, 0, 0);
      g_auto (Shown) canvas = show (displays[i], WAVES_CANVAS, 0, 0);

      g_assert_cmpuint (count (&triad, "names"), ==, 0);
      g_assert_cmpuint (count (&slider, "arrows"), ==, 0);
      g_assert_cmpuint (count (&canvas, "letters"), ==, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/waves/a pair goes from the earlier wave to the later",
                   test_a_pair_goes_from_the_earlier_wave_to_the_later);
  g_test_add_func ("/plot/waves/who is filtered out has no pair",
                   test_who_is_filtered_out_has_no_pair);
  g_test_add_func ("/plot/waves/the mean shift is the shift of all",
                   test_the_mean_shift_is_the_shift_of_all);
  g_test_add_func ("/plot/waves/many persons are a field", test_many_persons_are_a_field);
  g_test_add_func ("/plot/waves/many who all go one way have a p",
                   test_many_who_all_go_one_way_have_a_p);
  g_test_add_func ("/plot/waves/few persons have an exact p", test_few_persons_have_an_exact_p);
  g_test_add_func ("/plot/waves/a slider says how many went where",
                   test_a_slider_says_how_many_went_where);
  g_test_add_func ("/plot/waves/many on a slider are a row for each tenth",
                   test_many_on_a_slider_are_a_row_for_each_tenth);
  g_test_add_func ("/plot/waves/few persons have arrows and no mean",
                   test_few_persons_have_arrows_and_no_mean);
  g_test_add_func ("/plot/waves/an audience never sees single persons",
                   test_an_audience_never_sees_single_persons);
  g_test_add_func ("/plot/waves/a stone goes from wave to wave",
                   test_a_stone_goes_from_wave_to_wave);
  g_test_add_func ("/plot/waves/arrows go to the chosen stone",
                   test_arrows_go_to_the_chosen_stone);
  g_test_add_func ("/plot/waves/what is missing is said", test_what_is_missing_is_said);
  g_test_add_func ("/plot/waves/a path goes through the centres in order",
                   test_a_path_goes_through_the_centres_in_order);
  g_test_add_func ("/plot/waves/a group of four has no centre on the path",
                   test_a_group_of_four_has_no_centre_on_the_path);
  g_test_add_func ("/plot/waves/nobody is no error", test_nobody_is_no_error);
  return g_test_run ();
}
