/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"

G_BEGIN_DECLS

/* What the cells of one column look like, gathered while a file passes by once:
 * enough to guess what was asked. */

/* More texts than this are no list of options. */
#define DUID_PROFILE_MOST_OPTIONS 40

#define DUID_PROFILE_N_DATE_FORMATS 6

/* What one text is, whatever column it stands in. */
typedef struct
{
  double number; /* when it is one */
  guint8 is_point;
  guint8 is_comma;
  guint8 is_padded;
  guint8 is_spaced;
  guint8 is_link;
  guint8 is_mail;
  guint8 is_phone;
  guint8 is_host;
  guint8 is_yes;
  guint8 is_no;
  guint8 is_date[DUID_PROFILE_N_DATE_FORMATS];
} DuidTextTraits;

/* Short texts that came by lately: options and numbers come again and again, and are
 * looked at closely only once. All zeros to begin with. */
#define DUID_LONGEST_REMEMBERED 31
#define DUID_N_REMEMBERED       4096

typedef struct
{
  char           text[DUID_LONGEST_REMEMBERED + 1];
  DuidTextTraits traits;
  gpointer       profile; /* the last one that noted it */
} DuidSeenText;

typedef struct
{
  DuidSeenText texts[DUID_N_REMEMBERED];
} DuidTextMemory;

typedef struct
{
  guint64     n_filled;
  guint64     n_texts;       /* text cells, of any kind */
  guint64     n_points;      /* numbers, read with a decimal point */
  guint64     n_commas;      /* numbers, read with a decimal comma */
  guint64     n_fractions;   /* numbers that are not whole */
  guint64     n_padded;      /* digits with a leading zero: codes, not numbers */
  guint64     n_booleans;
  guint64     n_date_cells;
  guint64     n_dates[DUID_PROFILE_N_DATE_FORMATS]; /* texts that are a date so written */
  guint64     n_counting;    /* whole numbers that are the row's own number */
  guint64     n_spaced;      /* texts of more than one word */
  guint64     n_links;       /* texts that are a web address */
  guint64     n_mails;       /* … an e-mail address */
  guint64     n_phones;      /* … a telephone number */
  guint64     n_hosts;       /* … an IP address */
  guint64     n_yes;         /* 1, yes, ja, true, Y, X */
  guint64     n_no;          /* 0, no, nee, false, N */
  guint64     length;        /* of all texts, in bytes */
  double      min;
  double      max;
  GPtrArray  *options;       /* char*: the first different texts, in order; at most
                              * DUID_PROFILE_MOST_OPTIONS + 1 */
  GHashTable *option_set;    /* of the same texts */
  GHashTable *seen;          /* hashes of texts, until one comes twice */
  gboolean    has_twice;
} DuidColumnProfile;

void        duid_column_profile_init  (DuidColumnProfile *profile);
void        duid_column_profile_clear (DuidColumnProfile *profile);

/* Takes a cell that stands for an answer; @count is the story's number from 1, @memory
 * that of the file. */
void        duid_column_profile_take  (DuidColumnProfile *profile,
                                       DuidTextMemory    *memory,
                                       const DuidCell    *cell,
                                       guint64            count);

/* Nearly all answers are numbers; *@decimal is the mark they have. */
gboolean    duid_column_profile_is_number (const DuidColumnProfile *profile,
                                           char                    *decimal);
/* Nearly all are dates; *@format is how they are written, NULL for ISO 8601. */
gboolean    duid_column_profile_is_date   (const DuidColumnProfile *profile,
                                           const char             **format);
/* Nearly all are yes or no, in whatever words; at least one is yes. */
gboolean    duid_column_profile_is_yes_no (const DuidColumnProfile *profile);
/* What kind of personal data the cells themselves are, as a translated noun, or
 * NULL: e-mail addresses, telephone numbers, IP addresses. */
const char *duid_column_profile_get_personal (const DuidColumnProfile *profile);
/* Every answer is another. */
gboolean    duid_column_profile_is_unique (const DuidColumnProfile *profile);
/* Few different answers, most of them given more than once. */
gboolean    duid_column_profile_is_choice (const DuidColumnProfile *profile);

G_END_DECLS
