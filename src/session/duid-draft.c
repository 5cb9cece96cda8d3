/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-draft.h"

#include <glib/gstdio.h>

/* One thread, so that texts are written in the order in which they were typed. */
struct _DuidDraft
{
  char        *path;
  GThreadPool *writer;
};

/* A text to write; NULL = take the file away. */
typedef struct
{
  char *text;
} Job;

static void
write_job (gpointer data,
           gpointer draft_data)
{
  const DuidDraft *draft = draft_data;
  Job             *job = data;
  g_autofree char *folder = g_path_get_dirname (draft->path);

  if (job->text == NULL)
    g_unlink (draft->path);
  else if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (draft->path, job->text, -1,
                              G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                              NULL);
  g_free (job->text);
  g_free (job);
}

DuidDraft *
duid_draft_new (const char *project,
                const char *folder)
{
  DuidDraft       *draft = g_new0 (DuidDraft, 1);
  g_autofree char *full = g_canonicalize_filename (project, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
  g_autofree char *name = g_strconcat (sum, ".json", NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "duiding", "drafts", NULL);

  draft->path = g_build_filename (folder != NULL ? folder : own, name, NULL);
  draft->writer = g_thread_pool_new (write_job, draft, 1, FALSE, NULL);
  return draft;
}

void
duid_draft_free (DuidDraft *draft)
{
  if (draft == NULL)
    return;
  g_thread_pool_free (draft->writer, FALSE, TRUE);
  g_free (draft->path);
  g_free (draft);
}

char *
duid_draft_read (DuidDraft *draft)
{
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (draft->path, &text, &length, NULL))
    return NULL;
  if (g_utf8_validate (text, (gssize) length, NULL))
    return text;
  g_free (text);
  return NULL;
}

void
duid_draft_keep (DuidDraft  *draft,
                 const char *text)
{
  Job *job = g_new0 (Job, 1);

  job->text = g_strdup (text);
  g_thread_pool_push (draft->writer, job, NULL);
}
