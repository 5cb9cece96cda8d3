/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-view.h"

G_BEGIN_DECLS

/* A click on a cell, where two answers meet: all @brushes (DuidCondition) must hold.
 * They take the place of what was brushed on their questions, but not of what is kept;
 * two may be on one question. When just these are there already, they go: a second
 * click undoes the first. Returns a new view (transfer full). */
DuidView *duid_view_with_cell (const DuidView *view,
                               GPtrArray      *brushes);

G_END_DECLS
