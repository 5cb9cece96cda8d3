/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-application.h"
#include "app/duid-window-private.h"
#include "session/duid-session-private.h"
#include "widgets/duid-picture-queue.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "bench.h"
#include "survey.h"

/* The window itself, with twelve charts in sight, as the hand finds it: how long a step
 * of a brush keeps the window busy at a stretch (“held”, milliseconds of the processor from
 * one look at what the hand does to the next), how long until every picture shows the step
 * (“shown”, by the clock), and what a window costs that nobody touches (“idle”, milliseconds
 * of the processor in a second). “gestures” is a thousand drags, `bytes` what the program
 * grew by from the hundredth to the last (a tenth of both with very many stories).
 *
 * Needs a screen; without one it finds itself one by xvfb-run, and without that it has
 * nothing to say. */

#define WIDTH      1900
#define HEIGHT     1560
#define N_STEPS    40
#define N_GESTURES 1000
#define MANY       50000 /* stories: a tenth of the gestures is enough, and long enough */
#define MOST_TURNS 100000

/* ---- the main loop, measured ---- */

static struct
{
  double woke;    /* when the loop came back from waiting, 0 before the first time */
  double longest; /* since it was last set to 0 */
  double began;   /* processor */
  guint  n_frames;
} loop;

/* What was done since the last look at the hand. */
static void
note_work (void)
{
  if (loop.began > 0)
    loop.longest = MAX (loop.longest, bench_get_thread () - loop.began);
}

/* In the place of g_poll(): all between two calls is work on the main thread. */
static int
poll_measured (GPollFD *fds,
               guint    n_fds,
               int      timeout)
{
  int result;

  note_work ();
  result = g_poll (fds, n_fds, timeout);
  loop.began = bench_get_thread ();
  return result;
}

static void
painted_cb (GdkFrameClock *clock)
{
  loop.n_frames++;
}

/* Until all pictures are there and were painted. */
static void
wait_for_pictures (void)
{
  guint at = loop.n_frames;

  while (loop.n_frames == at || duid_picture_queue_is_busy ())
    {
      gboolean is_busy = duid_picture_queue_is_busy ();

      g_main_context_iteration (NULL, TRUE);
      if (is_busy)
        at = loop.n_frames;
    }
  /* The picture of the window itself, too: nobody polled since. */
  note_work ();
}

static gboolean
time_is_up_cb (gpointer is_up)
{
  *(gboolean *) is_up = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_seconds (guint seconds)
{
  gboolean is_up = FALSE;

  g_timeout_add_seconds (seconds, time_is_up_cb, &is_up);
  while (!is_up)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- the window ---- */

static const char *const questions[] = { "slider0", "triad0", "choice0", "many0",
                                         "slider1", "triad1", "choice1", "number0",
                                         "slider2", "triad2", "date0", "canvas0" };

static DuidOpened *
make_project (const char *path,
              gsize       n)
{
  DuidOpened *opened = g_new0 (DuidOpened, 1);
  g_autoptr (GError) error = NULL;

  opened->project = duid_project_create (path, "Bench", &error);
  g_assert_no_error (error);
  opened->dataset = survey_new (n);
  opened->tagging = duid_project_load_tagging (opened->project, opened->dataset, &error);
  g_assert_no_error (error);
  opened->selection = duid_selection_new (opened->dataset);
  return opened;
}

static void
show_charts (DuidSession *session)
{
  g_autoptr (DuidView) view = duid_view_copy (duid_session_get_view (session));

  g_ptr_array_set_size (view->cards, 0);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_ptr_array_add (view->cards, duid_card_new (questions[i]));
  duid_session_look (session, view, FALSE);
}

static void
brush (DuidSession *session,
       const char  *text,
       gboolean     is_live)
{
  g_autoptr (DuidCondition) condition = duid_condition_parse (
    text, duid_selection_get_stand (duid_session_get_selection (session)), NULL);

  g_assert_nonnull (condition);
  duid_session_brush (session, condition, DUID_BRUSH_REPLACE, is_live);
}

/* Step @i of a hand that drags a range over the first slider. */
static void
drag (DuidSession *session,
      guint        i)
{
  g_autofree char *text =
    g_strdup_printf ("slider0:range=%u.%02u..%u.%02u", 1 + i % 300 / 100, i % 100,
                     4 + i % 300 / 100, i % 100);

  brush (session, text, TRUE);
}

/* Somewhere else on another slider, with nothing made ready. */
static void
jump (DuidSession *session,
      guint        i)
{
  g_autofree char *text = g_strdup_printf ("slider1:range=%u..%u", i % 2 * 5, 3 + i % 2 * 5);

  brush (session, text, FALSE);
}

typedef void (*Step) (DuidSession *session, guint i);

static void
measure_steps (Bench       *bench,
               const char  *what,
               gsize        n,
               DuidSession *session,
               Step         step)
{
  double           held[N_STEPS];
  double           shown[N_STEPS];
  g_autofree char *held_name = g_strdup_printf ("window-%s-held", what);
  g_autofree char *shown_name = g_strdup_printf ("window-%s-shown", what);

  for (guint i = 0; i < N_STEPS; i++)
    {
      double start = bench_get_clock ();

      loop.longest = 0;
      loop.began = bench_get_thread ();
      step (session, i);
      wait_for_pictures ();
      shown[i] = bench_get_clock () - start;
      held[i] = loop.longest;
    }
  bench_add (bench, held_name, n, held, N_STEPS, 0);
  bench_add (bench, shown_name, n, shown, N_STEPS, 0);
}

/* Bytes of memory that are in use, as the system counts them. */
static gsize
get_resident (void)
{
  g_autofree char *text = NULL;
  gulong           all = 0;
  gulong           resident = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) ||
      sscanf (text, "%lu %lu", &all, &resident) != 2)
    return 0;
  return resident * (gsize) sysconf (_SC_PAGESIZE);
}

static void
measure_gestures (Bench       *bench,
                  gsize        n,
                  DuidSession *session)
{
  guint  n_gestures = n < MANY ? N_GESTURES : N_GESTURES / 10;
  guint  frame;
  double start = bench_get_clock ();
  gsize  before = 0;
  double times[1];

  for (guint i = 0; i < n_gestures; i++)
    {
      drag (session, i);
      drag (session, i + 7);
      duid_session_clear_question (session, duid_session_find_question (session, "slider0"));
      /* No further than the next picture of the window: what goes on moving never ends. */
      frame = loop.n_frames;
      while (loop.n_frames == frame && g_main_context_iteration (NULL, FALSE))
        ;
      if (i == n_gestures / 10)
        before = get_resident ();
    }
  wait_for_pictures ();
  times[0] = (bench_get_clock () - start) / n_gestures;
  bench_add (bench, "window-gestures", n, times, 1, MAX (get_resident (), before) - before);
}

static void
measure_idle (Bench *bench,
              gsize  n)
{
  double start;
  double times[1];

  wait_seconds (2);
  start = bench_get_cpu ();
  wait_seconds (3);
  times[0] = (bench_get_cpu () - start) / 3;
  bench_add (bench, "window-idle", n, times, 1, get_resident ());
}

static void
measure (Bench          *bench,
         AdwApplication *application,
         gsize           n)
{
  g_autofree char *folder = g_dir_make_tmp ("duiding-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.duiding", NULL);
  DuidWindow      *window = duid_window_new (application);
  DuidSession     *session = window->session;
  DuidOpened      *opened = make_project (path, n);
  double           start, opening[1], held[1];

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  wait_seconds (1);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), NULL);
  start = bench_get_clock ();
  loop.longest = 0;
  loop.began = bench_get_thread ();
  duid_session_take (session, opened);
  show_charts (session);
  wait_for_pictures ();
  opening[0] = bench_get_clock () - start;
  held[0] = loop.longest;
  bench_add (bench, "window-open-held", n, held, 1, 0);
  bench_add (bench, "window-open-shown", n, opening, 1, 0);
  measure_steps (bench, "drag", n, session, drag);
  duid_session_clear_question (session, duid_session_find_question (session, "slider0"));
  wait_for_pictures ();
  measure_steps (bench, "jump", n, session, jump);
  measure_gestures (bench, n, session);
  measure_idle (bench, n);
  gtk_window_close (GTK_WINDOW (window));
  wait_seconds (1);
  duid_opened_free (opened);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  static const gsize sizes[] = { 171, 1000000 };
  Bench             *bench;
  gsize              n;
  g_autoptr (DuidApplication) application = NULL;

  bench_find_screen (argv);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  if (gtk_init_check ())
    {
      application = duid_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, NULL);
      g_application_hold (G_APPLICATION (application));
      g_main_context_set_poll_func (NULL, poll_measured);
      while (bench_next (bench, &n))
        measure (bench, ADW_APPLICATION (application), n);
    }
  bench_finish (bench);
  return 0;
}
