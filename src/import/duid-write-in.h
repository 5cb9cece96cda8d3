/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* “Other, namely …”: what people write beside the options they can choose from.
 *
 * Of a choice it says which option is chosen by writing something: into a column of its
 * own, or, when that is NULL, among the options in the same cell. Of a text that stands in
 * such a cell it says what is an option there, and so no part of what was written. */
typedef struct
{
  char      *option; /* of a choice or multiple choice, or NULL */
  char      *header; /* of the column of its own, or NULL: by its place */
  guint      place;  /* from 1; 0 = by its header, or no column of its own */
  GPtrArray *known;  /* char*: of a text, the options that stand in the same cell */
} DuidWriteIn;

/* @option NULL = of a text. */
DuidWriteIn *duid_write_in_new        (const char        *option);
DuidWriteIn *duid_write_in_copy       (const DuidWriteIn *write_in);
void         duid_write_in_free       (DuidWriteIn       *write_in);
void         duid_write_in_set_column (DuidWriteIn       *write_in,
                                       const char        *header,
                                       guint              place);
gboolean     duid_write_in_has_column (const DuidWriteIn *write_in);
/* Whether @text, blanks around it aside, is one of the options in the same cell. */
gboolean     duid_write_in_knows      (const DuidWriteIn *write_in,
                                       const char        *text);

/* Whether a header or option is the one that asks to write something in: “Other (please
 * specify)”, “Anders, namelijk:”, “hulp_other”, “Autre”. */
gboolean     duid_write_in_is_asked   (const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidWriteIn, duid_write_in_free)

G_END_DECLS
