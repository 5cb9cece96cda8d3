/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A project that appears under its name at once and whole, or never.
 *
 * It is made in a hidden folder beside that name, so that whoever looks in
 * between, or stops it half-way, finds no project that is none yet. Freeing it
 * takes away whatever was not put in its place. */
typedef struct _DuidNewProject DuidNewProject;

/* Never fails: where no folder can be made the project is made in its place, and
 * what is wrong there is told when it is. */
DuidNewProject *duid_new_project_begin    (const char      *path);
void            duid_new_project_free     (DuidNewProject  *self);

/* Where to make it. */
const char     *duid_new_project_get_path (DuidNewProject  *self);

/* Puts it in its place, to be called when it is closed. *@is_taken tells that
 * another file came to stand there meanwhile, which was left as it is. */
gboolean        duid_new_project_put      (DuidNewProject  *self,
                                           gboolean        *is_taken,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidNewProject, duid_new_project_free)

G_END_DECLS
