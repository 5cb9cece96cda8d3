/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-indicators-page-private.h"

#include "plot/duid-indicator.h"
#include "widgets/duid-indicator-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define N_COLUMNS 3

/* ---- opening stories ---- */

/* The days from the first to the last of a part of time. */
static DuidCondition *
make_period_condition (const DuidDataset *dataset,
                       guint              question,
                       const DuidRows    *rows)
{
  const double *days = duid_dataset_get_numbers (dataset, question);
  double        from = INFINITY;
  double        to = -INFINITY;

  for (gssize row = duid_rows_next (rows, 0); row >= 0;
       row = duid_rows_next (rows, (gsize) row + 1))
    {
      from = MIN (from, days[row]);
      to = MAX (to, days[row]);
    }
  return duid_condition_new_range (duid_dataset_get_question (dataset, question)->name, from, to);
}

/* How the stories of a part are asked for; NULL for a part without any. */
static DuidCondition *
make_part_condition (DuidIndicatorsPage *self,
                     guint               question,
                     guint               part)
{
  const DuidGroupOf  *group = g_ptr_array_index (self->found->parts, part);
  const DuidQuestion *asked = duid_dataset_get_question (self->dataset, question);

  if (duid_rows_next (group->rows, 0) < 0)
    return NULL;
  if (self->found->is_in_time)
    return make_period_condition (self->dataset, question, group->rows);
  for (guint i = 0; i < duid_indicator_count_answers (asked); i++)
    {
      g_autofree char *label = duid_indicator_dup_label (asked, i);

      if (strcmp (label, group->label) == 0)
        return duid_indicator_make_condition (asked, i);
    }
  return NULL;
}

int
duid_indicators_page_get_split (DuidIndicatorsPage *self)
{
  guint item = gtk_drop_down_get_selected (self->split);

  return item < self->splits->len ? g_array_index (self->splits, int, item) : DUID_SPLIT_NOTHING;
}

static void
open_cb (DuidIndicatorsPage *self,
         DuidIndicator      *indicator,
         int                 part)
{
  g_autoptr (DuidCondition) condition = duid_indicator_make_condition (
    duid_dataset_get_question (self->dataset, indicator->question), indicator->answer);
  g_autoptr (DuidView) view = NULL;

  view = duid_view_brushed (duid_session_get_view (self->session), condition, DUID_BRUSH_REPLACE);
  if (part >= 0)
    {
      g_autoptr (DuidCondition) of_part =
        make_part_condition (self, (guint) duid_indicators_page_get_split (self), (guint) part);
      g_autoptr (DuidView) both =
        of_part != NULL ? duid_view_brushed (view, of_part, DUID_BRUSH_REPLACE) : NULL;

      if (both != NULL)
        {
          duid_view_unref (view);
          view = g_steal_pointer (&both);
        }
    }
  duid_session_look (self->session, view, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "explore");
}

/* ---- the numbers ---- */

void
duid_indicators_page_show_numbers (DuidIndicatorsPage *self)
{
  DuidSelection      *selection = duid_session_get_selection (self->session);
  DuidIndicatorGround ground = { 0 };
  g_autoptr (DuidRows) others = NULL;

  if (self->found == NULL || selection == NULL ||
      duid_session_get_dataset (self->session) != self->dataset)
    return;
  ground.rows = duid_selection_get_rows (selection);
  ground.parts = self->found->parts;
  ground.is_in_time = self->found->is_in_time;
  others = duid_rows_copy (ground.rows);
  duid_rows_invert (others);
  if (duid_rows_next (others, 0) >= 0)
    ground.others = others;
  for (guint i = 0; i < self->cards->len; i++)
    duid_indicator_card_show (g_ptr_array_index (self->cards, i), &ground);
}

/* ---- the page ---- */

static void
add_heading (DuidIndicatorsPage *self,
             const char         *text,
             const char         *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->body, label);
}

/* The task and, below it, the theme of @theme, where they are others than @before's. */
static void
add_headings (DuidIndicatorsPage *self,
              const char         *theme,
              const char         *before)
{
  g_auto (GStrv) levels = g_strsplit (theme != NULL ? theme : _ ("Other questions"), "/", 2);
  g_auto (GStrv) last = g_strsplit (before != NULL ? before : "", "/", 2);
  gboolean is_new = g_strcmp0 (levels[0], last[0]) != 0;

  if (is_new)
    add_heading (self, levels[0], "indicator-task");
  if (levels[0] != NULL && levels[1] != NULL)
    add_heading (self, levels[1], "indicator-theme");
}

static GtkWidget *
add_grid (DuidIndicatorsPage *self)
{
  GtkWidget *grid = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (grid), GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (grid), N_COLUMNS);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (grid), N_COLUMNS);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (grid), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (grid), 12);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (grid), TRUE);
  gtk_box_append (self->body, grid);
  return grid;
}

/* The indicators from @first on that are of its question (transfer container). */
static GPtrArray *
list_of_question (GPtrArray *indicators,
                  guint      first)
{
  const DuidIndicator *own = g_ptr_array_index (indicators, first);
  GPtrArray           *list = g_ptr_array_new ();

  for (guint i = first; i < indicators->len; i++)
    {
      DuidIndicator *other = g_ptr_array_index (indicators, i);

      if (other->question != own->question)
        break;
      g_ptr_array_add (list, other);
    }
  return list;
}

static void
add_card (DuidIndicatorsPage *self,
          GtkWidget          *grid,
          GPtrArray          *indicators)
{
  GtkWidget *card = duid_indicator_card_new (self->session, indicators);
  GtkWidget *place = gtk_flow_box_child_new ();

  g_signal_connect_swapped (card, "open", G_CALLBACK (open_cb), self);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), card);
  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (grid), place);
  g_ptr_array_add (self->cards, card);
}

void
duid_indicators_page_empty (DuidIndicatorsPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cards, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
}

void
duid_indicators_page_fill (DuidIndicatorsPage *self)
{
  GPtrArray  *indicators = self->found->indicators;
  GtkWidget  *grid = NULL;
  const char *theme = NULL;

  duid_indicators_page_empty (self);
  for (guint i = 0; i < indicators->len;)
    {
      g_autoptr (GPtrArray) own = list_of_question (indicators, i);
      const DuidIndicator *first = g_ptr_array_index (own, 0);
      const char          *next = duid_dataset_get_question (self->dataset, first->question)->theme;

      if (grid == NULL || g_strcmp0 (next, theme) != 0)
        {
          add_headings (self, next, theme);
          grid = add_grid (self);
        }
      theme = next;
      add_card (self, grid, own);
      i += own->len;
    }
  gtk_stack_set_visible_child_name (self->stack, indicators->len > 0 ? "numbers" : "empty");
}
