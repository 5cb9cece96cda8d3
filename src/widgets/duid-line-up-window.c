/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-line-up-window.h"

#include "filter/duid-selection.h"
#include "plot/duid-chart.h"
#include "plot/duid-line-up.h"
#include "widgets/duid-still-view.h"

#include <glib/gi18n-lib.h>

#define WIDTH  1100
#define HEIGHT 820
#define ACROSS 3

struct _DuidLineUpWindow
{
  AdwWindow parent_instance;

  DuidCompareSheet   *sheet;
  const DuidCompared *row; /* borrowed from the sheet */
  guint               group;
  guint64             seed;
  DuidLineUp         *line_up;
  gboolean            is_revealed;
  GtkLabel           *question;
  GtkLabel           *verdict;
  GtkWidget          *again;
  GtkWidget          *frames[DUID_LINE_UP]; /* buttons */
  GtkWidget          *views[DUID_LINE_UP];
};

G_DEFINE_FINAL_TYPE (DuidLineUpWindow, duid_line_up_window, ADW_TYPE_WINDOW)

/* ---- the pictures ---- */

typedef struct
{
  DuidLineUpWindow *window; /* borrowed: its child draws */
  guint             place;
} Picture;

static gboolean
has_places (DuidLineUpWindow *self)
{
  DuidQuestionType type;

  if (self->row->question == DUID_QUESTION_TAGS (self->sheet->dataset))
    return FALSE;
  type = duid_dataset_get_question (self->sheet->dataset, (guint) self->row->question)->type;
  return type == DUID_QUESTION_TRIAD || type == DUID_QUESTION_CANVAS;
}

static void
paint (gpointer data,
       cairo_t *cr,
       gboolean is_dark,
       double   width,
       double   height,
       double   text_scale)
{
  const Picture    *picture = data;
  DuidLineUpWindow *self = picture->window;
  /* Marks show who is of the group among all; bars are those of the group alone. */
  gboolean         is_place = has_places (self);
  DuidChartRequest request = {
    .dataset = self->sheet->dataset,
    .tagging = self->sheet->tagging,
    .question = self->row->question,
    .base = is_place ? self->line_up->base : self->line_up->chosen[picture->place],
    .chosen = self->line_up->chosen[picture->place],
    .colour_by = -1,
    .is_panel = TRUE,
    .hides_rest = !is_place,
    .is_dark = is_dark,
    .hides_summary = TRUE,
    .text_scale = text_scale,
    .stone = self->row->stone,
  };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, width, height);

  duid_chart_draw (chart, cr);
}

static void
deal (DuidLineUpWindow *self)
{
  g_clear_pointer (&self->line_up, duid_line_up_free);
  self->line_up = duid_line_up_new (self->sheet->dataset, self->sheet->tagging, self->row,
                                    self->group, self->seed);
  self->is_revealed = FALSE;
  gtk_label_set_text (self->verdict, _ ("Click the picture that stands out, or press its number."));
  gtk_widget_set_sensitive (self->again, FALSE);
  for (guint i = 0; i < DUID_LINE_UP; i++)
    {
      Picture         *picture = g_new (Picture, 1);
      g_autofree char *words = g_strdup_printf (_ ("Picture %u"), i + 1);

      *picture = (Picture) { self, i };
      duid_still_view_show (DUID_STILL_VIEW (self->views[i]), paint, picture, g_free, words);
      gtk_widget_remove_css_class (self->frames[i], "real");
      gtk_widget_remove_css_class (self->frames[i], "picked");
    }
}

static void
pick (DuidLineUpWindow *self,
      guint             place)
{
  g_autofree char *words = NULL;

  if (self->is_revealed || place >= DUID_LINE_UP)
    return;
  self->is_revealed = TRUE;
  gtk_widget_add_css_class (self->frames[place], "picked");
  gtk_widget_add_css_class (self->frames[self->line_up->real], "real");
  if (place == self->line_up->real)
    words = g_strdup (_ ("Found: this is the real one. By luck alone that happens one time in"
                         " nine."));
  else
    words = g_strdup_printf (_ ("The real one is number %u. When nobody can tell it apart, it may"
                                " well be chance."),
                             self->line_up->real + 1);
  gtk_label_set_text (self->verdict, words);
  gtk_widget_set_sensitive (self->again, TRUE);
}

/* ---- acts ---- */

static void
pick_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *place)
{
  pick (DUID_LINE_UP_WINDOW (widget), g_variant_get_uint32 (place));
}

static void
again_cb (DuidLineUpWindow *self)
{
  self->seed++;
  deal (self);
}

/* ---- making ---- */

static GtkWidget *
make_grid (DuidLineUpWindow *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_vexpand (grid, TRUE);
  for (int i = 0; i < DUID_LINE_UP; i++)
    {
      GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      GtkWidget       *label = gtk_label_new (number);

      self->frames[i] = gtk_button_new ();
      self->views[i] = duid_still_view_new (180, 130);
      gtk_widget_set_hexpand (self->views[i], TRUE);
      gtk_widget_set_vexpand (self->views[i], TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), self->views[i]);
      gtk_button_set_child (GTK_BUTTON (self->frames[i]), box);
      gtk_widget_add_css_class (self->frames[i], "card");
      gtk_widget_add_css_class (self->frames[i], "line-up");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->frames[i]), "line-up.pick");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->frames[i]), "u", (guint) i);
      gtk_grid_attach (GTK_GRID (grid), self->frames[i], i % ACROSS, i / ACROSS, 1, 1);
    }
  return grid;
}

static GtkLabel *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_hexpand (label, TRUE);
  return GTK_LABEL (label);
}

static void
duid_line_up_window_dispose (GObject *object)
{
  DuidLineUpWindow *self = DUID_LINE_UP_WINDOW (object);

  for (guint i = 0; i < DUID_LINE_UP; i++)
    if (self->views[i] != NULL)
      {
        duid_still_view_show (DUID_STILL_VIEW (self->views[i]), NULL, NULL, NULL, NULL);
        self->views[i] = NULL;
      }
  g_clear_pointer (&self->line_up, duid_line_up_free);
  g_clear_pointer (&self->sheet, duid_compare_sheet_unref);
  G_OBJECT_CLASS (duid_line_up_window_parent_class)->dispose (object);
}

static void
duid_line_up_window_class_init (DuidLineUpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_line_up_window_dispose;
  gtk_widget_class_install_action (widget_class, "line-up.pick", "u", pick_cb);
  for (guint i = 0; i < DUID_LINE_UP; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "line-up.pick", "u", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, 0, "line-up.pick", "u",
                                           i);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duid_line_up_window_init (DuidLineUpWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->question = make_label ("title-3");
  self->verdict = make_label ("title-4");
  self->again = gtk_button_new_with_label (_ ("Once more"));
  gtk_widget_set_valign (self->again, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->again, "clicked", G_CALLBACK (again_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (page, "page");
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (page), make_grid (self));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->verdict));
  gtk_box_append (GTK_BOX (foot), self->again);
  gtk_box_append (GTK_BOX (page), foot);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Could this be chance?"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

/* The largest group but one: most of the answers are not of it, yet many are. */
static guint
choose_group (const DuidCompared *row)
{
  guint largest = 0;
  guint second = G_MAXUINT;

  for (guint i = 1; i < row->groups->len; i++)
    if (row->n[i] > row->n[largest])
      largest = i;
  for (guint i = 0; i < row->groups->len; i++)
    if (i != largest && (second == G_MAXUINT || row->n[i] > row->n[second]))
      second = i;
  return second != G_MAXUINT ? second : largest;
}

void
duid_line_up_window_open (GtkWidget          *from,
                          DuidCompareSheet   *sheet,
                          const DuidCompared *row)
{
  DuidLineUpWindow *self = g_object_new (DUID_TYPE_LINE_UP_WINDOW, NULL);
  g_autofree char  *title = duid_compared_dup_title (row, sheet->dataset);
  g_autofree char  *words = NULL;

  self->sheet = duid_compare_sheet_ref (sheet);
  self->row = row;
  self->group = choose_group (row);
  self->seed = sheet->comparison->seed;
  words = g_strdup_printf (
    _ ("%s: one picture shows where “%s” really answered. In the other eight, chance chose."),
    title, ((DuidGroupOf *) g_ptr_array_index (row->groups, self->group))->label);
  gtk_label_set_text (self->question, words);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (from)));
  deal (self);
  gtk_window_present (GTK_WINDOW (self));
}
