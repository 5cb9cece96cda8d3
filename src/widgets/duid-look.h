/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/duid-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How things look, the same in all widgets: words, colours and shapes that are
 * not the style sheet's. */

/* What text on pictures is multiplied with: the desktop's text scaling times the
 * program's own text size. */
double      duid_look_text_scale      (GtkWidget   *widget);
/* The program's own text size, 1 = as the desktop says. */
void        duid_look_set_text_size   (double       size);

/* A short title for a question (“Eigen regie”), “Tags” for tags (transfer full). */
char       *duid_look_question_title  (DuidSession *session,
                                       int          question);
/* The question as it was asked, or what else explains it (transfer full). */
char       *duid_look_question_words  (DuidSession *session,
                                       int          question);
const char *duid_look_question_icon   (DuidSession *session,
                                       int          question);
const char *duid_look_type_icon       (DuidQuestionType type);

void        duid_look_round_box       (cairo_t     *cr,
                                       double       x,
                                       double       y,
                                       double       width,
                                       double       height,
                                       double       radius);

G_END_DECLS
