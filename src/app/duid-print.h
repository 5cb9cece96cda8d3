/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* On paper: the charts of the board, two a page, or the story in focus with its
 * title (if its teller agreed to showing it). */
typedef enum
{
  DUID_PRINT_BOARD,
  DUID_PRINT_STORY,
} DuidPrintWhat;

gboolean duid_print (GtkWindow     *parent,
                     DuidSession   *session,
                     DuidPrintWhat  what,
                     GError       **error);

G_END_DECLS
