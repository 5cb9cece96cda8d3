/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one text is by itself, whatever column it stands in: a number, a date, yes or no,
 * a link, something that tells who somebody is. */

#define DUID_N_DATE_FORMATS 29

/* The marks that may part thousands: “1.234”, “1,234”, “1 234”, “1'234”. */
#define DUID_N_GROUP_MARKS 4

typedef struct
{
  double  number;  /* when it is one */
  double  grouped; /* … with the mark parting thousands */
  guint32 dates;   /* a bit for each format that it is a date in */
  guint8  is_point;
  guint8  is_comma;
  guint8  has_decimals; /* a decimal mark that can be nothing else */
  guint8  is_padded;
  guint8  group;        /* from 1: the mark that may part thousands in it; 0 = none */
  guint8  is_surely_grouped;
  char    group_decimal; /* the decimal mark behind such thousands, or '\0' */
  guint8  is_spaced;
  guint8  is_link;
  guint8  is_mail;
  guint8  is_phone;
  guint8  is_host;
  guint8  is_place;     /* latitude and longitude, as collectors write them */
  guint8  is_yes;
  guint8  is_no;
} DuidTextTraits;

/* @text has no blanks around it and @length bytes. */
void        duid_text_traits_judge (DuidTextTraits *traits,
                                    const char     *text,
                                    gsize           length);

/* The strptime-like format of a bit of `dates`; NULL for ISO 8601. */
const char *duid_text_traits_get_date_format (guint index);
/* The mark of `group` less one. */
char        duid_text_traits_get_group_mark  (guint index);

G_END_DECLS
