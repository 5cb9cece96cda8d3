/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is remembered of this computer's user: sizes, text size, appearance,
 * recent projects. Borrowed; works (without remembering) where the program's
 * schema is not installed. */
GSettings *duid_settings_get          (void);

/* Puts @path first among the recent projects. */
void       duid_settings_add_recent   (const char *path);
void       duid_settings_forget_recent (const char *path);
/* Recent projects that still exist, newest first (transfer full). */
GStrv      duid_settings_dup_recent   (void);

/* Who works with the project at @path on this computer (transfer full), or NULL. */
char      *duid_settings_dup_person   (const char *path);
void       duid_settings_set_person   (const char *path,
                                       const char *name);

G_END_DECLS
