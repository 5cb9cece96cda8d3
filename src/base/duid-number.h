/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Checked numbers: the whole text is the number, or there is none. */

/* Reads @text (blanks around it allowed) with @decimal as decimal mark, in any
 * locale. With ',' as mark a text that only holds a point is read with the
 * point, since spreadsheets mix them. No thousands marks, no hex, no "inf". */
gboolean    duid_number_parse        (const char *text,
                                      char        decimal,
                                      double     *number);

/* The shortest text that reads back as exactly @number, with a point (transfer full). */
char       *duid_number_to_string    (double      number);

/* For people: at most @decimals places, in the locale's decimal mark, without
 * trailing zeros; a real minus sign (transfer full). */
char       *duid_number_for_people   (double      number,
                                      int         decimals);

/* A date is a double: days since 1970-01-01, with the time of day as fraction. */

/* Reads @text by a strptime-like @format (%d %m %Y %y %H %M %S %b), or as
 * ISO 8601 when @format is NULL. The whole text must be used. */
gboolean    duid_date_parse          (const char *text,
                                      const char *format,
                                      double     *days);

/* “2024-03-24”, or “2024-03-24T09:15:00” when the day has a time (transfer full). */
char       *duid_date_to_string      (double      days);

/* For people, in the language of the program: “24 March 2024” (transfer full). */
char       *duid_date_for_people     (double      days);

/* The number of days of a civil date, and the other way round. */
double      duid_date_from_civil     (int         year,
                                      int         month,
                                      int         day);
void        duid_date_to_civil       (double      days,
                                      int        *year,
                                      int        *month,
                                      int        *day);

G_END_DECLS
