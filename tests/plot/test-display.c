/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-display.h"

#include <string.h>

static void
test_layers_are_put_in_and_taken_away (void)
{
  g_autofree char *one = duid_display_toggle (NULL, "contours");
  g_autofree char *two = duid_display_toggle (one, "zones");
  g_autofree char *rest = duid_display_toggle (two, "contours");
  g_autofree char *none = duid_display_toggle (rest, "zones");

  g_assert_cmpstr (one, ==, "contours");
  g_assert_cmpstr (two, ==, "contours zones");
  g_assert_cmpstr (rest, ==, "zones");
  g_assert_null (none);
}

static void
test_every_row_of_the_table_is_found_by_its_name (void)
{
  guint n = 0;

  for (const DuidDisplay *display = duid_display_get_all (); display->name; display++, n++)
    {
      g_assert_true (duid_display_find (display->name) == display);
      g_assert_cmpuint (display->types, !=, 0);
      g_assert_null (strpbrk (display->name, " \t\n,"));
      g_assert_true (duid_display_has (duid_display_get_mask (display->name), display->name) ==
                     display->is_layer);
    }
  g_assert_cmpuint (n, <=, 64);
}

static void
test_unknown_names_are_nothing (void)
{
  g_assert_null (duid_display_find ("no such display"));
  g_assert_null (duid_display_find (NULL));
  g_assert_cmpuint (duid_display_get_mask ("nothing of this"), ==, 0);
  g_assert_cmpuint (duid_display_get_mask (NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/display/layers are put in and taken away",
                   test_layers_are_put_in_and_taken_away);
  g_test_add_func ("/plot/display/every row of the table is found by its name",
                   test_every_row_of_the_table_is_found_by_its_name);
  g_test_add_func ("/plot/display/unknown names are nothing", test_unknown_names_are_nothing);
  return g_test_run ();
}
