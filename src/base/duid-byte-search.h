/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Looking for a few bytes in many: 64 places at once are compared with the two bytes of
 * what is sought that come least often, and only where both stand is looked further.
 * Some 10 GB a second on one thread, as fast as memory gives them. */
typedef struct
{
  const guint8 *bytes;  /* borrowed */
  gsize         length; /* >= 1 */
  gsize         first;  /* of the two, the one that stands first; may be the same */
  gsize         second;
} DuidByteSearch;

/* On its way through a text, which it borrows. */
typedef struct
{
  const DuidByteSearch *search; /* borrowed */
  const guint8         *text;
  gsize                 size;
  gsize                 base;   /* of the 64 places looked at */
  guint64               places; /* of them those that may be it */
} DuidByteCursor;

/* @n_each: how often each of the 256 bytes comes in what will be looked through, or
 * NULL when that is not known. */
DuidByteSearch duid_byte_search_new  (const guint8         *bytes,
                                      gsize                 length,
                                      const guint64        *n_each);

/* Nothing past @size is read. */
DuidByteCursor duid_byte_cursor_new  (const DuidByteSearch *search,
                                      const guint8         *text,
                                      gsize                 size);
/* The next place where it stands, or -1; they may overlap. */
gssize         duid_byte_cursor_next (DuidByteCursor       *cursor);
/* Goes on from @at, which is no place that it gave already. */
void           duid_byte_cursor_skip (DuidByteCursor       *cursor,
                                      gsize                 at);

G_END_DECLS
