/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table for a terminal: the first column to the left, the others to the right,
 * two blanks between. Rows may be shorter than others. */
typedef struct _DuidTextTable DuidTextTable;

DuidTextTable *duid_text_table_new     (void);
void           duid_text_table_free    (DuidTextTable *table);

/* Takes @cell (NULL = empty) and puts it at the end of the last row. */
void           duid_text_table_add     (DuidTextTable *table,
                                        char          *cell);
/* Begins the next row. */
void           duid_text_table_end_row (DuidTextTable *table);
/* Appends the whole to @text, each row after @indent blanks. */
void           duid_text_table_print   (DuidTextTable *table,
                                        guint          indent,
                                        GString       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidTextTable, duid_text_table_free)

G_END_DECLS
