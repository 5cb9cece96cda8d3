/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-project.h"
#include "store/duid-turns.h"

G_BEGIN_DECLS

/* Making the index of words after the stories. A project is complete without it: words
 * are looked for in the texts themselves until the index has all stories, with the same
 * result. Where the making was broken off, by whatever, it goes on at the next time. */

/* Whether nothing is left to do. */
gboolean duid_project_is_indexed   (DuidProject            *project,
                                    gboolean               *is_indexed,
                                    GError                **error);
/* All that is left, in one transaction: for a program that does nothing else. */
gboolean duid_project_index        (DuidProject            *project,
                                    DuidProjectProgressFunc progress,
                                    gpointer                data,
                                    GCancellable           *cancellable,
                                    GError                **error);
/* The same in hundreds of short ones, in each of which others wait for some hundredths of
 * a second; who takes turns goes first. @project is a connection of its own, to be used in
 * a thread. When cancelled, what was done stays done. */
gboolean duid_project_index_behind (DuidProject            *project,
                                    DuidTurns              *turns,
                                    DuidProjectProgressFunc progress,
                                    gpointer                data,
                                    GCancellable           *cancellable,
                                    GError                **error);

/* What is written by @project takes turns from here on; NULL ends that. */
void     duid_project_set_turns    (DuidProject            *project,
                                    DuidTurns              *turns);

G_END_DECLS
