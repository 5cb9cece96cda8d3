/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include <string.h>

#include "layout-faults.h"
#include "odd-survey.h"

/* Every display and layer of every kind of question, for surveys at their oddest, at the
 * sizes of a card, a panel, a figure and a projector: its words are in the picture and
 * beside one another. What can be seen only by looking is not in here. */

typedef struct
{
  const char *name;
  double      width;
  double      height;
  gboolean    is_figure;
  gboolean    is_audience;
  gboolean    is_panel;
} Place;

static const Place places[] = {
  { "card", 331, 230 },
  { "small card", 260, 170 },
  { "panel", 300, 200, .is_panel = TRUE },
  { "figure", 900, 640, .is_figure = TRUE },
  { "projector", 1920, 1080, .is_figure = TRUE, .is_audience = TRUE },
};

#define MANY 1000

/* The way to show a question: a display with or without groups, or a layer. */
typedef struct
{
  DuidDataset       *dataset;
  DuidTagging       *tagging;
  int                question;
  const DuidDisplay *display; /* or NULL */
  gboolean           has_groups;
} Way;

static DuidChart *
make_chart (const Way   *way,
            const Place *place)
{
  DuidChartRequest request = {
    .dataset = way->dataset,
    .tagging = way->tagging,
    .question = way->question,
    .colour_by = way->has_groups ? ODD_GROUP : -1,
    .has_title = place->is_figure,
    .is_audience = place->is_audience,
    .is_panel = place->is_panel,
    .text_scale = 1,
    .stone = -1,
  };

  if (way->display != NULL && way->display->is_layer)
    request.layers = duid_display_get_mask (way->display->name);
  else
    request.display = way->display;
  return duid_chart_new (&request, place->width, place->height);
}

/* Thousands of answers take as long as all the rest: a card and a figure are enough. */
static gboolean
is_spared (const Way   *way,
           const Place *place)
{
  return duid_dataset_get_n_rows (way->dataset) >= MANY &&
         (place->is_audience || place->is_panel || place->width < places[0].width);
}

static void
check_ways (const Way  *way,
            const char *name,
            GString    *all)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (DuidChart) chart = NULL;
      g_autofree char *faults = NULL;

      if (is_spared (way, &places[i]))
        continue;
      chart = make_chart (way, &places[i]);
      faults = dup_layout_faults (duid_chart_get_scene (chart));

      if (*faults != '\0')
        g_string_append_printf (all, "%s as %s%s on a %s:\n%s", name,
                                way->display != NULL ? way->display->name : "usual",
                                way->has_groups ? " by groups" : "", places[i].name, faults);
    }
}

static void
check_question (Way     *way,
                GString *all)
{
  const DuidQuestion *question = NULL;
  const DuidDisplay  *display = duid_display_get_all ();
  const char         *name = "tags";

  if (way->question < DUID_QUESTION_TAGS (way->dataset))
    question = duid_dataset_get_question (way->dataset, (guint) way->question);
  if (question != NULL)
    name = question->name;
  for (int by = 0; by < 2; by++)
    {
      way->display = NULL;
      way->has_groups = by == 1 && way->question != ODD_GROUP;
      check_ways (way, name, all);
      for (const DuidDisplay *one = display; one->name != NULL; one++)
        {
          way->display = one;
          if (duid_display_suits (one, question) && (by == 1 || !one->is_crossed))
            check_ways (way, name, all);
        }
    }
}

static void
test_words_stand_apart (gconstpointer data)
{
  const OddCase *odd = data;
  g_autoptr (DuidDataset) dataset = odd_dataset (odd);
  g_autoptr (DuidTagging) tagging = odd_tagging (odd);
  g_autoptr (GString) all = g_string_new (NULL);
  Way way = { .dataset = dataset, .tagging = tagging };

  for (way.question = 0; way.question <= N_ODD_QUESTIONS; way.question++)
    check_question (&way, all);
  g_assert_cmpstr (all->str, ==, "");
}

static double
get_lightness (DuidColour colour)
{
  DuidColour black = { 0, 0, 0, 1 };

  return duid_colour_get_contrast (colour, black);
}

/* Not applicable and missing are other things than an answer, and than each other. */
static void
test_states_differ_without_colour (void)
{
  const OddCase odd = { "usual", 171, 2, ODD_SPREAD, FALSE };
  g_autoptr (DuidDataset) dataset = odd_dataset (&odd);

  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      DuidChartRequest request = { .dataset = dataset,
                                   .question = ODD_SLIDER,
                                   .colour_by = -1,
                                   .has_title = TRUE,
                                   .is_dark = is_dark,
                                   .stone = -1 };
      g_autoptr (DuidChart) chart = duid_chart_new (&request, 640, 480);
      const DuidLayer *layer = NULL;

      for (guint i = 0; i < chart->scene->layers->len; i++)
        if (strcmp (((DuidLayer *) chart->scene->layers->pdata[i])->id, "states") == 0)
          layer = chart->scene->layers->pdata[i];
      g_assert_nonnull (layer);
      g_assert_cmpuint (layer->items->len, ==, 3);
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < i; j++)
          {
            double one = get_lightness (g_array_index (layer->items, DuidItem, i).pen.fill);
            double other = get_lightness (g_array_index (layer->items, DuidItem, j).pen.fill);

            g_assert_cmpfloat (MAX (one, other) / MIN (one, other), >, 1.1);
          }
    }
}

static DuidChart *
draw_odd (DuidDataset *dataset,
          int          question,
          const char  *display)
{
  DuidChartRequest request = { .dataset = dataset,
                               .question = question,
                               .display = duid_display_find (display),
                               .colour_by = -1,
                               .stone = -1 };

  return duid_chart_new (&request, 640, 480);
}

/* One answer in a cell would look like many. */
static void
test_few_answers_are_dots (void)
{
  static const char *const displays[] = { "bins", "hex", "zones", "zones13", "density" };
  const OddCase            odd = { "four", 4, 2, ODD_SPREAD, FALSE };
  g_autoptr (DuidDataset) dataset = odd_dataset (&odd);

  for (guint i = 0; i < G_N_ELEMENTS (displays); i++)
    {
      g_autoptr (DuidChart) chart = draw_odd (dataset, ODD_TRIAD, displays[i]);

      g_assert_cmpuint (chart->dots->len, ==, 4);
    }
}

static void
assert_says (const OddCase *odd,
             int            question,
             const char    *words,
             gboolean       does)
{
  g_autoptr (DuidDataset) dataset = odd_dataset (odd);
  g_autoptr (DuidChart) chart = draw_odd (dataset, question, NULL);
  g_autofree char *sentence = duid_chart_dup_sentence (chart);

  if ((strstr (sentence, words) != NULL) != does)
    g_error ("“%s” %s “%s”", sentence, does ? "lacks" : "has", words);
}

static void
test_sentences_of_one_value (void)
{
  const OddCase one = { "one", 1, 2, ODD_SPREAD, FALSE };
  const OddCase corner = { "corner", 171, 2, ODD_ONE_CORNER, FALSE };
  const OddCase none = { "none", 171, 2, ODD_NOT_APPLICABLE, FALSE };

  assert_says (&one, ODD_NUMBER, "The answer is ", TRUE);
  assert_says (&corner, ODD_NUMBER, "All answers are 17.", TRUE);
  assert_says (&corner, ODD_NUMBER, "half of", FALSE);
  assert_says (&corner, ODD_SLIDER, "half of", FALSE);
  assert_says (&corner, ODD_TRIAD, "<1 %", FALSE);
  assert_says (&none, ODD_TRIAD, "To 171 of them it does not apply.", TRUE);
}

/* Eight stones and six groups: the list names all of them, closer to each other. */
static void
test_letters_and_groups_are_named (void)
{
  const OddCase odd = { "six-groups", 600, 6, ODD_SPREAD, FALSE };
  g_autoptr (DuidDataset) dataset = odd_dataset (&odd);
  DuidChartRequest request = { .dataset = dataset,
                               .question = ODD_CANVAS,
                               .display = duid_display_find ("group-centres"),
                               .colour_by = ODD_GROUP,
                               .has_title = TRUE,
                               .stone = -1 };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, 420, 340);

  /* A letter is a disc and a text; a name and a number each; a group a mark and a name. */
  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "list"), >=, 8 * 4 + 6 * 2);
}

/* In small zones the sign stands once, in the middle. */
static void
test_thirteen_zones_have_their_shares (void)
{
  const OddCase odd = { "usual", 600, 2, ODD_SPREAD, FALSE };
  g_autoptr (DuidDataset) dataset = odd_dataset (&odd);
  DuidChartRequest request = { .dataset = dataset,
                               .question = ODD_TRIAD,
                               .display = duid_display_find ("zones13"),
                               .colour_by = -1,
                               .has_title = TRUE,
                               .stone = -1 };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, 420, 340);

  g_assert_cmpuint (duid_scene_count_layer (chart->scene, "zones"), ==, 13);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (odd_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/words stand apart: %s",
                                               odd_cases[i].name);

      g_test_add_data_func (path, &odd_cases[i], test_words_stand_apart);
    }
  g_test_add_func ("/layout/states differ without colour", test_states_differ_without_colour);
  g_test_add_func ("/layout/letters and groups are named", test_letters_and_groups_are_named);
  g_test_add_func ("/layout/thirteen zones have their shares",
                   test_thirteen_zones_have_their_shares);
  g_test_add_func ("/layout/few answers are dots", test_few_answers_are_dots);
  g_test_add_func ("/layout/sentences of one value", test_sentences_of_one_value);
  return g_test_run ();
}
