/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-indicators-page-private.h"

#include "plot/duid-indicator.h"
#include "session/duid-session-settings.h"
#include "widgets/duid-chip-bar.h"
#include "widgets/duid-indicator-chooser.h"
#include "widgets/duid-look.h"
#include "widgets/duid-save-table.h"
#include "widgets/duid-weigh-menu.h"

#include <glib/gi18n-lib.h>

/* More parts than this are no picture any more. */
#define MOST_PARTS 24

G_DEFINE_FINAL_TYPE (DuidIndicatorsPage, duid_indicators_page, ADW_TYPE_BIN)

/* Lets the indicators weigh as chosen. */
static void
weigh (DuidIndicatorsPage *self)
{
  guint         selected = gtk_drop_down_get_selected (self->weights);
  const double *weights = NULL;

  if (selected > 0 && selected <= self->weighing->len)
    weights = duid_dataset_get_numbers (self->dataset,
                                        g_array_index (self->weighing, guint, selected - 1));
  for (guint i = 0; i < self->found->indicators->len; i++)
    ((DuidIndicator *) self->found->indicators->pdata[i])->weights = weights;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  DuidIndicatorsPage  *self = DUID_INDICATORS_PAGE (source);
  DuidIndicatorsFound *found = duid_indicators_work_finish (result);

  if (found == NULL || self->session == NULL)
    {
      duid_indicators_found_free (found);
      return;
    }
  g_clear_object (&self->cancellable);
  duid_indicators_page_empty (self);
  g_clear_pointer (&self->found, duid_indicators_found_free);
  self->found = found;
  weigh (self);
  duid_indicators_page_fill (self);
  duid_indicators_page_show_numbers (self);
}

/* Finds everything anew: other stories, other choices, another split. */
static void
find_anew (DuidIndicatorsPage *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_stale = FALSE;
  if (dataset == NULL)
    return;
  if (self->dataset != dataset)
    {
      /* The cards borrow from what was found in the old stories. */
      duid_indicators_page_empty (self);
      g_clear_pointer (&self->found, duid_indicators_found_free);
      g_clear_pointer (&self->dataset, duid_dataset_unref);
      self->dataset = duid_dataset_ref (dataset);
    }
  g_free (self->chosen);
  self->chosen = duid_session_dup_setting (self->session, DUID_SETTING_INDICATORS);
  self->cancellable = g_cancellable_new ();
  if (self->found == NULL)
    gtk_stack_set_visible_child_name (self->stack, "wait");
  duid_indicators_work_start (dataset, self->chosen, duid_indicators_page_get_split (self),
                              self->cancellable, self,
                              found_cb);
}

/* ---- what to split by ---- */

static void
add_split (DuidIndicatorsPage *self,
           GtkStringList      *list,
           int                 split,
           const char         *title)
{
  gtk_string_list_append (list, title);
  g_array_append_val (self->splits, split);
}

static gboolean
can_split (const DuidQuestion *question)
{
  if (question->is_sensitive)
    return FALSE;
  if (question->type == DUID_QUESTION_DATE)
    return TRUE;
  return (question->type == DUID_QUESTION_CHOICE || question->type == DUID_QUESTION_SLIDER) &&
         duid_indicator_count_answers (question) >= 2 &&
         duid_indicator_count_answers (question) <= MOST_PARTS;
}

static void
fill_splits (DuidIndicatorsPage *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  g_array_set_size (self->splits, 0);
  add_split (self, list, DUID_SPLIT_NOTHING, _ ("All together"));
  for (guint i = 0; dataset != NULL && i < duid_dataset_get_n_questions (dataset); i++)
    if (can_split (duid_dataset_get_question (dataset, i)))
      {
        g_autofree char *title = duid_look_question_title (self->session, (int) i);

        add_split (self, list, (int) i, title);
      }
  gtk_drop_down_set_model (self->split, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->split, 0);
  self->is_filling = FALSE;
}

/* By which questions stories can weigh; hidden when there are none. */
static void
fill_weights (DuidIndicatorsPage *self)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  g_array_set_size (self->weighing, 0);
  gtk_string_list_append (list, _ ("Each story counts once"));
  for (guint i = 0; dataset != NULL && i < duid_dataset_get_n_questions (dataset); i++)
    if (duid_weigh_menu_suits (dataset, i))
      {
        g_autofree char *title = duid_look_question_title (self->session, (int) i);
        g_autofree char *words = g_strdup_printf (_ ("Weighed by %s"), title);

        g_array_append_val (self->weighing, i);
        gtk_string_list_append (list, words);
      }
  gtk_drop_down_set_model (self->weights, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->weights, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->weights), self->weighing->len > 0);
  self->is_filling = FALSE;
}

static void
weigh_cb (DuidIndicatorsPage *self)
{
  if (self->is_filling || self->found == NULL)
    return;
  weigh (self);
  duid_indicators_page_show_numbers (self);
}

static void
split_cb (DuidIndicatorsPage *self)
{
  if (!self->is_filling)
    find_anew (self);
}

/* ---- acts ---- */

static void
choose_cb (DuidIndicatorsPage *self)
{
  if (self->found != NULL)
    duid_indicator_chooser_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->session, self->found->indicators);
}

/* Every indicator over the stories that pass, and then part by part; NULL while there are
 * none. */
static DuidCells *
make_cells (DuidIndicatorsPage *self)
{
  DuidSelection *selection = duid_session_get_selection (self->session);

  if (self->found == NULL || selection == NULL)
    return NULL;
  return duid_indicators_make_cells (self->found->indicators, self->dataset,
                                     duid_selection_get_rows (selection), self->found->parts);
}

static void
copy_cb (DuidIndicatorsPage *self)
{
  g_autoptr (DuidCells) cells = make_cells (self);

  if (cells != NULL)
    duid_copy_table (GTK_WIDGET (self), cells);
}

static void
save_cb (DuidIndicatorsPage *self)
{
  g_autoptr (DuidCells) cells = make_cells (self);

  if (cells != NULL)
    duid_save_table (GTK_WIDGET (self), cells);
}

/* ---- the widget ---- */

static void
session_changed_cb (DuidIndicatorsPage *self,
                    guint               what)
{
  g_autofree char *chosen = NULL;

  if ((what & DUID_CHANGED_DATA) != 0)
    {
      fill_splits (self);
      fill_weights (self);
      self->is_stale = TRUE;
    }
  if (duid_session_get_dataset (self->session) == NULL)
    return;
  if ((what & DUID_CHANGED_TAGGING) != 0)
    {
      chosen = duid_session_dup_setting (self->session, DUID_SETTING_INDICATORS);
      self->is_stale = self->is_stale || g_strcmp0 (chosen, self->chosen) != 0;
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->is_stale)
    find_anew (self);
  else if ((what & DUID_CHANGED_CONDITIONS) != 0)
    duid_indicators_page_show_numbers (self);
}

static void
duid_indicators_page_map (GtkWidget *widget)
{
  DuidIndicatorsPage *self = DUID_INDICATORS_PAGE (widget);

  GTK_WIDGET_CLASS (duid_indicators_page_parent_class)->map (widget);
  if (self->is_stale)
    find_anew (self);
  else
    duid_indicators_page_show_numbers (self);
}

static void
duid_indicators_page_dispose (GObject *object)
{
  DuidIndicatorsPage *self = DUID_INDICATORS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_INDICATORS_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_indicators_page_parent_class)->dispose (object);
}

static void
duid_indicators_page_finalize (GObject *object)
{
  DuidIndicatorsPage *self = DUID_INDICATORS_PAGE (object);

  g_clear_pointer (&self->found, duid_indicators_found_free);
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  g_ptr_array_unref (self->cards);
  g_array_unref (self->splits);
  g_array_unref (self->weighing);
  g_free (self->chosen);
  G_OBJECT_CLASS (duid_indicators_page_parent_class)->finalize (object);
}

static void
duid_indicators_page_class_init (DuidIndicatorsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_indicators_page_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_indicators_page_finalize;
  widget_class->map = duid_indicators_page_map;
  g_type_ensure (DUID_TYPE_CHIP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/indicators-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidIndicatorsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DuidIndicatorsPage, body);
  gtk_widget_class_bind_template_child (widget_class, DuidIndicatorsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidIndicatorsPage, split);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_child (widget_class, DuidIndicatorsPage, weights);
  gtk_widget_class_bind_template_callback (widget_class, weigh_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
duid_indicators_page_init (DuidIndicatorsPage *self)
{
  self->splits = g_array_new (FALSE, FALSE, sizeof (int));
  self->weighing = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cards = g_ptr_array_new ();
  self->is_stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
duid_indicators_page_new (DuidSession *session)
{
  DuidIndicatorsPage *self = g_object_new (DUID_TYPE_INDICATORS_PAGE, NULL);

  self->session = g_object_ref (session);
  duid_chip_bar_set_session (self->chips, session);
  duid_chip_bar_leave_board (self->chips);
  fill_splits (self);
  fill_weights (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
