/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-table.h"
#include "import/duid-text-memory.h"

G_BEGIN_DECLS

/* What the cells of one column look like, gathered while a file passes by once:
 * enough to guess what was asked. */

/* More texts than this are no list of options. */
#define DUID_PROFILE_MOST_OPTIONS 40

/* Texts that have this mark where thousands may be parted: numbers of one kind when it does,
 * of another when it is the decimal mark. */
typedef struct
{
  guint64 n;
  guint64 n_sure;      /* it can be nothing else */
  guint64 n_decimals[2]; /* with a decimal point, a decimal comma behind the thousands */
  guint64 n_numbers;   /* are numbers too when it does not */
  guint64 n_fractions; /* with thousands parted */
  double  min;
  double  max;
  double  plain_min;   /* the mark being a decimal one */
  double  plain_max;
} DuidGroupedNumbers;

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
  guint64     n_dates[DUID_N_DATE_FORMATS]; /* texts that are a date so written */
  guint64     n_counting;    /* whole numbers that are the row's own number */
  guint64     n_spaced;      /* texts of more than one word */
  guint64     n_links;       /* texts that are a web address */
  guint64     n_mails;       /* … an e-mail address */
  guint64     n_phones;      /* … a telephone number */
  guint64     n_hosts;       /* … an IP address */
  guint64     n_places;      /* … a latitude and longitude */
  guint64     n_yes;         /* 1, yes, ja, oui, true, Y, X */
  guint64     n_no;          /* 0, no, nee, non, nein, false, N */
  guint64     n_marked[2];   /* numbers that need a decimal point, a decimal comma */
  guint64     n_hundreds;    /* bare whole numbers from 100 to 999 */
  guint64     n_thousands;   /* … and from 1000 on */
  DuidGroupedNumbers grouped[DUID_N_GROUP_MARKS];
  char        group;         /* the mark between thousands, or '\0'; when settled */
  guint64     length;        /* of all texts, in bytes */
  double      min;
  double      max;
  GPtrArray  *options;       /* char*: the first different texts, in order; at most
                              * DUID_PROFILE_MOST_OPTIONS + 1 */
  GHashTable *option_set;    /* of the same texts → their index and one */
  GArray     *counts;        /* guint: how often each came in the first rows */
  guint64     n_long;        /* texts that are too long for an option */
  guint64     n_huge;        /* … and for several of them */
  GArray     *seen;          /* guint64: hashes of texts, until one is known to come twice */
  gboolean    has_twice;     /* one is known to */
  guint64     most_rows;     /* no file has more, or 0; set by who knows */
  gboolean    is_prose;      /* words: nobody asks whether a text comes twice */
} DuidColumnProfile;

/* Plain numbers that are only counted; one of all zeros but for its bounds. */
typedef struct
{
  guint64 n;
  guint64 n_whole;     /* the others have a point */
  guint64 n_fractions;
  guint64 n_zeros;     /* “0” */
  guint64 n_ones;
  guint64 n_hundreds;  /* whole ones, as in DuidColumnProfile */
  guint64 n_thousands;
  guint64 n_counting;
  guint64 length;
  double  min;
  double  max;
} DuidPlainCounts;

void        duid_column_profile_init  (DuidColumnProfile *profile);
void        duid_column_profile_clear (DuidColumnProfile *profile);

/* Takes a cell that stands for an answer; @count is the story's number from 1, @memory
 * that of the thread. */
void        duid_column_profile_take  (DuidColumnProfile *profile,
                                       DuidTextMemory    *memory,
                                       const DuidCell    *cell,
                                       guint64            count);
/* From story @count on, whether a plain number tells no more than what DuidPlainCounts has:
 * nobody asks any more which options there are, and whether one comes twice. */
gboolean    duid_column_profile_only_counts (const DuidColumnProfile *profile,
                                             guint64                  count);
void        duid_column_profile_add_plain (DuidColumnProfile     *profile,
                                           const DuidPlainCounts *counts);
/* To be called after some cells of the column, before @memory is used for another. */
void        duid_column_profile_end_run (DuidColumnProfile *profile,
                                         DuidTextMemory    *memory);

/* When all cells were taken: decides what the marks in numbers part. @has_points,
 * @has_commas: whether the file has numbers that can only have such a decimal mark. */
void        duid_column_profile_settle (DuidColumnProfile *profile,
                                        gboolean           has_points,
                                        gboolean           has_commas);

/* Nearly all answers are numbers; *@decimal is the mark they have. */
gboolean    duid_column_profile_is_number (const DuidColumnProfile *profile,
                                           char                    *decimal);
/* Nearly all are dates; *@format is how they are written, NULL for ISO 8601. */
gboolean    duid_column_profile_is_date   (const DuidColumnProfile *profile,
                                           const char             **format);
/* Nearly all are yes or no, in whatever words; at least one is yes. */
gboolean    duid_column_profile_is_yes_no (const DuidColumnProfile *profile);
/* What kind of personal data the cells themselves are, as a translated noun, or
 * NULL: e-mail addresses, telephone numbers, IP addresses, locations. */
const char *duid_column_profile_get_personal (const DuidColumnProfile *profile);
/* Every answer is another, and of one word. Looks through all of them, so it is to be
 * asked last. */
gboolean    duid_column_profile_is_unique (const DuidColumnProfile *profile);
/* Few different answers, most of them given more than once. */
gboolean    duid_column_profile_is_choice (const DuidColumnProfile *profile);

G_END_DECLS
