/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colour of a tag: a small square in lists, a disc in pills and swatches.
 * A picture only; whoever shows it says the tag's name too. */
#define DUID_TYPE_TAG_MARK (duid_tag_mark_get_type ())
G_DECLARE_FINAL_TYPE (DuidTagMark, duid_tag_mark, DUID, TAG_MARK, GtkWidget)

typedef enum
{
  DUID_TAG_MARK_SQUARE,
  DUID_TAG_MARK_DISC,
  DUID_TAG_MARK_SWATCH, /* a disc as large as a finger needs */
} DuidTagMarkShape;

GtkWidget *duid_tag_mark_new (DuidTagMarkShape shape,
                              int              colour);

G_END_DECLS
