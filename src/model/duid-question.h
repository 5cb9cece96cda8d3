/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A question of the survey: what was asked and what could be answered.
 *
 * It is filled in while a framework is made and never changed once a dataset
 * has been built on it; readers borrow the fields. */

typedef enum
{
  DUID_QUESTION_ID,
  DUID_QUESTION_PERSON,
  DUID_QUESTION_TITLE,
  DUID_QUESTION_STORY,
  DUID_QUESTION_TEXT,
  DUID_QUESTION_LANGUAGE,
  DUID_QUESTION_MEDIA,
  DUID_QUESTION_DATE,
  DUID_QUESTION_NUMBER,
  DUID_QUESTION_CHOICE,
  DUID_QUESTION_MULTICHOICE,
  DUID_QUESTION_SLIDER,
  DUID_QUESTION_TRIAD,
  DUID_QUESTION_CANVAS,
  DUID_QUESTION_CONSENT,
} DuidQuestionType;

#define DUID_N_QUESTION_TYPES 15

/* How the answer is kept, see duid-dataset.h: several types share one way. */
typedef enum
{
  DUID_COLUMN_TEXT,   /* id person title story text language media */
  DUID_COLUMN_NUMBER, /* date number slider */
  DUID_COLUMN_CODE,   /* choice consent: one option */
  DUID_COLUMN_MASK,   /* multichoice: any options */
  DUID_COLUMN_TRIAD,
  DUID_COLUMN_STONES, /* canvas: a place per stone */
} DuidColumnKind;

/* What happened to a question for one teller; kept apart everywhere. */
typedef enum
{
  DUID_STATE_ANSWERED,
  DUID_STATE_NOT_APPLICABLE,
  DUID_STATE_MISSING,
  DUID_STATE_NOT_ASKED,
} DuidState;

#define DUID_N_STATES 4

/* Positions of options are kept in 16 bits; see DUID_NO_CODE. */
#define DUID_MOST_OPTIONS 65000

/* A named stretch of a slider: a value belongs to the first band whose @below
 * it is under; the last band has INFINITY. */
typedef struct
{
  char  *label;
  double below;
} DuidBand;

typedef struct
{
  char  *label;
  double min;
  double max;
  char  *left;  /* the word at min: left of x, bottom of y */
  char  *right;
} DuidAxis;

typedef struct
{
  gatomicrefcount  refs;
  char            *name;  /* stable identifier */
  DuidQuestionType type;
  char            *label; /* what people read */
  char            *short_label; /* as people chose it, or NULL: see …_dup_short_label() */
  char            *theme; /* levels parted by '/', or NULL */
  gboolean         is_sensitive;
  GPtrArray       *options;    /* char*: choice, multichoice, consent */
  gboolean         is_ordered; /* options in a meaningful order */
  double           min;        /* slider: the ends of the scale */
  double           max;
  char            *left;       /* slider: words at the ends, or NULL */
  char            *right;
  GArray          *bands;      /* DuidBand; may be empty */
  char            *unit;       /* number, or NULL */
  char            *corners[3]; /* triad: top, left, right */
  DuidAxis         x;          /* canvas; y runs up */
  DuidAxis         y;
  GPtrArray       *stones;     /* char*: labels */
  char            *background; /* canvas: path of an image relative to the package, or NULL */
  GPtrArray       *show;       /* char*: consent answers that allow showing */
  GHashTable      *option_positions; /* of the question itself: made by …_add_option() */
  GHashTable      *aliases; /* other label of an option or stone → its position; or NULL */
} DuidQuestion;

DuidQuestion    *duid_question_new              (const char         *name,
                                                 DuidQuestionType    type,
                                                 const char         *label);
DuidQuestion    *duid_question_copy             (const DuidQuestion *question);
DuidQuestion    *duid_question_ref              (DuidQuestion       *question);
void             duid_question_unref            (DuidQuestion       *question);

DuidColumnKind   duid_question_get_column_kind  (const DuidQuestion *question);

/* The position of an option or stone by its trimmed label, or else by one that it
 * has in the file or had before; -1 when there is none. */
int              duid_question_find_option      (const DuidQuestion *question,
                                                 const char         *label);
int              duid_question_find_stone       (const DuidQuestion *question,
                                                 const char         *label);

/* Appends an option and returns its position; only while building. A label that
 * is there already keeps its position; -1 when there are DUID_MOST_OPTIONS. */
int              duid_question_add_option       (DuidQuestion       *question,
                                                 const char         *label);
/* @label means the option or stone at @position too; only while building. */
void             duid_question_add_alias        (DuidQuestion       *question,
                                                 const char         *label,
                                                 guint               position);
void             duid_question_add_band         (DuidQuestion       *question,
                                                 const char         *label,
                                                 double              below);

/* The band of @value, or -1 when there are no bands. */
int              duid_question_get_band         (const DuidQuestion *question,
                                                 double              value);

/* Whether it can be a picture or facet: everything but id, person, title,
 * story, text and media. */
gboolean         duid_question_is_chartable     (const DuidQuestion *question);

/* “slider”, “triad” …: the words of the data package. */
const char      *duid_question_type_to_string   (DuidQuestionType    type);
gboolean         duid_question_type_from_string (const char         *text,
                                                 DuidQuestionType   *type);

/* A short name of the question for chips and axes: as people chose it, else the
 * name with blanks for underscores and a capital (“Eigen regie”), since labels are
 * whole sentences. */
char            *duid_question_dup_short_label  (const DuidQuestion *question);

/* “answered”, “not-applicable”, “missing”, “not-asked”: identifiers. */
const char      *duid_state_to_string           (DuidState           state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidQuestion, duid_question_unref)

G_END_DECLS
