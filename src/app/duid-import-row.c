/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-import-row.h"

#include "import/duid-import-decisions.h"
#include "import/duid-recognition-edit.h"
#include "import/duid-recognition-match.h"
#include "plot/duid-chart.h"
#include "plot/duid-figure.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

enum
{
  TICKED,
  RETYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _DuidImportRow
{
  AdwBin parent_instance;

  char        *name;     /* of the question */
  DuidDataset *dataset;  /* as read, or NULL */
  int          question; /* in the dataset, or -1 */
  GArray      *types;    /* DuidQuestionType: what it can be */
  guint        now;      /* what it is: a position in them */
  gboolean     is_showing;

  GtkCheckButton *tick;
  GtkImage       *icon;
  GtkLabel       *title;
  GtkLabel       *why;
  GtkMenuButton  *type;
  GtkLabel       *type_words;
  GtkDrawingArea *picture;
  GtkDrawingArea *bar;
  GtkLabel       *counts[DUID_N_STATES];
};

G_DEFINE_FINAL_TYPE (DuidImportRow, duid_import_row, ADW_TYPE_BIN)

/* ---- drawing ---- */

static void
draw_picture (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        data)
{
  DuidImportRow   *self = data;
  DuidChartRequest request;

  if (self->dataset == NULL || self->question < 0 ||
      !duid_question_is_chartable (
        duid_dataset_get_question (self->dataset, (guint) self->question)))
    return;
  request = (DuidChartRequest) {
    .dataset = self->dataset,
    .question = self->question,
    .colour_by = -1,
    .is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ()),
    .text_scale = 1,
    .stone = -1,
  };
  duid_chart_draw_miniature (&request, cr, width, height, -1);
}

static void
count_states (DuidImportRow *self,
              gsize          counts[DUID_N_STATES])
{
  const guint8 *states;
  gsize         n_rows;

  for (int i = 0; i < DUID_N_STATES; i++)
    counts[i] = 0;
  if (self->dataset == NULL || self->question < 0)
    return;
  states = duid_dataset_get_states (self->dataset, (guint) self->question);
  n_rows = duid_dataset_get_n_rows (self->dataset);
  for (gsize row = 0; row < n_rows; row++)
    counts[states[row]]++;
}

static void
draw_bar (GtkDrawingArea *area,
          cairo_t        *cr,
          int             width,
          int             height,
          gpointer        data)
{
  gboolean           is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const DuidPalette *palette = duid_palette_get (is_dark);
  const DuidColour   colours[DUID_N_STATES] = { palette->series[0],
                                                { 0.90, 0.62, 0.0, 1 },
                                                palette->context,
                                                duid_colour_with_alpha (palette->context, 0.35) };
  gsize              counts[DUID_N_STATES];
  gsize              n = 0;
  double             x = 0;

  count_states (data, counts);
  for (int i = 0; i < DUID_N_STATES; i++)
    n += counts[i];
  for (int i = 0; i < DUID_N_STATES && n > 0; i++)
    {
      double part = width * (double) counts[i] / (double) n;

      cairo_rectangle (cr, x, 0, part, height);
      duid_colour_set (cr, colours[i]);
      cairo_fill (cr);
      x += part;
    }
}

/* ---- types ---- */

static void
chosen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  DuidImportRow   *self = data;
  DuidQuestionType type = (DuidQuestionType) g_variant_get_int32 (parameter);

  if (type != g_array_index (self->types, DuidQuestionType, self->now))
    g_signal_emit (self, signals[RETYPED], 0, (guint) type);
}

/* Made when somebody looks: a file of hundreds of columns has as many of them. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       data)
{
  DuidImportRow *self = data;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) choose = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  DuidQuestionType now = g_array_index (self->types, DuidQuestionType, self->now);

  choose = g_simple_action_new_stateful ("type", G_VARIANT_TYPE_INT32,
                                         g_variant_new_int32 ((gint32) now));
  g_signal_connect_object (choose, "activate", G_CALLBACK (chosen_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "question", G_ACTION_GROUP (group));
  for (guint i = 0; i < self->types->len; i++)
    {
      DuidQuestionType type = g_array_index (self->types, DuidQuestionType, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (duid_import_type_words (type), NULL);

      g_menu_item_set_action_and_target (item, "question.type", "i", (gint32) type);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
find_types (DuidImportRow         *self,
            const DuidRecognition *recognition,
            guint                  index)
{
  const DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, index);
  const char                   *now = duid_import_type_words (asked->question->type);
  /* Translators: %s is a type of question, as “Slider”. */
  g_autofree char *words = g_strdup_printf (_ ("Type of question: %s"), now);

  g_array_set_size (self->types, 0);
  for (DuidQuestionType type = 0; type < DUID_N_QUESTION_TYPES; type++)
    {
      if (!duid_recognition_can_be (recognition, index, type))
        continue;
      if (type == asked->question->type)
        self->now = self->types->len;
      g_array_append_val (self->types, type);
    }
  gtk_label_set_text (self->type_words, now);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->type), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->type), self->types->len > 1);
}

/* ---- showing ---- */

static void
show_sensitive (DuidImportRow                *self,
                const DuidRecognisedQuestion *asked)
{
  if (asked->question->is_sensitive)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sensitive-row");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sensitive-row");
  gtk_image_set_from_icon_name (self->icon,
                                asked->question->is_sensitive
                                  ? "duid-lock-symbolic"
                                  : duid_look_type_icon (asked->question->type));
}

void
duid_import_row_show (DuidImportRow         *self,
                      const DuidRecognition *recognition,
                      guint                  index)
{
  const DuidRecognisedQuestion *asked = g_ptr_array_index (recognition->questions, index);
  const char                   *label = asked->question->label;
  g_autofree char              *tick_words = g_strdup_printf (_ ("Load %s"), label);
  g_autofree char              *why = duid_recognition_dup_why (recognition, index);

  self->is_showing = TRUE;
  g_free (self->name);
  self->name = g_strdup (asked->question->name);
  gtk_check_button_set_active (self->tick, asked->is_loaded);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tick_words, -1);
  gtk_label_set_text (self->title, asked->question->label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), asked->question->label);
  gtk_label_set_text (self->why, why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), why);
  find_types (self, recognition, index);
  show_sensitive (self, asked);
  self->is_showing = FALSE;
}

void
duid_import_row_show_answers (DuidImportRow *self,
                              DuidDataset   *dataset)
{
  gsize counts[DUID_N_STATES];

  g_clear_pointer (&self->dataset, duid_dataset_unref);
  self->question = -1;
  if (dataset != NULL)
    {
      self->dataset = duid_dataset_ref (dataset);
      self->question = duid_framework_find (duid_dataset_get_framework (dataset), self->name);
    }
  count_states (self, counts);
  for (int i = 0; i < DUID_N_STATES; i++)
    {
      g_autofree char *words = dataset != NULL ? duid_figure_dup_count (counts[i]) : g_strdup ("…");

      gtk_label_set_text (self->counts[i], words);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->picture));
  gtk_widget_queue_draw (GTK_WIDGET (self->bar));
}

GtkWidget *
duid_import_row_get_count (DuidImportRow *self,
                           DuidState      state)
{
  return GTK_WIDGET (self->counts[state]);
}

static void
toggled_cb (DuidImportRow *self)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[TICKED], 0);
}

static void
duid_import_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DUID_TYPE_IMPORT_ROW);
  G_OBJECT_CLASS (duid_import_row_parent_class)->dispose (object);
}

static void
duid_import_row_finalize (GObject *object)
{
  DuidImportRow *self = DUID_IMPORT_ROW (object);

  g_free (self->name);
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  g_array_unref (self->types);
  G_OBJECT_CLASS (duid_import_row_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuidImportRow, name)
#define BIND_COUNT(name, state)                                         \
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, \
                                             G_STRUCT_OFFSET (DuidImportRow, counts[state]))

static void
duid_import_row_class_init (DuidImportRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_import_row_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_import_row_finalize;
  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[RETYPED] = g_signal_new ("retyped", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duiding/Duiding/import-row.ui");
  BIND (tick);
  BIND (icon);
  BIND (title);
  BIND (why);
  BIND (type);
  BIND (type_words);
  BIND (picture);
  BIND (bar);
  BIND_COUNT ("n_answered", DUID_STATE_ANSWERED);
  BIND_COUNT ("n_not_applicable", DUID_STATE_NOT_APPLICABLE);
  BIND_COUNT ("n_missing", DUID_STATE_MISSING);
  BIND_COUNT ("n_not_asked", DUID_STATE_NOT_ASKED);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
duid_import_row_init (DuidImportRow *self)
{
  self->types = g_array_new (FALSE, FALSE, sizeof (DuidQuestionType));
  self->question = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->type, make_menu_cb, self, NULL);
  gtk_drawing_area_set_draw_func (self->picture, draw_picture, self, NULL);
  gtk_drawing_area_set_draw_func (self->bar, draw_bar, self, NULL);
}

GtkWidget *
duid_import_row_new (void)
{
  return g_object_new (DUID_TYPE_IMPORT_ROW, NULL);
}
