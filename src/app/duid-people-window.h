/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The people of the project: who is at work, what they are, and whether they see one
 * another's tags. */
#define DUID_TYPE_PEOPLE_WINDOW (duid_people_window_get_type ())
G_DECLARE_FINAL_TYPE (DuidPeopleWindow, duid_people_window, DUID, PEOPLE_WINDOW, AdwWindow)

GtkWindow *duid_people_window_new (GtkWindow   *parent,
                                   DuidSession *session);

/* A round sign with the initials of a person (floating); @colour is an index of the tag
 * palette. */
GtkWidget *duid_person_badge_new  (const char  *name,
                                   int          colour,
                                   int          size_px);

G_END_DECLS
