/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pixels between two cards, both ways. */
#define DUID_CARD_GRID_GAP 12

/* Lays cards out in columns of equal width: two, or three where there is room;
 * a large card takes two columns and two rows. Fills the height it is given when
 * its cards do not. */
#define DUID_TYPE_CARD_GRID (duid_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (DuidCardGrid, duid_card_grid, DUID, CARD_GRID, GtkWidget)

/* Appends @card, which takes @span columns and rows (1 or 2). */
void  duid_card_grid_append   (DuidCardGrid *grid,
                               GtkWidget    *card,
                               int           span);
void  duid_card_grid_set_span (DuidCardGrid *grid,
                               guint         position,
                               int           span);
guint duid_card_grid_get_n    (DuidCardGrid *grid);
GtkWidget *duid_card_grid_get (DuidCardGrid *grid,
                               guint         position);
void  duid_card_grid_truncate (DuidCardGrid *grid,
                               guint         n_cards);
/* The position of the card at x, y, or the number of cards. */
guint duid_card_grid_find     (DuidCardGrid *grid,
                               double        x,
                               double        y);

G_END_DECLS
