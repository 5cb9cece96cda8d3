/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-chart-card.h"

#include "plot/duid-display.h"
#include "session/duid-session-ready.h"
#include "widgets/duid-card-ground.h"
#include "widgets/duid-card-menu.h"
#include "widgets/duid-card-request.h"
#include "widgets/duid-chart-view.h"
#include "widgets/duid-look.h"
#include "widgets/duid-whole-draw.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DuidChartCard
{
  AdwBin parent_instance;

  DuidSession *session;
  guint        index;
  DuidCard    *card;

  GtkWidget          *head;
  GtkWidget          *menu_button;
  GtkLabel           *title;
  GtkLabel           *words;
  DuidChartView      *chart;
  GtkLabel           *count_line;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (DuidChartCard, duid_chart_card, ADW_TYPE_BIN)

/* ---- changing the card: each is a new board, told to the session ---- */

typedef void (*CardChange) (GPtrArray *cards,
                            guint      index,
                            GVariant  *parameter);

static void
change_cards (DuidChartCard *self,
              CardChange     change,
              GVariant      *parameter)
{
  g_autoptr (DuidView) view = duid_view_copy (duid_session_get_view (self->session));

  if (self->index >= view->cards->len)
    return;
  change (view->cards, self->index, parameter);
  duid_session_look (self->session, view, FALSE);
}

static void
remove_card (GPtrArray *cards,
             guint      index,
             GVariant  *parameter)
{
  g_ptr_array_remove_index (cards, index);
}

static void
move_card (GPtrArray *cards,
           guint      index,
           GVariant  *parameter)
{
  int      to = CLAMP ((int) index + g_variant_get_int32 (parameter), 0, (int) cards->len - 1);
  gpointer card = g_ptr_array_steal_index (cards, index);

  g_ptr_array_insert (cards, to, card);
}

static void
size_card (GPtrArray *cards,
           guint      index,
           GVariant  *parameter)
{
  ((DuidCard *) g_ptr_array_index (cards, index))->span = g_variant_get_int32 (parameter);
}

/* Nothing chosen is an empty word. */
static void
choose_word (char    **word,
             GVariant *parameter)
{
  const char *chosen = g_variant_get_string (parameter, NULL);

  g_free (*word);
  *word = *chosen != '\0' ? g_strdup (chosen) : NULL;
}

static void
colour_card (GPtrArray *cards,
             guint      index,
             GVariant  *parameter)
{
  choose_word (&((DuidCard *) g_ptr_array_index (cards, index))->colour_by, parameter);
}

static void
choose_stone (GPtrArray *cards,
              guint      index,
              GVariant  *parameter)
{
  choose_word (&((DuidCard *) g_ptr_array_index (cards, index))->stone, parameter);
}

static void
choose_to_stone (GPtrArray *cards,
                 guint      index,
                 GVariant  *parameter)
{
  choose_word (&((DuidCard *) g_ptr_array_index (cards, index))->to_stone, parameter);
}

static void
choose_weights (GPtrArray *cards,
                guint      index,
                GVariant  *parameter)
{
  choose_word (&((DuidCard *) g_ptr_array_index (cards, index))->weigh_by, parameter);
}

static void
choose_display (GPtrArray *cards,
                guint      index,
                GVariant  *parameter)
{
  choose_word (&((DuidCard *) g_ptr_array_index (cards, index))->show_as, parameter);
}

/* Both at once: the question that stands across, and the table. */
static void
cross_card (GPtrArray *cards,
            guint      index,
            GVariant  *parameter)
{
  DuidCard *card = g_ptr_array_index (cards, index);

  colour_card (cards, index, parameter);
  g_free (card->show_as);
  card->show_as = g_strdup ("cross");
}

static void
toggle_layer (GPtrArray *cards,
              guint      index,
              GVariant  *parameter)
{
  DuidCard *card = g_ptr_array_index (cards, index);
  char     *layers = duid_display_toggle (card->layers, g_variant_get_string (parameter, NULL));

  g_free (card->layers);
  card->layers = layers;
}

static void
toggle_summary (GPtrArray *cards,
                guint      index,
                GVariant  *parameter)
{
  DuidCard *card = g_ptr_array_index (cards, index);

  card->hides_summary = !card->hides_summary;
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  change_cards (self, remove_card, NULL);
}

static void
move_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  change_cards (self, move_card, parameter);
}

static void
size_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       self)
{
  change_cards (self, size_card, parameter);
}

static void
colour_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       self)
{
  change_cards (self, colour_card, parameter);
}

static void
stone_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       self)
{
  change_cards (self, choose_stone, parameter);
}

static void
to_stone_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       self)
{
  change_cards (self, choose_to_stone, parameter);
}

static void
weigh_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       self)
{
  change_cards (self, choose_weights, parameter);
}

static void
display_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       self)
{
  change_cards (self, choose_display, parameter);
}

static void
cross_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       self)
{
  change_cards (self, cross_card, parameter);
}

static void
layer_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       self)
{
  const char *name = g_action_get_name (G_ACTION (action));
  g_autoptr (GVariant) layer =
    g_variant_ref_sink (g_variant_new_string (name + strlen (DUID_CARD_LAYER_ACTION)));

  change_cards (self, toggle_layer, layer);
}

static void
summary_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       self)
{
  change_cards (self, toggle_summary, NULL);
}

/* ---- the menu ---- */

/* Every layer has an action of its own, for the tick beside it. */
static void
add_layer_actions (DuidChartCard *self)
{
  for (const DuidDisplay *layer = duid_display_get_all (); layer->name != NULL; layer++)
    {
      g_autofree char *name = g_strconcat (DUID_CARD_LAYER_ACTION, layer->name, NULL);
      g_autoptr (GSimpleAction) action = NULL;

      if (!layer->is_layer)
        continue;
      action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (FALSE));
      g_signal_connect (action, "activate", G_CALLBACK (layer_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

static void
show_layers (DuidChartCard *self)
{
  guint64 mask = duid_display_get_mask (self->card->layers);

  for (const DuidDisplay *layer = duid_display_get_all (); layer->name != NULL; layer++)
    {
      g_autofree char *name = g_strconcat (DUID_CARD_LAYER_ACTION, layer->name, NULL);
      GAction         *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      if (action != NULL)
        g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                   g_variant_new_boolean (duid_display_has (mask, layer->name)));
    }
}

static void
set_choice (DuidChartCard *self,
            const char    *action,
            const char    *chosen)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action);

  g_simple_action_set_state (G_SIMPLE_ACTION (found),
                             g_variant_new_string (chosen != NULL ? chosen : ""));
}

/* When it is opened: making the menus of all cards takes as long as drawing them. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  DuidChartCard *self = data;
  g_autoptr (GMenuModel) menu = duid_card_menu_new (self->session, self->card);

  gtk_menu_button_set_menu_model (button, menu);
}

/* What is ticked in the menu. */
static void
show_choices (DuidChartCard *self)
{
  GActionMap *map = G_ACTION_MAP (self->actions);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "summary")),
                             g_variant_new_boolean (!self->card->hides_summary));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "size")),
                             g_variant_new_int32 (self->card->span));
  set_choice (self, "colour-by", self->card->colour_by);
  set_choice (self, "weigh-by", self->card->weigh_by);
  set_choice (self, "display", self->card->show_as);
  set_choice (self, "stone", self->card->stone);
  set_choice (self, "to-stone", self->card->to_stone);
  show_layers (self);
}

/* ---- showing ---- */

static void
show_counts (DuidChartCard *self)
{
  g_autofree char *line = duid_card_dup_count_line (self->session, self->card);

  gtk_label_set_text (self->count_line, line != NULL ? line : "");
}

static void
session_changed_cb (DuidChartCard *self,
                    guint          what)
{
  if ((what & (DUID_CHANGED_CONDITIONS | DUID_CHANGED_TAGGING)) != 0 &&
      (what & DUID_CHANGED_DATA) == 0)
    show_counts (self);
}

void
duid_chart_card_show (DuidChartCard *self,
                      guint          index)
{
  const DuidView  *view = duid_session_get_view (self->session);
  const DuidCard  *card = g_ptr_array_index (view->cards, index);
  int              question = duid_session_find_question (self->session, card->question);
  g_autofree char *title = duid_look_question_title (self->session, question);
  g_autofree char *words = duid_look_question_words (self->session, question);
  g_autofree char *menu_label = g_strdup_printf (_ ("Menu of %s"), title);

  self->index = index;
  g_clear_pointer (&self->card, duid_card_free);
  self->card = duid_card_copy (card);
  gtk_label_set_text (self->title, title);
  /* A question that is called what it asks is not told twice; the line stays. */
  gtk_label_set_text (self->words, strcmp (words, title) != 0 ? words : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_label, -1);
  duid_chart_view_show (self->chart, self->session, card);
  show_choices (self);
  show_counts (self);
}

static GdkContentProvider *
drag_prepare_cb (DuidChartCard *self)
{
  g_autofree char *words = g_strdup_printf ("card:%u", self->index);

  return gdk_content_provider_new_typed (G_TYPE_STRING, words);
}

/* Brushing is made ready before the hand begins. */
static void
enter_cb (DuidChartCard *self)
{
  if (self->card != NULL)
    duid_session_ready_question (self->session,
                                 duid_session_find_question (self->session, self->card->question));
}

static void
duid_chart_card_dispose (GObject *object)
{
  DuidChartCard *self = DUID_CHART_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DUID_TYPE_CHART_CARD);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (duid_chart_card_parent_class)->dispose (object);
}

static void
duid_chart_card_finalize (GObject *object)
{
  g_clear_pointer (&DUID_CHART_CARD (object)->card, duid_card_free);
  G_OBJECT_CLASS (duid_chart_card_parent_class)->finalize (object);
}

static void
duid_chart_card_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DuidChartCard  *self = DUID_CHART_CARD (widget);
  gboolean        is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  graphene_rect_t chart, counts, both;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->chart), widget, &chart) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->count_line), widget, &counts))
    return;
  duid_card_ground_draw (widget, snapshot, is_dark, &chart);
  graphene_rect_union (&chart, &counts, &both);
  duid_whole_draw_area (snapshot, &both);
  GTK_WIDGET_CLASS (duid_chart_card_parent_class)->snapshot (widget, snapshot);
}

static void
duid_chart_card_class_init (DuidChartCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_chart_card_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_chart_card_finalize;
  g_type_ensure (DUID_TYPE_CHART_VIEW);
  widget_class->snapshot = duid_chart_card_snapshot;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DuidChartCard, head);
  gtk_widget_class_bind_template_child (widget_class, DuidChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DuidChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, DuidChartCard, words);
  gtk_widget_class_bind_template_child (widget_class, DuidChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, DuidChartCard, count_line);
}

static void
duid_chart_card_init (DuidChartCard *self)
{
  GtkEventController       *motion = gtk_event_controller_motion_new ();
  static const GActionEntry entries[] = {
    { .name = "remove", .activate = remove_cb },
    { .name = "move", .activate = move_cb, .parameter_type = "i" },
    { .name = "size", .activate = size_cb, .parameter_type = "i", .state = "1" },
    { .name = "colour-by", .activate = colour_cb, .parameter_type = "s", .state = "''" },
    { .name = "stone", .activate = stone_cb, .parameter_type = "s", .state = "''" },
    { .name = "weigh-by", .activate = weigh_cb, .parameter_type = "s", .state = "''" },
    { .name = "to-stone", .activate = to_stone_cb, .parameter_type = "s", .state = "''" },
    { .name = "display", .activate = display_cb, .parameter_type = "s", .state = "''" },
    { .name = "cross", .activate = cross_cb, .parameter_type = "s" },
    { .name = "summary", .activate = summary_cb, .state = "true" },
  };
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), make_menu_cb, self,
                                         NULL);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  add_layer_actions (self);
  duid_chart_view_set_ground (self->chart, TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (self->actions));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (self->head, GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
duid_chart_card_new (DuidSession *session)
{
  DuidChartCard *self = g_object_new (DUID_TYPE_CHART_CARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
