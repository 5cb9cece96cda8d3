/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-date.h"

G_BEGIN_DECLS

/* Checked numbers: the whole text is the number, or there is none. */

/* Reads @text (blanks around it allowed) with @decimal as decimal mark, in any
 * locale. With ',' as mark a text that only holds a point is read with the
 * point, since spreadsheets mix them. No thousands marks, no hex, no "inf". */
gboolean    duid_number_parse        (const char *text,
                                      char        decimal,
                                      double     *number);

/* The same for plain digits with at most one mark, which is how nearly all numbers are
 * written; FALSE: it may still be a number. */
gboolean    duid_number_parse_plain  (const char *text,
                                      gsize       length,
                                      char        decimal,
                                      double     *number);

/* The shortest text that reads back as exactly @number, with a point (transfer full). */
char       *duid_number_to_string    (double      number);

/* For people: at most @decimals places, in the locale's decimal mark, without
 * trailing zeros; a real minus sign (transfer full). */
char       *duid_number_for_people   (double      number,
                                      int         decimals);

G_END_DECLS
