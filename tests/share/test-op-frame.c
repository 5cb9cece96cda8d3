/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/survey.h"

#include "share/duid-op-frame.h"
#include "store/duid-project-private.h"

#include <string.h>

/* A little log of several kinds, as bytes. */
static GByteArray *
make_log (GPtrArray **ops)
{
  static const char *const stories[] = { "telling/1", "telling/2" };
  GByteArray              *bytes = g_byte_array_new ();
  g_autoptr (DuidProject) project = duid_project_create_in_memory ("Proef", NULL);
  g_autoptr (DuidIntake) intake = survey_make_tellings ("een", "twee");
  g_autofree char *tag = NULL;

  duid_project_use_author (project, "Anna", NULL);
  duid_project_add_intake (project, intake, NULL, NULL, NULL, NULL, NULL, NULL);
  duid_project_define_tag (project, "zorg", 0, &tag, NULL);
  duid_project_assign (project, stories, 2, tag, 1, NULL);
  duid_project_add_note (project, stories[1], "kijk", NULL, NULL);
  duid_project_erase_stories (project, stories, 1, NULL);
  *ops = duid_exchange_list_new (project, NULL, NULL);
  for (guint i = 0; i < (*ops)->len; i++)
    duid_op_frame_write (bytes, (*ops)->pdata[i]);
  return bytes;
}

static void
assert_beginning (GPtrArray *read,
                  GPtrArray *ops)
{
  g_assert_cmpuint (read->len, <=, ops->len);
  for (guint i = 0; i < read->len; i++)
    {
      const DuidSentOp *a = read->pdata[i];
      const DuidSentOp *b = ops->pdata[i];

      g_assert_cmpint (duid_stamp_compare (&a->op.stamp, &b->op.stamp), ==, 0);
      g_assert_cmpmem (a->op.author, DUID_ID_SIZE, b->op.author, DUID_ID_SIZE);
      g_assert_cmpint (a->op.kind, ==, b->op.kind);
      g_assert_cmpmem (a->op.target, a->op.target_size, b->op.target, b->op.target_size);
      g_assert_true ((a->op.body == NULL) == (b->op.body == NULL));
      g_assert_cmpmem (a->op.body, a->op.body_size, b->op.body, b->op.body_size);
      g_assert_cmpmem (a->hash, DUID_HASH_SIZE, b->hash, DUID_HASH_SIZE);
      g_assert_cmpmem (a->body_hash, DUID_HASH_SIZE, b->body_hash, DUID_HASH_SIZE);
    }
}

static void
test_what_was_written_is_read (void)
{
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GByteArray) log = make_log (&ops);
  g_autoptr (GPtrArray) read = NULL;
  gsize end;

  read = duid_op_frame_read (log->data, log->len, &end);
  g_assert_cmpuint (read->len, ==, ops->len);
  g_assert_cmpuint (end, ==, log->len);
  assert_beginning (read, ops);
}

static void
test_a_log_cut_anywhere_gives_no_wrong_operation (void)
{
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GByteArray) log = make_log (&ops);

  for (gsize size = 0; size < log->len; size++)
    {
      g_autofree guint8 *cut = g_memdup2 (log->data, MAX (size, 1));
      gsize              end;
      g_autoptr (GPtrArray) read = duid_op_frame_read (cut, size, &end);

      g_assert_cmpuint (read->len, <, ops->len);
      g_assert_cmpuint (end, <=, size);
      assert_beginning (read, ops);
    }
}

static void
test_a_byte_changed_anywhere_gives_no_wrong_operation (void)
{
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GByteArray) log = make_log (&ops);

  for (gsize i = 0; i < log->len; i++)
    for (guint bit = 0; bit < 8; bit++)
      {
        gsize end;

        log->data[i] ^= (guint8) (1u << bit);
        {
          g_autoptr (GPtrArray) read = duid_op_frame_read (log->data, log->len, &end);

          g_assert_cmpuint (read->len, <, ops->len);
          assert_beginning (read, ops);
        }
        log->data[i] ^= (guint8) (1u << bit);
      }
}

static void
put_crc_right (GByteArray *frame)
{
  guint32 crc = G_MAXUINT32;

  for (guint i = 8; i < frame->len; i++)
    {
      crc ^= frame->data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }
  crc = GUINT32_TO_LE (~crc);
  memcpy (frame->data + 4, &crc, sizeof crc);
}

/* Who changes a frame and its checksum too is found out by the hashes. */
static void
test_a_forged_operation_is_not_taken (void)
{
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GByteArray) log = make_log (&ops);
  g_autoptr (GByteArray) first = g_byte_array_new ();

  duid_op_frame_write (first, ops->pdata[0]);
  for (guint i = 8; i < first->len; i++)
    {
      g_autoptr (DuidProject) project = duid_project_create_in_memory (NULL, NULL);
      g_autoptr (GPtrArray) read = NULL;
      DuidExchangeCounts counts;
      gsize              end;

      first->data[i] ^= 1;
      put_crc_right (first);
      read = duid_op_frame_read (first->data, first->len, &end);
      g_assert_true (duid_exchange_receive (project, read, &counts, NULL));
      g_assert_cmpuint (counts.n_taken, ==, 0);
      g_assert_cmpuint (read->len, ==, 0);
      first->data[i] ^= 1;
      put_crc_right (first);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/op-frame/what-was-written-is-read", test_what_was_written_is_read);
  g_test_add_func ("/share/op-frame/a-log-cut-anywhere-gives-no-wrong-operation",
                   test_a_log_cut_anywhere_gives_no_wrong_operation);
  g_test_add_func ("/share/op-frame/a-byte-changed-anywhere-gives-no-wrong-operation",
                   test_a_byte_changed_anywhere_gives_no_wrong_operation);
  g_test_add_func ("/share/op-frame/a-forged-operation-is-not-taken",
                   test_a_forged_operation_is_not_taken);
  return g_test_run ();
}
