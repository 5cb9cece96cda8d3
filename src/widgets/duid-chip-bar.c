/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-chip-bar.h"

#include "plot/duid-figure.h"
#include "plot/duid-named-regions.h"
#include "widgets/duid-chart-menu.h"
#include "widgets/duid-look.h"
#include "widgets/duid-region-entry.h"
#include "widgets/duid-tip.h"
#include "widgets/duid-whole-draw.h"
#include "widgets/duid-wrap-box.h"

#include <glib/gi18n-lib.h>

/* Narrower than this, buttons show their icon only. */
#define ROOM_FOR_WORDS 520

struct _DuidChipBar
{
  AdwBin parent_instance;

  DuidSession     *session;
  GtkLabel        *count;
  GtkLabel        *of_all;
  GtkToggleButton *rest_button;
  GtkWidget       *group_button;
  GtkWidget       *rest_words;
  GtkWidget       *group_words;
  GtkMenuButton   *chart_button;
  DuidWrapBox     *chips;
  gboolean         is_showing;
};

G_DEFINE_FINAL_TYPE (DuidChipBar, duid_chip_bar, ADW_TYPE_BIN)

/* ---- chips ---- */

static guint
chip_index (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "condition"));
}

static void
remove_cb (DuidChipBar *self,
           GtkWidget   *button)
{
  g_autoptr (DuidView) next =
    duid_view_without (duid_session_get_view (self->session), chip_index (button));

  duid_session_look (self->session, next, FALSE);
}

static void
invert_cb (DuidChipBar *self,
           GtkWidget   *button)
{
  g_autoptr (DuidView) next =
    duid_view_inverted (duid_session_get_view (self->session), chip_index (button));

  duid_session_look (self->session, next, FALSE);
}

static void
keep_cb (DuidChipBar *self,
         GtkWidget   *button)
{
  const DuidView *view = duid_session_get_view (self->session);
  guint           index = chip_index (button);
  gboolean        was_kept =
    g_ptr_array_find (view->kept, g_ptr_array_index (view->conditions, index), NULL);
  g_autoptr (DuidView) next = duid_view_with_kept (view, index, !was_kept);

  duid_session_look (self->session, next, FALSE);
}

static GtkWidget *
make_menu_item (DuidChipBar *self,
                const char  *label,
                guint        index,
                GCallback    callback,
                GtkWidget   *popover)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data (G_OBJECT (button), "condition", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* Made when it is opened: chips come and go as a brush begins, and few are asked. */
static void
make_chip_menu (GtkMenuButton *button,
                gpointer       data)
{
  DuidChipBar         *self = data;
  const DuidView      *view = duid_session_get_view (self->session);
  guint                index = chip_index (GTK_WIDGET (button));
  GtkWidget           *popover = gtk_popover_new ();
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const DuidCondition *condition = g_ptr_array_index (view->conditions, index);
  gboolean             stays = g_ptr_array_find (view->kept, condition, NULL);

  gtk_widget_add_css_class (popover, "menu");
  gtk_box_append (
    GTK_BOX (box),
    make_menu_item (self, condition->is_inverted ? _ ("Only these after all") : _ ("All but these"),
                    index, G_CALLBACK (invert_cb), popover));
  gtk_box_append (
    GTK_BOX (box),
    make_menu_item (self, stays ? _ ("Let a next brush replace it") : _ ("Keep, and brush again"),
                    index, G_CALLBACK (keep_cb), popover));
  gtk_box_append (GTK_BOX (box),
                  make_menu_item (self, _ ("Take away"), index, G_CALLBACK (remove_cb), popover));
  if (duid_region_entry_suits (self->session, condition))
    gtk_box_append (GTK_BOX (box),
                    duid_region_entry_new (self->session, (DuidCondition *) condition,
                                           GTK_POPOVER (popover)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

/* A part of a picture that has a name goes by it. */
static void
describe_condition (DuidChipBar   *self,
                    DuidCondition *condition,
                    char         **subject,
                    char         **value)
{
  const char *name =
    duid_named_region_find (duid_session_get_tagging (self->session), condition);

  duid_condition_describe (condition, duid_session_get_dataset (self->session), subject, value);
  if (name == NULL)
    return;
  g_free (*value);
  *value = g_strdup (name);
}

/* Says in a chip what its condition is now: a brush that moves changes only that. */
static void
fill_chip (DuidChipBar   *self,
           GtkWidget     *chip,
           DuidCondition *condition)
{
  GtkWidget       *menu = gtk_widget_get_first_child (chip);
  GtkWidget       *close = gtk_widget_get_last_child (chip);
  g_autofree char *subject = NULL;
  g_autofree char *value = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *words = NULL;
  g_autofree char *close_words = NULL;

  describe_condition (self, condition, &subject, &value);
  markup = g_markup_printf_escaped ("%s: <b>%s</b>", subject, value);
  words = g_strdup_printf ("%s: %s", subject, value);
  close_words = g_strdup_printf (_ ("Take away %s"), words);
  gtk_label_set_markup (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (menu))), markup);
  duid_tip_set (menu, words);
  duid_tip_set (close, close_words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  close_words, -1);
}

static gboolean
is_kept (DuidChipBar         *self,
         const DuidCondition *condition)
{
  return g_ptr_array_find (duid_session_get_view (self->session)->kept, condition, NULL);
}

static GtkWidget *
make_chip (DuidChipBar   *self,
           DuidCondition *condition,
           guint          index)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (menu), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), make_chip_menu, self, NULL);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  g_object_set_data (G_OBJECT (menu), "condition", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (close), "condition", GUINT_TO_POINTER (index));
  g_signal_connect_object (close, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (chip, "chip");
  if (is_kept (self, condition))
    gtk_widget_add_css_class (chip, "kept");
  gtk_box_append (GTK_BOX (chip), menu);
  gtk_box_append (GTK_BOX (chip), close);
  fill_chip (self, chip, condition);
  return chip;
}

/* The place among the chips where the keyboard is, or -1. */
static int
find_keys (DuidChipBar *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->chips));
  int        place = 0;

  if (focus == NULL || (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return -1;
  for (; (focus = gtk_widget_get_prev_sibling (focus)) != NULL;)
    place++;
  return place;
}

/* The keyboard goes on at the chip that came in the place of the one that went. */
static void
give_keys (DuidChipBar *self,
           int          place)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  if (place < 0)
    return;
  while (place-- > 0 && chip != NULL && gtk_widget_get_next_sibling (chip) != NULL)
    chip = gtk_widget_get_next_sibling (chip);
  if (chip == NULL || !gtk_widget_child_focus (chip, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Whether the chips that are there only say other things now; they do then. */
static gboolean
change_chips (DuidChipBar *self)
{
  const DuidView *view = duid_session_get_view (self->session);
  GtkWidget      *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (guint i = 0; i < view->conditions->len; i++)
    {
      if (chip == NULL || !gtk_widget_has_css_class (chip, "chip") ||
          gtk_widget_has_css_class (chip, "kept") !=
            is_kept (self, g_ptr_array_index (view->conditions, i)))
        return FALSE;
      chip = gtk_widget_get_next_sibling (chip);
    }
  if (chip == NULL || gtk_widget_has_css_class (chip, "chip"))
    return chip == NULL && view->conditions->len == 0;
  chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));
  for (guint i = 0; i < view->conditions->len; i++)
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (gtk_widget_get_first_child (chip)));
      fill_chip (self, chip, g_ptr_array_index (view->conditions, i));
      chip = gtk_widget_get_next_sibling (chip);
    }
  return view->conditions->len > 0;
}

static void
show_chips (DuidChipBar *self)
{
  const DuidView *view = duid_session_get_view (self->session);
  int             keys = find_keys (self);
  GtkWidget      *child;

  if (change_chips (self))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    duid_wrap_box_remove (self->chips, child);
  for (guint i = 0; i < view->conditions->len; i++)
    duid_wrap_box_insert (self->chips,
                          make_chip (self, g_ptr_array_index (view->conditions, i), i), NULL);
  if (view->conditions->len > 0)
    {
      GtkWidget *clear = gtk_button_new_with_label (_ ("Clear all"));
      GtkWidget *compare = gtk_button_new_with_label (_ ("Compare with the rest"));

      gtk_widget_add_css_class (clear, "flat");
      gtk_widget_add_css_class (clear, "clear-all");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "win.clear-all");
      duid_wrap_box_insert (self->chips, clear, NULL);
      gtk_widget_add_css_class (compare, "flat");
      gtk_widget_add_css_class (compare, "clear-all");
      gtk_widget_set_tooltip_text (compare, _ ("On every question, these stories and all others"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (compare), "win.compare-chosen");
      duid_wrap_box_insert (self->chips, compare, NULL);
    }
  /* Without chips their box has no height. It is not hidden: shown again while the window
   * is new, it would get no place before the next resize. */
  gtk_widget_set_sensitive (self->group_button, view->conditions->len > 0);
  give_keys (self, keys);
}

static void
show_count (DuidChipBar *self)
{
  DuidSelection   *selection = duid_session_get_selection (self->session);
  gsize            n_all = duid_dataset_get_n_rows (duid_session_get_dataset (self->session));
  gsize            n = duid_selection_get_n_rows (selection);
  g_autofree char *count = duid_figure_dup_count (n);
  g_autofree char *all = duid_figure_dup_count (n_all);
  g_autofree char *of_all = NULL;

  if (n == n_all)
    of_all = g_strdup (g_dngettext (GETTEXT_PACKAGE, "story", "stories", n_all));
  else
    of_all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "of %s story", "of %s stories", n_all),
                              all);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->of_all, of_all);
}

/* ---- the menu of charts ---- */

static void
make_chart_menu_cb (GtkMenuButton *button,
                    gpointer       data)
{
  DuidChipBar *self = data;
  g_autoptr (GMenuModel) menu = duid_chart_menu_new (self->session);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
session_changed_cb (DuidChipBar *self,
                    guint        what)
{
  if (duid_session_get_dataset (self->session) == NULL)
    return;
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_CONDITIONS | DUID_CHANGED_TAGGING)) != 0)
    {
      show_chips (self);
      show_count (self);
    }
  if ((what & (DUID_CHANGED_DATA | DUID_CHANGED_BOARD)) != 0)
    {
      self->is_showing = TRUE;
      gtk_toggle_button_set_active (self->rest_button,
                                    !duid_session_get_view (self->session)->hides_rest);
      self->is_showing = FALSE;
    }
}

static void
rest_toggled_cb (DuidChipBar *self)
{
  g_autoptr (DuidView) next = NULL;

  if (self->is_showing || self->session == NULL)
    return;
  next = duid_view_copy (duid_session_get_view (self->session));
  next->hides_rest = !gtk_toggle_button_get_active (self->rest_button);
  duid_session_look (self->session, next, FALSE);
}

/* ---- width ---- */

static void
fit_words_cb (gpointer data)
{
  DuidChipBar *self = data;
  gboolean     has_room = gtk_widget_get_width (GTK_WIDGET (self)) >= ROOM_FOR_WORDS;

  if (self->rest_words != NULL)
    {
      gtk_widget_set_visible (self->rest_words, has_room);
      gtk_widget_set_visible (self->group_words, has_room);
    }
  g_object_unref (self);
}

/* The gauge is a strip of no height that knows how wide the bar is. */
static void
resize_cb (DuidChipBar *self)
{
  /* What is shown may not change while it is being laid out. */
  g_idle_add_once (fit_words_cb, g_object_ref (self));
}

static void
duid_chip_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_CHIP_BAR);
  g_clear_object (&DUID_CHIP_BAR (object)->session);
  G_OBJECT_CLASS (duid_chip_bar_parent_class)->dispose (object);
}

static void
duid_chip_bar_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  duid_whole_draw (widget, snapshot);
  GTK_WIDGET_CLASS (duid_chip_bar_parent_class)->snapshot (widget, snapshot);
}

static void
duid_chip_bar_class_init (DuidChipBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_chip_bar_dispose;
  g_type_ensure (DUID_TYPE_WRAP_BOX);
  widget_class->snapshot = duid_chip_bar_snapshot;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/chip-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, count);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, of_all);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, rest_button);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, group_button);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, chart_button);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, rest_words);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, group_words);
  gtk_widget_class_bind_template_child (widget_class, DuidChipBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, rest_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, resize_cb);
}

static void
duid_chip_bar_init (DuidChipBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->chart_button, make_chart_menu_cb, self, NULL);
}

void
duid_chip_bar_set_session (DuidChipBar *self,
                           DuidSession *session)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self, ~0u);
}

void
duid_chip_bar_leave_board (DuidChipBar *bar)
{
  g_return_if_fail (DUID_IS_CHIP_BAR (bar));

  gtk_widget_set_visible (GTK_WIDGET (bar->rest_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (bar->chart_button), FALSE);
}
