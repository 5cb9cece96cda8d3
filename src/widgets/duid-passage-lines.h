/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The lines under tagged words, drawn over a label that shows them: one for each tag in
 * its colour, one under another where passages overlap. Dashed: as many say that it does
 * not fit; faint: hidden. It takes no pointer. */
#define DUID_TYPE_PASSAGE_LINES (duid_passage_lines_get_type ())
G_DECLARE_FINAL_TYPE (DuidPassageLines, duid_passage_lines, DUID, PASSAGE_LINES, GtkWidget)

typedef struct
{
  guint    start; /* bytes of the label's text */
  guint    end;
  guint    level; /* 0 is nearest to the words */
  int      colour;
  gboolean is_dashed;
  gboolean is_faint;
} DuidPassageLine;

/* @lines: DuidPassageLine; copied. The label is a sibling or parent in the same window. */
void duid_passage_lines_show (DuidPassageLines *self,
                              GtkLabel         *label,
                              GArray           *lines);

G_END_DECLS
