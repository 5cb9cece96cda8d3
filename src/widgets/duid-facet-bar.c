/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-facet-bar.h"

#include "plot/duid-figure.h"
#include "plot/duid-palette.h"
#include "widgets/duid-look.h"
#include "widgets/duid-once-draw.h"
#include "widgets/duid-tip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define HEIGHT 22
#define RADIUS 4
#define INSET  6
#define DOT    4.5
/* More lit stories than this are in nearly every bar: a mark would say nothing. */
#define MOST_LIT 1000

struct _DuidFacetBar
{
  GtkWidget parent_instance;

  DuidSession *session;
  int          question;
  guint        bin;
  char        *label;
  guint32      n; /* of the base */
  guint32      n_all;
  guint32      most;       /* of all options, all rows: the full width */
  gboolean     is_brushed; /* its question has a brush */
  gboolean     is_chosen;  /* and this option is in it */
  gboolean     is_lit;     /* a lit or focused story chose it */
};

G_DEFINE_FINAL_TYPE (DuidFacetBar, duid_facet_bar, GTK_TYPE_WIDGET)

static gboolean
is_tag (DuidFacetBar *self)
{
  return self->question == DUID_QUESTION_TAGS (duid_session_get_dataset (self->session));
}

static DuidCondition *
make_brush (DuidFacetBar *self)
{
  const char *words[] = { self->label, NULL };

  return duid_condition_new_words (
    is_tag (self) ? DUID_CONDITION_TAGS : DUID_CONDITION_OPTIONS,
    is_tag (self) ? NULL : duid_session_get_question_name (self->session, self->question), words);
}

/* ---- what it shows ---- */

static gboolean
holds_row (DuidFacetBar *self,
           gsize         row)
{
  DuidDataset *dataset = duid_session_get_dataset (self->session);
  gsize        words;

  if (is_tag (self))
    return duid_rows_has (
      duid_tagging_get_tag (duid_session_get_tagging (self->session), self->bin)->rows, row);
  if (duid_question_get_column_kind (duid_dataset_get_question (dataset, (guint) self->question)) ==
      DUID_COLUMN_CODE)
    return duid_dataset_get_codes (dataset, (guint) self->question)[row] == self->bin;
  return (duid_dataset_get_masks (dataset, (guint) self->question,
                                  &words)[row * words + self->bin / 64] >>
          (self->bin % 64)) &
         1;
}

static void
look_at_highlight (DuidFacetBar *self)
{
  const DuidRows *lit = duid_session_get_lit (self->session);
  gssize          focus = duid_session_get_focus (self->session);
  gboolean        was_lit = self->is_lit;

  self->is_lit = focus >= 0 && holds_row (self, (gsize) focus);
  if (lit != NULL && duid_rows_count (lit) > MOST_LIT)
    lit = NULL;
  for (gssize row = lit != NULL ? duid_rows_next (lit, 0) : -1; row >= 0 && !self->is_lit;
       row = duid_rows_next (lit, (gsize) row + 1))
    self->is_lit = holds_row (self, (gsize) row);
  if (was_lit != self->is_lit)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
look_at_brush (DuidFacetBar *self)
{
  const DuidView *view = duid_session_get_view (self->session);
  const char     *name = duid_session_get_question_name (self->session, self->question);

  self->is_brushed =
    duid_selection_is_brushed (duid_session_get_selection (self->session), self->question);
  self->is_chosen = FALSE;
  for (guint i = 0; i < view->conditions->len; i++)
    {
      const DuidCondition *condition = g_ptr_array_index (view->conditions, i);
      gboolean             is_own = is_tag (self) ? condition->kind == DUID_CONDITION_TAGS
                                                  : condition->kind == DUID_CONDITION_OPTIONS &&
                                          g_strcmp0 (condition->question, name) == 0;

      if (is_own && g_ptr_array_find_with_equal_func (condition->words, self->label, g_str_equal,
                                                      NULL) != condition->is_inverted)
        self->is_chosen = TRUE;
    }
}

void
duid_facet_bar_refresh (DuidFacetBar *self)
{
  const DuidCounts *counts =
    duid_selection_get_counts (duid_session_get_selection (self->session), self->question);
  g_autofree char *words = NULL;

  if (self->bin >= counts->n_bins)
    return;
  self->n = counts->bins[self->bin];
  self->n_all = counts->all_bins[self->bin];
  self->most = 1;
  for (guint i = 0; i < counts->n_bins; i++)
    self->most = MAX (self->most, counts->all_bins[i]);
  look_at_brush (self);
  look_at_highlight (self);
  /* Translators: an option of a question, how many stories of the selection have it, of how many in
   * all. */
  words = g_strdup_printf (_ ("%s, %u of %u"), self->label, self->n, self->n_all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
    self->is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  duid_tip_set (GTK_WIDGET (self), words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
session_changed_cb (DuidFacetBar *self,
                    guint         what)
{
  if ((what & (DUID_CHANGED_FOCUS | DUID_CHANGED_LIT)) != 0 &&
      (what & (DUID_CHANGED_DATA | DUID_CHANGED_TAGGING)) == 0)
    look_at_highlight (self);
}

/* ---- drawing ---- */

static PangoLayout *
make_layout (DuidFacetBar *self,
             const char   *text,
             gboolean      is_bold)
{
  PangoLayout   *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static double
draw_counts (DuidFacetBar      *self,
             cairo_t           *cr,
             const DuidPalette *palette,
             double             width,
             double             height)
{
  g_autofree char *n = duid_figure_dup_count (self->n);
  g_autofree char *all = duid_figure_dup_count (self->n_all);
  g_autofree char *of = g_strconcat ("/", all, NULL);
  g_autoptr (PangoLayout) bold = make_layout (self, n, TRUE);
  g_autoptr (PangoLayout) plain = make_layout (self, of, FALSE);
  int    n_width;
  int    of_width;
  int    text_height;
  double x;

  pango_layout_get_pixel_size (bold, &n_width, &text_height);
  pango_layout_get_pixel_size (plain, &of_width, NULL);
  x = width - INSET - n_width - of_width;
  duid_colour_set (cr, palette->text);
  cairo_move_to (cr, x, (height - text_height) / 2);
  pango_cairo_show_layout (cr, bold);
  cairo_move_to (cr, x + n_width, (height - text_height) / 2);
  pango_cairo_show_layout (cr, plain);
  if (self->is_lit)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x - 10, height / 2, DOT, 0, 2 * G_PI);
      duid_colour_set (cr, palette->series[0]);
      cairo_fill_preserve (cr);
      duid_colour_set (cr, palette->ring);
      cairo_set_line_width (cr, 1.8);
      cairo_stroke (cr);
      x -= 18;
    }
  return x;
}

static double
draw_tag_colour (DuidFacetBar      *self,
                 cairo_t           *cr,
                 const DuidPalette *palette,
                 double             height)
{
  const DuidTag *tag;

  if (!is_tag (self))
    return 0;
  tag = duid_tagging_get_tag (duid_session_get_tagging (self->session), self->bin);
  cairo_new_path (cr);
  cairo_arc (cr, INSET + DOT, height / 2, DOT, 0, 2 * G_PI);
  duid_colour_set (cr, duid_palette_get_tag (palette, tag->colour));
  cairo_fill (cr);
  return 2 * DOT + INSET;
}

static void
draw_bars (DuidFacetBar      *self,
           cairo_t           *cr,
           const DuidPalette *palette,
           double             width,
           double             height)
{
  double all = MAX (width * self->n_all / self->most, 2);
  double n = width * self->n / self->most;

  duid_look_round_box (cr, 0, 0, all, height - 1, RADIUS);
  duid_colour_set (cr, duid_colour_with_alpha (palette->text, palette->is_dark ? 0.10 : 0.08));
  cairo_fill (cr);
  if (n < 1)
    return;
  duid_look_round_box (cr, 0, 0, MAX (n, 2 * RADIUS), height - 1, RADIUS);
  duid_colour_set (cr, duid_colour_with_alpha (palette->series[0],
                                               self->is_brushed && !self->is_chosen ? 0.16 : 0.38));
  cairo_fill (cr);
}

static void
draw (GtkWidget *widget,
      cairo_t   *cr,
      double     width,
      double     height)
{
  DuidFacetBar      *self = DUID_FACET_BAR (widget);
  const DuidPalette *palette =
    duid_palette_get (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_autoptr (PangoLayout) label = make_layout (self, self->label, self->is_chosen);
  double x;
  double end;
  int    text_height;

  draw_bars (self, cr, palette, width, height);
  end = draw_counts (self, cr, palette, width, height);
  x = INSET + draw_tag_colour (self, cr, palette, height);
  pango_layout_set_width (label, (int) MAX (end - x - INSET, 10) * PANGO_SCALE);
  pango_layout_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (label, NULL, &text_height);
  duid_colour_set (cr, palette->text);
  cairo_move_to (cr, x, (height - text_height) / 2);
  pango_cairo_show_layout (cr, label);
}

static void
duid_facet_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  duid_once_draw (widget, snapshot, draw);
}

static void
duid_facet_bar_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  int height = (int) (HEIGHT * duid_look_text_scale (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 80 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 190 : height;
}

/* ---- the hand ---- */

/* A press adds or takes an option away, as in a list of boxes to tick. */
static void
press (DuidFacetBar   *self,
       GdkModifierType state)
{
  g_autoptr (DuidCondition) brush = make_brush (self);
  gboolean subtracts = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0;

  duid_session_brush (self->session, brush, subtracts ? DUID_BRUSH_SUBTRACT : DUID_BRUSH_TOGGLE,
                      FALSE);
}

static void
click_cb (DuidFacetBar *self,
          int           n_press,
          double        x,
          double        y,
          GtkGesture   *gesture)
{
  if (n_press == 1)
    press (self, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)));
}

static gboolean
key_cb (DuidFacetBar   *self,
        guint           key,
        guint           code,
        GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space)
    return FALSE;
  press (self, state);
  return TRUE;
}

static void
enter_cb (DuidFacetBar *self)
{
  DuidSelection *selection = duid_session_get_selection (self->session);
  g_autoptr (DuidCondition) own = make_brush (self);
  DuidRows *rows = duid_condition_find_rows (own, duid_selection_get_stand (selection));

  duid_rows_and (rows, duid_selection_get_base (selection, self->question));
  duid_session_light (self->session, rows);
}

static void
leave_cb (DuidFacetBar *self)
{
  if (self->session != NULL)
    duid_session_light (self->session, NULL);
}

static void
duid_facet_bar_dispose (GObject *object)
{
  DuidFacetBar *self = DUID_FACET_BAR (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_facet_bar_parent_class)->dispose (object);
}

static void
duid_facet_bar_finalize (GObject *object)
{
  g_free (DUID_FACET_BAR (object)->label);
  G_OBJECT_CLASS (duid_facet_bar_parent_class)->finalize (object);
}

static void
duid_facet_bar_class_init (DuidFacetBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_facet_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_facet_bar_finalize;
  widget_class->snapshot = duid_facet_bar_snapshot;
  widget_class->measure = duid_facet_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "facet-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_CHECKBOX);
}

static void
duid_facet_bar_init (DuidFacetBar *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
duid_facet_bar_new (DuidSession *session,
                    int          question,
                    guint        bin)
{
  DuidFacetBar *self = g_object_new (DUID_TYPE_FACET_BAR, NULL);
  DuidDataset  *dataset = duid_session_get_dataset (session);

  self->session = g_object_ref (session);
  self->question = question;
  self->bin = bin;
  if (question == DUID_QUESTION_TAGS (dataset))
    self->label = g_strdup (duid_tagging_get_tag (duid_session_get_tagging (session), bin)->name);
  else
    self->label = g_strdup (
      g_ptr_array_index (duid_dataset_get_question (dataset, (guint) question)->options, bin));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  duid_facet_bar_refresh (self);
  return GTK_WIDGET (self);
}
