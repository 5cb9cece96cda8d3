/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-compare-row.h"

#include "filter/duid-selection.h"
#include "plot/duid-chart.h"
#include "plot/duid-compared-picture.h"
#include "plot/duid-figure.h"
#include "widgets/duid-even-box.h"
#include "widgets/duid-still-view.h"

#include <glib/gi18n-lib.h>

/* Groups whose pictures stand side by side, or on two lines; of more nobody keeps track. */
#define MOST_PICTURES  6
#define PICTURE_WIDTH  150
#define PICTURE_HEIGHT 176
/* Enough to outline what is outside the envelope, and quick. */
#define MAP_DRAWS 199

/* A picture of the row: of one group, or of the difference. */
typedef struct
{
  DuidCompareSheet   *sheet;
  const DuidCompared *row;
  int                 group; /* -1: the difference */
} Picture;

struct _DuidCompareRow
{
  AdwBin parent_instance;

  GtkLabel  *title;
  GtkLabel  *words;
  GtkLabel  *test;
  GtkLabel  *warning;
  GtkWidget *explore;
  GtkWidget *chance;
  GtkWidget *figure;
  GtkWidget *pictures[MOST_PICTURES + 1]; /* boxes of a label and a picture */
  GtkLabel  *others;                      /* the groups that have no picture */
};

G_DEFINE_FINAL_TYPE (DuidCompareRow, duid_compare_row, ADW_TYPE_BIN)

/* ---- painting ---- */

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  duid_compare_sheet_unref (picture->sheet);
  g_free (picture);
}

static Picture *
make_picture (DuidCompareItem *item,
              int              group)
{
  Picture *picture = g_new (Picture, 1);

  picture->sheet = duid_compare_sheet_ref (duid_compare_item_get_sheet (item));
  picture->row = duid_compare_item_get_row (item);
  picture->group = group;
  return picture;
}

static void
paint_group (gpointer data,
             cairo_t *cr,
             gboolean is_dark,
             double   width,
             double   height,
             double   text_scale)
{
  const Picture     *picture = data;
  const DuidGroupOf *group = g_ptr_array_index (picture->row->groups, (guint) picture->group);
  DuidChartRequest   request = {
      .dataset = picture->sheet->dataset,
      .tagging = picture->sheet->tagging,
      .question = picture->row->question,
      .base = group->rows,
      .colour_by = -1,
      .is_panel = TRUE,
      .is_dark = is_dark,
      .text_scale = text_scale * .9,
      .stone = picture->row->stone,
  };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, width, height);

  duid_chart_draw (chart, cr);
}

static void
paint_map (gpointer data,
           cairo_t *cr,
           gboolean is_dark,
           double   width,
           double   height,
           double   text_scale)
{
  const Picture *picture = data;
  g_autoptr (DuidScene) scene = duid_compared_map_new (picture->row, picture->sheet->dataset,
                                                       is_dark, width, height, text_scale);

  duid_scene_paint (scene, cr);
}

static void
paint_difference (gpointer data,
                  cairo_t *cr,
                  gboolean is_dark,
                  double   width,
                  double   height,
                  double   text_scale)
{
  const Picture *picture = data;
  g_autoptr (DuidScene) scene = duid_compared_picture_new (
    picture->row, picture->sheet->dataset, is_dark, width, height, text_scale);

  if (scene != NULL)
    duid_scene_paint (scene, cr);
}

/* ---- showing ---- */

static void
show_picture (DuidCompareRow *self,
              guint           place,
              DuidStillPaint  paint,
              Picture        *picture,
              const char     *words)
{
  GtkWidget *label = gtk_widget_get_first_child (self->pictures[place]);
  GtkWidget *view = gtk_widget_get_next_sibling (label);

  gtk_widget_set_visible (self->pictures[place], paint != NULL);
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (label, words);
  duid_still_view_show (DUID_STILL_VIEW (view), paint, picture, free_picture, words);
}

/* The groups there is no room for are named at least. */
static void
show_others (DuidCompareRow *self,
             const GString  *others)
{
  g_autofree char *words =
    /* Translators: after this come the names of groups, with how many answered. */
    others->len > 0 ? g_strdup_printf (_ ("Without a picture here: %s"), others->str) : NULL;

  gtk_label_set_text (self->others, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->others), words != NULL);
}

static void
show_groups (DuidCompareRow  *self,
             DuidCompareItem *item)
{
  const DuidCompared *row = duid_compare_item_get_row (item);
  g_autoptr (GString) others = g_string_new (NULL);
  guint place = 0;

  for (guint i = 0; i < row->groups->len; i++)
    {
      const DuidGroupOf *group = g_ptr_array_index (row->groups, i);
      g_autofree char   *n = duid_figure_dup_count (row->n[i]);
      g_autofree char   *words = g_strdup_printf ("%s · %s", group->label, n);

      if (place < MOST_PICTURES && (row->n[i] > 0 || row->groups->len <= MOST_PICTURES))
        show_picture (self, place++, paint_group, make_picture (item, (int) i), words);
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", words);
    }
  for (; place < MOST_PICTURES; place++)
    show_picture (self, place, NULL, NULL, NULL);
  show_others (self, others);
}

static void
show_difference (DuidCompareRow  *self,
                 DuidCompareItem *item)
{
  const DuidCompared     *row = duid_compare_item_get_row (item);
  const DuidCompareSheet *sheet = duid_compare_item_get_sheet (item);

  if (duid_compared_has_map (row, sheet->dataset))
    show_picture (self, MOST_PICTURES, paint_map, make_picture (item, -1), _ ("Difference"));
  else if (duid_compared_has_picture (row, sheet->dataset))
    show_picture (self, MOST_PICTURES, paint_difference, make_picture (item, -1),
                  _ ("Difference"));
  else
    show_picture (self, MOST_PICTURES, NULL, NULL, NULL);
}

static void
aim_button (GtkWidget *button,
            guint      place)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
}

static guint
find_place (DuidCompareItem *item)
{
  const DuidCompareSheet *sheet = duid_compare_item_get_sheet (item);
  guint                   place = 0;

  g_ptr_array_find (sheet->comparison->rows, duid_compare_item_get_row (item), &place);
  return place;
}

void
duid_compare_row_show (DuidCompareRow  *self,
                       DuidCompareItem *item)
{
  const DuidCompared     *row;
  const DuidCompareSheet *sheet;
  g_autofree char        *title = NULL;
  g_autofree char        *words = NULL;
  g_autofree char        *test = NULL;
  g_autofree char        *warning = NULL;

  if (item == NULL)
    {
      for (guint i = 0; i <= MOST_PICTURES; i++)
        show_picture (self, i, NULL, NULL, NULL);
      return;
    }
  row = duid_compare_item_get_row (item);
  sheet = duid_compare_item_get_sheet (item);
  title = duid_compared_dup_title (row, sheet->dataset);
  words = duid_compared_dup_words (row, sheet->dataset);
  test = duid_compared_dup_test (row);
  warning = duid_compared_dup_warning (row);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->test, test);
  gtk_label_set_text (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warning != NULL);
  if (duid_compared_is_clear (row))
    gtk_widget_add_css_class (GTK_WIDGET (self), "clear");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "clear");
  gtk_widget_set_visible (self->chance, row->findings->len > 0);
  aim_button (self->explore, find_place (item));
  aim_button (self->chance, find_place (item));
  aim_button (self->figure, find_place (item));
  show_groups (self, item);
  show_difference (self, item);
}

/* ---- making ---- */

static GtkLabel *
add_label (GtkWidget *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 38);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            const char *tip)
{
  GtkWidget *button = label != NULL ? gtk_button_new_with_label (label) : gtk_button_new ();

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", 0);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_words (DuidCompareRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_size_request (box, 260, -1);
  self->title = add_label (box, "heading");
  self->words = add_label (box, NULL);
  self->test = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->test), "secondary");
  self->warning = add_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->warning), "warning");
  self->explore = add_button (buttons, _ ("Explore"), "compare.explore",
                              _ ("Open this question among the other pictures"));
  self->chance = add_button (buttons, _ ("By chance?"), "compare.chance",
                             _ ("Find the real picture among eight of chance"));
  self->figure = add_button (buttons, NULL, "compare.figure",
                             _ ("Copy this question as a figure for a report"));
  gtk_button_set_icon_name (GTK_BUTTON (self->figure), "edit-copy-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy this question as a figure for a report"), -1);
  gtk_widget_set_valign (buttons, GTK_ALIGN_END);
  gtk_widget_set_vexpand (buttons, TRUE);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static GtkWidget *
make_place (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *view = duid_still_view_new (PICTURE_WIDTH, PICTURE_HEIGHT);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), view);
  return box;
}

static void
duid_compare_row_class_init (DuidCompareRowClass *class)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "compare-row");
}

static void
duid_compare_row_init (DuidCompareRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *pictures = duid_even_box_new (12);

  gtk_widget_add_css_class (box, "card");
  gtk_box_append (GTK_BOX (box), make_words (self));
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_vexpand (pictures, TRUE);
  for (guint i = 0; i <= MOST_PICTURES; i++)
    {
      self->pictures[i] = make_place ();
      duid_even_box_append (DUID_EVEN_BOX (pictures), self->pictures[i]);
    }
  gtk_box_append (GTK_BOX (right), pictures);
  self->others = add_label (right, "caption");
  gtk_label_set_max_width_chars (self->others, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->others), "secondary");
  gtk_box_append (GTK_BOX (box), right);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
duid_compare_row_new (void)
{
  return g_object_new (DUID_TYPE_COMPARE_ROW, NULL);
}
