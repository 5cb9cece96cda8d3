/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

#include "app/duid-export-job.h"
#include "import/duid-import-report.h"
#include "session/duid-session.h"
#include "session/duid-story-list.h"
#include "widgets/duid-audience-window.h"
#include "widgets/duid-board.h"
#include "widgets/duid-facet-pane.h"
#include "widgets/duid-reader-pane.h"
#include "widgets/duid-story-pane.h"

G_BEGIN_DECLS

/* Between the files of the window: duid-window.c (what it shows),
 * duid-window-files.c (opening, importing, copies), duid-window-export.c (files
 * out, figures, paper), duid-window-search.c, duid-window-pages.c and
 * duid-window-tools.c (tables of what has a page or a window of its own),
 * duid-window-busy.c (long work, and leaving while it goes on), duid-window-care.c (copies,
 * checks),
 * duid-window-keys.c (letters and digits), duid-window-acts.c (everything else). */

/* What was wanted when somebody was asked whether to stop writing for it. */
typedef void (*DuidLeave) (DuidWindow *window,
                           const char *leave_for);

struct _DuidWindow
{
  AdwApplicationWindow parent_instance;

  DuidSession   *session;
  DuidStoryList *stories;
  GtkWindow     *audience; /* weak */
  gboolean       was_narrow;
  gboolean       is_searching; /* the entry is being filled by the program */
  GCancellable  *searching;    /* the search under way, or NULL */
  char          *opening;  /* path of what is being opened */
  DuidIntake      *intake;     /* answers that wait for a place to keep their project */
  GPtrArray     *problems; /* of the last import, or NULL */
  DuidImportReport *report; /* of the last import that the assistant made, or NULL */
  gboolean       is_report_new; /* its stories are on their way into the project */
  gsize            n_to_tag;  /* stories of the selection when a tag for all was asked */
  char            *figure;    /* question of the figure that waits for a place */
  DuidExportJob   *export_job; /* under way, or NULL; its task owns it */
  guint            export_timer;
  GCancellable    *caring;      /* the file is being copied or looked through, or NULL */
  guint            care_timer;
  DuidLeave        leave;       /* waits for an answer */
  char            *leave_for;
  gboolean         may_leave;   /* the answer was to stop */
  guint            backup_timer; /* until the next, or 0 */
  guint            present_timer; /* not on the screen yet: until it is, whatever is in it */

  AdwToastOverlay *toasts;
  GtkStack        *stack;      /* welcome, project */
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkWidget       *facets_button;
  GtkLabel        *title;
  AdwViewSwitcher *switcher;
  GtkWidget       *project_buttons;
  GtkWidget       *present_button;
  GtkWidget       *present_words;
  GtkWidget       *search_button;
  GtkWidget       *people_button;
  GtkMenuButton   *open_button;
  GtkMenuButton   *menu_button;
  GMenuModel      *main_menu;
  GtkSearchBar    *search_bar;
  GtkSearchEntry  *search_entry;
  GtkToggleButton *search_inside;
  AdwViewStack    *pages;
  GtkPaned        *facet_paned;
  GtkPaned        *story_paned;
  GtkPaned        *reader_paned;
  DuidFacetPane   *facets;
  DuidBoard       *board;
  DuidStoryPane   *story_pane;
  DuidReaderPane  *reader;
  GtkRevealer     *busy;
  GtkLabel        *busy_words;
  GtkProgressBar  *busy_bar;
  GtkRevealer     *behind;
  GtkLabel        *behind_words;
  GtkProgressBar  *behind_bar;
  GtkWidget       *recent_group;
  GtkListBox      *recent_list;
};

/* Shows an error once, as a sentence; does nothing without one. */
void duid_window_tell_error  (DuidWindow   *self,
                              const char   *heading,
                              const GError *error);
void duid_window_toast       (DuidWindow   *self,
                              const char   *words);
void duid_window_fill_recent (DuidWindow   *self);

/* The report of an import waits (transfer full; NULL lets go of one) until the project
 * has taken the stories, when it can be shown. */
void duid_window_keep_report       (DuidWindow             *self,
                                    DuidImportReport       *report);
void duid_window_finish_report     (DuidWindow             *self,
                                    const DuidImportCounts *counts);
void duid_window_add_report_action (DuidWindow             *self);

/* Shows what is under way. */
void     duid_window_add_behind_line (DuidWindow *self);
void     duid_window_show_busy (DuidWindow *self);
/* Whether the session may be left now. While answers are being written it may not: asks
 * whether to stop, as @label says, and calls @leave again when the answer is yes. */
gboolean duid_window_may_leave (DuidWindow *self,
                                const char *label,
                                DuidLeave   leave,
                                const char *leave_for);

/* Copies the project at @from in another thread; @opens: and opens the copy. */
void     duid_window_copy_project (DuidWindow *self,
                                   const char *from,
                                   const char *to,
                                   gboolean    opens);

/* Adds the actions of each file. */
void duid_window_add_care_actions   (DuidWindow *self);
void duid_window_add_file_actions   (DuidWindow *self);
void duid_window_add_export_actions (DuidWindow *self);
void duid_window_add_act_actions    (DuidWindow *self);
void duid_window_add_tool_actions   (DuidWindow *self);
void duid_window_enable_tools       (DuidWindow *self,
                                     gboolean    is_open);
/* The search bar: shows the words that are searched for, searches what was typed. */
void duid_window_show_search        (DuidWindow *self);
void duid_window_search_changed     (DuidWindow *self);
void duid_window_search_inside      (DuidWindow *self);
/* No answer comes any more to a search that is under way. */
void duid_window_end_search         (DuidWindow *self);
void duid_window_mend_search        (DuidWindow *self);
/* Keys that are letters or digits, where nobody is writing, and their actions. */
void duid_window_add_keys           (DuidWindow *self);
/* The pages beside exploring. */
void duid_window_add_pages          (DuidWindow *self);
/* Goes to a page, and returns what is on it. */
GtkWidget *duid_window_show_page    (DuidWindow *self,
                                     const char *name);

G_END_DECLS
