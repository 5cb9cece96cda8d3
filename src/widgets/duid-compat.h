/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The door: what GTK and libadwaita offer only in a form that is too new for the
 * floor, or deprecated above it, is used here and nowhere else. */

typedef enum
{
  DUID_FILES_PROJECT, /* *.duiding */
  DUID_FILES_ANSWERS, /* data packages, CSV, Excel */
  DUID_FILES_ANY_INPUT, /* both */
  DUID_FILES_EXCEL,
  DUID_FILES_CSV,
  DUID_FILES_FIGURE,  /* SVG, PDF, PNG */
  DUID_FILES_REPORT,  /* HTML, CSV */
  DUID_FILES_TABLE,   /* Excel, CSV */
} DuidFiles;

/* Always called, once; @paths is NULL-terminated, and NULL when nothing was chosen
 * or the parent is gone meanwhile. */
typedef void (*DuidFilesChosen) (const char *const *paths,
                                 gpointer           data);

void duid_compat_choose_files (GtkWindow      *parent,
                               const char     *title,
                               DuidFiles       files,
                               gboolean        many,
                               DuidFilesChosen chosen,
                               gpointer        data);
/* Asks where to write; the ending is added when it was left out, and who would
 * replace a file that way is asked again. */
void duid_compat_choose_place (GtkWindow      *parent,
                               const char     *title,
                               DuidFiles       files,
                               const char     *name,
                               DuidFilesChosen chosen,
                               gpointer        data);

/* Not called when there is no answer, or the parent is gone: @data may be the parent. */
typedef void (*DuidAnswered)  (const char     *answer,
                               gpointer        data);

/* Tells something that needs no answer. */
void duid_compat_tell         (GtkWindow      *parent,
                               const char     *heading,
                               const char     *body);
/* Asks whether to go on; @answered gets “yes” or is not called at all. */
void duid_compat_ask          (GtkWindow      *parent,
                               const char     *heading,
                               const char     *body,
                               const char     *yes_label,
                               gboolean        is_destructive,
                               DuidAnswered    answered,
                               gpointer        data);
/* Asks whether to stop what goes on; Enter and Escape let it go on. */
void duid_compat_ask_to_stop  (GtkWindow      *parent,
                               const char     *heading,
                               const char     *body,
                               const char     *stop_label,
                               const char     *go_on_label,
                               DuidAnswered    answered,
                               gpointer        data);
/* Asks for a short text; @answered gets it, stripped and not empty. */
void duid_compat_ask_text     (GtkWindow      *parent,
                               const char     *heading,
                               const char     *body,
                               const char     *text,
                               const char     *yes_label,
                               DuidAnswered    answered,
                               gpointer        data);

/* Multiplies the text of all windows. */
void duid_compat_scale_text   (double          factor);

void duid_compat_show_about   (GtkWindow      *parent);
/* Shows the list of keys, which is made when it is first asked for. */
void duid_compat_show_keys    (GtkApplicationWindow *window);
/* Shows the page in a window of preferences. */
void duid_compat_show_preferences (GtkWindow          *parent,
                                   AdwPreferencesPage *page);

G_END_DECLS
