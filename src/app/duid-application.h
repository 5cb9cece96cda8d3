/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program: one process, a window a project, what is the same for all. */
#define DUID_TYPE_APPLICATION (duid_application_get_type ())
G_DECLARE_FINAL_TYPE (DuidApplication, duid_application, DUID, APPLICATION, AdwApplication)

DuidApplication *duid_application_new (void);

G_END_DECLS
