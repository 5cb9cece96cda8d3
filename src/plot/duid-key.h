/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/duid-chart-private.h"

G_BEGIN_DECLS

/* The key below a picture: what its colours and marks stand for, one entry after
 * another, on as many lines as that takes. */
typedef enum
{
  DUID_KEY_WORDS,  /* nothing before the words */
  DUID_KEY_SQUARE, /* a bar's colour */
  DUID_KEY_TICK,   /* an upright line */
  DUID_KEY_MARK,   /* a dot's colour and shape */
} DuidKeyKind;

typedef struct _DuidKey DuidKey;

DuidKey *duid_key_new        (DuidChart   *chart);
void     duid_key_free       (DuidKey     *key);

void     duid_key_add        (DuidKey     *key,
                              DuidKeyKind  kind,
                              DuidColour   colour,
                              DuidShape    shape,
                              const char  *words);
/* An entry for each group that has a colour, unless the frame around the picture
 * names them already. */
void     duid_key_add_groups (DuidKey     *key,
                              DuidKeyKind  kind);

/* The pixels it takes over the chart's width; 0 without entries. */
double   duid_key_get_height (DuidKey     *key);
/* Draws it with its top at @top, in a layer of its own. */
void     duid_key_draw       (DuidKey     *key,
                              double       top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidKey, duid_key_free)

G_END_DECLS
