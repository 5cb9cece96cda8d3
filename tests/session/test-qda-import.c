/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-qda-import.h"

#include <glib/gstdio.h>
#include <string.h>

#include "../store/survey.h"
#include "export/duid-qda-export.h"
#include "import/duid-qda-reader.h"
#include "store/duid-project-passages.h"

static const char TEXT[] = "Wij wachtten één jaar 😀 op hulp. De mentor belde elke week.";

typedef struct
{
  SurveyPlace  place;
  char        *file;
  DuidProject *project;
} World;

static void
import_stories (DuidProject *project,
                const char  *text)
{
  g_autofree char *first = g_strconcat ("Wachten|", text, "|Bel terug.", NULL);
  g_autoptr (DuidIntake) intake = survey_make_tellings (first, "Anders|Bij ons ging het goed.");

  g_assert_true (duid_project_add_intake (project, intake, NULL, NULL, NULL, NULL, NULL, NULL));
}

static void
say (DuidProject *project,
     const char  *question,
     const char  *text,
     const char  *words,
     const char  *tag)
{
  gsize start = (gsize) g_utf8_strlen (text, strstr (text, words) - text);
  g_autoptr (DuidPassageOrigin) origin = duid_project_make_passage_origin (
    question, text, start, start + (gsize) g_utf8_strlen (words, -1), NULL);

  g_assert_true (duid_project_assign_passage (project, "telling/1", origin, tag, 1, NULL));
}

/* Anna and Bert tagged stories and passages and wrote notes. */
static void
begin (World        *world,
       gconstpointer data)
{
  const char *const first[] = { "telling/1" };
  const char *const second[] = { "telling/2" };
  g_autofree char  *help = NULL;
  g_autofree char  *wait = NULL;

  survey_place_make (&world->place, NULL);
  world->file = g_build_filename (world->place.folder, "werk.qdpx", NULL);
  world->project = duid_project_create (world->place.path, "Proef", NULL);
  g_assert_true (duid_project_use_author (world->project, "Anna", NULL));
  import_stories (world->project, TEXT);
  g_assert_true (duid_project_define_tag (world->project, "Hulp & steun", 3, &help, NULL));
  g_assert_true (duid_project_define_tag (world->project, "Wachten", 6, &wait, NULL));
  g_assert_true (duid_project_set_tag_field (world->project, wait, DUID_TAG_DESCRIPTION,
                                             "Hoe lang duurt het?", NULL));
  g_assert_true (duid_project_move_tag (world->project, wait, help, NULL));
  g_assert_true (duid_project_assign (world->project, first, 1, help, 1, NULL));
  g_assert_true (duid_project_assign (world->project, second, 1, wait, -1, NULL));
  say (world->project, "verhaal", TEXT, "één jaar 😀 op", wait);
  g_assert_true (duid_project_add_note (world->project, "telling/1", "Let op\n<dit>", NULL, NULL));
  g_assert_true (duid_project_use_author (world->project, "Bert", NULL));
  say (world->project, "verhaal", TEXT, "één jaar 😀 op", wait);
  say (world->project, "verhaal", TEXT, "mentor", help);
  say (world->project, "advies", "Bel terug.", "Bel", help);
  g_assert_true (duid_project_use_author (world->project, "Anna", NULL));
}

static void
end (World        *world,
     gconstpointer data)
{
  duid_project_free (world->project);
  g_unlink (world->file);
  g_free (world->file);
  survey_place_clear (&world->place, NULL);
}

static DuidTagging *
load (DuidProject  *project,
      DuidDataset **dataset)
{
  DuidTagging *tagging;

  *dataset = duid_project_load_dataset (project, NULL, NULL);
  tagging = duid_project_load_tagging (project, *dataset, NULL);
  g_assert_nonnull (tagging);
  return tagging;
}

static void export(World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = load (world->project, &dataset);
  const DuidExport job = { .dataset = dataset, .tagging = tagging };

  g_unlink (world->file);
  duid_qda_export_write_project (&job, world->file, &error);
  g_assert_no_error (error);
}

static DuidQdaCounts
import (World       *world,
        DuidProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidQda) qda = duid_qda_read (world->file, NULL, &error);
  DuidQdaCounts counts;

  g_assert_no_error (error);
  duid_qda_import (project, qda, "werk.qdpx", "Nel", &counts, NULL, &error);
  g_assert_no_error (error);
  return counts;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* All that people did, by words: story, tag, who; a line each, in order. */
static char *
describe (DuidProject *project)
{
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = load (project, &dataset);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tagging->tags->len; i++)
    {
      const DuidTag *tag = duid_tagging_get_tag (tagging, i);
      const char    *above = tag->parent_id != NULL ? tag->parent_id : "";
      int            parent = duid_tagging_find_id (tagging, above);

      g_ptr_array_add (lines,
                       g_strdup_printf ("tag %s %d %s <%s>", tag->name, tag->colour,
                                        tag->description != NULL ? tag->description : "",
                                        parent >= 0
                                          ? duid_tagging_get_tag (tagging, (guint) parent)->name
                                          : ""));
    }
  for (guint i = 0; i < tagging->assignments->len; i++)
    {
      const DuidAssignment *given = &g_array_index (tagging->assignments, DuidAssignment, i);

      if (given->value > 0)
        g_ptr_array_add (lines,
                         g_strdup_printf ("on %s: %s by %s",
                                          duid_dataset_get_story (dataset, given->row),
                                          duid_tagging_get_tag (tagging, given->tag)->name,
                                          given->author));
    }
  for (guint i = 0; i < tagging->passages->len; i++)
    {
      const DuidPassage *passage = &g_array_index (tagging->passages, DuidPassage, i);
      g_autofree char   *words = g_utf8_substring (
          duid_dataset_get_text (dataset, passage->question, passage->row), (glong) passage->start,
          (glong) passage->end);

      g_ptr_array_add (lines,
                       g_strdup_printf ("passage %s (%s): %s by %s", words,
                                        duid_dataset_get_question (dataset, passage->question)
                                          ->name,
                                        duid_tagging_get_tag (tagging, passage->tag)->name,
                                        passage->author));
    }
  for (guint i = 0; i < tagging->notes->len; i++)
    {
      const DuidNote *note = &g_array_index (tagging->notes, DuidNote, i);

      g_ptr_array_add (lines, g_strdup_printf ("note %s by %s", note->text, note->author));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static DuidProject *
make_other (World *world)
{
  g_autofree char *path = g_build_filename (world->place.folder, "ander.duiding", NULL);
  DuidProject     *project = duid_project_create (path, "Ander", NULL);

  g_assert_nonnull (project);
  return project;
}

static void
test_a_new_project_gets_all_of_it (World        *world,
                                   gconstpointer data)
{
  g_autoptr (DuidProject) other = make_other (world);
  g_autofree char *before = describe (world->project);
  g_autofree char *after = NULL;
  g_autofree char *reasons = NULL;
  DuidQdaCounts    counts;

  export(world);
  counts = import (world, other);
  after = describe (other);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (counts.n_stories, ==, 2);
  g_assert_cmpuint (counts.n_tags, ==, 2);
  g_assert_cmpuint (counts.n_codings, ==, 1);
  g_assert_cmpuint (counts.n_passages, ==, 4);
  g_assert_cmpuint (counts.n_notes, ==, 1);
  g_assert_cmpuint (counts.n_left_out, ==, 0);
  reasons = survey_check (other);
  g_assert_cmpstr (reasons, ==, "");
}

static void
test_reading_it_again_changes_nothing (World        *world,
                                       gconstpointer data)
{
  g_autofree char *before = describe (world->project);
  g_autofree char *after = NULL;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;

  export(world);
  g_assert_cmpuint (import (world, world->project).n_stories, ==, 0);
  g_assert_cmpuint (import (world, world->project).n_notes, ==, 0);
  after = describe (world->project);
  g_assert_cmpstr (after, ==, before);
  tagging = load (world->project, &dataset);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 2);
}

/* The story was told anew while somebody worked with the file. */
static void
test_work_on_an_older_text_finds_its_place (World        *world,
                                            gconstpointer data)
{
  g_autoptr (DuidProject) other = make_other (world);
  g_autofree char *after = NULL;
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  DuidQdaCounts counts;

  export(world);
  g_assert_true (duid_project_use_author (other, "Cor", NULL));
  import_stories (other, TEXT);
  import_stories (other, "Ach ja. Wij wachtten één jaar 😀 op hulp. De mentor belde elke maand.");
  counts = import (world, other);
  g_assert_cmpuint (counts.n_stories, ==, 0);
  g_assert_cmpuint (counts.n_passages, ==, 4);
  after = describe (other);
  g_assert_nonnull (strstr (after, "passage mentor (verhaal): Hulp & steun by Bert"));
  g_assert_nonnull (strstr (after, "passage één jaar 😀 op (verhaal): Wachten by Anna"));
  tagging = load (other, &dataset);
  g_assert_cmpuint (duid_dataset_get_n_rows (dataset), ==, 2);
  g_assert_cmpuint (tagging->lost->len, ==, 0);
}

static void
test_what_may_not_be_shown_does_not_go_out (World        *world,
                                            gconstpointer data)
{
  g_autoptr (DuidFramework) framework = survey_make_framework (3);
  g_autoptr (DuidIntake) intake = survey_make_intake (framework, "bron", 1, 60, 3);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  g_autoptr (DuidQda) qda = NULL;
  guint n_hidden = 0;

  g_assert_true (duid_project_add_intake (world->project, intake, NULL, NULL, NULL, NULL, NULL,
                                          NULL));
  tagging = load (world->project, &dataset);
  qda = duid_qda_export_make (&(DuidExport) { .dataset = dataset, .tagging = tagging }, NULL);
  for (gsize row = 0; row < duid_dataset_get_n_rows (dataset); row++)
    {
      const DuidQdaCase *qda_case = qda->cases->pdata[row];

      if (duid_dataset_may_show (dataset, row))
        continue;
      n_hidden++;
      g_assert_cmpuint (qda_case->sources->len, ==, 0);
    }
  g_assert_cmpuint (n_hidden, >, 5);
}

/* A project of another program: each text a story, its case's values along. */
static void
test_others_texts_become_stories (World        *world,
                                  gconstpointer data)
{
  g_autoptr (DuidQda) qda = duid_qda_new ("Ander werk");
  g_autoptr (DuidProject) other = make_other (world);
  g_autoptr (DuidDataset) dataset = NULL;
  g_autoptr (DuidTagging) tagging = NULL;
  g_autoptr (GError) error = NULL;
  DuidQdaCounts counts;

  qda->origin = g_strdup ("NVivo");
  duid_qda_add_variable (qda, "v1", "Leeftijd", DUID_QDA_INTEGER);
  duid_qda_add_variable (qda, "v2", "Woont thuis", DUID_QDA_BOOLEAN);
  duid_qda_add_variable (qda, "v3", "Plaats", DUID_QDA_TEXT);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *guid = duid_qda_make_guid ("t", (char[]) { (char) ('a' + i), '\0' }, NULL);
      g_autofree char *age = g_strdup_printf ("%u", 10 + i);
      g_autofree char *name = g_strdup_printf ("Interview %u", i + 1);
      DuidQdaSource   *source = duid_qda_add_source (qda, guid, name);
      DuidQdaCase     *qda_case = duid_qda_add_case (qda, name, name);

      g_free (source->text);
      source->text = g_strdup_printf ("Tekst nummer %u.", i + 1);
      g_ptr_array_add (qda_case->sources, g_strdup (guid));
      duid_qda_add_value (qda_case->values, "v1", age);
      duid_qda_add_value (qda_case->values, "v2", i % 2 == 0 ? "true" : "false");
      duid_qda_add_value (qda_case->values, "v3", i < 4 ? "Utrecht" : "Zeist");
    }
  duid_qda_import (other, qda, "ander.qdpx", "Nel", &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_stories, ==, 6);
  tagging = load (other, &dataset);
  for (gsize row = 0; row < 6; row++)
    {
      g_autofree char *title = duid_dataset_dup_title (dataset, row);
      g_autofree char *expected = g_strdup_printf ("Interview %zu", row + 1);
      g_autofree char *text = g_strdup_printf ("Tekst nummer %zu.", row + 1);
      g_autofree char *home = duid_dataset_dup_answer (dataset, 3, row);
      g_autofree char *place = duid_dataset_dup_answer (dataset, 4, row);

      g_assert_cmpstr (title, ==, expected);
      g_assert_cmpstr (duid_dataset_get_story (dataset, row), ==, text);
      g_assert_cmpfloat (duid_dataset_get_numbers (dataset, 2)[row], ==, 10 + (double) row);
      g_assert_cmpstr (home, ==, row % 2 == 0 ? "Yes" : "No");
      g_assert_cmpstr (place, ==, row < 4 ? "Utrecht" : "Zeist");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/session/qda-import/" name, World, NULL, begin, test, end)
  ADD ("a-new-project-gets-all-of-it", test_a_new_project_gets_all_of_it);
  ADD ("reading-it-again-changes-nothing", test_reading_it_again_changes_nothing);
  ADD ("work-on-an-older-text-finds-its-place", test_work_on_an_older_text_finds_its_place);
  ADD ("what-may-not-be-shown-does-not-go-out", test_what_may_not_be_shown_does_not_go_out);
  ADD ("others-texts-become-stories", test_others_texts_become_stories);
  return g_test_run ();
}
