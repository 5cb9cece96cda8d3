/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-sql.h"

G_BEGIN_DECLS

/* An operation: one thing that one person did, for ever. Which fields its body
 * has stands in duid-body.h. */

typedef enum
{
  DUID_OP_IMPORT = 1,
  DUID_OP_SET_FIELD = 2,
  DUID_OP_ASSIGN = 3,
  DUID_OP_NOTE = 4,
  DUID_OP_READ = 5,
  DUID_OP_DELETE = 6,
  DUID_OP_RESTORE = 7,
  DUID_OP_MODERATE = 8,
  DUID_OP_MOVE = 9,
  DUID_OP_MERGE = 10,
  DUID_OP_VOTE = 11,
  DUID_OP_ERASE = 12,
} DuidOpKind;

#define DUID_HASH_SIZE 32

/* The place of an operation in the order of all: by hlc, then site, then seq. */
typedef struct
{
  gint64 hlc;
  guint8 site[DUID_ID_SIZE];
  gint64 seq;
} DuidStamp;

typedef struct
{
  DuidStamp stamp;
  guint8    author[DUID_ID_SIZE]; /* a person's id; all zero: nobody in particular */
  gint64    kind;                 /* DuidOpKind, or one of a later version */

  /* borrowed */
  const guint8 *target;
  gsize         target_size;
  const char   *body; /* NULL once erased */
  gsize         body_size;
} DuidOp;

int      duid_stamp_compare  (const DuidStamp *a,
                              const DuidStamp *b);

/* BLAKE2b over the hash before it of the same site (zeros for the first), the
 * header and the hash of the body: an erased body leaves the chain whole. */
void     duid_op_hash_body   (const DuidOp    *op,
                              guint8           hash[DUID_HASH_SIZE]);
void     duid_op_hash        (const DuidOp    *op,
                              const guint8     before[DUID_HASH_SIZE],
                              const guint8     body_hash[DUID_HASH_SIZE],
                              guint8           hash[DUID_HASH_SIZE]);

/* The 16 bytes by which operations and tables know a story. */
void     duid_op_hash_story  (const char      *key,
                              guint8           hash[DUID_ID_SIZE]);

/* The 16 bytes by which operations know a version of a text. */
void     duid_op_hash_text   (const char      *text,
                              guint8           hash[DUID_ID_SIZE]);

/* Ids as 32 hex digits (transfer full) and back; FALSE when it is no id. */
char    *duid_id_to_string   (const guint8     id[DUID_ID_SIZE]);
gboolean duid_id_from_string (const char      *text,
                              guint8           id[DUID_ID_SIZE]);
/* For tables by id; ids are spread evenly as they are. */
guint    duid_id_hash        (gconstpointer    id);
gboolean duid_id_equal       (gconstpointer    a,
                              gconstpointer    b);
/* A random one. */
void     duid_id_make        (guint8           id[DUID_ID_SIZE]);

G_END_DECLS
