/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-search.h"
#include "model/duid-framework.h"
#include "store/duid-sql.h"

G_BEGIN_DECLS

/* The words of the newest version of every story, by the story's number. The
 * index keeps no texts: who takes a story out of it must say what was put in.
 *
 * Of many stories the index is made after them (store/duid-indexing.h): a mark says up
 * to which number stories are in it, and those behind the mark are not, at the end of
 * each transaction. Words are looked for in the index once all stories are in it. */

/* Lists the number and texts of every story up to a number, see
 * store/duid-story-texts.h. */
extern const char DUID_SEARCH_TEXTS[];

typedef struct
{
  gint64   story;     /* the last that is in the index, or any number behind it */
  gboolean is_joined; /* its parts are joined, as after many stories */
} DuidSearchMark;

gboolean duid_search_table_get_mark (DuidSql              *sql,
                                     DuidSearchMark       *mark,
                                     GError              **error);
gboolean duid_search_table_set_mark (DuidSql              *sql,
                                     const DuidSearchMark *mark,
                                     GError              **error);
/* Whether all stories are in it. */
gboolean duid_search_table_is_whole (DuidSql              *sql,
                                     gboolean             *is_whole,
                                     GError              **error);

/* These three do nothing for stories behind the mark. */
gboolean duid_search_table_add     (DuidSql       *sql,
                                    gint64         story,
                                    const char    *text,
                                    GError       **error);
gboolean duid_search_table_remove  (DuidSql       *sql,
                                    gint64         story,
                                    const char    *text,
                                    GError       **error);
/* No story behind @last has a number yet, whatever was erased. */
gboolean duid_search_table_retract (DuidSql       *sql,
                                    gint64         last,
                                    GError       **error);

/* Moves the mark past at most @most stories, and on until @is_enough (or NULL) says so;
 * *@is_whole tells that all are in it. */
typedef gboolean (*DuidSearchEnough) (gpointer data);
gboolean duid_search_table_go_on   (DuidSql         *sql,
                                    DuidFramework   *framework,
                                    gint64           most,
                                    DuidSearchEnough is_enough,
                                    gpointer         data,
                                    gboolean        *is_whole,
                                    GError         **error);
/* Puts in what is missing, unless it is so much that it is better done afterwards. */
gboolean duid_search_table_mend    (DuidSql       *sql,
                                    DuidFramework *framework,
                                    GError       **error);

/* How stories go in: a few; very many inside one transaction; or very many in many
 * transactions, which leave parts that are still to be joined. The last stays set until
 * another is. */
typedef enum
{
  DUID_SEARCH_FEW,
  DUID_SEARCH_AT_ONCE,
  DUID_SEARCH_IN_PARTS,
} DuidSearchPace;

gboolean duid_search_table_set_pace (DuidSql        *sql,
                                     DuidSearchPace  pace,
                                     GError        **error);
/* Joins parts, @n_pages of them at most; *@is_joined tells that there are none left. */
gboolean duid_search_table_join     (DuidSql        *sql,
                                     gint64          n_pages,
                                     gboolean       *is_joined,
                                     GError        **error);

/* Empties it and mends it, as when a question has become sensitive. */
gboolean duid_search_table_rebuild (DuidSql       *sql,
                                    DuidFramework *framework,
                                    GError       **error);
/* The same, of the questions that the project has. */
gboolean duid_search_table_make_anew (DuidSql       *sql,
                                      GError       **error);
/* Those questions, marked as people marked them: what may be searched (transfer full). */
DuidFramework *duid_search_table_load_framework (DuidSql *sql,
                                                 GError **error);

/* A search of words and their beginnings, and at least one, as a query of FTS5
 * (transfer full). */
char    *duid_search_table_dup_query (const DuidSearch *search);

G_END_DECLS
