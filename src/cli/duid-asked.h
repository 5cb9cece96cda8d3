/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-cells.h"
#include "cli/duid-choice.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* What most commands are asked for. A command lists the entries that it knows. */
typedef struct
{
  GStrv    where;     /* conditions */
  GStrv    sensitive; /* names of questions */
  char    *by;        /* the name of a question */
  char    *weight;    /* the same */
  char    *output;    /* a file for a table */
  gboolean is_json;
} DuidAsked;

#define DUID_ASKED_WHERE(asked)                                                                   \
  { "where", 'w', 0, G_OPTION_ARG_FILENAME_ARRAY, &(asked)->where,                                \
    N_ ("Only stories that meet it; all that are given must hold"), N_ ("COND") }
/* The next two with what they are for, marked for translation by the command. */
#define DUID_ASKED_BY(asked, text)                                                                \
  { "by", 'b', 0, G_OPTION_ARG_FILENAME, &(asked)->by, text, N_ ("QUESTION") }
#define DUID_ASKED_SENSITIVE(asked, text)                                                         \
  { "sensitive", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(asked)->sensitive, text, N_ ("QUESTION") }
#define DUID_ASKED_WEIGHT(asked)                                                                  \
  { "weight", 0, 0, G_OPTION_ARG_FILENAME, &(asked)->weight,                                      \
    N_ ("Weigh stories by this question with numbers"), N_ ("QUESTION") }
#define DUID_ASKED_TABLE(asked)                                                                   \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(asked)->output,                                    \
    N_ ("Write a table for a spreadsheet instead"), N_ ("FILE.xlsx|csv") }
#define DUID_ASKED_JSON(asked)                                                                    \
  { "json", 'j', 0, G_OPTION_ARG_NONE, &(asked)->is_json,                                         \
    N_ ("Print JSON, with numbers in full precision"), NULL }

void        duid_asked_clear          (DuidAsked        *asked);

/* The one project among @arguments, with the stories and the weight that were asked for. */
DuidChoice *duid_asked_open           (const DuidAsked  *asked,
                                       GStrv             arguments,
                                       GError          **error);
/* The names of the sensitive questions that were asked for (transfer full); NULL with @error
 * when one is not there. */
GStrv       duid_asked_find_sensitive (const DuidAsked  *asked,
                                       DuidChoice       *choice,
                                       GError          **error);
/* Writes the answer to the file that was asked for, and closes the project. */
gboolean    duid_asked_write          (const DuidAsked  *asked,
                                       DuidChoice       *choice,
                                       const DuidCells  *cells,
                                       GError          **error);
/* Prints the answer, JSON with a line's end behind it, and closes the project. */
gboolean    duid_asked_tell           (const DuidAsked  *asked,
                                       DuidChoice       *choice,
                                       const char       *text,
                                       GError          **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuidAsked, duid_asked_clear)

G_END_DECLS
