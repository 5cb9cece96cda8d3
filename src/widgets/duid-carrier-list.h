/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session-patterns.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The stories that carry a pattern best: to read, to take off, to add to. */
#define DUID_TYPE_CARRIER_LIST (duid_carrier_list_get_type ())
G_DECLARE_FINAL_TYPE (DuidCarrierList, duid_carrier_list, DUID, CARRIER_LIST, AdwBin)

/* @pattern is one of @patterns, of which it takes a reference. */
void duid_carrier_list_show (DuidCarrierList *carriers,
                                 DuidSession         *session,
                                 GPtrArray           *patterns,
                                 const DuidPattern   *pattern);

G_END_DECLS
