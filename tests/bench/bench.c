/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <json-glib/json-glib.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct _Bench
{
  GArray      *sizes; /* gsize */
  guint        at;
  JsonBuilder *json;
};

static void
add_size (GArray     *sizes,
          const char *text)
{
  guint64 n;
  gsize   size;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &n, NULL))
    {
      g_printerr ("“%s” is not a number of stories. Use: --n 1000000\n", text ? text : "");
      exit (EXIT_FAILURE);
    }
  size = (gsize) n;
  g_array_append_val (sizes, size);
}

Bench *
bench_new (int          argc,
           char       **argv,
           const gsize *sizes,
           guint        n_sizes)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->sizes = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "--n") == 0)
      {
        i++;
        add_size (bench->sizes, i < argc ? argv[i] : NULL);
      }
    else
      add_size (bench->sizes, g_str_has_prefix (argv[i], "--n=") ? argv[i] + 4 : argv[i]);
  if (bench->sizes->len == 0)
    g_array_append_vals (bench->sizes, sizes, n_sizes);
  bench->json = json_builder_begin_array (json_builder_new ());
  return bench;
}

void
bench_finish (Bench *bench)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_array (bench->json);
  root = json_builder_get_root (bench->json);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
  g_array_unref (bench->sizes);
  g_object_unref (bench->json);
  g_free (bench);
}

void
bench_find_screen (char **argv)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_getenv ("DISPLAY") != NULL || g_getenv ("WAYLAND_DISPLAY") != NULL)
    return;
  g_ptr_array_add (words, (char *) "xvfb-run");
  g_ptr_array_add (words, (char *) "-a");
  g_ptr_array_add (words, (char *) "-s");
  g_ptr_array_add (words, (char *) "-screen 0 1920x1600x24");
  for (char **word = argv; *word != NULL; word++)
    g_ptr_array_add (words, *word);
  g_ptr_array_add (words, NULL);
  execvp ("xvfb-run", (char **) words->pdata);
}

gboolean
bench_next (Bench *bench,
            gsize *n)
{
  if (bench->at == bench->sizes->len)
    return FALSE;
  *n = g_array_index (bench->sizes, gsize, bench->at++);
  return TRUE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
add_number (JsonBuilder *json,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_double_value (json, value);
}

static void
add_whole (JsonBuilder *json,
           const char  *name,
           gsize        value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, (gint64) value);
}

void
bench_add (Bench      *bench,
           const char *name,
           gsize       n,
           double     *times,
           guint       n_times,
           gsize       bytes)
{
  JsonBuilder *json = bench->json;

  g_assert (n_times > 0);
  qsort (times, n_times, sizeof *times, compare_times);
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, name);
  add_whole (json, "n", n);
  add_number (json, "median_ms", times[n_times / 2]);
  add_number (json, "p99_ms", times[n_times * 99 / 100]);
  add_number (json, "min_ms", times[0]);
  add_whole (json, "runs", n_times);
  add_whole (json, "bytes", bytes);
  json_builder_end_object (json);
}

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

double
bench_get_clock (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

double
bench_get_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

double
bench_get_thread (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

gsize
bench_get_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}
