/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-compare-item.h"
#include "widgets/duid-compare-row.h"
#include "widgets/duid-even-box.h"
#include "widgets/duid-still-view.h"

#define NARROWEST 960 /* what a row has in a window of 1024 pixels */

static gboolean
has_rows (gpointer data)
{
  return find_first (data, DUID_TYPE_COMPARE_ROW) != NULL;
}

static guint
count_pictures (GtkWidget *row)
{
  GtkWidget *view;
  guint      n = 0;

  for (guint i = 0; (view = find_nth (row, DUID_TYPE_STILL_VIEW, i)) != NULL; i++)
    n += gtk_widget_get_visible (gtk_widget_get_parent (view));
  return n;
}

static gboolean
has_districts (gpointer window)
{
  GtkWidget *row = find_first (window, DUID_TYPE_COMPARE_ROW);

  return row != NULL && count_pictures (row) >= 5;
}

/* The first row of the page, all five districts being compared. */
static GtkWidget *
compare_districts (Fixture *fixture)
{
  GtkWidget   *window = GTK_WIDGET (fixture->window);
  GtkDropDown *drop_down;
  GListModel  *sources;

  adw_view_stack_set_visible_child_name (fixture->window->pages, "compare");
  wait_until (has_rows, window);
  drop_down = GTK_DROP_DOWN (
    find_first (adw_view_stack_get_visible_child (fixture->window->pages), GTK_TYPE_DROP_DOWN));
  sources = gtk_drop_down_get_model (drop_down);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (GtkStringObject) source = g_list_model_get_item (sources, i);

      if (strstr (gtk_string_object_get_string (source), "Stadsdeel") != NULL)
        {
          gtk_drop_down_set_selected (drop_down, i);
          break;
        }
    }
  wait_until (has_districts, window);
  return find_first (window, DUID_TYPE_COMPARE_ROW);
}

static void
test_five_districts_fit_a_narrow_window (Fixture      *fixture,
                                         gconstpointer unused)
{
  GtkWidget *row = compare_districts (fixture);
  int        minimum;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROWEST);
}

/* ---- lines that are filled evenly ---- */

static GtkWidget *
make_box (GtkWidget **children,
          guint       n)
{
  GtkWidget *box = g_object_ref_sink (duid_even_box_new (10));

  for (guint i = 0; i < n; i++)
    {
      children[i] = gtk_label_new (NULL);
      gtk_widget_set_size_request (children[i], 100, 50);
      duid_even_box_append (DUID_EVEN_BOX (box), children[i]);
    }
  return box;
}

static void
lay_out (GtkWidget *box,
         int        width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (box, width, height, -1, NULL);
}

static void
assert_stands (GtkWidget *child,
               double     x,
               double     y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.origin.y, ==, y);
}

/* Five of at least 100 in 440: four would fit, three and two look better. */
static void
test_lines_are_filled_evenly (void)
{
  GtkWidget *children[5];
  GtkWidget *box = make_box (children, 5);
  int        height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 440, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 110);
  lay_out (box, 440);
  g_assert_cmpint (gtk_widget_get_width (children[0]), ==, 140);
  assert_stands (children[2], 300, 0);
  assert_stands (children[3], 0, 60);
  lay_out (box, 540);
  assert_stands (children[4], 440, 0);
  lay_out (box, 100);
  assert_stands (children[4], 0, 240);
  g_object_unref (box);
}

static void
test_who_is_not_seen_takes_no_room (void)
{
  GtkWidget *children[3];
  GtkWidget *box = make_box (children, 3);
  int        minimum;
  int        natural;

  gtk_widget_set_visible (children[1], FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 210);
  lay_out (box, 210);
  assert_stands (children[2], 110, 0);
  g_object_unref (box);
}

#define ADD(name, test) \
  g_test_add ("/display/compare/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/display/compare/lines are filled evenly", test_lines_are_filled_evenly);
  g_test_add_func ("/display/compare/who is not seen takes no room",
                   test_who_is_not_seen_takes_no_room);
  ADD ("five districts fit a narrow window", test_five_districts_fit_a_narrow_window);
  return g_test_run ();
}
