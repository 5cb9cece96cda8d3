/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date is a double: days since 1970-01-01, with the time of day as fraction. */

/* Reads @text by a strptime-like @format (%d %m %Y %y %H %I %M %S %p %b %Z), or as
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
