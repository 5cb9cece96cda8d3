/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-chart-card.h"
#include "widgets/duid-chip-bar.h"

/* What is made only when it is wanted, so that the window comes sooner. */

static gboolean
is_project_shown (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (DUID_WINDOW (window)->stack), "project");
}

static gboolean
is_on_screen (gpointer window)
{
  return gtk_widget_get_mapped (window);
}

static void
test_a_new_window_comes_with_its_project_in_it (Fixture      *fixture,
                                                gconstpointer unused)
{
  DuidWindow *window = duid_window_new (fixture->application);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-project", NULL);
  duid_window_begin (window, fixture->path);
  wait_until (is_on_screen, window);
  wait_until (is_project_shown, window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), !=, "Duiding");
  gtk_window_close (GTK_WINDOW (window));
}

static void
test_a_new_window_comes_when_its_project_is_not_there (Fixture      *fixture,
                                                       gconstpointer unused)
{
  DuidWindow *window = duid_window_new (fixture->application);

  duid_window_begin (window, "/nowhere/none.duiding");
  wait_until (is_on_screen, window);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->stack), ==, "welcome");
  gtk_window_close (GTK_WINDOW (window));
}

/* Menus are made when they are opened; what opens them is there before. */
static void
test_a_menu_is_there_when_it_is_opened (Fixture      *fixture,
                                        gconstpointer unused)
{
  GtkWidget *card = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHART_CARD);
  GtkWidget *chips = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHIP_BAR);
  GtkWidget *buttons[] = {
    GTK_WIDGET (fixture->window->menu_button),
    get_part (fixture->window->story_pane, "order_button"),
    get_part (fixture->window->reader, "menu_button"),
    get_part (chips, "chart_button"),
    get_part (card, "menu_button"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkMenuButton *button = GTK_MENU_BUTTON (buttons[i]);

      g_assert_null (gtk_menu_button_get_popover (button));
      g_assert_true (gtk_widget_is_sensitive (gtk_widget_get_first_child (buttons[i])));
      gtk_menu_button_popup (button);
      g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))));
      g_assert_cmpint (g_menu_model_get_n_items (gtk_menu_button_get_menu_model (button)), >, 0);
      gtk_menu_button_popdown (button);
    }
}

#define ADD(name, test) \
  g_test_add ("/start/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("a new window comes with its project in it", test_a_new_window_comes_with_its_project_in_it);
  ADD ("a new window comes when its project is not there",
       test_a_new_window_comes_when_its_project_is_not_there);
  ADD ("a menu is there when it is opened", test_a_menu_is_there_when_it_is_opened);
  return g_test_run ();
}
