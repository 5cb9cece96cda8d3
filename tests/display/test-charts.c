/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-chart-card.h"
#include "widgets/duid-chart-view.h"
#include "widgets/duid-look.h"

/* Fewer colours than this is an empty picture: paper and perhaps a frame. */
#define FEWEST_COLOURS 12

static void
assert_drawn (GtkWidget *widget)
{
  cairo_surface_t *surface = draw_widget (widget);

  g_assert_cmpuint (count_colours (surface, FEWEST_COLOURS), ==, FEWEST_COLOURS);
  cairo_surface_destroy (surface);
}

/* The colour in the middle of the top of what @widget draws, 0..255. */
static int
get_brightness (GtkWidget *widget)
{
  cairo_surface_t *surface = draw_widget (widget);
  const guchar    *data = cairo_image_surface_get_data (surface);
  int              stride = cairo_image_surface_get_stride (surface);
  const guchar    *pixel = data + 2 * stride + 4 * (cairo_image_surface_get_width (surface) / 2);
  int              brightness = (pixel[0] + pixel[1] + pixel[2]) / 3;

  cairo_surface_destroy (surface);
  return brightness;
}

/* ---- the board ---- */

static void
test_the_board_shows_the_cards_of_the_view (Fixture      *fixture,
                                            gconstpointer unused)
{
  GtkWidget *board = GTK_WIDGET (fixture->window->board);
  guint      n = duid_session_get_view (fixture->session)->cards->len;

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (count_widgets (board, DUID_TYPE_CHART_CARD), ==, n);
  duid_session_set_cards (fixture->session, g_ptr_array_new ());
  settle ();
  g_assert_cmpuint (count_widgets (board, DUID_TYPE_CHART_CARD), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_part (board, "stack"))), ==,
                   "empty");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  g_assert_cmpuint (count_widgets (board, DUID_TYPE_CHART_CARD), ==, n);
}

static void
test_every_question_has_a_chart_that_is_drawn (Fixture      *fixture,
                                               gconstpointer unused)
{
  GtkWidget   *window = GTK_WIDGET (fixture->window);
  DuidDataset *dataset = duid_session_get_dataset (fixture->session);
  GtkWidget   *chart;
  guint        n = 0;

  for (guint i = 0; i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_question_is_chartable (duid_dataset_get_question (dataset, i)))
      {
        gtk_widget_activate_action (window, "win.add-chart", "s",
                                    duid_dataset_get_question (dataset, i)->name);
        n++;
      }
  settle ();
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n);
  for (guint i = 0;
       (chart = find_nth (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHART_VIEW, i)) != NULL;
       i++)
    assert_drawn (chart);
}

static void
test_a_card_can_be_changed_and_removed (Fixture      *fixture,
                                        gconstpointer unused)
{
  GtkWidget *card = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHART_CARD);
  guint      n = duid_session_get_view (fixture->session)->cards->len;

  gtk_widget_activate_action (card, "card.colour-by", "s", "stadsdeel");
  gtk_widget_activate_action (card, "card.size", "i", 2);
  gtk_widget_activate_action (card, "card.summary", NULL);
  gtk_widget_activate_action (card, "card.move", "i", 1);
  settle ();
  assert_drawn (find_first (card, DUID_TYPE_CHART_VIEW));
  gtk_widget_activate_action (card, "card.remove", NULL);
  settle ();
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n - 1);
  for (int i = 0; i < 5; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n);
}

/* A question that has a card gets no second one. */
static void
test_what_goes_together_is_shown_at_once (Fixture      *fixture,
                                          gconstpointer unused)
{
  guint n = duid_session_get_view (fixture->session)->cards->len;

  for (int i = 0; i < 2; i++)
    {
      DuidCard *card;

      g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "add-chart-as",
                                      g_variant_new ("(ss)", "hulpvragen",
                                                     i == 0 ? "together" : "upset"));
      settle ();
      g_assert_cmpuint (duid_session_get_view (fixture->session)->cards->len, ==, n + 1);
      card = g_ptr_array_index (duid_session_get_view (fixture->session)->cards, n);
      g_assert_cmpstr (card->question, ==, "hulpvragen");
      g_assert_cmpstr (card->show_as, ==, i == 0 ? "together" : "upset");
    }
}

static void
test_a_title_is_not_told_twice (Fixture      *fixture,
                                gconstpointer unused)
{
  GtkWidget *board = GTK_WIDGET (fixture->window->board);
  GtkWidget *card;
  guint      n_same = 0;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-chart", "s", "perspectief");
  settle ();
  for (guint i = 0; (card = find_nth (board, DUID_TYPE_CHART_CARD, i)) != NULL; i++)
    {
      const char *title = gtk_label_get_text (GTK_LABEL (get_part (card, "title")));
      const char *words = gtk_label_get_text (GTK_LABEL (get_part (card, "words")));

      g_assert_cmpstr (title, !=, words);
      n_same += *words == '\0';
    }
  g_assert_cmpuint (n_same, >, 0);
}

typedef struct
{
  GtkWidget *board;
  guint      place;
  double     top; /* of the card in the board, when it has the focus */
} NewCard;

static gboolean
has_come (gpointer data)
{
  NewCard        *new_card = data;
  GtkWidget      *card = find_nth (new_card->board, DUID_TYPE_CHART_CARD, new_card->place);
  GtkRoot        *root = gtk_widget_get_root (new_card->board);
  GtkWidget      *focus = gtk_root_get_focus (root);
  graphene_rect_t bounds;

  if (card == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, card) ||
      !gtk_widget_compute_bounds (card, get_part (new_card->board, "scroller"), &bounds))
    return FALSE;
  new_card->top = bounds.origin.y;
  return TRUE;
}

/* The focus is on the picture; of a card that is higher than the window the words above it
 * must not stay out of sight. */
static void
test_a_new_card_shows_its_title (Fixture      *fixture,
                                 gconstpointer unused)
{
  GtkWidget *board = GTK_WIDGET (fixture->window->board);
  NewCard    card = { board, duid_session_get_view (fixture->session)->cards->len, 0 };
  int        height;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1024, 420);
  settle ();
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "add-chart-as",
                                  g_variant_new ("(ss)", "hulpvragen", "together"));
  wait_until (has_come, &card);
  settle ();
  settle ();
  g_assert_true (has_come (&card));
  height = gtk_widget_get_height (get_part (board, "scroller"));
  g_assert_cmpfloat (card.top, >=, 0);
  g_assert_cmpfloat (card.top, <, height / 2.);
}

static void
test_what_is_lit_is_drawn (Fixture      *fixture,
                           gconstpointer unused)
{
  GtkWidget       *chart = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHART_VIEW);
  cairo_surface_t *before = draw_widget (chart);
  cairo_surface_t *after;
  DuidRows        *rows = duid_rows_new (171);

  duid_rows_fill (rows);
  duid_session_light (fixture->session, rows);
  after = draw_widget (chart);
  g_assert_cmpint (memcmp (cairo_image_surface_get_data (before),
                           cairo_image_surface_get_data (after),
                           (gsize) cairo_image_surface_get_stride (before) *
                             (gsize) cairo_image_surface_get_height (before)),
                   !=, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

/* ---- light, dark, large ---- */

static void
test_dark_is_darker_than_light (Fixture      *fixture,
                                gconstpointer unused)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget       *window = GTK_WIDGET (fixture->window);
  int              light;
  int              dark;

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  for (int i = 0; i < 4; i++)
    settle ();
  light = get_brightness (window);
  assert_drawn (find_first (window, DUID_TYPE_CHART_VIEW));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  for (int i = 0; i < 4; i++)
    settle ();
  dark = get_brightness (window);
  assert_drawn (find_first (window, DUID_TYPE_CHART_VIEW));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpint (light, >, 180);
  g_assert_cmpint (dark, <, 90);
}

static void
test_text_grows_and_shrinks (Fixture      *fixture,
                             gconstpointer unused)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *label = find_label (GTK_WIDGET (fixture->window->board), "171");
  int        normal = gtk_widget_get_height (label);
  int        larger;

  g_assert_cmpfloat_with_epsilon (duid_look_text_scale (window), 1, 0.001);
  for (int i = 0; i < 5; i++)
    gtk_widget_activate_action (window, "win.larger-text", NULL);
  settle ();
  larger = gtk_widget_get_height (label);
  g_assert_cmpint (larger, >, normal);
  g_assert_cmpfloat_with_epsilon (duid_look_text_scale (window), 1.5, 0.001);
  gtk_widget_activate_action (window, "win.smaller-text", NULL);
  settle ();
  g_assert_cmpint (gtk_widget_get_height (label), <, larger);
  gtk_widget_activate_action (window, "win.normal-text", NULL);
  settle ();
  g_assert_cmpint (gtk_widget_get_height (label), ==, normal);
}

#define ADD(name, function) \
  g_test_add ("/charts/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("the board shows the cards of the view", test_the_board_shows_the_cards_of_the_view);
  ADD ("every question has a chart that is drawn", test_every_question_has_a_chart_that_is_drawn);
  ADD ("a card can be changed and removed", test_a_card_can_be_changed_and_removed);
  ADD ("what goes together is shown at once", test_what_goes_together_is_shown_at_once);
  ADD ("a title is not told twice", test_a_title_is_not_told_twice);
  ADD ("a new card shows its title", test_a_new_card_shows_its_title);
  ADD ("what is lit is drawn", test_what_is_lit_is_drawn);
  ADD ("dark is darker than light", test_dark_is_darker_than_light);
  ADD ("text grows and shrinks", test_text_grows_and_shrinks);
  return g_test_run ();
}
