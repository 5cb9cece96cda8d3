/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "display-fixture.h"

#include "widgets/duid-card-ground.h"
#include "widgets/duid-card-request.h"
#include "widgets/duid-chart-card.h"
#include "widgets/duid-chart-view.h"
#include "widgets/duid-picture-due.h"

/* What a frame of the window is made of: cards that paint their own ground, pictures that
 * hide it, and all that are due made at once. */

#define SIZE   200
#define OPAQUE 255

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                             y * cairo_image_surface_get_stride (surface)))[x];
}

static guint
get_least_alpha (cairo_surface_t *surface)
{
  guint least = OPAQUE;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      least = MIN (least, get_pixel (surface, x, y) >> 24);
  return least;
}

/* The picture of the board's first card (transfer full). */
static DuidPicture *
plan_first (Fixture *fixture)
{
  const DuidCard  *card = duid_session_get_view (fixture->session)->cards->pdata[0];
  DuidChartRequest look = { .text_scale = 1 };

  return duid_card_request_plan (&look, fixture->session, card, SIZE, SIZE, 1);
}

/* ---- ground ---- */

static void
test_a_card_is_round_and_full (Fixture      *fixture,
                               gconstpointer unused)
{
  GtkWidget       *card = find_first (GTK_WIDGET (fixture->window), DUID_TYPE_CHART_CARD);
  cairo_surface_t *drawn = draw_widget (card);
  int              right = cairo_image_surface_get_width (drawn) - 1;
  int              bottom = cairo_image_surface_get_height (drawn) - 1;
  const int        corners[4][2] = { { 0, 0 }, { right, 0 }, { 0, bottom }, { right, bottom } };

  for (int i = 0; i < 4; i++)
    g_assert_cmpuint (get_pixel (drawn, corners[i][0], corners[i][1]) >> 24, <, OPAQUE / 4);
  for (int x = 16; x <= right - 16; x++)
    for (int y = 0; y <= bottom; y++)
      g_assert_cmpuint (get_pixel (drawn, x, y) >> 24, ==, OPAQUE);
  for (int y = 16; y <= bottom - 16; y++)
    for (int x = 0; x <= right; x++)
      g_assert_cmpuint (get_pixel (drawn, x, y) >> 24, ==, OPAQUE);
  cairo_surface_destroy (drawn);
}

static void
test_a_chart_on_a_card_hides_what_is_under_it (Fixture      *fixture,
                                               gconstpointer unused)
{
  GtkWidget       *chart = find_first (GTK_WIDGET (fixture->window->board), DUID_TYPE_CHART_VIEW);
  cairo_surface_t *drawn = draw_widget (chart);

  g_assert_cmpuint (get_least_alpha (drawn), ==, OPAQUE);
  cairo_surface_destroy (drawn);
  duid_chart_view_set_ground (DUID_CHART_VIEW (chart), FALSE);
  settle ();
  drawn = draw_widget (chart);
  g_assert_cmpuint (get_least_alpha (drawn), ==, 0);
  cairo_surface_destroy (drawn);
}

/* The same to the eye as a picture with nothing behind it, on that ground. */
static void
test_a_ground_changes_nothing_else (Fixture      *fixture,
                                    gconstpointer unused)
{
  g_autoptr (DuidPicture) bare = plan_first (fixture);
  g_autoptr (DuidPicture) full = plan_first (fixture);
  cairo_surface_t *paper = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t         *cr = cairo_create (paper);

  full->ground = *duid_card_ground_get_colour (FALSE);
  duid_picture_make (bare);
  duid_picture_make (full);
  g_assert_false (duid_picture_covers (bare, SIZE, SIZE, 1));
  g_assert_true (duid_picture_covers (full, SIZE, SIZE, 1));
  g_assert_false (duid_picture_covers (full, SIZE, SIZE + 1, 1));
  g_assert_false (duid_picture_covers (full, SIZE, SIZE, 2));
  gdk_cairo_set_source_rgba (cr, &full->ground);
  cairo_paint (cr);
  duid_picture_draw (bare, cr, SIZE, SIZE);
  cairo_destroy (cr);
  cairo_surface_flush (paper);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      for (int i = 0; i < 32; i += 8)
        g_assert_cmpint (ABS ((int) (get_pixel (paper, x, y) >> i & 0xff) -
                              (int) (get_pixel (full->image, x, y) >> i & 0xff)),
                         <=, 4);
  cairo_surface_destroy (paper);
}

/* ---- pictures that are due ---- */

static Fixture   *planning;
static guint      n_planned;
static GPtrArray *taken; /* GtkWidget */

static DuidPicture *
plan_due (GtkWidget *widget)
{
  n_planned++;
  return plan_first (planning);
}

static void
take_due (GtkWidget   *widget,
          DuidPicture *picture)
{
  g_assert_nonnull (picture->chart);
  g_assert_nonnull (picture->image);
  duid_picture_free (picture);
  g_ptr_array_add (taken, widget);
}

static void
test_all_that_are_due_are_made_at_once (Fixture      *fixture,
                                        gconstpointer unused)
{
  g_autoptr (GtkWidget) unseen = g_object_ref_sink (gtk_label_new (NULL));
  GtkWidget *seen[5];

  planning = fixture;
  n_planned = 0;
  taken = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      seen[i] = find_nth (GTK_WIDGET (fixture->window->board), GTK_TYPE_LABEL, i);
      duid_picture_due_add (seen[i], plan_due, take_due);
      duid_picture_due_add (seen[i], plan_due, take_due);
    }
  duid_picture_due_add (unseen, plan_due, take_due);
  duid_picture_due_leave (seen[2]);
  duid_picture_due_make ();
  g_assert_cmpuint (n_planned, ==, 4);
  g_assert_cmpuint (taken->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpint (g_ptr_array_find (taken, seen[i], NULL), ==, i != 2);
  duid_picture_due_make ();
  g_assert_cmpuint (n_planned, ==, 4);
  duid_picture_due_leave (unseen);
  g_ptr_array_unref (taken);
}

#define ADD(name, function) \
  g_test_add ("/frame/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv);
  ADD ("a card is round and full", test_a_card_is_round_and_full);
  ADD ("a chart on a card hides what is under it", test_a_chart_on_a_card_hides_what_is_under_it);
  ADD ("a ground changes nothing else", test_a_ground_changes_nothing_else);
  ADD ("all that are due are made at once", test_all_that_are_due_are_made_at_once);
  return g_test_run ();
}
