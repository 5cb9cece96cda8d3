/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-plane.h"
#include "base/duid-rows.h"
#include "model/duid-dataset.h"
#include "model/duid-tagging.h"

G_BEGIN_DECLS

/* One brush as a value: what an answer must be to pass. A condition has a text
 * form that the command line, saved groups and the undo history share:
 *
 *   question=A|B        any of these options (also: the text or number itself)
 *   question>=6  <4 >2 <=8
 *   question:range=2..5 both ends included; 2<..5 and 2..<5 leave an end out
 *   question:range=2..5|7..9            any of these ranges
 *   question:band=A|B   question:zone=T|L|R|LT|TR|LR|Centre
 *   question:border=T|L|R|LT|TR|LR      the corner disc or edge strip itself
 *   question:lasso=x,y;x,y;…            polygon in shares of the plane (triad)
 *   question:lasso[Stone]=x,y;…         polygon in axis units (canvas)
 *   question:lasso=x,y;…|x,y;…          any of these polygons
 *   question:answered   :na   :missing  :not-asked   several: :na|missing
 *   tag=A|B             stories that have any of these tags
 *   text~WORDS          stories that hold these words, as a search takes them (see
 *                       base/duid-search.h): text~oma tafel, text~"de oma"
 *   text~*WORDS         … that hold them inside their words too
 *
 * An inverted condition has `!` before its `=`, `~`, `>`, `<` or after the colon
 * (`q!=A`, `q:!band=A`, `q:!na`, `text!~WORDS`): it passes those who answered
 * otherwise. Who did not answer the question passes neither way; for states,
 * tags and words the inverse is simply everyone else.
 * Of numbers and dates `=` is the value itself (a date without a time is that
 * whole day, in ranges too), of texts the whole text, of a canvas the stone placed.
 *
 * In words, `|` and `\` are written `\|` and `\\`, in the names of questions also
 * `\:`, `\=`, `\!`, `\<`, `\>`, `\~` where needed; `\n` is a line break. The names
 * `tag` and `text` are taken by the last two; a question of that name is `\tag`.
 *
 * Immutable and counted. */

/* How near a corner or edge, in shares, an answer lies on it. */
#define DUID_BORDER_MARGIN 0.02

typedef enum
{
  DUID_CONDITION_OPTIONS,
  DUID_CONDITION_BANDS,
  DUID_CONDITION_RANGE,
  DUID_CONDITION_ZONES,
  DUID_CONDITION_BORDER,
  DUID_CONDITION_LASSO,
  DUID_CONDITION_STATES,
  DUID_CONDITION_TAGS,
  DUID_CONDITION_WORDS,
} DuidConditionKind;

/* A stretch of numbers; low and high are -INFINITY and INFINITY without a bound. */
typedef struct
{
  double   low;
  double   high;
  gboolean is_low_open;  /* low itself is outside */
  gboolean is_high_open;
} DuidRange;

typedef struct
{
  gatomicrefcount   refs;
  DuidConditionKind kind;
  char             *question;     /* name; NULL for tags and words */
  GPtrArray        *words;        /* char*: options, bands, zones, states (as
                                   * duid_state_to_string()), tags; or the one search text */
  GArray           *ranges;       /* DuidRange, any of them; they may overlap */
  char             *stone;        /* lasso on a canvas: one stone, or NULL for any */
  GPtrArray        *rings;        /* GArray of DuidPoint, any of them; each is one polygon in the
                                   * triad's plane (duid_triad_to_plane) or in axis units */
  gboolean          is_inverted;
} DuidCondition;

/* Search in stories, given by whoever has an index: returns the rows that hold
 * @words (transfer full). */
typedef DuidRows *(*DuidWordFinder) (const char *words,
                                     gpointer    data);

/* What conditions are held against. Borrowed; @tagging and @find_words may be NULL. */
typedef struct
{
  const DuidDataset *dataset;
  const DuidTagging *tagging;
  DuidWordFinder     find_words;
  gpointer           find_words_data;
} DuidStand;

DuidCondition *duid_condition_new_words   (DuidConditionKind     kind,
                                           const char           *question,
                                           const char *const    *words);
DuidCondition *duid_condition_new_range   (const char           *question,
                                           double                low,
                                           double                high);
DuidCondition *duid_condition_new_lasso   (const char           *question,
                                           const char           *stone,
                                           const DuidPoint      *corners,
                                           gsize                 n_corners);
DuidCondition *duid_condition_new_search  (const char           *text);

/* The same with one thing changed (transfer full). */
DuidCondition *duid_condition_inverted    (const DuidCondition  *condition);
/* Ranges without their low end, their high end, or both: a bin's brush takes what
 * lies at its lower edge and leaves its upper edge to the next bin. */
DuidCondition *duid_condition_opened      (const DuidCondition  *condition,
                                           gboolean              is_low_open,
                                           gboolean              is_high_open);
/* What either passes: the words, ranges or rings of both, which must be of one
 * kind, question and stone. */
DuidCondition *duid_condition_joined      (const DuidCondition  *condition,
                                           const DuidCondition  *other);
/* Without the words, ranges and rings that @other holds too; NULL when none are
 * left. */
DuidCondition *duid_condition_without     (const DuidCondition  *condition,
                                           const DuidCondition  *other);

DuidCondition *duid_condition_ref         (DuidCondition        *condition);
void           duid_condition_unref       (DuidCondition        *condition);
gboolean       duid_condition_equal       (const DuidCondition  *a,
                                           const DuidCondition  *b);

/* Reads the text form. Questions, options, bands and tags that do not exist are
 * an error whose sentence names what there is. Questions may be given by label. */
DuidCondition *duid_condition_parse       (const char           *text,
                                           const DuidStand      *stand,
                                           GError              **error);
/* The text form; parsing it gives an equal condition (transfer full). */
char          *duid_condition_to_string   (const DuidCondition  *condition);

/* For a chip: “Perspectief” and “Gezin”, “4 – 6”, “lasso”, “niet: Gezin”
 * (both transfer full, translated). */
void           duid_condition_describe    (const DuidCondition  *condition,
                                           const DuidDataset    *dataset,
                                           char                **subject,
                                           char                **value);

/* The rows that pass @condition alone (transfer full). A question that is no
 * longer there passes nobody. */
DuidRows      *duid_condition_find_rows   (const DuidCondition  *condition,
                                           const DuidStand      *stand);

/* Every condition of a list, AND; an empty or NULL list passes all rows. */
DuidRows      *duid_conditions_find_rows  (GPtrArray            *conditions,
                                           const DuidStand      *stand);

/* A GPtrArray that owns DuidConditions. */
GPtrArray     *duid_conditions_new        (void);
GPtrArray     *duid_conditions_copy       (GPtrArray            *conditions);
/* One condition a line: what a saved group keeps; unreadable lines are an error. */
char          *duid_conditions_to_string  (GPtrArray            *conditions);
GPtrArray     *duid_conditions_parse      (const char           *text,
                                           const DuidStand      *stand,
                                           GError              **error);

#define DUID_CONDITION_ERROR (duid_condition_error_quark ())
GQuark         duid_condition_error_quark (void);

typedef enum
{
  DUID_CONDITION_ERROR_SYNTAX,
  DUID_CONDITION_ERROR_UNKNOWN,
} DuidConditionError;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCondition, duid_condition_unref)

G_END_DECLS
