/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Titles and labels as collectors keep them hold HTML, once or twice escaped;
 * people read plain text in one line. */
char     *duid_plain_text_from_html (const char *html);

/* What people wrote, with each “<br>” made into @line_break; NULL when there is none
 * and the text can stay as it is. Other signs are theirs. */
char     *duid_plain_text_break_lines (const char *text,
                                       const char *line_break);

/* A stable identifier from a text: “Invloed (0-10)” → “invloed_0_10”, at most 40
 * bytes; “@fallback_@number” when no letter or digit is in it. */
char     *duid_plain_text_to_name   (const char *text,
                                     const char *fallback,
                                     guint       number);

/* 36 characters like “73ab4876-7734-47c1-87fd-e805ec99108d” at the start. */
gboolean  duid_plain_text_has_uuid  (const char *text);

G_END_DECLS
