/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/duid-import.h"
#include "import/duid-table.h"
#include "import/duid-table-format.h"

G_BEGIN_DECLS

/* A folder of a test's own, and files in it. */
typedef struct
{
  char *folder;
} Desk;

Desk        *desk_new            (void);
void         desk_free           (Desk        *desk);
/* Writes @length bytes (-1 = a text) and returns the path (transfer full). */
char        *desk_write          (Desk        *desk,
                                  const char  *name,
                                  const char  *bytes,
                                  gssize       length);
/* Imports a file of the desk, or one of tests/import/data. */
DuidIntake  *desk_import         (Desk        *desk,
                                  const char  *name,
                                  GError     **error);
/* Writes @bytes as a CSV file and opens it with its header read. */
DuidTable   *desk_open_csv       (Desk        *desk,
                                  const char  *bytes,
                                  gssize       length,
                                  GPtrArray   *problems);

char        *data_path           (const char  *name);
/* Whether a problem's whole text holds @words. */
gboolean     has_problem         (GPtrArray   *problems,
                                  const char  *words);
void         assert_no_problems  (GPtrArray   *problems);
guint        question_of         (DuidIntake  *intake,
                                  const char  *name);
DuidState    state_of            (DuidIntake  *intake,
                                  const char  *name,
                                  gsize        row);
double       number_of           (DuidIntake  *intake,
                                  const char  *name,
                                  gsize        row);
/* The option that was chosen, or NULL. */
const char  *option_of           (DuidIntake  *intake,
                                  const char  *name,
                                  gsize        row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

G_END_DECLS
