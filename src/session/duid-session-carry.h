/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "filter/duid-renaming.h"
#include "session/duid-session.h"
#include "session/duid-step.h"

G_BEGIN_DECLS

/* What speaks of tags, answers and bands by name goes along when one gets another name:
 * what is looked at, what undo keeps, and what the project keeps. */

/* @step gets the views before and after, where what is looked at speaks of them. */
void     duid_session_carry_view (DuidSession        *session,
                                  DuidStep           *step,
                                  const DuidRenaming *renamings,
                                  guint               n);
/* @step, of several parts, gets one for each saved group, each pattern and each tag's answer
 * that it stands against which speaks of them. */
gboolean duid_session_carry_kept (DuidSession        *session,
                                  DuidStep           *step,
                                  const DuidRenaming *renamings,
                                  guint               n,
                                  GError            **error);

G_END_DECLS
