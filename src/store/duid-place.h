/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What kind of folder a file lies in. A database is not safe on a drive that
 * several machines write to, nor where a program copies it while it changes. */
typedef enum
{
  DUID_PLACE_LOCAL,
  DUID_PLACE_NETWORK, /* a drive of another machine */
  DUID_PLACE_SYNCED,  /* kept in step with other machines by a program */
} DuidPlace;

/* The file need not exist; its folder should. */
DuidPlace duid_place_of (const char *path);

G_END_DECLS
