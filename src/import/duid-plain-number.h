/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Numbers written in the plainest way, as most cells of a survey are: digits, perhaps with a
 * decimal point between them. Eight bytes are looked at together, and what is found says
 * all that is asked of such a text: it can be no date, code or telephone number, and its
 * point parts no thousands.
 *
 * A value: 0 when the text is no such number, for it may still be one of another kind. Else
 * all of its digits and how many of them are behind the point. */
typedef guint32 DuidPlainNumber;

#define DUID_LONGEST_PLAIN 8 /* bytes */

static inline gboolean
duid_plain_number_has_point (DuidPlainNumber number)
{
  return (number & 0xe) != 0;
}

/* The very number that duid_number_parse() finds; of 0 it is 0. */
static inline double
duid_plain_number_get (DuidPlainNumber number)
{
  static const double powers[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7 }; /* exact */
  double              digits = (double) (number >> 4);

  return duid_plain_number_has_point (number) ? digits / powers[number >> 1 & 7] : digits;
}

/* @word has eight digits, less '0', the first lowest. */
static inline DuidPlainNumber
duid_plain_number_join (guint64 word,
                        guint   n_behind)
{
  word = (word * 10 + (word >> 8)) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  word = (word * 100 + (word >> 16)) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  word = (word * 10000 + (word >> 32)) & G_GUINT64_CONSTANT (0xffffffff);
  return (DuidPlainNumber) word << 4 | n_behind << 1 | 1;
}

/* Of @text, 1 to DUID_LONGEST_PLAIN bytes long; as many bytes of it must be there to be
 * read. No zero stands before other digits, some digits behind a point, but not three. */
static inline DuidPlainNumber
duid_plain_number_read (const char *text,
                        gsize       length)
{
  const guint64 zeros = G_GUINT64_CONSTANT (0x3030303030303030);
  const guint64 beyond_nine = G_GUINT64_CONSTANT (0x7676767676767676);
  guint         n_blank = (guint) (8 * (DUID_LONGEST_PLAIN - length)); /* bits */
  guint64       word;
  guint64       before; /* the point */
  guint64       others; /* a bit for each byte that is no digit */
  guint         at;     /* bits before the point */
  guint         n_before;
  guint         n_behind;

  memcpy (&word, text, sizeof word);
  word = (GUINT64_FROM_LE (word) << n_blank) ^ (zeros << n_blank);
  others = ((word + beyond_nine) | word) & G_GUINT64_CONSTANT (0x8080808080808080);
  if (others == 0)
    return *text == '0' && length > 1 ? 0 : duid_plain_number_join (word, 0);
  at = (guint) __builtin_ctzll (others) - 7;
  n_before = (at - n_blank) / 8;
  n_behind = DUID_LONGEST_PLAIN - 1 - at / 8;
  if ((others & (others - 1)) != 0 || (word >> at & 0xff) != ('.' ^ '0') || n_before == 0 ||
      n_behind == 0 || n_behind == 3 || (*text == '0' && n_before > 1))
    return 0;
  /* What stands before the point moves up to where it is. */
  before = word & ((G_GUINT64_CONSTANT (1) << at) - 1);
  return duid_plain_number_join ((word >> at >> 8 << at << 8) | before << 8, n_behind);
}

G_END_DECLS
