/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

#include "store/duid-project-private.h"

#include <string.h>

/* A project in which something of everything has happened. */
static void
make_busy_project (SurveyPlace *place)
{
  const char *const keys[] = { "bron/1", "bron/2" };
  g_autoptr (DuidProject) project = survey_make_project (place->path, 30);
  g_autoptr (DuidFramework) framework = survey_make_framework (5);
  g_autoptr (DuidIntake) changed = survey_make_intake (framework, "bron", 1, 3, 8);
  g_autofree char *tag = NULL;
  g_autofree char *note = NULL;
  g_autofree char *group = NULL;

  g_assert_true (duid_project_define_tag (project, "Tag", -1, &tag, NULL));
  g_assert_true (duid_project_assign (project, keys, 2, tag, 1, NULL));
  g_assert_true (duid_project_add_note (project, keys[0], "noot", &note, NULL));
  g_assert_true (duid_project_edit_note (project, note, "noot 2", NULL));
  g_assert_true (duid_project_set_read (project, keys, 2, TRUE, NULL));
  g_assert_true (duid_project_save_group (project, NULL, "g", "c", &group, NULL));
  g_assert_true (duid_project_delete_group (project, group, NULL));
  g_assert_true (duid_project_add_intake (project, changed, NULL, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (duid_project_close (project, NULL));
}

static char *
check (SurveyPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = duid_project_open (place->path, &error);

  g_assert_no_error (error);
  return survey_check (project);
}

static void
test_a_sound_project_has_no_reasons (SurveyPlace  *place,
                                     gconstpointer data)
{
  g_autofree char *reasons = NULL;

  make_busy_project (place);
  reasons = check (place);
  g_assert_cmpstr (reasons, ==, "");
}

typedef struct
{
  const char *sql;
  const char *reason; /* a part of it */
} Tampering;

static const Tampering tamperings[] = {
  { "UPDATE op SET body = cast (replace (body, 'noot', 'moot') AS BLOB) WHERE kind = 4", "log" },
  { "UPDATE op SET author = randomblob (16) WHERE kind = 3", "log" },
  { "UPDATE op SET hlc = hlc + 1 WHERE kind = 5", "log" },
  { "UPDATE op SET target = randomblob (16) WHERE kind = 5", "log" },
  { "UPDATE op SET hash = randomblob (32) WHERE kind = 5", "log" },
  { "DELETE FROM op WHERE kind = 3", "log" },
  { "DELETE FROM op WHERE seq = (SELECT max (seq) FROM op)", "log" },
  { "DELETE FROM op", "log" },
  { "UPDATE site SET seq = seq + 1", "log" },
  { "INSERT INTO site VALUES (randomblob (16), 1, 1, randomblob (32))", "log" },
  { "UPDATE field SET value = 'Ander' WHERE value = 'Tag'", "Tags" },
  { "DELETE FROM field WHERE object = 'tag'", "Tags" },
  { "DELETE FROM tombstone", "Tags" },
  { "UPDATE assignment SET value = -1", "Tags" },
  { "INSERT INTO assignment SELECT tag, randomblob (16), author, 1, hlc, site, seq FROM assignment"
    " LIMIT 1",
    "Tags" },
  { "DELETE FROM read_mark", "Tags" },
  { "UPDATE note SET text = 'x'", "Tags" },
  { "DELETE FROM note_base", "Tags" },
  { "UPDATE version SET texts = cast (hex (texts) AS BLOB) WHERE id = 3", "damaged" },
  { "UPDATE version SET texts = x'' WHERE id = 3", "not as imported" },
  { "UPDATE version SET hash = randomblob (32) WHERE id = 4", "not as imported" },
  { "UPDATE raw SET cells = x'4100' WHERE version = 4", "not as imported" },
  { "DELETE FROM raw WHERE version = 4", "not as imported" },
  { "UPDATE answer SET body = zeroblob (length (body)) WHERE question = 8", "imported" },
  { "UPDATE answer SET states = zeroblob (length (states)) WHERE question = 0", "imported" },
  { "UPDATE story SET key = key || 'x'", "not as imported" },
  { "UPDATE story SET version = 1 WHERE id = 1", "newest" },
  { "UPDATE intake SET seq = 99", "import that the log" },
  { "INSERT INTO search (rowid, text) VALUES (99, 'woord')", "search" },
  { "INSERT INTO search (rowid, text) VALUES (1, 'woord')", "search" },
  { "INSERT INTO search (search) VALUES ('delete-all')", "search" },
  { "INSERT INTO search (search) VALUES ('delete-all');"
    "INSERT INTO search (rowid, text) SELECT id, 'woord woord' FROM story",
    "search" },
  { "UPDATE indexing SET story = 3", "search" },
  { "DELETE FROM indexing", "search" },
  { "UPDATE answer SET states = x'00'", "damaged" },
  { "UPDATE version SET texts = x'01' WHERE id = 3", "damaged" },
  { "UPDATE version SET texts ="
    " cast (substr (texts, 1, 2) || x'61626364656667686969c32800' AS BLOB) WHERE id = 3",
    "damaged" },
  { "UPDATE version SET chunk = 77 WHERE id = 3", "damaged" },
  { "UPDATE version SET place = 1 WHERE id = 3", "damaged" },
  { "UPDATE chunk SET n_rows = 1000000000000", "damaged" },
  { "UPDATE question SET body = '[]' WHERE id = 3", "damaged" },
  { "UPDATE question SET id = 99 WHERE id = 3", "damaged" },
};

static void
test_tampering_is_found (SurveyPlace  *place,
                         gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      const Tampering *tampering = &tamperings[i];
      SurveyPlace      one;
      g_autofree char *reasons = NULL;

      survey_place_make (&one, NULL);
      make_busy_project (&one);
      survey_run_sql (one.path, tampering->sql);
      reasons = check (&one);
      if (*reasons == '\0' || strstr (reasons, tampering->reason) == NULL)
        g_error ("“%s” gave “%s”", tampering->sql, reasons);
      survey_place_clear (&one, NULL);
    }
}

/* Loading a file that was tampered with gives an error or data, never a crash. */
static void
test_tampering_never_crashes (SurveyPlace  *place,
                              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      SurveyPlace one;
      g_autoptr (DuidProject) project = NULL;
      g_autoptr (DuidDataset) dataset = NULL;
      g_autoptr (DuidTagging) tagging = NULL;
      g_autoptr (GError) error = NULL;

      survey_place_make (&one, NULL);
      make_busy_project (&one);
      survey_run_sql (one.path, tamperings[i].sql);
      project = duid_project_open (one.path, &error);
      g_assert_no_error (error);
      dataset = duid_project_load_dataset (project, NULL, &error);
      if (dataset == NULL)
        g_assert_error (error, DUID_PROJECT_ERROR, DUID_PROJECT_ERROR_DAMAGED);
      else
        tagging = duid_project_load_tagging (project, dataset, NULL);
      g_clear_pointer (&project, duid_project_free);
      survey_place_clear (&one, NULL);
    }
}

/* Writes an operation as a later version would, in a chain of its own. */
static void
write_later_op (DuidProject *project)
{
  static const char insert[] =
    "INSERT INTO op (site, seq, hlc, author, kind, target, body, body_hash, hash)"
    " VALUES (?, 1, ?, ?, 77, ?, ?, ?, ?)";
  static const guint8 before[DUID_HASH_SIZE];
  DuidOp              op = { .stamp = { .hlc = 5, .site = { 5 }, .seq = 1 },
                             .kind = 77,
                             .target = (const guint8 *) "x",
                             .target_size = 1,
                             .body = "{\"pattern\":\"of a later version\"}" };
  guint8              body_hash[DUID_HASH_SIZE];
  guint8              hash[DUID_HASH_SIZE];
  g_autoptr (GError) error = NULL;

  op.body_size = strlen (op.body);
  duid_op_hash_body (&op, body_hash);
  duid_op_hash (&op, before, body_hash, hash);
  duid_sql_do (project->sql, &error, insert, "hihbbbb", op.stamp.site, op.stamp.hlc, op.author,
               op.target, op.target_size, op.body, op.body_size, body_hash,
               (gsize) DUID_HASH_SIZE, hash, (gsize) DUID_HASH_SIZE);
  g_assert_no_error (error);
  duid_sql_do (project->sql, &error, "INSERT INTO site VALUES (?, 1, ?, ?)", "hib", op.stamp.site,
               op.stamp.hlc, hash, (gsize) DUID_HASH_SIZE);
  g_assert_no_error (error);
}

static void
test_what_a_later_version_did_is_kept (SurveyPlace  *place,
                                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidProject) project = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *copy = g_strconcat (place->path, "-copy.duiding", NULL);
  gint64           n_kept = 0;

  make_busy_project (place);
  project = duid_project_open (place->path, &error);
  write_later_op (project);
  reasons = survey_check (project);
  g_assert_cmpstr (reasons, ==, "");
  g_assert_true (duid_project_use_author (project, "Anna", NULL));
  g_assert_true (duid_project_define_tag (project, "Daarna", -1, NULL, NULL));
  g_assert_true (duid_project_save_copy (project, copy, NULL, &error));
  g_assert_true (duid_project_close (project, NULL));
  g_clear_pointer (&project, duid_project_free);
  project = duid_project_open (copy, &error);
  g_assert_no_error (error);
  g_assert_true (duid_sql_get_int (project->sql, &n_kept, NULL,
                                   "SELECT count(*) FROM op WHERE kind = 77", ""));
  g_assert_cmpint (n_kept, ==, 1);
}

/* An erased body leaves the chain whole. */
static void
test_an_erased_body_is_no_tampering (SurveyPlace  *place,
                                     gconstpointer data)
{
  g_autofree char *reasons = NULL;

  make_busy_project (place);
  survey_run_sql (place->path, "UPDATE op SET body = NULL WHERE kind = 4;"
                               "DELETE FROM note; DELETE FROM note_base");
  reasons = check (place);
  g_assert_cmpstr (reasons, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                         \
  g_test_add ("/store/check/" name, SurveyPlace, NULL, survey_place_make, func, \
              survey_place_clear)
  ADD ("a-sound-project-has-no-reasons", test_a_sound_project_has_no_reasons);
  ADD ("tampering-is-found", test_tampering_is_found);
  ADD ("tampering-never-crashes", test_tampering_never_crashes);
  ADD ("what-a-later-version-did-is-kept", test_what_a_later_version_did_is_kept);
  ADD ("an-erased-body-is-no-tampering", test_an_erased_body_is_no_tampering);
  return g_test_run ();
}
