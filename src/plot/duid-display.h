/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-question.h"

G_BEGIN_DECLS

/* The ways in which the answers to a question can be drawn, as people choose them
 * in a card's menu, boards keep them and commands name them: displays, of which a
 * chart has one (by itself the one that suits the number of answers), and layers,
 * of which it may have several on top. All are rows of one table. */
typedef struct
{
  const char *name;     /* in boards and commands */
  const char *label;    /* untranslated, for gettext() */
  guint       types;    /* 1 << DuidQuestionType of what it suits, or DUID_DISPLAY_TAGS */
  gboolean    is_layer;
  /* What more the question must have, or NULL; it is never asked about the tags. */
  gboolean  (*fits) (const DuidQuestion *question);
  /* Draws the answers to two questions: what it is coloured by as well. A brush on
   * either is the picture's own and doesn't filter it. */
  gboolean    is_crossed;
} DuidDisplay;

#define DUID_DISPLAY_TAGS (1u << 31)

/* The table, in the order of the menu; it ends with a name that is NULL. */
const DuidDisplay *duid_display_get_all     (void);
/* NULL when nothing has that name, or @name is NULL. */
const DuidDisplay *duid_display_find        (const char         *name);
/* @question NULL: the tags. */
gboolean           duid_display_suits       (const DuidDisplay  *display,
                                             const DuidQuestion *question);

/* Layers are kept as names with spaces between, and drawn from a mask: bit i stands
 * for row i of the table. Unknown names have no bit. */
guint64            duid_display_get_mask    (const char         *layers);
gboolean           duid_display_has         (guint64             mask,
                                             const char         *name);
/* @layers with @name put in or taken away (transfer full), NULL when none is left. */
char              *duid_display_toggle      (const char         *layers,
                                             const char         *name);

G_END_DECLS
