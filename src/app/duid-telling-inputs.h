/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/duid-telling.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place to answer a question in, by its type; what is said goes into @telling,
 * which is borrowed for as long as the widget lives. NULL for what nobody types: the
 * id. */
GtkWidget *duid_telling_input_new (DuidTelling        *telling,
                                   const DuidQuestion *question,
                                   guint               index);

G_END_DECLS
