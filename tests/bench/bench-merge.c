/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to bring in what thirty people did: 150,000 tags on 5,000 made-up
 * stories, into a copy of the project on this disk; then once more, when nothing is
 * new. Prints a JSON array; n counts operations, and what
 * is asked for is the stories that each person tags, 5,000 at most. */
#include "share/duid-merge.h"

#include <glib/gstdio.h>

#include "bench.h"

#define N_PEOPLE  30
#define N_STORIES 5000

static DuidIntake *
make_intake (GPtrArray *keys)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Bench");
  DuidIntake         *intake = duid_intake_new ();
  DuidDatasetBuilder *builder;

  duid_framework_add (framework, duid_question_new ("story", DUID_QUESTION_STORY, "story"));
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "bench");
  duid_intake_add_source (intake, "bench", "bench.csv");
  for (guint i = 0; i < N_STORIES; i++)
    {
      char            *key = g_strdup_printf ("bench/%u", i);
      g_autofree char *text = g_strdup_printf ("What somebody told, number %u", i);
      const char      *cells[] = { text };
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      duid_dataset_builder_set_text (builder, 0, row, text);
      duid_intake_add_cells (intake, cells, 1);
      g_ptr_array_add (keys, key);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  return intake;
}

static void
tag_all (DuidProject *project,
         GPtrArray   *keys,
         gsize        n)
{
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("person %d", i);
      g_autofree char *tag = g_strdup_printf ("tag %d", i % 7);
      g_autofree char *id = NULL;

      g_assert_true (duid_project_use_author (project, name, NULL));
      g_assert_true (duid_project_define_tag (project, tag, -1, &id, NULL));
      g_assert_true (duid_project_assign (project, (const char *const *) keys->pdata, n, id, 1,
                                          NULL));
    }
}

static void
measure (Bench       *bench,
         const char  *name,
         DuidProject *project,
         const char  *path)
{
  g_autoptr (GError) error = NULL;
  double begin = bench_get_clock ();
  g_autoptr (DuidMerge) merge = duid_merge_run (project, path, NULL, &error);
  double ms = bench_get_clock () - begin;

  g_assert_no_error (error);
  bench_add (bench, name, merge->counts.n_taken, &ms, 1, 0);
  if (merge->backup != NULL)
    g_unlink (merge->backup);
}

static void
run (Bench      *bench,
     const char *folder,
     gsize       n)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DuidIntake) intake = make_intake (keys);
  g_autofree char *ours_path = g_build_filename (folder, "ours.duiding", NULL);
  g_autofree char *theirs_path = g_build_filename (folder, "theirs.duiding", NULL);
  g_autoptr (DuidProject) ours = duid_project_create (ours_path, "Bench", NULL);
  g_autoptr (DuidProject) theirs = NULL;

  duid_project_add_intake (ours, intake, "Bench", NULL, NULL, NULL, NULL, NULL);
  g_assert_true (duid_project_save_copy (ours, theirs_path, NULL, NULL));
  theirs = duid_project_open (theirs_path, NULL);
  tag_all (theirs, keys, n);
  g_assert_true (duid_project_close (theirs, NULL));
  measure (bench, "merge", ours, theirs_path);
  measure (bench, "merge-again", ours, theirs_path);
  g_assert_true (duid_project_close (ours, NULL));
  g_unlink (ours_path);
  g_unlink (theirs_path);
}

int
main (int   argc,
      char *argv[])
{
  static const gsize sizes[] = { N_STORIES };
  Bench             *bench = bench_new (argc, argv, sizes, G_N_ELEMENTS (sizes));
  gsize              n;

  while (bench_next (bench, &n))
    {
      g_autofree char *folder = g_dir_make_tmp ("duiding-bench-XXXXXX", NULL);

      run (bench, folder, MIN (n, N_STORIES));
      g_rmdir (folder);
    }
  bench_finish (bench);
  return 0;
}
