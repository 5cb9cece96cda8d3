/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/duid-past-act.h"

G_BEGIN_DECLS

/* Acts: what is one thing to the person who does it may be many operations, and taking
 * it back is operations too. While one is open everything that is written carries its
 * mark, so that the log can tell later, in another run of the program or on another
 * machine, what this person did and took back. */

/* Begins an act; gives its mark (transfer full). */
char    *duid_project_start_act    (DuidProject   *project);
/* What comes now takes @mark's act back (@is_undo) or does it again. */
void     duid_project_walk_act     (DuidProject   *project,
                                    const char    *mark,
                                    gboolean       is_undo);
void     duid_project_end_act      (DuidProject   *project);

/* What the author in use did (@done, newest last) and took back (@undone, what comes
 * next last), at most @most acts of each (transfer full, DuidPastAct). Other people's
 * acts, imports, erasures and read marks are never among them. */
gboolean duid_project_load_history (DuidProject   *project,
                                    guint          most,
                                    GPtrArray    **done,
                                    GPtrArray    **undone,
                                    GError       **error);

G_END_DECLS
