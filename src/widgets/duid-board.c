/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-board.h"

#include "widgets/duid-card-grid.h"
#include "widgets/duid-chart-card.h"
#include "widgets/duid-chip-bar.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DuidBoard
{
  AdwBin parent_instance;

  DuidSession       *session;
  DuidChipBar       *chips;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  DuidCardGrid      *grid;
};

G_DEFINE_FINAL_TYPE (DuidBoard, duid_board, ADW_TYPE_BIN)

static void
show_cards (DuidBoard *self)
{
  const DuidView *view = duid_session_get_view (self->session);
  guint           n_shown = 0;

  for (guint i = 0; i < view->cards->len; i++)
    {
      const DuidCard *card = g_ptr_array_index (view->cards, i);

      if (duid_card_grid_get_n (self->grid) <= i)
        duid_card_grid_append (self->grid, duid_chart_card_new (self->session), card->span);
      else
        duid_card_grid_set_span (self->grid, i, card->span);
      duid_chart_card_show (DUID_CHART_CARD (duid_card_grid_get (self->grid, i)), i);
      n_shown++;
    }
  duid_card_grid_truncate (self->grid, n_shown);
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "cards" : "empty");
}

static void
session_changed_cb (DuidBoard *self,
                    guint      what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_BOARD)) == 0)
    return;
  if ((what & DUID_CHANGED_DATA) != 0)
    duid_card_grid_truncate (self->grid, 0);
  if (duid_session_get_dataset (self->session) != NULL)
    show_cards (self);
}

static int
find_card (const DuidView *view,
           const char     *question)
{
  for (guint i = 0; i < view->cards->len; i++)
    if (g_str_equal (((DuidCard *) g_ptr_array_index (view->cards, i))->question, question))
      return (int) i;
  return -1;
}

/* Of a card that is higher than the board the beginning is seen. */
static void
show_card (DuidBoard *self,
           GtkWidget *card)
{
  GtkAdjustment  *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  double          page = gtk_adjustment_get_page_size (place);
  double          value = gtk_adjustment_get_value (place);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (card, GTK_WIDGET (self->grid), &bounds))
    return;
  value = fmax (value, bounds.origin.y + bounds.size.height - page);
  gtk_adjustment_set_value (place, fmin (value, bounds.origin.y));
}

/* The focus brings the picture into sight, but not the words above it. Frames are counted:
 * in the first the card gets its place, and only then can be told where that is. */
static gboolean
scroll_to_cb (GtkWidget     *chart,
              GdkFrameClock *clock,
              gpointer       n_frames)
{
  GtkWidget *card = gtk_widget_get_ancestor (chart, DUID_TYPE_CHART_CARD);
  GtkWidget *board = gtk_widget_get_ancestor (chart, DUID_TYPE_BOARD);

  if ((*(guint *) n_frames)++ == 0 || gtk_widget_get_height (chart) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (chart);
  if (card != NULL && board != NULL)
    show_card (DUID_BOARD (board), card);
  return G_SOURCE_REMOVE;
}

static void
insert_card (DuidBoard  *self,
             const char *question,
             guint       position)
{
  g_autoptr (DuidView) view = duid_view_copy (duid_session_get_view (self->session));
  int at = find_card (view, question);

  if (at < 0)
    {
      at = (int) MIN (position, view->cards->len);
      g_ptr_array_insert (view->cards, at, duid_card_new (question));
      duid_session_look (self->session, view, FALSE);
    }
  if ((guint) at < duid_card_grid_get_n (self->grid))
    {
      GtkWidget *chart = gtk_widget_get_first_child (
        gtk_widget_get_first_child (duid_card_grid_get (self->grid, (guint) at)));

      while (chart != NULL && !gtk_widget_get_focusable (chart))
        chart = gtk_widget_get_next_sibling (chart);
      if (chart != NULL)
        gtk_widget_add_tick_callback (chart, scroll_to_cb, g_new0 (guint, 1), g_free);
    }
}

void
duid_board_add_card (DuidBoard  *self,
                     const char *question)
{
  insert_card (self, question, G_MAXUINT);
}

static void
move_card (DuidBoard *self,
           guint      from,
           guint      to)
{
  g_autoptr (DuidView) view = duid_view_copy (duid_session_get_view (self->session));
  gpointer card;

  if (from >= view->cards->len || from == to)
    return;
  card = g_ptr_array_steal_index (view->cards, from);
  g_ptr_array_insert (view->cards, (int) MIN (to, view->cards->len), card);
  duid_session_look (self->session, view, FALSE);
}

/* “card:2” is a card that moves, “question:plan” comes from the facets. */
static gboolean
drop_cb (DuidBoard    *self,
         const GValue *value,
         double        x,
         double        y)
{
  const char *words = g_value_get_string (value);
  guint       to = duid_card_grid_find (self->grid, x, y);

  if (words == NULL)
    return FALSE;
  if (g_str_has_prefix (words, "card:"))
    move_card (self, (guint) g_ascii_strtoull (words + 5, NULL, 10), to);
  else if (g_str_has_prefix (words, "question:"))
    insert_card (self, words + 9, to);
  else
    return FALSE;
  return TRUE;
}

static void
duid_board_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_BOARD);
  g_clear_object (&DUID_BOARD (object)->session);
  G_OBJECT_CLASS (duid_board_parent_class)->dispose (object);
}

static void
duid_board_class_init (DuidBoardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_board_dispose;
  g_type_ensure (DUID_TYPE_CARD_GRID);
  g_type_ensure (DUID_TYPE_CHIP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/board.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidBoard, chips);
  gtk_widget_class_bind_template_child (widget_class, DuidBoard, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidBoard, scroller);
  gtk_widget_class_bind_template_child (widget_class, DuidBoard, grid);
}

static void
duid_board_init (DuidBoard *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));
  drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), GTK_EVENT_CONTROLLER (drop));
}

void
duid_board_set_session (DuidBoard   *self,
                        DuidSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  duid_chip_bar_set_session (self->chips, session);
  session_changed_cb (self, ~0u);
}
