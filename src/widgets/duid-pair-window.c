/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-pair-window.h"

#include "plot/duid-chart.h"
#include "plot/duid-pair.h"
#include "widgets/duid-errand.h"
#include "widgets/duid-explore.h"
#include "widgets/duid-still-view.h"

#include <glib/gi18n-lib.h>

#define WIDTH        980
#define HEIGHT       600
#define MOST_COLOURS 6
#define DRAWS        9999
#define FEWER_DRAWS  999
#define MANY_STORIES 2000

struct _DuidPairWindow
{
  AdwWindow parent_instance;

  DuidSession *session;
  GtkWidget   *from; /* weak: where exploring goes from */
  DuidDataset *dataset;
  DuidTagging *tagging;
  DuidScreened questions[2];
  char        *titles[2];
  double       q;
  DuidErrand  *errand;
  GtkLabel    *words;
  GtkLabel    *numbers;
  GtkLabel    *heads[2];
  GtkWidget   *views[2];
};

G_DEFINE_FINAL_TYPE (DuidPairWindow, duid_pair_window, ADW_TYPE_WINDOW)

/* ---- the test ---- */

typedef struct
{
  DuidDataset *dataset;
  DuidTagging *tagging;
  DuidScreened a;
  DuidScreened b;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  duid_dataset_unref (question->dataset);
  duid_tagging_unref (question->tagging);
  g_free (question);
}

static gboolean
go_on_cb (gsize    n_done,
          gsize    n_draws,
          double   p,
          gpointer errand)
{
  return duid_errand_goes_on ((double) n_done / (double) MAX (n_draws, 1), errand);
}

static gpointer
test_pair (DuidErrand *errand,
           gpointer    data)
{
  const Question *question = data;
  gboolean        are_many = duid_dataset_get_n_rows (question->dataset) > MANY_STORIES;
  DuidDraws       draws = { are_many ? FEWER_DRAWS : DRAWS, 1, go_on_cb, errand, NULL };

  return duid_pair_test (question->dataset, question->tagging, question->a, question->b, &draws);
}

static void
free_findings (gpointer findings)
{
  g_array_unref (findings);
}

static void
tested_cb (GtkWidget *view,
           gpointer   result)
{
  DuidPairWindow *self = DUID_PAIR_WINDOW (view);
  g_autoptr (GArray) findings = result;
  g_autofree char *words = duid_pair_dup_words (findings, self->titles[0], self->titles[1]);
  g_autofree char *test = duid_pair_dup_test (findings);
  g_autofree char *q = duid_finding_dup_p ("q", self->q);
  g_autofree char *numbers = g_strdup_printf (_ ("%s · %s in the map of all pairs"), test, q);

  g_clear_pointer (&self->errand, duid_errand_cancel);
  gtk_label_set_text (self->words, words);
  gtk_label_set_text (self->numbers, numbers);
}

/* ---- the pictures ---- */

typedef struct
{
  DuidPairWindow *window; /* borrowed: its child draws */
  guint           place;
} Picture;

/* The other question, when its groups can be told apart by colour; else -1. */
static int
find_colour (DuidPairWindow *self,
             DuidScreened    other)
{
  g_autoptr (GPtrArray) groups = NULL;

  if (other.stone >= 0)
    return -1;
  groups = duid_summary_split (self->dataset, self->tagging, other.question, NULL);
  return groups != NULL && groups->len <= MOST_COLOURS ? other.question : -1;
}

static void
paint (gpointer data,
       cairo_t *cr,
       gboolean is_dark,
       double   width,
       double   height,
       double   text_scale)
{
  const Picture   *picture = data;
  DuidPairWindow  *self = picture->window;
  DuidChartRequest request = {
    .dataset = self->dataset,
    .tagging = self->tagging,
    .question = self->questions[picture->place].question,
    .stone = self->questions[picture->place].stone,
    .colour_by = find_colour (self, self->questions[1 - picture->place]),
    .is_dark = is_dark,
    .text_scale = text_scale,
  };
  g_autoptr (DuidChart) chart = duid_chart_new (&request, width, height);

  duid_chart_draw (chart, cr);
}

static void
show_picture (DuidPairWindow *self,
              guint           place)
{
  Picture         *picture = g_new (Picture, 1);
  gboolean         is_coloured = find_colour (self, self->questions[1 - place]) >= 0;
  g_autofree char *words =
    is_coloured ? g_strdup_printf (_ ("%s, coloured by %s"), self->titles[place],
                                   self->titles[1 - place])
                : g_strdup (self->titles[place]);

  *picture = (Picture) { self, place };
  gtk_label_set_text (self->heads[place], words);
  duid_still_view_show (DUID_STILL_VIEW (self->views[place]), paint, picture, g_free, words);
}

static void
explore_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *place)
{
  DuidPairWindow *self = DUID_PAIR_WINDOW (widget);
  guint           which = MIN (g_variant_get_uint32 (place), 1);

  if (self->from != NULL && duid_session_get_dataset (self->session) == self->dataset)
    duid_explore_question (self->from, self->session, self->questions[which].question,
                           self->questions[which].stone,
                           find_colour (self, self->questions[1 - which]), NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- making ---- */

static GtkLabel *
add_label (GtkWidget *box,
           const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_place (DuidPairWindow *self,
            guint           place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *explore = gtk_button_new_with_label (_ ("Explore"));

  self->heads[place] = add_label (box, "heading");
  self->views[place] = duid_still_view_new (300, 260);
  gtk_widget_set_vexpand (self->views[place], TRUE);
  gtk_widget_set_hexpand (self->views[place], TRUE);
  gtk_box_append (GTK_BOX (box), self->views[place]);
  gtk_widget_set_halign (explore, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (explore), "pair.explore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (explore), "u", place);
  gtk_box_append (GTK_BOX (box), explore);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "pair-place");
  return box;
}

static void
duid_pair_window_dispose (GObject *object)
{
  DuidPairWindow *self = DUID_PAIR_WINDOW (object);

  g_clear_pointer (&self->errand, duid_errand_cancel);
  for (guint i = 0; i < 2; i++)
    {
      if (self->views[i] != NULL)
        duid_still_view_show (DUID_STILL_VIEW (self->views[i]), NULL, NULL, NULL, NULL);
      self->views[i] = NULL;
      g_clear_pointer (&self->titles[i], g_free);
    }
  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->dataset, duid_dataset_unref);
  g_clear_pointer (&self->tagging, duid_tagging_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_pair_window_parent_class)->dispose (object);
}

static void
duid_pair_window_class_init (DuidPairWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duid_pair_window_dispose;
  gtk_widget_class_install_action (widget_class, "pair.explore", "u", explore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duid_pair_window_init (DuidPairWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *places = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (page, "page");
  self->words = add_label (page, "title-4");
  self->numbers = add_label (page, "secondary");
  gtk_label_set_text (self->words, _ ("Looking at both questions…"));
  gtk_box_set_homogeneous (GTK_BOX (places), TRUE);
  gtk_box_append (GTK_BOX (places), make_place (self, 0));
  gtk_box_append (GTK_BOX (places), make_place (self, 1));
  gtk_box_append (GTK_BOX (page), places);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
}

void
duid_pair_window_open (GtkWidget   *from,
                       DuidSession *session,
                       DuidScreened a,
                       DuidScreened b,
                       double       q)
{
  DuidPairWindow  *self = g_object_new (DUID_TYPE_PAIR_WINDOW, NULL);
  Question        *question = g_new0 (Question, 1);
  g_autofree char *title = NULL;

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->from, from);
  self->dataset = duid_dataset_ref (duid_session_get_dataset (session));
  self->tagging = duid_tagging_ref (duid_session_get_tagging (session));
  self->questions[0] = a;
  self->questions[1] = b;
  self->q = q;
  for (guint i = 0; i < 2; i++)
    self->titles[i] = duid_screened_dup_title (self->questions[i], self->dataset);
  title = g_strdup_printf ("%s × %s", self->titles[0], self->titles[1]);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (from)));
  show_picture (self, 0);
  show_picture (self, 1);
  *question = (Question) { duid_dataset_ref (self->dataset), duid_tagging_ref (self->tagging), a,
                           b };
  self->errand = duid_errand_start (GTK_WIDGET (self), test_pair, question, free_question,
                                    free_findings, tested_cb);
  gtk_window_present (GTK_WINDOW (self));
}
