/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-compare-pane.h"

#include "filter/duid-selection.h"
#include "widgets/duid-compare-keep.h"
#include "widgets/duid-compare-order.h"
#include "widgets/duid-compare-row.h"
#include "widgets/duid-compare-weights.h"
#include "widgets/duid-errand.h"
#include "widgets/duid-explore.h"
#include "widgets/duid-group-source.h"
#include "widgets/duid-line-up-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FIRST_DRAWS   199
#define LAST_DRAWS    9999
#define FEWER_DRAWS   999 /* of many stories */
#define MANY_STORIES  2000
#define MOST_COLOURS  6
#define SHOW_PROGRESS 120 /* ms */

enum
{
  ORDER_EFFECT,
  ORDER_QUESTION,
};

struct _DuidComparePane
{
  AdwBin parent_instance;

  DuidSession      *session;
  GPtrArray        *sources; /* DuidGroupSource */
  GPtrArray        *seconds; /* borrowed from sources, by place in the second list; NULL = rest */
  GtkDropDown      *first;
  GtkDropDown      *second;
  GtkWidget        *with;
  GtkDropDown      *order;
  GtkToggleButton  *only_clear;
  GtkWidget        *table_button;
  GtkLabel         *status;
  GtkProgressBar   *bar;
  GtkWidget        *stop;
  GtkStack         *stack;
  GListStore       *items;
  DuidCompareSheet *sheet;
  DuidErrand       *errand;
  guint             timer;
  gboolean          is_filling;
  gboolean          is_stale;
};

G_DEFINE_FINAL_TYPE (DuidComparePane, duid_compare_pane, ADW_TYPE_BIN)

static void compare (DuidComparePane *self,
                     gboolean         is_first);

/* ---- the list ---- */

static int
compare_items (gconstpointer a_,
               gconstpointer b_)
{
  const DuidCompared *a = duid_compare_item_get_row (*(DuidCompareItem *const *) a_);
  const DuidCompared *b = duid_compare_item_get_row (*(DuidCompareItem *const *) b_);
  double              x = isfinite (a->size) ? a->size : -1;
  double              y = isfinite (b->size) ? b->size : -1;

  if (a->findings->len == 0 || b->findings->len == 0)
    return (a->findings->len == 0) - (b->findings->len == 0);
  return (x < y) - (x > y);
}

static void
fill_list (DuidComparePane *self)
{
  GPtrArray *rows = self->sheet->comparison->rows;
  gboolean   is_only_clear = gtk_toggle_button_get_active (self->only_clear);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < rows->len; i++)
    if (!is_only_clear || duid_compared_is_clear (g_ptr_array_index (rows, i)))
      g_ptr_array_add (items, duid_compare_item_new (self->sheet, i));
  if (gtk_drop_down_get_selected (self->order) == ORDER_EFFECT)
    g_ptr_array_sort (items, compare_items);
  g_list_store_splice (self->items, 0, n_old, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "none");
}

static void
show_status (DuidComparePane *self)
{
  const DuidComparison *comparison = self->sheet->comparison;
  guint                 n_clear = 0;
  g_autofree char      *tests = NULL;
  g_autofree char      *clear = NULL;
  g_autofree char      *weighing = duid_comparison_dup_weighing (comparison);
  g_autofree char      *words = NULL;

  for (guint i = 0; i < comparison->rows->len; i++)
    n_clear += duid_compared_is_clear (g_ptr_array_index (comparison->rows, i));
  clear = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u clear difference", "%u clear differences", n_clear),
    n_clear);
  tests = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u test, Benjamini-Hochberg at 5 %%",
                                        "%u tests, Benjamini-Hochberg at 5 %%",
                                        comparison->n_tests),
                           comparison->n_tests);
  words = g_strdup_printf (_ ("%s · %s · %zu random exchanges · found by looking around: a next"
                              " round of stories can confirm it%s%s"),
                           clear, tests, comparison->n_draws, weighing != NULL ? "\n" : "",
                           weighing != NULL ? weighing : "");
  gtk_label_set_text (self->status, comparison->n_draws == FIRST_DRAWS
                                      ? _ ("A first look; the numbers are getting finer…")
                                      : words);
}

/* ---- progress ---- */

static gboolean
show_progress_cb (gpointer data)
{
  DuidComparePane *self = data;

  gtk_progress_bar_set_fraction (self->bar, duid_errand_get_share (self->errand));
  return G_SOURCE_CONTINUE;
}

static void
end_errand (DuidComparePane *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->errand, duid_errand_cancel);
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), 0);
  gtk_widget_set_visible (self->stop, FALSE);
}

static void
compared_cb (GtkWidget *view,
             gpointer   result)
{
  DuidComparePane *self = DUID_COMPARE_PANE (view);
  gboolean         is_first = self->sheet == NULL;

  end_errand (self);
  g_clear_pointer (&self->sheet, duid_compare_sheet_unref);
  self->sheet = result;
  fill_list (self);
  show_status (self);
  gtk_widget_set_sensitive (self->table_button, TRUE);
  if (is_first)
    compare (self, FALSE);
}

/* ---- what to compare ---- */

static const DuidGroupSource *
get_first (DuidComparePane *self)
{
  guint place = gtk_drop_down_get_selected (self->first);

  return place < self->sources->len ? g_ptr_array_index (self->sources, place) : NULL;
}

static const DuidGroupSource *
get_second (DuidComparePane *self)
{
  guint place = gtk_drop_down_get_selected (self->second);

  return place < self->seconds->len ? g_ptr_array_index (self->seconds, place) : NULL;
}

static void
compare (DuidComparePane *self,
         gboolean         is_first)
{
  const DuidGroupSource *first = get_first (self);
  const DuidGroupSource *second = get_second (self);
  DuidDataset           *dataset = duid_session_get_dataset (self->session);
  gboolean               are_many;
  DuidCompareOrder      *order;
  g_autoptr (GPtrArray) groups = NULL;

  end_errand (self);
  groups = first != NULL ? duid_group_sources_part (first, second, self->session) : NULL;
  if (groups == NULL)
    return;
  if (is_first)
    g_clear_pointer (&self->sheet, duid_compare_sheet_unref);
  are_many = duid_dataset_get_n_rows (dataset) > MANY_STORIES;
  order = duid_compare_order_new (self->session, first, second, g_steal_pointer (&groups));
  order->is_first = is_first;
  order->weights = duid_compare_weights_get (GTK_WIDGET (self), dataset);
  order->n_draws = is_first ? FIRST_DRAWS : are_many ? FEWER_DRAWS
                                                     : LAST_DRAWS;
  self->errand = duid_errand_start (GTK_WIDGET (self), duid_compare_order_carry_out, order,
                                    duid_compare_order_free,
                                    duid_compare_sheet_unref, compared_cb);
  self->timer = g_timeout_add (SHOW_PROGRESS, show_progress_cb, self);
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), 1);
  gtk_widget_set_visible (self->stop, TRUE);
}

static void
chosen_cb (DuidComparePane *self)
{
  const DuidGroupSource *first;

  if (self->is_filling)
    return;
  first = get_first (self);
  gtk_widget_set_visible (self->with, first != NULL && first->by < 0);
  compare (self, TRUE);
}

/* Chooses what was chosen before, when it is still there. */
static void
choose_again (GtkDropDown *list,
              const char  *label)
{
  GListModel *model = gtk_drop_down_get_model (list);

  for (guint i = 0; label != NULL && i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label) == 0)
      gtk_drop_down_set_selected (list, i);
}

static char *
dup_chosen (GtkDropDown *list)
{
  GObject *item = gtk_drop_down_get_selected_item (list);

  return item != NULL ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;
}

static void
fill_sources (DuidComparePane *self)
{
  g_autofree char *first = dup_chosen (self->first);
  g_autofree char *second = dup_chosen (self->second);
  g_autoptr (GtkStringList) firsts = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) seconds = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = duid_group_sources_new (self->session);
  g_ptr_array_set_size (self->seconds, 0);
  g_ptr_array_add (self->seconds, NULL);
  gtk_string_list_append (seconds, _ ("everyone else"));
  for (guint i = 0; i < self->sources->len; i++)
    {
      DuidGroupSource *source = g_ptr_array_index (self->sources, i);

      gtk_string_list_append (firsts, source->label);
      if (source->by >= 0)
        continue;
      gtk_string_list_append (seconds, source->label);
      g_ptr_array_add (self->seconds, source);
    }
  gtk_drop_down_set_model (self->first, G_LIST_MODEL (firsts));
  gtk_drop_down_set_model (self->second, G_LIST_MODEL (seconds));
  choose_again (self->first, first);
  choose_again (self->second, second);
  duid_compare_weights_offer (GTK_WIDGET (self), GTK_MENU_BUTTON (self->table_button),
                              duid_session_get_dataset (self->session), G_CALLBACK (chosen_cb));
  self->is_filling = FALSE;
  chosen_cb (self);
}

static void
refresh (DuidComparePane *self)
{
  if (!self->is_stale || duid_session_get_dataset (self->session) == NULL)
    return;
  self->is_stale = FALSE;
  fill_sources (self);
}

static void
session_changed_cb (DuidComparePane *self,
                    guint            what)
{
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING | DUID_CHANGED_CONDITIONS)) == 0)
    return;
  self->is_stale = TRUE;
  if ((what & DUID_CHANGED_DATA) != 0)
    end_errand (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* ---- acts ---- */

static void
stop_cb (DuidComparePane *self)
{
  end_errand (self);
}

static void
refill_cb (DuidComparePane *self)
{
  if (self->sheet != NULL)
    fill_list (self);
}

static gboolean
can_colour (DuidCompareSheet *sheet)
{
  const DuidCompared *row = g_ptr_array_index (sheet->comparison->rows, 0);

  return sheet->by >= 0 && sheet->by < DUID_QUESTION_TAGS (sheet->dataset) &&
         row->groups->len <= MOST_COLOURS;
}

static void
explore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *place)
{
  DuidComparePane    *self = DUID_COMPARE_PANE (widget);
  const DuidCompared *row =
    g_ptr_array_index (self->sheet->comparison->rows, g_variant_get_uint32 (place));

  duid_explore_question (widget, self->session, row->question, row->stone,
                         can_colour (self->sheet) ? self->sheet->by : -1, self->sheet->conditions);
}

static void
chance_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *place)
{
  DuidComparePane    *self = DUID_COMPARE_PANE (widget);
  const DuidCompared *row =
    g_ptr_array_index (self->sheet->comparison->rows, g_variant_get_uint32 (place));

  duid_line_up_window_open (widget, self->sheet, row);
}

static void
activate_cb (DuidComparePane *self,
             guint            position)
{
  g_autoptr (DuidCompareItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  guint place = 0;

  g_ptr_array_find (self->sheet->comparison->rows, duid_compare_item_get_row (item), &place);
  gtk_widget_activate_action (GTK_WIDGET (self), "compare.explore", "u", place);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  duid_compare_keep_table (widget, DUID_COMPARE_PANE (widget)->sheet, FALSE);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  duid_compare_keep_table (widget, DUID_COMPARE_PANE (widget)->sheet, TRUE);
}

static void
figure_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  duid_compare_keep_figure (widget, DUID_COMPARE_PANE (widget)->sheet,
                            g_variant_get_uint32 (parameter));
}

/* ---- making ---- */

static void
setup_cb (DuidComparePane *self,
          GtkListItem     *item)
{
  gtk_list_item_set_child (item, duid_compare_row_new ());
}

static void
bind_cb (DuidComparePane *self,
         GtkListItem     *item)
{
  duid_compare_row_show (DUID_COMPARE_ROW (gtk_list_item_get_child (item)),
                         DUID_COMPARE_ITEM (gtk_list_item_get_item (item)));
}

static void
unbind_cb (DuidComparePane *self,
           GtkListItem     *item)
{
  duid_compare_row_show (DUID_COMPARE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
duid_compare_pane_dispose (GObject *object)
{
  DuidComparePane *self = DUID_COMPARE_PANE (object);

  if (self->bar != NULL)
    end_errand (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_COMPARE_PANE);
  g_clear_pointer (&self->sheet, duid_compare_sheet_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->seconds, g_ptr_array_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_compare_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, first);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, second);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, with);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, order);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, only_clear);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, table_button);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, status);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, bar);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, stop);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DuidComparePane, items);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refill_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
duid_compare_pane_class_init (DuidComparePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_compare_pane_dispose;
  g_type_ensure (DUID_TYPE_COMPARE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/duiding/Duiding/compare-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "compare.explore", "u", explore_cb);
  gtk_widget_class_install_action (widget_class, "compare.chance", "u", chance_cb);
  gtk_widget_class_install_action (widget_class, "compare.figure", "u", figure_cb);
  gtk_widget_class_install_action (widget_class, "compare.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "compare.save", NULL, save_cb);
}

static void
duid_compare_pane_init (DuidComparePane *self)
{
  self->seconds = g_ptr_array_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;
  g_object_ref (self->items);
}

GtkWidget *
duid_compare_pane_new (DuidSession *session)
{
  DuidComparePane *self = g_object_new (DUID_TYPE_COMPARE_PANE, NULL);

  self->session = g_object_ref (session);
  self->is_stale = TRUE;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
duid_compare_pane_compare_chosen (DuidComparePane *self)
{
  self->is_stale = TRUE;
  refresh (self);
  choose_again (self->second, _ ("everyone else"));
  choose_again (self->first, _ ("The stories chosen now"));
}
