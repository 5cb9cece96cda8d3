/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A NarraFirma story form: which column of the stories' file answers which question,
 * and how. Rows about “import” say how the file is written. */

typedef struct
{
  char      *column;  /* its name in the stories' file */
  char      *type;    /* small letters */
  char      *about;   /* small letters: “story”, “participant” … */
  char      *label;
  char      *name;    /* the short name */
  GPtrArray *answers; /* char*: what people read */
  GPtrArray *codes;   /* char*: the text in the file for each */
} DuidNarrafirmaQuestion;

typedef struct
{
  GPtrArray *questions; /* DuidNarrafirmaQuestion */
  GPtrArray *settings;  /* char*: name in small letters and value, in turn */
} DuidNarrafirmaForm;

/* Whether @rows, records of a file, are a form. */
gboolean            duid_narrafirma_form_fits (const GPtrArray          *rows);
DuidNarrafirmaForm *duid_narrafirma_form_read (const GPtrArray          *rows);
void                duid_narrafirma_form_free (DuidNarrafirmaForm       *form);

/* The value of the setting whose name holds @words, or NULL. */
const char         *duid_narrafirma_form_get_setting (const DuidNarrafirmaForm *form,
                                                      const char               *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidNarrafirmaForm, duid_narrafirma_form_free)

G_END_DECLS
