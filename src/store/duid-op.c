/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/duid-op.h"

#include <sodium.h>
#include <string.h>

int
duid_stamp_compare (const DuidStamp *a,
                    const DuidStamp *b)
{
  int site;

  if (a->hlc != b->hlc)
    return a->hlc < b->hlc ? -1 : 1;
  site = memcmp (a->site, b->site, DUID_ID_SIZE);
  if (site != 0)
    return site;
  return (a->seq > b->seq) - (a->seq < b->seq);
}

static void
hash_number (crypto_generichash_state *state,
             gint64                    number)
{
  guint64 bytes = GUINT64_TO_BE ((guint64) number);

  crypto_generichash_update (state, (const guint8 *) &bytes, sizeof bytes);
}

void
duid_op_hash_body (const DuidOp *op,
                   guint8        hash[DUID_HASH_SIZE])
{
  crypto_generichash (hash, DUID_HASH_SIZE, (const guint8 *) op->body, op->body_size, NULL, 0);
}

void
duid_op_hash (const DuidOp *op,
              const guint8  before[DUID_HASH_SIZE],
              const guint8  body_hash[DUID_HASH_SIZE],
              guint8        hash[DUID_HASH_SIZE])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, DUID_HASH_SIZE);
  crypto_generichash_update (&state, before, DUID_HASH_SIZE);
  crypto_generichash_update (&state, op->stamp.site, DUID_ID_SIZE);
  hash_number (&state, op->stamp.seq);
  hash_number (&state, op->stamp.hlc);
  crypto_generichash_update (&state, op->author, DUID_ID_SIZE);
  hash_number (&state, op->kind);
  hash_number (&state, (gint64) op->target_size);
  crypto_generichash_update (&state, op->target, op->target_size);
  crypto_generichash_update (&state, body_hash, DUID_HASH_SIZE);
  crypto_generichash_final (&state, hash, DUID_HASH_SIZE);
}

void
duid_op_hash_story (const char *key,
                    guint8      hash[DUID_ID_SIZE])
{
  crypto_generichash (hash, DUID_ID_SIZE, (const guint8 *) key, strlen (key), NULL, 0);
}

void
duid_op_hash_text (const char *text,
                   guint8      hash[DUID_ID_SIZE])
{
  crypto_generichash (hash, DUID_ID_SIZE, (const guint8 *) text, strlen (text), NULL, 0);
}

char *
duid_id_to_string (const guint8 id[DUID_ID_SIZE])
{
  char *text = g_malloc (DUID_ID_SIZE * 2 + 1);

  return sodium_bin2hex (text, DUID_ID_SIZE * 2 + 1, id, DUID_ID_SIZE);
}

gboolean
duid_id_from_string (const char *text,
                     guint8      id[DUID_ID_SIZE])
{
  gsize size = 0;

  return text != NULL && strlen (text) == DUID_ID_SIZE * 2 &&
         sodium_hex2bin (id, DUID_ID_SIZE, text, DUID_ID_SIZE * 2, NULL, &size, NULL) == 0 &&
         size == DUID_ID_SIZE;
}

guint
duid_id_hash (gconstpointer id)
{
  guint value;

  memcpy (&value, id, sizeof value);
  return value;
}

gboolean
duid_id_equal (gconstpointer a,
               gconstpointer b)
{
  return memcmp (a, b, DUID_ID_SIZE) == 0;
}

void
duid_id_make (guint8 id[DUID_ID_SIZE])
{
  randombytes_buf (id, DUID_ID_SIZE);
}
