/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/duid-session.h"

G_BEGIN_DECLS

/* How far people agree about the tags: of each tag and of all together the same answers in
 * percent, Cohen's kappa (of two people) and Krippendorff's alpha with how sure they are; and
 * the stories on which people differ. Whom it is about can be chosen, and whether only the
 * selected stories count. While people code blind it tells nothing but how far they are, and
 * offers to reveal. */
#define DUID_TYPE_AGREEMENT_WINDOW (duid_agreement_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidAgreementWindow, duid_agreement_window, DUID, AGREEMENT_WINDOW,
                      AdwWindow)

GtkWindow *duid_agreement_window_new (GtkWindow   *parent,
                                      DuidSession *session);

G_END_DECLS
