/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-body.h"
#include "store/duid-clock.h"
#include "store/duid-schema.h"
#include "store/duid-state.h"

#include <string.h>

#define N_OPS 300

static const char *const OBJECTS[] = { "tag", "group", "person", "note" };
static const char *const FIELDS[] = { "name", "colour" };

static DuidSql *
make_tables (void)
{
  g_autoptr (GError) error = NULL;
  DuidSql *sql = duid_sql_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  duid_schema_make_state (sql, &error);
  g_assert_no_error (error);
  return sql;
}

static void
apply (DuidSql      *sql,
       const DuidOp *op)
{
  g_autoptr (GError) error = NULL;

  duid_state_apply (sql, op, &error);
  g_assert_no_error (error);
}

/* All state tables as text. */
static char *
dump (DuidSql *sql)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; DUID_STATE_TABLES[i] != NULL; i++)
    {
      g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, NULL, DUID_STATE_TABLES[i], "");

      while (duid_sql_step (sql, query, NULL) > 0)
        for (int j = 0; j < sqlite3_column_count (query); j++)
          {
            gsize            size = (gsize) sqlite3_column_bytes (query, j);
            g_autofree char *bytes = g_base64_encode (sqlite3_column_blob (query, j), size);

            g_string_append_printf (text, "%s,", bytes);
          }
    }
  return g_string_free (text, FALSE);
}

static char *
make_passage_body (GRand        *rand,
                   const guint8 *tag)
{
  gsize             start = (gsize) g_rand_int_range (rand, 0, 3);
  DuidPassageOrigin origin = { .question = (char *) FIELDS[g_rand_int_range (rand, 0, 2)],
                               .text = (char *) "000102030405060708090a0b0c0d0e0f",
                               .start = start,
                               .end = start + (gsize) g_rand_int_range (rand, 1, 3) };

  return duid_body_assign_passage (tag, g_rand_int_range (rand, -1, 2), &origin);
}

static char *
make_body (GRand  *rand,
           DuidOp *op,
           DuidOp *ops,
           guint   n_ops)
{
  guint8           id[DUID_ID_SIZE] = { [0] = (guint8) g_rand_int_range (rand, 1, 4) };
  g_autofree char *value = g_strdup_printf ("%u", g_rand_int (rand));
  g_autofree char *pattern = NULL;
  guint            points;
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (DuidStamp));

  switch (op->kind)
    {
    case DUID_OP_SET_FIELD:
      return duid_body_field (OBJECTS[g_rand_int_range (rand, 0, 3)],
                              FIELDS[g_rand_int_range (rand, 0, 2)], value, NULL);
    case DUID_OP_ASSIGN:
      if (g_rand_boolean (rand))
        return make_passage_body (rand, id);
      return duid_body_assign (id, g_rand_int_range (rand, -1, 2));
    case DUID_OP_NOTE:
      if (n_ops > 0 && g_rand_boolean (rand))
        g_array_append_val (bases, ops[g_rand_int_range (rand, 0, (int) n_ops)].stamp);
      return duid_body_note (id, value, bases);
    case DUID_OP_READ:
      return duid_body_read (g_rand_boolean (rand));
    case DUID_OP_DELETE:
      return duid_body_delete (OBJECTS[g_rand_int_range (rand, 0, 4)]);
    case DUID_OP_RESTORE:
      return duid_body_delete (OBJECTS[g_rand_int_range (rand, 0, 4)]);
    case DUID_OP_MODERATE:
      return duid_body_moderate (id, id, g_rand_boolean (rand));
    case DUID_OP_MOVE:
      return duid_body_tag ("parent", g_rand_boolean (rand) ? id : NULL);
    case DUID_OP_MERGE:
      return duid_body_tag ("into", id);
    case DUID_OP_VOTE:
      points = (guint) g_rand_int_range (rand, 0, 5);
      pattern = duid_id_to_string (id);
      return duid_body_vote ((const char *const *) &pattern, &points, 1);
    case DUID_OP_ERASE:
      return duid_body_delete (DUID_OBJECT_STORY);
    default:
      return g_strdup ("{\"later\":[1,2]}");
    }
}

/* Of all kinds and one that is unknown; erasures are rare. */
static gint64
choose_kind (GRand *rand)
{
  int kind = g_rand_int_range (rand, DUID_OP_SET_FIELD, DUID_OP_ERASE + 2);

  return kind == DUID_OP_ERASE && g_rand_int_range (rand, 0, 8) > 0 ? DUID_OP_NOTE : kind;
}

static void
make_ops (GRand     *rand,
          DuidOp    *ops,
          guint8     targets[][DUID_ID_SIZE],
          GPtrArray *bodies)
{
  gint64 seqs[4] = { 0 };

  for (guint i = 0; i < N_OPS; i++)
    {
      guint site = (guint) g_rand_int_range (rand, 0, 4);

      ops[i] = (DuidOp) { .stamp = { .hlc = g_rand_int_range (rand, 1, 60), .seq = ++seqs[site] },
                          .kind = choose_kind (rand),
                          .target = targets[i],
                          .target_size = DUID_ID_SIZE };
      ops[i].stamp.site[3] = (guint8) site;
      ops[i].author[0] = (guint8) g_rand_int_range (rand, 0, 2);
      memset (targets[i], 0, DUID_ID_SIZE);
      targets[i][1] = (guint8) g_rand_int_range (rand, 1, 9);
      g_ptr_array_add (bodies, make_body (rand, &ops[i], ops, i));
      ops[i].body = bodies->pdata[i];
      ops[i].body_size = strlen (ops[i].body);
    }
}

static void
test_order_does_not_matter (void)
{
  for (guint32 seed = 1; seed <= 25; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DuidSql) straight = make_tables ();
      g_autoptr (DuidSql) shuffled = make_tables ();
      g_autofree char *expected = NULL;
      g_autofree char *actual = NULL;
      DuidOp           ops[N_OPS];
      guint8           targets[N_OPS][DUID_ID_SIZE];

      make_ops (rand, ops, targets, bodies);
      for (guint i = 0; i < N_OPS; i++)
        apply (straight, &ops[i]);
      for (guint i = 0; i < N_OPS; i++)
        {
          guint  j = (guint) g_rand_int_range (rand, (int) i, N_OPS);
          DuidOp other = ops[j];

          ops[j] = ops[i];
          ops[i] = other;
          apply (shuffled, &ops[i]);
          /* And some come twice. */
          apply (shuffled, &ops[g_rand_int_range (rand, 0, (int) i + 1)]);
        }
      expected = dump (straight);
      actual = dump (shuffled);
      g_assert_cmpstr (actual, ==, expected);
      g_assert_cmpuint (strlen (expected), >, 1000);
    }
}

static void
apply_note (DuidSql         *sql,
            guint8           site,
            gint64           hlc,
            const char      *text,
            const DuidStamp *base,
            DuidStamp       *stamp)
{
  static const guint8 target[DUID_ID_SIZE] = { 9 };
  static const guint8 note[DUID_ID_SIZE] = { 8 };
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (DuidStamp));
  g_autofree char *body = NULL;
  DuidOp           op = { .stamp = { .hlc = hlc, .site = { site }, .seq = hlc },
                          .kind = DUID_OP_NOTE,
                          .target = target,
                          .target_size = DUID_ID_SIZE };

  if (base != NULL)
    g_array_append_val (bases, *base);
  body = duid_body_note (note, text, bases);
  op.body = body;
  op.body_size = strlen (body);
  apply (sql, &op);
  if (stamp != NULL)
    *stamp = op.stamp;
}

static char *
list_notes (DuidSql *sql)
{
  g_autoptr (sqlite3_stmt) query = duid_sql_query (sql, NULL, DUID_STATE_LIVING_NOTES, "n");
  GString *texts = g_string_new (NULL);

  while (duid_sql_step (sql, query, NULL) > 0)
    g_string_append_printf (texts, "%s;", (const char *) sqlite3_column_text (query, 3));
  return g_string_free (texts, FALSE);
}

static void
test_two_edits_of_a_note_are_both_kept (void)
{
  g_autoptr (DuidSql) sql = make_tables ();
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;
  DuidStamp        first;

  apply_note (sql, 1, 1, "begin", NULL, &first);
  apply_note (sql, 1, 2, "links", &first, NULL);
  one = list_notes (sql);
  g_assert_cmpstr (one, ==, "links;");
  apply_note (sql, 2, 3, "rechts", &first, NULL);
  both = list_notes (sql);
  g_assert_cmpstr (both, ==, "links;rechts;");
}

static void
test_hostile_bodies_do_nothing (void)
{
  static const char *const bodies[] = {
    "",
    "[]",
    "{",
    "null",
    "{\"object\":1,\"field\":2,\"value\":3}",
    "{\"object\":\"tag\"}",
    "{\"tag\":\"00\",\"value\":1}",
    "{\"tag\":null,\"value\":1}",
    "{\"note\":{},\"text\":[]}",
    "{\"object\":{\"a\":1}}",
    "{\"read\":\"yes\"}",
    "\xff\xfe",
  };
  static const guint8 target[DUID_ID_SIZE] = { 9 };
  g_autoptr (DuidSql) sql = make_tables ();
  g_autofree char *deep = g_strnfill (2000000, '[');
  g_autofree char *state = NULL;

  for (int kind = 0; kind < 14; kind++)
    for (guint i = 0; i <= G_N_ELEMENTS (bodies); i++)
      {
        const char *body = i < G_N_ELEMENTS (bodies) ? bodies[i] : deep;
        DuidOp      op = { .stamp = { .hlc = 1, .seq = 1 },
                           .kind = kind,
                           .target = target,
                           .target_size = DUID_ID_SIZE,
                           .body = body,
                           .body_size = strlen (body) };

        if ((kind == DUID_OP_DELETE || kind == DUID_OP_RESTORE) &&
            strcmp (body, "{\"object\":\"tag\"}") == 0)
          continue;
        apply (sql, &op);
        op.target_size = 3;
        apply (sql, &op);
      }
  state = dump (sql);
  g_assert_cmpstr (state, ==, "");
}

static void
test_clock_never_goes_back (void)
{
  gint64 moment = duid_clock_next (0, 1000);

  g_assert_cmpint (duid_clock_get_time (moment), ==, 1000);
  g_assert_cmpint (duid_clock_next (moment, 10), ==, moment + 1);
  g_assert_cmpint (duid_clock_get_time (duid_clock_next (moment, 2000)), ==, 2000);
  g_assert_cmpint (duid_clock_next (moment + 0xffff, 0), >, moment + 0xffff);
  g_assert_true (duid_clock_is_sane (moment));
  g_assert_false (duid_clock_is_sane (-1));
  g_assert_false (duid_clock_is_sane (G_MAXINT64));
  g_assert_true (duid_clock_is_sane (duid_clock_next (0, G_MAXINT64)));
}

static void
test_stamps_have_one_order (void)
{
  DuidStamp a = { .hlc = 5, .site = { 1 }, .seq = 9 };
  DuidStamp b = { .hlc = 5, .site = { 2 }, .seq = 1 };
  DuidStamp c = { .hlc = 6, .site = { 0 }, .seq = 1 };

  g_assert_cmpint (duid_stamp_compare (&a, &b), <, 0);
  g_assert_cmpint (duid_stamp_compare (&c, &b), >, 0);
  g_assert_cmpint (duid_stamp_compare (&a, &a), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/state/order-does-not-matter", test_order_does_not_matter);
  g_test_add_func ("/store/state/two-edits-of-a-note-are-both-kept",
                   test_two_edits_of_a_note_are_both_kept);
  g_test_add_func ("/store/state/hostile-bodies-do-nothing", test_hostile_bodies_do_nothing);
  g_test_add_func ("/store/state/clock-never-goes-back", test_clock_never_goes_back);
  g_test_add_func ("/store/state/stamps-have-one-order", test_stamps_have_one_order);
  return g_test_run ();
}
