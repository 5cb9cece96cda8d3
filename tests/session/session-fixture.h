/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <glib/gstdio.h>

/* A session on a fresh project with the sample's 171 stories. */

typedef struct
{
  DuidSession *session;
  char        *folder;
  char        *path;
  GMainLoop   *loop;
  gboolean     is_open;
  GError      *error;
} Fixture;

static inline void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;

  fixture->is_open = duid_session_open_finish (DUID_SESSION (source), result, NULL, NULL,
                                               &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static inline void
set_up (Fixture      *fixture,
        gconstpointer unused)
{
  const char *files[] = { g_getenv ("DUID_SAMPLE"), NULL };

  fixture->folder = g_dir_make_tmp ("duiding-session-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sample.duiding", NULL);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->session = duid_session_new ();
  duid_session_import_async (fixture->session, files, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_open);
}

/* The same of the stories that stand in @text, a CSV. */
static inline void
set_up_text (Fixture    *fixture,
             const char *text)
{
  g_autofree char *rows = NULL;
  const char      *files[] = { NULL, NULL };

  fixture->folder = g_dir_make_tmp ("duiding-session-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "many.duiding", NULL);
  rows = g_build_filename (fixture->folder, "a.csv", NULL);
  g_assert_true (g_file_set_contents (rows, text, -1, NULL));
  files[0] = rows;
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->session = duid_session_new ();
  duid_session_set_author (fixture->session, "Anna");
  duid_session_import_async (fixture->session, files, fixture->path, opened_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->is_open);
  g_unlink (rows);
}

static inline void
tear_down (Fixture      *fixture,
           gconstpointer unused)
{
  g_assert_true (duid_session_close (fixture->session, NULL));
  /* The thread of a job that has told its end may still be letting go of the session. */
  g_object_add_weak_pointer (G_OBJECT (fixture->session), (gpointer *) &fixture->session);
  g_object_unref (fixture->session);
  for (int i = 0; i < 5000 && g_atomic_pointer_get (&fixture->session) != NULL; i++)
    g_usleep (1000);
  g_assert_null (fixture->session);
  g_main_loop_unref (fixture->loop);
  g_clear_error (&fixture->error);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline DuidCondition *
condition (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GError) error = NULL;
  DuidSelection     *selection = duid_session_get_selection (fixture->session);
  DuidCondition     *parsed =
    duid_condition_parse (text, duid_selection_get_stand (selection), &error);

  g_assert_no_error (error);
  return parsed;
}

static inline void
brush (Fixture      *fixture,
       const char   *text,
       DuidBrushMode mode,
       gboolean      is_live)
{
  g_autoptr (DuidCondition) parsed = condition (fixture, text);

  duid_session_brush (fixture->session, parsed, mode, is_live);
}

static inline gsize
n_passing (Fixture *fixture)
{
  return duid_selection_get_n_rows (duid_session_get_selection (fixture->session));
}
