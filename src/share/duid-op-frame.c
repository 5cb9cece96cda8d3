/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share/duid-op-frame.h"

#include <string.h>

#define NO_BODY G_MAXUINT32
/* No operation of ours comes near it. */
#define MOST_SIZE (64 * 1024 * 1024)

/* What is still to be read of a frame. */
typedef struct
{
  const guint8 *at;
  gsize         size;
} Rest;

static guint32
count_crc (const guint8 *bytes,
           gsize         size)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
    }
  return ~crc;
}

static void
put_length (GByteArray *bytes,
            guint32     length)
{
  length = GUINT32_TO_LE (length);
  g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
}

static void
put_number (GByteArray *bytes,
            gint64      number)
{
  guint64 plain = GUINT64_TO_LE ((guint64) number);

  g_byte_array_append (bytes, (const guint8 *) &plain, sizeof plain);
}

void
duid_op_frame_write (GByteArray       *bytes,
                     const DuidSentOp *sent)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  const DuidOp *op = &sent->op;

  g_byte_array_append (frame, op->stamp.site, DUID_ID_SIZE);
  put_number (frame, op->stamp.seq);
  put_number (frame, op->stamp.hlc);
  g_byte_array_append (frame, op->author, DUID_ID_SIZE);
  put_number (frame, op->kind);
  put_length (frame, (guint32) op->target_size);
  g_byte_array_append (frame, op->target, (guint) op->target_size);
  put_length (frame, op->body != NULL ? (guint32) op->body_size : NO_BODY);
  if (op->body != NULL)
    g_byte_array_append (frame, (const guint8 *) op->body, (guint) op->body_size);
  g_byte_array_append (frame, sent->body_hash, DUID_HASH_SIZE);
  g_byte_array_append (frame, sent->hash, DUID_HASH_SIZE);
  put_length (bytes, frame->len);
  put_length (bytes, count_crc (frame->data, frame->len));
  g_byte_array_append (bytes, frame->data, frame->len);
}

/* The next @size bytes (borrowed), or NULL. */
static const guint8 *
take (Rest *rest,
      gsize size)
{
  const guint8 *bytes = rest->at;

  if (size > rest->size)
    return NULL;
  rest->at += size;
  rest->size -= size;
  return bytes;
}

static gboolean
take_length (Rest    *rest,
             guint32 *length)
{
  const guint8 *bytes = take (rest, sizeof *length);

  if (bytes == NULL)
    return FALSE;
  memcpy (length, bytes, sizeof *length);
  *length = GUINT32_FROM_LE (*length);
  return TRUE;
}

static gboolean
take_number (Rest   *rest,
             gint64 *number)
{
  const guint8 *bytes = take (rest, sizeof *number);
  guint64       plain;

  if (bytes == NULL)
    return FALSE;
  memcpy (&plain, bytes, sizeof plain);
  *number = (gint64) GUINT64_FROM_LE (plain);
  return TRUE;
}

static gboolean
take_id (Rest  *rest,
         guint8 id[DUID_ID_SIZE])
{
  const guint8 *bytes = take (rest, DUID_ID_SIZE);

  if (bytes != NULL)
    memcpy (id, bytes, DUID_ID_SIZE);
  return bytes != NULL;
}

static gboolean
take_target (Rest   *rest,
             DuidOp *op)
{
  guint32 length;

  if (!take_length (rest, &length))
    return FALSE;
  op->target = take (rest, length);
  op->target_size = length;
  return op->target != NULL;
}

static gboolean
take_body (Rest   *rest,
           DuidOp *op)
{
  guint32 length;

  if (!take_length (rest, &length))
    return FALSE;
  if (length == NO_BODY)
    return TRUE;
  op->body = (const char *) take (rest, length);
  op->body_size = length;
  return op->body != NULL;
}

static DuidSentOp *
read_operation (const guint8 *bytes,
                gsize         size)
{
  Rest          rest = { bytes, size };
  DuidOp        op = { 0 };
  const guint8 *body_hash;
  const guint8 *hash;

  if (!take_id (&rest, op.stamp.site) || !take_number (&rest, &op.stamp.seq) ||
      !take_number (&rest, &op.stamp.hlc) || !take_id (&rest, op.author) ||
      !take_number (&rest, &op.kind) || !take_target (&rest, &op) || !take_body (&rest, &op))
    return NULL;
  body_hash = take (&rest, DUID_HASH_SIZE);
  hash = take (&rest, DUID_HASH_SIZE);
  if (body_hash == NULL || hash == NULL || rest.size != 0)
    return NULL;
  return duid_sent_op_new (&op, body_hash, hash);
}

static DuidSentOp *
read_frame (Rest *rest)
{
  guint32       length;
  guint32       crc;
  const guint8 *bytes;

  if (!take_length (rest, &length) || !take_length (rest, &crc) || length > MOST_SIZE)
    return NULL;
  bytes = take (rest, length);
  if (bytes == NULL || count_crc (bytes, length) != crc)
    return NULL;
  return read_operation (bytes, length);
}

GPtrArray *
duid_op_frame_read (const guint8 *bytes,
                    gsize         size,
                    gsize        *end)
{
  GPtrArray *ops = g_ptr_array_new_with_free_func ((GDestroyNotify) duid_sent_op_free);
  Rest       rest = { bytes, size };

  *end = 0;
  for (DuidSentOp *sent; (sent = read_frame (&rest)) != NULL;)
    {
      g_ptr_array_add (ops, sent);
      *end = (gsize) (rest.at - bytes);
    }
  return ops;
}
