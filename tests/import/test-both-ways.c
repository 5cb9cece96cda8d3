/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is read whole, by several threads, gives the very same answers, problems and raw
 * cells as one that is read piece by piece, as files in an archive are. */
#include "helper.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define SEED    17
#define N_FILES 120
#define N_LARGE 22000 /* rows: several stretches of the file */
#define MOST    40
#define N_KINDS 9
#define LATER   "Het begint altijd zo, en daarna gebeurde er nog heel veel meer met ons: "

/* ---- a survey with slips in it ---- */

static void
write_story (GString *text,
             GRand   *rand)
{
  static const char *const words[] = { "zorg", "é", "huis <br> en", "ging", "toen\n", "een",
                                       "\"\"zo\"\"", "  ", "&amp;", "😀" };
  int                      n = g_rand_int_range (rand, 0, 30);

  g_string_append_c (text, '"');
  if (g_rand_int_range (rand, 0, 4) == 0)
    g_string_append (text, LATER);
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, 10)]);
  g_string_append_c (text, '"');
}

static void
write_cell (GString *text,
            GRand   *rand,
            int      kind,
            int      row)
{
  static const char *const slips[] = { "6O", "", " ", "NA", "12 %", "1.234", "1,5,2", "x\"y", "-",
                                       "0012", "1e3", ".5", "99999999999999999999", "n.v.t." };
  static const char *const options[] = { "Ja", "Nee", " Soms", "Soms", "Anders, namelijk" };

  if (g_rand_int_range (rand, 0, 12) == 0)
    {
      g_string_append (text, slips[g_rand_int_range (rand, 0, G_N_ELEMENTS (slips))]);
      return;
    }
  switch (kind)
    {
    case 0:
      write_story (text, rand);
      break;
    case 1:
      g_string_append_printf (text, "%d", g_rand_int_range (rand, 0, 101));
      break;
    case 2:
      g_string_append_printf (text, "%.2f", g_rand_double_range (rand, -3, 100));
      break;
    case 3:
      g_string_append (text, options[g_rand_int_range (rand, 0, G_N_ELEMENTS (options))]);
      break;
    case 4:
      g_string_append_printf (text, "2024-%02d-%02d", g_rand_int_range (rand, 1, 14),
                              g_rand_int_range (rand, 1, 29));
      break;
    case 5:
      g_string_append_printf (text, "06-%08d", g_rand_int_range (rand, 0, 99999999));
      break;
    case 6:
      g_string_append_printf (text, "%d", row);
      break;
    default:
      g_string_append_printf (text, "een antwoord in woorden nummer %d", row % 300);
    }
}

static GString *
write_survey (GRand *rand,
              int    n_rows)
{
  GString *text = g_string_new ("id;verhaal");
  int      n_columns = g_rand_int_range (rand, 1, N_KINDS);

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, ";vraag %d", i);
  for (int row = 0; row < n_rows; row++)
    {
      g_string_append_printf (text, "\n%d;", row % 50 == 7 ? row - 3 : row);
      write_cell (text, rand, 0, row);
      for (int i = 0; i < n_columns - (row % 40 == 9); i++)
        {
          g_string_append_c (text, ';');
          write_cell (text, rand, i + 1, row);
        }
      if (row % 60 == 11)
        g_string_append (text, ";te veel");
    }
  return text;
}

/* ---- both ways ---- */

static void
pack (const char    *path,
      const GString *text)
{
  struct archive       *out = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (out);
  g_assert_cmpint (archive_write_open_filename (out, path), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, "r.csv");
  archive_entry_set_size (entry, (la_int64_t) text->len);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (out, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (out, text->str, text->len), ==, (la_ssize_t) text->len);
  archive_entry_free (entry);
  g_assert_cmpint (archive_write_free (out), ==, ARCHIVE_OK);
}

static void
assert_same_rows (DuidIntake *a,
                  DuidIntake *b)
{
  gsize n_rows = duid_dataset_get_n_rows (a->dataset);

  g_assert_cmpuint (n_rows, ==, duid_dataset_get_n_rows (b->dataset));
  for (gsize row = 0; row < n_rows; row++)
    {
      gsize       lengths[2];
      const char *cells[] = { duid_intake_get_cells (a, row, &lengths[0]),
                              duid_intake_get_cells (b, row, &lengths[1]) };

      g_assert_cmpmem (cells[0], lengths[0], cells[1], lengths[1]);
      g_assert_cmpstr (duid_dataset_get_key (a->dataset, row), ==,
                       duid_dataset_get_key (b->dataset, row));
      g_assert_cmpint (
        duid_dataset_find_key (a->dataset, duid_dataset_get_key (a->dataset, row)), ==,
        (gssize) row);
    }
}

static void
assert_same_answers (DuidIntake *a,
                     DuidIntake *b)
{
  guint n = duid_dataset_get_n_questions (a->dataset);
  gsize n_rows = duid_dataset_get_n_rows (a->dataset);

  g_assert_cmpuint (n, ==, duid_dataset_get_n_questions (b->dataset));
  for (guint i = 0; i < n; i++)
    {
      const DuidQuestion *questions[] = { duid_dataset_get_question (a->dataset, i),
                                          duid_dataset_get_question (b->dataset, i) };

      g_assert_cmpstr (questions[0]->label, ==, questions[1]->label);
      g_assert_cmpint (questions[0]->type, ==, questions[1]->type);
      g_assert_true (questions[0]->min == questions[1]->min);
      g_assert_true (questions[0]->max == questions[1]->max);
      g_assert_cmpmem (duid_dataset_get_states (a->dataset, i), n_rows,
                       duid_dataset_get_states (b->dataset, i), n_rows);
      for (gsize row = 0; row < n_rows; row++)
        {
          g_autofree char *one = duid_dataset_dup_answer (a->dataset, i, row);
          g_autofree char *other = duid_dataset_dup_answer (b->dataset, i, row);

          g_assert_cmpstr (one, ==, other);
        }
    }
}

static void
assert_same_problems (const GPtrArray *a,
                      const GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const DuidProblem *one = a->pdata[i];
      const DuidProblem *other = b->pdata[i];

      g_assert_cmpint (one->row, ==, other->row);
      g_assert_cmpint (one->position, ==, other->position);
      g_assert_cmpstr (one->column, ==, other->column);
      g_assert_cmpstr (one->cell, ==, other->cell);
      g_assert_cmpstr (one->message, ==, other->message);
    }
}

/* Returns how many problems there were. */
static guint
assert_same (Desk          *desk,
             const GString *text)
{
  g_autofree char *file = desk_write (desk, "r.csv", text->str, (gssize) text->len);
  g_autofree char *packed = g_build_filename (desk->folder, "r.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidIntake) whole = NULL;
  g_autoptr (DuidIntake) by_pieces = NULL;

  pack (packed, text);
  whole = desk_import (desk, "r.csv", &error);
  g_assert_no_error (error);
  by_pieces = desk_import (desk, "r.zip", &error);
  g_assert_no_error (error);
  assert_same_rows (whole, by_pieces);
  assert_same_answers (whole, by_pieces);
  assert_same_problems (whole->problems, by_pieces->problems);
  return whole->problems->len;
}

static void
test_random_surveys (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Desk *desk = desk_new ();
  guint n_problems = 0;

  for (int i = 0; i < N_FILES; i++)
    {
      int      n_rows = g_rand_int_range (rand, 1, i % 10 == 0 ? 700 : MOST);
      GString *text = write_survey (rand, n_rows);

      n_problems += assert_same (desk, text);
      g_string_free (text, TRUE);
    }
  g_assert_cmpuint (n_problems, >, N_FILES);
  desk_free (desk);
}

static void
test_a_large_survey (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);
  GString *text = write_survey (rand, N_LARGE);
  Desk    *desk = desk_new ();

  g_assert_cmpuint (text->len, >, 2 << 20);
  g_assert_cmpuint (assert_same (desk, text), >, 100);
  desk_free (desk);
  g_string_free (text, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/both-ways/random-surveys-give-the-same-answers", test_random_surveys);
  g_test_add_func ("/import/both-ways/a-large-survey-gives-the-same-answers", test_a_large_survey);
  return g_test_run ();
}
