/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenario.h"

#include "copy.h"
#include "dice.h"
#include "store/duid-project-passages.h"

#include <string.h>

#define MOST_COPIES 6
#define N_STORIES   6
#define MOST_TAGS   8
#define N_PATTERNS  3
#define BUDGET      5
#define BEGIN_MS    G_GINT64_CONSTANT (1763000000000)
#define TEN_YEARS   G_GINT64_CONSTANT (315576000000)

typedef struct
{
  GRand     *rand;
  Copy       copies[MOST_COPIES];
  int        n_copies;
  GPtrArray *tags;     /* ids */
  GPtrArray *notes;    /* ids */
  GPtrArray *patterns; /* ids */
  char      *round;
  gboolean   erased[N_STORIES];
  gboolean   has_skew;
  guint      n_words;
  char      *wrong; /* what was seen on the way, or NULL */
} Scenario;

static int
choose (Scenario *scenario,
        guint     n)
{
  return n == 0 ? 0 : g_rand_int_range (scenario->rand, 0, (int) n);
}

static char *
dup_key (int story)
{
  return g_strdup_printf ("verteller/%d", story);
}

/* Words that nobody else says about that story. */
static char *
dup_words (Scenario *scenario,
           int       story)
{
  return g_strdup_printf ("geheim%dvan%uzz", story, scenario->n_words++);
}

/* ---- the beginning ---- */

/* Some of the stories, told anew. */
static DuidIntake *
make_intake (Scenario *scenario,
             int       from,
             int       to)
{
  g_autoptr (DuidFramework) framework = duid_framework_new ("Proef");
  DuidIntake         *intake = duid_intake_new ();
  DuidDatasetBuilder *builder;
  DuidQuestion       *slider = duid_question_new ("schuif", DUID_QUESTION_SLIDER, "Schuif");

  slider->max = 10;
  duid_framework_add (framework, duid_question_new ("verhaal", DUID_QUESTION_STORY, "Verhaal"));
  duid_framework_add (framework, slider);
  builder = duid_dataset_builder_new (framework);
  duid_dataset_builder_add_source (builder, "verteller");
  duid_intake_add_source (intake, "verteller", "proef.csv");
  for (int story = from; story < to; story++)
    {
      g_autofree char *key = dup_key (story);
      g_autofree char *words = dup_words (scenario, story);
      const char      *cells[] = { words };
      gsize            row = duid_dataset_builder_add_row (builder, 0, key);

      duid_dataset_builder_set_text (builder, 0, row, words);
      duid_dataset_builder_set_number (builder, 1, row, choose (scenario, 10));
      duid_intake_add_cells (intake, cells, 1);
    }
  intake->dataset = duid_dataset_builder_finish (builder);
  return intake;
}

static void
import (Scenario *scenario,
        Copy     *copy,
        int       from,
        int       to)
{
  g_autoptr (DuidIntake) intake = make_intake (scenario, from, to);

  g_assert_true (duid_project_add_intake (copy->project, intake, NULL, NULL, NULL, NULL, NULL,
                                          NULL));
}

static void
begin_first (Scenario *scenario)
{
  Copy *first = &scenario->copies[0];

  first->project = duid_project_create_in_memory (NULL, NULL);
  duid_log_set_time (first->project->log, first->clock);
  g_assert_true (duid_project_use_author (first->project, first->name, NULL));
  import (scenario, first, 0, N_STORIES);
  for (int i = 0; i < N_PATTERNS; i++)
    {
      char *id;

      g_assert_true (duid_project_make_pattern (first->project, &id, NULL));
      g_ptr_array_add (scenario->patterns, id);
    }
  g_assert_true (duid_project_start_round (first->project, "ronde", BUDGET, &scenario->round,
                                           NULL));
}

static void
begin (Scenario *scenario)
{
  scenario->n_copies = g_rand_int_range (scenario->rand, 3, MOST_COPIES + 1);
  scenario->has_skew = g_rand_boolean (scenario->rand);
  for (int i = 0; i < scenario->n_copies; i++)
    {
      Copy *copy = &scenario->copies[i];

      copy->name = g_strdup_printf ("persoon %d", i);
      copy->clock = BEGIN_MS;
      if (scenario->has_skew)
        copy->clock += g_rand_int_range (scenario->rand, -1, 2) * TEN_YEARS;
      if (i == 0)
        begin_first (scenario);
      else
        copy_make_from (copy, &scenario->copies[0]);
    }
}

/* ---- what people do ---- */

typedef void (*Act) (Scenario *scenario,
                     Copy     *copy);

static const char *
choose_id (Scenario  *scenario,
           GPtrArray *ids)
{
  return ids->len > 0 ? ids->pdata[choose (scenario, ids->len)] : "";
}

static void
make_tag (Scenario *scenario,
          Copy     *copy)
{
  g_autofree char *name = g_strdup_printf ("tag %d", choose (scenario, 12));
  char            *id = NULL;

  if (scenario->tags->len < MOST_TAGS &&
      duid_project_define_tag (copy->project, name, -1, &id, NULL))
    g_ptr_array_add (scenario->tags, id);
}

static void
assign (Scenario *scenario,
        Copy     *copy)
{
  g_autofree char *key = dup_key (choose (scenario, N_STORIES));
  const char      *keys[] = { key };

  duid_project_assign (copy->project, keys, 1, choose_id (scenario, scenario->tags),
                       choose (scenario, 3) - 1, NULL);
}

/* Few places, so that people meet on them. */
static void
assign_passage (Scenario *scenario,
                Copy     *copy)
{
  g_autofree char *key = dup_key (choose (scenario, N_STORIES));
  gsize            start = (gsize) choose (scenario, 3);
  int              value = choose (scenario, 3) - 1;
  const char      *tag = choose_id (scenario, scenario->tags);
  g_autofree char *text = copy_dup_text (copy, key);
  g_autoptr (DuidPassageOrigin) origin =
    duid_project_make_passage_origin ("verhaal", text, start, start + 5, NULL);

  if (origin != NULL)
    duid_project_assign_passage (copy->project, key, origin, tag, value, NULL);
}

/* Everybody has the same fields to fill in. What somebody writes after having seen
 * another's must be what stands there then, whatever the clocks say. */
static void
write_field (Scenario *scenario,
             Copy     *copy)
{
  g_autofree char *value = g_strdup_printf ("w%u", scenario->n_words++);
  g_autofree char *seen = NULL;

  if (!duid_project_set_setting (copy->project, "title", value, NULL))
    return;
  seen = duid_project_get_setting (copy->project, "title", NULL);
  if (g_strcmp0 (seen, value) != 0 && scenario->wrong == NULL)
    scenario->wrong = g_strdup ("what was written after another's was not what counted");
}

static void
write_pattern (Scenario *scenario,
               Copy     *copy)
{
  g_autofree char *value = g_strdup_printf ("w%u", scenario->n_words++);

  duid_project_set_pattern_field (copy->project, choose_id (scenario, scenario->patterns), "see",
                                  value, NULL);
}

static void
write_note (Scenario *scenario,
            Copy     *copy)
{
  int              story = choose (scenario, N_STORIES);
  g_autofree char *key = dup_key (story);
  g_autofree char *words = dup_words (scenario, story);
  char            *id = NULL;

  if (duid_project_add_note (copy->project, key, words, &id, NULL))
    g_ptr_array_add (scenario->notes, id);
}

static void
edit_note (Scenario *scenario,
           Copy     *copy)
{
  g_autofree char *words = g_strdup_printf ("n%u", scenario->n_words++);

  duid_project_edit_note (copy->project, choose_id (scenario, scenario->notes), words, NULL);
}

static void
delete_something (Scenario *scenario,
                  Copy     *copy)
{
  if (g_rand_boolean (scenario->rand))
    duid_project_delete_note (copy->project, choose_id (scenario, scenario->notes), NULL);
  else
    duid_project_delete_tag (copy->project, choose_id (scenario, scenario->tags), NULL);
}

static void
restore_something (Scenario *scenario,
                   Copy     *copy)
{
  if (g_rand_boolean (scenario->rand))
    duid_project_restore (copy->project, "note", choose_id (scenario, scenario->notes), NULL);
  else
    duid_project_restore (copy->project, "tag", choose_id (scenario, scenario->tags), NULL);
}

static void
move_tag (Scenario *scenario,
          Copy     *copy)
{
  duid_project_move_tag (copy->project, choose_id (scenario, scenario->tags),
                         choose (scenario, 5) == 0 ? NULL : choose_id (scenario, scenario->tags),
                         NULL);
}

static void
merge_tag (Scenario *scenario,
           Copy     *copy)
{
  duid_project_merge_tag (copy->project, choose_id (scenario, scenario->tags),
                          choose (scenario, 3) == 0 ? NULL : choose_id (scenario, scenario->tags),
                          NULL);
}

/* As one person on several machines: so two ballots may meet. */
static void
vote (Scenario *scenario,
      Copy     *copy)
{
  const char *ids[] = { scenario->patterns->pdata[choose (scenario, N_PATTERNS)] };
  const guint points[] = { BUDGET };

  g_assert_true (duid_project_use_author (copy->project, scenario->copies[0].name, NULL));
  duid_project_vote (copy->project, scenario->round, ids, points, 1, NULL);
  g_assert_true (duid_project_use_author (copy->project, copy->name, NULL));
}

static void
read_story (Scenario *scenario,
            Copy     *copy)
{
  g_autofree char *key = dup_key (choose (scenario, N_STORIES));
  const char      *keys[] = { key };

  duid_project_set_read (copy->project, keys, 1, g_rand_boolean (scenario->rand), NULL);
}

static void
erase (Scenario *scenario,
       Copy     *copy)
{
  int              story = choose (scenario, N_STORIES);
  g_autofree char *key = dup_key (story);
  const char      *keys[] = { key };

  if (choose (scenario, 4) == 0 &&
      duid_project_erase_stories (copy->project, keys, 1, NULL))
    scenario->erased[story] = TRUE;
}

static void
tell_anew (Scenario *scenario,
           Copy     *copy)
{
  int from = choose (scenario, N_STORIES);

  if (choose (scenario, 3) == 0)
    import (scenario, copy, from, MIN (from + 2, N_STORIES));
}

static const Act acts[] = {
  make_tag,
  assign,
  assign,
  assign,
  assign_passage,
  assign_passage,
  write_field,
  write_field,
  write_note,
  write_note,
  edit_note,
  read_story,
  move_tag,
  move_tag,
  merge_tag,
  delete_something,
  vote,
  vote,
  erase,
  tell_anew,
  write_pattern,
  restore_something,
};

/* ---- what reaches others ---- */

static void
note_refusal (Scenario *scenario,
              gboolean  is_taken)
{
  if (!is_taken && scenario->wrong == NULL)
    scenario->wrong = g_strdup ("an honest operation was refused");
}

static void
meet (Scenario *scenario,
      Copy     *copy)
{
  Copy *other = &scenario->copies[choose (scenario, (guint) scenario->n_copies)];

  if (other == copy || other->partition != copy->partition)
    return;
  if (choose (scenario, 3) == 0)
    note_refusal (scenario, copy_merge (copy, other));
  else
    note_refusal (scenario, copy_hear (copy, other, scenario->rand));
}

static void
step (Scenario *scenario)
{
  Copy *copy = &scenario->copies[choose (scenario, (guint) scenario->n_copies)];
  int   what = choose (scenario, 100);

  copy->clock += choose (scenario, 3);
  duid_log_set_time (copy->project->log, copy->clock);
  if (what < 70)
    acts[choose (scenario, G_N_ELEMENTS (acts))](scenario, copy);
  else if (what < 94)
    meet (scenario, copy);
  else if (what < 99)
    copy->partition = choose (scenario, 2);
  else if (copy != &scenario->copies[0])
    {
      /* The file is replaced by a copy of somebody's, once that has all of it. */
      note_refusal (scenario, copy_merge (&scenario->copies[0], copy));
      copy_make_from (copy, &scenario->copies[0]);
    }
}

/* ---- the end ---- */

static void
hear_everything (Scenario *scenario)
{
  for (int i = 1; i < scenario->n_copies; i++)
    note_refusal (scenario, copy_merge (&scenario->copies[0], &scenario->copies[i]));
  for (int i = 1; i < scenario->n_copies; i++)
    note_refusal (scenario, copy_merge (&scenario->copies[i], &scenario->copies[0]));
}

static const char *
find_words_of_erased (Scenario *scenario,
                      Copy     *copy)
{
  for (int story = 0; story < N_STORIES; story++)
    {
      g_autofree char *words = g_strdup_printf ("geheim%dvan", story);

      if (scenario->erased[story] && copy_has_words (copy, words))
        return "words of an erased story are left";
    }
  return NULL;
}

static const char *
find_wrong (Scenario *scenario,
            Copy     *copy)
{
  g_autofree char *first = copy_digest (&scenario->copies[0]);
  g_autofree char *digest = copy_digest (copy);
  g_autofree char *state = copy_digest_state (copy);
  g_autofree char *replay = copy_digest_replay (copy);

  if (copy_has_circle (copy))
    return "a tag stands under itself";
  if (strcmp (first, digest) != 0)
    return "copies differ";
  if (strcmp (state, replay) != 0)
    return "a copy is not what its log in order comes to";
  if (!copy_has_right_tree (copy))
    return "the tree is not what its moves in order come to";
  if (copy_has_big_ballot (copy, BUDGET))
    return "a ballot gives more than there is";
  return find_words_of_erased (scenario, copy);
}

/* Only where all is well: a fault may make it go round for ever. */
static const char *
check_first (Scenario *scenario)
{
  g_autoptr (GPtrArray) reasons = NULL;

  g_assert_true (duid_project_check (scenario->copies[0].project, &reasons, NULL, NULL));
  return reasons->len > 0 ? g_intern_string (reasons->pdata[0]) : NULL;
}

static void
judge (Scenario *scenario,
       guint64  *n_operations)
{
  gint64 n = 0;

  for (int i = 0; i < scenario->n_copies && scenario->wrong == NULL; i++)
    scenario->wrong = g_strdup (find_wrong (scenario, &scenario->copies[i]));
  if (scenario->wrong == NULL)
    scenario->wrong = g_strdup (check_first (scenario));
  duid_sql_get_int (scenario->copies[0].project->sql, &n, NULL, "SELECT count(*) FROM op", "");
  *n_operations += (guint64) n;
}

static void
end (Scenario *scenario)
{
  for (int i = 0; i < scenario->n_copies; i++)
    {
      duid_project_free (scenario->copies[i].project);
      g_free (scenario->copies[i].name);
    }
  g_ptr_array_unref (scenario->tags);
  g_ptr_array_unref (scenario->notes);
  g_ptr_array_unref (scenario->patterns);
  g_free (scenario->round);
  g_rand_free (scenario->rand);
}

char *
scenario_play (guint32  seed,
               guint64 *n_operations)
{
  Scenario scenario = { .rand = g_rand_new_with_seed (seed) };
  int      n_steps;

  dice_take (seed);
  scenario.tags = g_ptr_array_new_with_free_func (g_free);
  scenario.notes = g_ptr_array_new_with_free_func (g_free);
  scenario.patterns = g_ptr_array_new_with_free_func (g_free);
  begin (&scenario);
  n_steps = g_rand_int_range (scenario.rand, 40, 160);
  for (int i = 0; i < n_steps && scenario.wrong == NULL; i++)
    step (&scenario);
  hear_everything (&scenario);
  judge (&scenario, n_operations);
  end (&scenario);
  return scenario.wrong;
}
