/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-condition.h"

G_BEGIN_DECLS

/* What is being looked at, as one value: the brushes, the cards on the board and
 * how they show. Undo keeps old views whole; a picture looks the same for the
 * same view however it was reached. Immutable and counted; changes give a new view. */

/* A card of the board. */
typedef struct
{
  char    *question;  /* name, or DUID_TAGS_NAME */
  char    *colour_by; /* name of the question that splits it, DUID_TAGS_NAME, or NULL */
  int      span;      /* 1 = one place, 2 = the whole width */
  gboolean hides_summary;
  char    *stone;     /* canvas: the one stone shown, or NULL */
  char    *weigh_by;  /* name of the number question that weighs stories, or NULL */
  char    *to_stone;  /* canvas: where arrows from it end, or NULL for all others */
  char    *show_as;   /* the display chosen for it, NULL = by the number of answers */
  char    *layers;    /* names of what lies on top, with spaces between, or NULL */
} DuidCard;

/* The tags stand for a question of this name on boards. */
#define DUID_TAGS_NAME "#tags"

typedef struct
{
  gatomicrefcount refs;
  GPtrArray *conditions; /* DuidCondition */
  GPtrArray *kept;       /* the same conditions that a next brush on their question
                          * leaves alone: borrowed pointers into `conditions` */
  GPtrArray *cards;      /* DuidCard */
  gboolean   hides_rest; /* filtered-out stories leave no faint marks */
} DuidView;

DuidView *duid_view_new              (void);
DuidView *duid_view_copy             (const DuidView *view);
DuidView *duid_view_ref              (DuidView       *view);
void      duid_view_unref            (DuidView       *view);

gboolean  duid_view_same_conditions  (const DuidView *a,
                                      const DuidView *b);
gboolean  duid_view_same_board       (const DuidView *a,
                                      const DuidView *b);

DuidCard *duid_card_new              (const char     *question);
DuidCard *duid_card_copy             (const DuidCard *card);
void      duid_card_free             (DuidCard       *card);

/* How a brush meets the ones already on its question. */
typedef enum
{
  DUID_BRUSH_REPLACE,
  DUID_BRUSH_ADD,      /* or this */
  DUID_BRUSH_SUBTRACT, /* but not this */
  DUID_BRUSH_TOGGLE,   /* add when it is not there, else take away: clicks */
} DuidBrushMode;

/* Each returns a new view (transfer full). */
DuidView *duid_view_brushed          (const DuidView *view,
                                      DuidCondition  *brush,
                                      DuidBrushMode   mode);
/* Without any condition on @question (NULL: tags; use duid_view_without() for words). */
DuidView *duid_view_cleared          (const DuidView *view,
                                      const char     *question);
DuidView *duid_view_without          (const DuidView *view,
                                      guint           condition);
DuidView *duid_view_inverted         (const DuidView *view,
                                      guint           condition);
DuidView *duid_view_with_kept        (const DuidView *view,
                                      guint           condition,
                                      gboolean        is_kept);
/* The one search text; NULL or "" takes it away. */
DuidView *duid_view_searched         (const DuidView *view,
                                      const char     *words);

/* The cards as text for the project file, and back (unknown words are skipped). */
char     *duid_view_board_to_string  (const DuidView *view);
GPtrArray *duid_view_board_parse     (const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidView, duid_view_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidCard, duid_card_free)

G_END_DECLS
