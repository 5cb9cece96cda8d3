/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tagged passages of the story in focus, a line each: the tag, the words, who gave it and
 * who disagrees, with buttons to agree, disagree or take it back. */

/* @groups: DuidPassageGroup; only those that hold code point @point, or all when it is
 * negative. @lost too, where they are all asked for: passages whose words are not in the
 * story any more. NULL when there is none. */
GtkWidget *duid_passage_list_new (DuidSession *session,
                                  GArray      *groups,
                                  gssize       point);

G_END_DECLS
