/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/duid-window.h"

G_BEGIN_DECLS

/* Who is at work: for each project this computer remembers who that was, so that several
 * people can share a laptop. */

/* Before the project at @path is opened (NULL: a new one): as whom. */
void duid_window_choose_author (DuidWindow *self,
                                const char *path);
/* After it was opened: asks once who somebody is, where others worked before. */
void duid_window_greet         (DuidWindow *self);
/* The button with the initials of who is at work. */
void duid_window_show_author   (DuidWindow *self);
/* The line that tells that people code blind. */
void duid_window_add_blind_bar (DuidWindow *self);
/* The act of the window. */
void duid_window_show_people   (DuidWindow *self,
                                GVariant   *parameter);

G_END_DECLS
