/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-indicator-card.h"

#include "plot/duid-figure.h"
#include "widgets/duid-look.h"
#include "widgets/duid-trend-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Three cards beside each other, also in a narrow window. */
#define NATURAL_CHARS 20

/* The number of one indicator: a button with its share, its answer and how sure. */
typedef struct
{
  DuidIndicator *indicator; /* borrowed */
  GtkWidget     *button;
  GtkLabel      *share;
  GtkLabel      *interval;
  GtkLabel      *compared;
} Number;

struct _DuidIndicatorCard
{
  AdwBin parent_instance;

  DuidSession *session;
  GtkBox      *box;
  GArray      *numbers; /* Number */
  GtkWidget   *trend;
  GtkLabel    *change; /* since the wave or period before */
};

G_DEFINE_FINAL_TYPE (DuidIndicatorCard, duid_indicator_card, ADW_TYPE_BIN)

static guint open_signal;

static GtkLabel *
make_label (const char *text,
            const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_max_width_chars (label, NATURAL_CHARS);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static void
open_cb (DuidIndicatorCard *self,
         GtkWidget         *button)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const Number *number = &g_array_index (self->numbers, Number, i);

      if (number->button == button)
        g_signal_emit (self, open_signal, 0, number->indicator, -1);
    }
}

static void
part_cb (DuidIndicatorCard *self,
         guint              part)
{
  const Number *number = &g_array_index (self->numbers, Number, 0);

  g_signal_emit (self, open_signal, 0, number->indicator, (int) part);
}

/* ---- made once ---- */

static GtkWidget *
lay_out_headline (Number *number)
{
  GtkBox   *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkBox   *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  GtkLabel *answer = make_label (number->indicator->label, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (number->share), "indicator-number");
  gtk_widget_set_valign (GTK_WIDGET (answer), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (answer), TRUE);
  gtk_box_append (line, GTK_WIDGET (number->share));
  gtk_box_append (line, GTK_WIDGET (answer));
  gtk_box_append (box, GTK_WIDGET (line));
  gtk_box_append (box, GTK_WIDGET (number->interval));
  gtk_box_append (box, GTK_WIDGET (number->compared));
  return GTK_WIDGET (box);
}

static GtkWidget *
lay_out_line (Number *number)
{
  GtkBox   *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkBox   *line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8));
  GtkLabel *answer = make_label (number->indicator->label, NULL);

  gtk_widget_set_hexpand (GTK_WIDGET (answer), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (number->share), "heading");
  gtk_widget_set_valign (GTK_WIDGET (number->share), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (number->interval), GTK_ALIGN_START);
  gtk_label_set_wrap (number->interval, FALSE); /* the answer has lines enough */
  gtk_box_append (line, GTK_WIDGET (number->share));
  gtk_box_append (line, GTK_WIDGET (answer));
  gtk_box_append (line, GTK_WIDGET (number->interval));
  gtk_box_append (box, GTK_WIDGET (line));
  gtk_box_append (box, GTK_WIDGET (number->compared));
  return GTK_WIDGET (box);
}

static void
add_number (DuidIndicatorCard *self,
            DuidIndicator     *indicator)
{
  Number number = {
    .indicator = indicator,
    .button = gtk_button_new (),
    .share = make_label (NULL, NULL),
    .interval = make_label (NULL, "caption"),
    .compared = make_label (NULL, "caption"),
  };

  gtk_label_set_wrap (number.share, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (number.interval), "secondary");
  gtk_widget_add_css_class (number.button, "flat");
  gtk_widget_add_css_class (number.button, "indicator");
  gtk_widget_set_tooltip_text (number.button, _ ("Open these stories"));
  gtk_button_set_child (GTK_BUTTON (number.button), self->numbers->len == 0
                                                      ? lay_out_headline (&number)
                                                      : lay_out_line (&number));
  g_signal_connect_swapped (number.button, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (self->box, number.button);
  g_array_append_val (self->numbers, number);
}

static void
add_title (DuidIndicatorCard *self,
           int                question)
{
  g_autofree char *title = duid_look_question_title (self->session, question);
  g_autofree char *words = duid_look_question_words (self->session, question);
  GtkLabel        *heading = make_label (title, "heading");
  GtkLabel        *asked = make_label (words, "caption");

  gtk_widget_add_css_class (GTK_WIDGET (asked), "secondary");
  gtk_label_set_lines (asked, 2);
  gtk_label_set_ellipsize (asked, PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (GTK_WIDGET (asked), words);
  gtk_box_append (self->box, GTK_WIDGET (heading));
  gtk_box_append (self->box, GTK_WIDGET (asked));
}

/* ---- the numbers ---- */

/* How sure a share is; of the large one also how many answered. */
static char *
tell_interval (DuidIndicatorValue value,
               gsize              n_rows,
               gboolean           is_first)
{
  g_autofree char *interval = duid_indicator_dup_interval (value);
  g_autofree char *answered = NULL;
  g_autofree char *all = NULL;
  g_autofree char *base = NULL;

  if (!is_first)
    return g_steal_pointer (&interval);
  answered = duid_figure_dup_count (value.n_answered);
  all = duid_figure_dup_count (n_rows);
  /* Translators: how many of how many stories have an answer to a question. */
  base = g_strdup_printf (_ ("%s of %s answered"), answered, all);
  return interval != NULL ? g_strdup_printf ("%s · %s", interval, base) : g_steal_pointer (&base);
}

static void
show_number (Number                    *number,
             const DuidIndicatorGround *ground,
             const char                *title,
             gboolean                   is_first)
{
  DuidIndicatorValue value = duid_indicator_measure (number->indicator, ground->rows);
  g_autofree char   *share = duid_indicator_dup_share (value, FALSE);
  g_autofree char   *interval = tell_interval (value, duid_rows_count (ground->rows), is_first);
  g_autofree char   *difference = NULL;
  g_autofree char   *compared = NULL;
  g_autofree char   *spoken =
    g_strdup_printf (_ ("%s: %s %s, %zu of %zu answers. Open these stories."), title, share,
                     number->indicator->label, value.n, value.n_answered);

  if (ground->others != NULL)
    {
      DuidIndicatorValue others = duid_indicator_measure (number->indicator, ground->others);
      g_autofree char   *other_share = duid_indicator_dup_share (others, TRUE);

      difference = duid_indicator_dup_difference (value, others);
      compared = difference != NULL
                   ? g_strdup_printf (_ ("The others %s. %s"), other_share, difference)
                   : g_strdup_printf (_ ("The others %s"), other_share);
    }
  gtk_label_set_text (number->share, share);
  gtk_label_set_text (number->interval, interval != NULL ? interval : "");
  gtk_widget_set_visible (GTK_WIDGET (number->interval), interval != NULL);
  gtk_label_set_text (number->compared, compared != NULL ? compared : "");
  gtk_widget_set_visible (GTK_WIDGET (number->compared), compared != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

/* What the picture says, for who cannot see it. */
static char *
tell_parts (const char               *title,
            const DuidIndicator      *indicator,
            const DuidTrendRequest   *request,
            const DuidIndicatorValue *values)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%s: %s. ", title, indicator->label);
  for (guint i = 0; i < request->parts->len; i++)
    {
      const DuidGroupOf *part = g_ptr_array_index (request->parts, i);
      g_autofree char   *share = duid_indicator_dup_share (values[i], TRUE);

      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "", part->label, share);
    }
  return g_string_free (words, FALSE);
}

static void
show_parts (DuidIndicatorCard         *self,
            const DuidIndicatorGround *ground,
            const char                *title)
{
  const DuidIndicator           *indicator = g_array_index (self->numbers, Number, 0).indicator;
  DuidTrendRequest               request = { .parts = ground->parts,
                                             .is_in_time = ground->is_in_time };
  g_autofree DuidIndicatorValue *values = NULL;
  g_autofree char               *words = NULL;
  g_autofree char               *change = NULL;

  gtk_widget_set_visible (self->trend, ground->parts != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->change), FALSE);
  if (ground->parts == NULL)
    return;
  values = g_new (DuidIndicatorValue, ground->parts->len);
  for (guint i = 0; i < ground->parts->len; i++)
    {
      g_autoptr (DuidRows) rows =
        duid_rows_copy (((DuidGroupOf *) g_ptr_array_index (ground->parts, i))->rows);

      duid_rows_and (rows, ground->rows);
      values[i] = duid_indicator_measure (indicator, rows);
    }
  request.values = values;
  request.whole = duid_indicator_measure (indicator, ground->rows);
  words = tell_parts (title, indicator, &request, values);
  change = ground->is_in_time ? duid_indicator_dup_change (ground->parts, values) : NULL;
  gtk_label_set_text (self->change, change != NULL ? change : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), change != NULL);
  duid_trend_view_show (DUID_TREND_VIEW (self->trend), &request, words);
}

void
duid_indicator_card_show (DuidIndicatorCard         *self,
                          const DuidIndicatorGround *ground)
{
  const DuidIndicator *first = g_array_index (self->numbers, Number, 0).indicator;
  g_autofree char     *title = duid_look_question_title (self->session, (int) first->question);

  for (guint i = 0; i < self->numbers->len; i++)
    show_number (&g_array_index (self->numbers, Number, i), ground, title, i == 0);
  show_parts (self, ground, title);
}

/* ---- the widget ---- */

static void
duid_indicator_card_dispose (GObject *object)
{
  DuidIndicatorCard *self = DUID_INDICATOR_CARD (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (duid_indicator_card_parent_class)->dispose (object);
}

static void
duid_indicator_card_finalize (GObject *object)
{
  g_array_unref (DUID_INDICATOR_CARD (object)->numbers);
  G_OBJECT_CLASS (duid_indicator_card_parent_class)->finalize (object);
}

static void
duid_indicator_card_class_init (DuidIndicatorCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duid_indicator_card_dispose;
  G_OBJECT_CLASS (class)->finalize = duid_indicator_card_finalize;
  open_signal = g_signal_new ("open", DUID_TYPE_INDICATOR_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT);
}

static void
duid_indicator_card_init (DuidIndicatorCard *self)
{
  self->numbers = g_array_new (FALSE, TRUE, sizeof (Number));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "indicator-card");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_FILL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
duid_indicator_card_new (DuidSession *session,
                         GPtrArray   *indicators)
{
  DuidIndicatorCard *self = g_object_new (DUID_TYPE_INDICATOR_CARD, NULL);

  self->session = g_object_ref (session);
  add_title (self, (int) ((DuidIndicator *) g_ptr_array_index (indicators, 0))->question);
  for (guint i = 0; i < indicators->len; i++)
    add_number (self, g_ptr_array_index (indicators, i));
  self->trend = duid_trend_view_new ();
  gtk_widget_set_margin_top (self->trend, 8);
  gtk_widget_set_margin_start (self->trend, 6);
  gtk_widget_set_margin_end (self->trend, 6);
  g_signal_connect_swapped (self->trend, "part", G_CALLBACK (part_cb), self);
  gtk_box_append (self->box, self->trend);
  self->change = make_label (NULL, "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->change), "count-line");
  gtk_widget_set_visible (GTK_WIDGET (self->change), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->change));
  return GTK_WIDGET (self);
}
