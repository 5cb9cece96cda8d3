/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-search.h"
#include "model/duid-framework.h"
#include "store/duid-sql.h"

G_BEGIN_DECLS

/* The words of the newest version of every story, by the story's number. The
 * index keeps no texts: who takes a story out of it must say what was put in. */

/* Lists the number and texts of every story, see store/duid-story-texts.h. */
extern const char DUID_SEARCH_TEXTS[];

gboolean duid_search_table_add     (DuidSql       *sql,
                                    gint64         story,
                                    const char    *text,
                                    GError       **error);
gboolean duid_search_table_remove  (DuidSql       *sql,
                                    gint64         story,
                                    const char    *text,
                                    GError       **error);
/* Says that thousands of stories will be added, or that they have been: inside one
 * transaction, so that the file never keeps it. */
gboolean duid_search_table_expect  (DuidSql       *sql,
                                    gboolean       is_much,
                                    GError       **error);
/* Makes it anew, as when a question has become sensitive. */
gboolean duid_search_table_rebuild (DuidSql       *sql,
                                    DuidFramework *framework,
                                    GError       **error);
/* A search of words and their beginnings, and at least one, as a query of FTS5
 * (transfer full). */
char    *duid_search_table_dup_query (const DuidSearch *search);

/* The same, of the questions that the project has. */
gboolean duid_search_table_make_anew (DuidSql       *sql,
                                      GError       **error);

G_END_DECLS
