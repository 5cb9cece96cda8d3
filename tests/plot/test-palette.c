/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-palette.h"

#include "colour-sight.h"
#include "model/duid-tagging.h"

#include <math.h>

static void
test_contrast_is_that_of_the_guidelines (void)
{
  DuidColour white = { 1, 1, 1, 1 };
  DuidColour black = { 0, 0, 0, 1 };
  DuidColour grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (duid_colour_get_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (duid_colour_get_contrast (black, white), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (duid_colour_get_contrast (grey, white), 4.54, .01);
}

static void
test_text_can_be_read (void)
{
  for (int i = 0; i < 2; i++)
    {
      const DuidPalette *palette = duid_palette_get (i == 1);

      g_assert_cmpint (palette->is_dark, ==, i);
      g_assert_cmpfloat (duid_colour_get_contrast (palette->text, palette->background), >=, 4.5);
      g_assert_cmpfloat (duid_colour_get_contrast (palette->secondary, palette->background), >=,
                         4.5);
      /* Counts stand in the background's colour on discs. */
      g_assert_cmpfloat (duid_colour_get_contrast (palette->disc, palette->background), >=, 4.5);
    }
}

static void
test_every_series_stands_out_by_fill_or_outline (void)
{
  for (int i = 0; i < 2; i++)
    {
      const DuidPalette *palette = duid_palette_get (i == 1);

      for (int j = 0; j < DUID_N_SERIES; j++)
        {
          DuidColour fill = palette->series[j];
          DuidColour outline = duid_palette_get_outline (palette, fill);

          if (outline.alpha == 0)
            g_assert_cmpfloat (duid_colour_get_contrast (fill, palette->background), >=, 3);
          else
            g_assert_cmpfloat (duid_colour_get_contrast (outline, palette->background), >=, 3);
        }
    }
}

static void
test_pale_series_get_an_outline_and_strong_ones_do_not (void)
{
  const DuidPalette *light = duid_palette_get (FALSE);
  const DuidPalette *dark = duid_palette_get (TRUE);

  g_assert_cmpfloat (duid_palette_get_outline (light, light->series[0]).alpha, ==, 0);
  g_assert_cmpfloat (duid_palette_get_outline (light, light->series[4]).alpha, ==, 1);
  g_assert_cmpfloat (duid_palette_get_outline (dark, dark->series[0]).alpha, ==, 0);
  g_assert_cmpfloat (duid_palette_get_outline (dark, dark->series[5]).alpha, ==, 1);
}

static void
test_lines_and_highlights_stand_out (void)
{
  for (int i = 0; i < 2; i++)
    {
      const DuidPalette *palette = duid_palette_get (i == 1);

      g_assert_cmpfloat (duid_colour_get_contrast (palette->line, palette->background), >=, 3);
      g_assert_cmpfloat (duid_colour_get_contrast (palette->accent, palette->background), >=, 3);
      g_assert_cmpfloat (duid_colour_get_contrast (palette->spike, palette->background), >=, 3);
      g_assert_cmpfloat (duid_colour_get_contrast (palette->ring, palette->halo), >=, 7);
    }
}

static void
test_tags_stand_out_and_differ (void)
{
  for (int i = 0; i < 2; i++)
    {
      const DuidPalette *palette = duid_palette_get (i == 1);

      for (int j = 0; j < DUID_N_TAG_COLOURS; j++)
        {
          DuidColour tag = duid_palette_get_tag (palette, j);

          g_assert_cmpfloat (duid_colour_get_contrast (tag, palette->background), >=, 3);
          for (int k = 0; k < j; k++)
            {
              DuidColour other = duid_palette_get_tag (palette, k);

              g_assert_cmpfloat (fabs (tag.red - other.red) + fabs (tag.green - other.green) +
                                   fabs (tag.blue - other.blue),
                                 >, .2);
            }
        }
    }
}

static void
test_any_number_names_a_tag_colour (void)
{
  const DuidPalette *palette = duid_palette_get (FALSE);
  DuidColour         first = duid_palette_get_tag (palette, 0);
  DuidColour         around = duid_palette_get_tag (palette, DUID_N_TAG_COLOURS);
  DuidColour         below = duid_palette_get_tag (palette, -1);
  DuidColour         last = duid_palette_get_tag (palette, DUID_N_TAG_COLOURS - 1);

  g_assert_cmpfloat (first.red, ==, around.red);
  g_assert_cmpfloat (below.green, ==, last.green);
}

/* Pairs of the paper that gives the formula (Sharma, Wu and Dalal 2005, table 1). */
static void
test_difference_is_that_of_the_paper (void)
{
  const struct
  {
    Lab    one;
    Lab    two;
    double difference;
  } pairs[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, 2.8361, -74.0200 }, { 50, 0, -82.7485 }, 3.4412 },
    { { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
    { { 50, 2.4900, -.0010 }, { 50, -2.4900, .0009 }, 7.1792 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 90.8027, -2.0831, 1.4410 }, { 91.1528, -1.6435, .0447 }, 1.4441 },
    { { 2.0776, .0795, -1.1350 }, { .9033, -.0636, -.5514 }, .9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpfloat_with_epsilon (sight_difference (pairs[i].one, pairs[i].two),
                                    pairs[i].difference, 1e-4);
}

static void
test_any_two_groups_differ_to_every_eye (void)
{
  for (int i = 0; i < 2; i++)
    for (int sight = 0; sight < N_SIGHTS; sight++)
      for (int j = 0; j < DUID_N_SERIES; j++)
        for (int k = 0; k < j; k++)
          {
            const DuidPalette *palette = duid_palette_get (i == 1);
            Lab                one = sight_lab (palette->series[j], (Sight) sight);
            Lab                two = sight_lab (palette->series[k], (Sight) sight);

            g_assert_cmpfloat (sight_difference (one, two), >=, 10);
          }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/palette/contrast is that of the guidelines",
                   test_contrast_is_that_of_the_guidelines);
  g_test_add_func ("/plot/palette/text can be read", test_text_can_be_read);
  g_test_add_func ("/plot/palette/every series stands out by fill or outline",
                   test_every_series_stands_out_by_fill_or_outline);
  g_test_add_func ("/plot/palette/pale series get an outline and strong ones do not",
                   test_pale_series_get_an_outline_and_strong_ones_do_not);
  g_test_add_func ("/plot/palette/lines and highlights stand out",
                   test_lines_and_highlights_stand_out);
  g_test_add_func ("/plot/palette/tags stand out and differ", test_tags_stand_out_and_differ);
  g_test_add_func ("/plot/palette/any number names a tag colour",
                   test_any_number_names_a_tag_colour);
  g_test_add_func ("/plot/palette/the difference of colours is that of the paper",
                   test_difference_is_that_of_the_paper);
  g_test_add_func ("/plot/palette/any two groups differ to every eye",
                   test_any_two_groups_differ_to_every_eye);
  return g_test_run ();
}
