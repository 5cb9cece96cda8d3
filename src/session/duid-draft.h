/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody is typing and has not kept yet, in a file of its own beside the settings of
 * the program: it is there again after a crash, a power cut or another day. One a project,
 * by the place of the project's file. Only its owner can read it. */
typedef struct _DuidDraft DuidDraft;

/* @folder: where drafts lie, NULL = of this user. */
DuidDraft *duid_draft_new    (const char *project,
                              const char *folder);
/* Waits for what is still being written. */
void       duid_draft_free   (DuidDraft  *draft);

/* What was kept last, NULL when there is nothing (transfer full). */
char      *duid_draft_read   (DuidDraft  *draft);
/* Writes @text in the background, after what was given before; NULL takes it away. What
 * cannot be written is left: the text is still on the screen. */
void       duid_draft_keep   (DuidDraft  *draft,
                              const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuidDraft, duid_draft_free)

G_END_DECLS
