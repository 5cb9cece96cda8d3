/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Runs a target without libFuzzer: each file and folder that is named, and copies of
 * them with a few bytes changed, the same ones every time. DUID_FUZZ_ROUNDS says how
 * many copies of each. */

#define ROUNDS       30
#define MOST_CHANGES 8
#define MOST_MOVED   64

/* Our own, so that the copies are the same whatever the library does. */
static guint32
next_random (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static void
change_once (GByteArray *bytes,
             guint32    *state)
{
  static const char spice[] = "\"\n\r;,\t\0\377{[}]:<>&-.=0/'|";
  guint             at = next_random (state) % bytes->len;
  guint             length = 1 + next_random (state) % MIN (MOST_MOVED, bytes->len - at);
  guint             to = next_random (state) % (bytes->len - length + 1);

  switch (next_random (state) % 5)
    {
    case 0:
      bytes->data[at] = (guint8) next_random (state);
      break;
    case 1:
      bytes->data[at] = (guint8) spice[next_random (state) % (sizeof spice - 1)];
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, MIN (length, bytes->len - 1));
      break;
    case 3:
      g_byte_array_set_size (bytes, bytes->len + length);
      memmove (bytes->data + at + length, bytes->data + at, bytes->len - at - length);
      break;
    default:
      memmove (bytes->data + to, bytes->data + at, length);
    }
}

static void
run_bytes (const GByteArray *bytes)
{
  /* A block of just this size, so that a reader that goes too far is caught. */
  g_autofree guint8 *exact = g_memdup2 (bytes->data, bytes->len);

  LLVMFuzzerTestOneInput (exact, bytes->len);
}

static guint
run_file (const char *path,
          guint       n_rounds)
{
  g_autofree char *text = NULL;
  gsize            length;
  guint32          state = 2463534242u;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      fprintf (stderr, "%s cannot be read\n", path);
      exit (EXIT_FAILURE);
    }
  for (guint round = 0; round <= n_rounds; round++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      guint n_changes = round > 0 ? 1 + next_random (&state) % MOST_CHANGES : 0;

      g_byte_array_append (copy, (const guint8 *) text, (guint) length);
      for (guint i = 0; i < n_changes && copy->len > 1; i++)
        change_once (copy, &state);
      run_bytes (copy);
    }
  return n_rounds + 1;
}

static int
compare_paths (const void *a,
               const void *b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static guint
run_path (const char *path,
          guint       n_rounds)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint       n = 0;

  if (dir == NULL)
    return run_file (path, n_rounds);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_paths);
  for (guint i = 0; i < names->len; i++)
    n += run_file (names->pdata[i], n_rounds);
  return n;
}

int
main (int    argc,
      char **argv)
{
  const char *wanted = g_getenv ("DUID_FUZZ_ROUNDS");
  guint       n_rounds = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : ROUNDS;
  guint       n = 0;

  for (int i = 1; i < argc; i++)
    n += run_path (argv[i], n_rounds);
  printf ("%u files\n", n);
  return n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
