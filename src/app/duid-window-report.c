/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-window-private.h"

#include "app/duid-import-report-window.h"

#include <glib/gi18n-lib.h>

static void
enable (DuidWindow *self,
        gboolean    is_there)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "import-report");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_there);
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  /* Translators: a date with a time, as strftime writes it. */
  return g_date_time_format (now, _ ("%-d %B %Y, %H:%M"));
}

/* ---- the report ---- */

void
duid_window_keep_report (DuidWindow       *self,
                         DuidImportReport *report)
{
  g_clear_pointer (&self->report, duid_import_report_free);
  self->report = report;
  self->is_report_new = report != NULL;
  enable (self, FALSE);
}

void
duid_window_finish_report (DuidWindow             *self,
                           const DuidImportCounts *counts)
{
  const DuidReportCounts told = { .added = counts->added,
                                  .changed = counts->changed,
                                  .unchanged = counts->unchanged,
                                  .erased = counts->erased,
                                  .gone = counts->gone };

  if (!self->is_report_new)
    {
      /* Another project: the report told of the one before. */
      duid_window_keep_report (self, NULL);
      return;
    }
  self->is_report_new = FALSE;
  self->report->when = dup_now ();
  duid_import_report_set_counts (self->report, &told);
  enable (self, TRUE);
}

/* The window has a report of its own: this one goes on with the next import. */
static void
show_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  DuidWindow *self = data;

  if (self->report != NULL)
    gtk_window_present (duid_import_report_window_new (GTK_WINDOW (self),
                                                       duid_import_report_copy (self->report)));
}

void
duid_window_add_report_action (DuidWindow *self)
{
  static const GActionEntry entry = { .name = "import-report", .activate = show_cb };

  g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
  enable (self, FALSE);
}
