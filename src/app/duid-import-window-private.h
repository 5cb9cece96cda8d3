/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-import-window.h"

#include "app/duid-import-files.h"
#include "app/duid-import-list.h"
#include "app/duid-import-side.h"
#include "import/duid-recognition.h"

G_BEGIN_DECLS

/* Between the files of the import assistant: duid-import-window.c (what it shows, its
 * beginning and end) and duid-import-window-acts.c (what people change). */

struct _DuidImportWindow
{
  AdwWindow parent_instance;

  GStrv            files;
  DuidDataset     *project; /* the stories that answers are added to, or NULL */
  DuidRecognition *recognition;
  DuidIntake      *preview;     /* everything read, as it stands; NULL while reading */
  GCancellable    *cancellable; /* of the reading under way */
  guint            read_timer;
  gboolean         is_importing;
  DuidImportChosen chosen;
  gpointer         data;

  AdwWindowTitle  *title;
  GtkWidget       *import_button;
  GtkStack        *stack; /* working, ready, failed */
  AdwStatusPage   *failure;
  GtkLabel        *counts;
  GtkLabel        *found;
  GtkLabel        *dialect;
  DuidImportList  *list;
  GtkStack        *pages; /* question, files, problems */
  DuidImportSide  *side;
  DuidImportFiles *file_list;
  GMenuModel      *row_menu;
  GtkWidget       *match_button;
  GtkWidget       *triad_button;
  GtkWidget       *choices_button;
  GtkWidget       *split_button;
  GtkLabel        *problem_title;
  GtkListBox      *problem_list;
  GtkLabel        *ignored_title;
  GtkListBox      *ignored_list;
};

void           duid_import_window_show_top      (DuidImportWindow *self);
void           duid_import_window_show_selected (DuidImportWindow *self);
/* Reads the answers anew when nothing changes for a moment. */
void           duid_import_window_read_soon     (DuidImportWindow *self);
/* Of the project that answers are added to, or NULL. */
DuidFramework *duid_import_window_get_framework (DuidImportWindow *self);

/* Binds the callbacks and actions of duid-import-window-acts.c. */
void           duid_import_window_bind_acts     (GtkWidgetClass   *widget_class);

G_END_DECLS
