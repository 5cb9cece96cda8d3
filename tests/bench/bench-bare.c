/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <unistd.h>

#include "bench.h"

/* What the toolkit alone takes, to hold bench-window against: a window with nothing of the
 * program in it that is opened and drawn (“open”), and one with twelve images, as large as
 * the charts of bench-window, that all change at once (“frame”: all work of the main thread
 * for one picture of the window, milliseconds of the processor). Nothing that shows twelve
 * changed charts by this toolkit can take less. */

#define WIDTH    1900
#define HEIGHT   1560
#define CHART    400 /* pixels, both ways, as twelve charts have there */
#define N_CHARTS 12
#define N_FRAMES 60
#define N_OPEN   5

static guint n_painted;

static void
painted_cb (GdkFrameClock *clock)
{
  n_painted++;
}

static void
wait_for_frame (GtkWidget *window)
{
  guint at = n_painted;

  gtk_widget_queue_draw (window);
  while (n_painted == at)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_frames (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

/* ---- opening ---- */

static GtkWidget *
open_window (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Hello"));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  count_frames (window);
  return window;
}

static void
measure_open (Bench *bench)
{
  double times[N_OPEN];

  for (guint i = 0; i < N_OPEN; i++)
    {
      double     start = bench_get_thread ();
      GtkWidget *window = open_window ();

      wait_for_frame (window);
      times[i] = bench_get_thread () - start;
      gtk_window_destroy (GTK_WINDOW (window));
    }
  bench_add (bench, "bare-open", 0, times, N_OPEN, 0);
}

/* ---- a frame ---- */

typedef struct
{
  cairo_surface_t *images[2];
  guint            at;
} Images;

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  const Images *images = data;

  cairo_set_source_surface (cr, images->images[images->at], 0, 0);
  cairo_paint (cr);
}

static cairo_surface_t *
make_image (double shade)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, CHART, CHART);
  cairo_t         *cr = cairo_create (image);

  cairo_set_source_rgba (cr, shade, shade, shade, 0.5);
  cairo_paint (cr);
  cairo_destroy (cr);
  return image;
}

static GtkWidget *
make_charts (Images *images)
{
  GtkWidget *grid = gtk_grid_new ();

  for (int i = 0; i < N_CHARTS; i++)
    {
      GtkWidget *area = gtk_drawing_area_new ();

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), CHART);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), CHART - 40);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, images, NULL);
      gtk_grid_attach (GTK_GRID (grid), area, i % 3, i / 3, 1, 1);
    }
  return grid;
}

static void
measure_frames (Bench *bench)
{
  Images     images = { { make_image (0.2), make_image (0.7) }, 0 };
  GtkWidget *window = adw_window_new ();
  GtkWidget *charts = make_charts (&images);
  double     times[N_FRAMES];

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (window), charts);
  gtk_window_present (GTK_WINDOW (window));
  count_frames (window);
  wait_for_frame (window);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      guint  at = n_painted;
      double start = bench_get_thread ();

      images.at = i % 2;
      for (GtkWidget *area = gtk_widget_get_first_child (charts); area != NULL;
           area = gtk_widget_get_next_sibling (area))
        gtk_widget_queue_draw (area);
      while (n_painted == at)
        g_main_context_iteration (NULL, TRUE);
      times[i] = bench_get_thread () - start;
    }
  bench_add (bench, "bare-frame", 0, times, N_FRAMES, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  cairo_surface_destroy (images.images[0]);
  cairo_surface_destroy (images.images[1]);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 0 };
  Bench             *bench;

  bench_find_screen (argv);
  bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  if (gtk_init_check ())
    {
      adw_init ();
      measure_open (bench);
      measure_frames (bench);
    }
  bench_finish (bench);
  return 0;
}
