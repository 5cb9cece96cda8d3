/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-answers-view.h"

#include "widgets/duid-answer-picture.h"
#include "widgets/duid-look.h"
#include "widgets/duid-wrap-box.h"

#include <glib/gi18n-lib.h>

#define MOST_LABEL_CHARS  22
#define LEAST_LABEL_CHARS 16
#define WISHED_WORD_CHARS 14

struct _DuidAnswersView
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DuidAnswersView, duid_answers_view, ADW_TYPE_BIN)

/* One answer on its way to the screen. */
typedef struct
{
  DuidSession        *session;
  guint               question;
  gsize               row;
  const DuidQuestion *asked;
  DuidState           state;
  char               *title;
  char               *words; /* the answer, or why there is none */
} Answer;

static char *
dup_answer_words (const Answer *answer)
{
  switch (answer->state)
    {
    case DUID_STATE_ANSWERED:
      return duid_dataset_dup_answer (duid_session_get_dataset (answer->session), answer->question,
                                      answer->row);
    case DUID_STATE_NOT_APPLICABLE:
      return g_strdup (_ ("not applicable"));
    case DUID_STATE_MISSING:
      return g_strdup (_ ("no answer"));
    case DUID_STATE_NOT_ASKED:
    default:
      return g_strdup (_ ("not asked"));
    }
}

/* A multichoice that was answered with nothing chosen has an answer without words. */
static Answer
find_answer (DuidSession *session,
             guint        question,
             gsize        row)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  Answer       answer = {
          .session = session,
          .question = question,
          .row = row,
          .asked = duid_dataset_get_question (dataset, question),
          .state = duid_dataset_get_states (dataset, question)[row],
          .title = duid_look_question_title (session, (int) question),
  };

  answer.words = dup_answer_words (&answer);
  if (*answer.words == '\0')
    {
      g_free (answer.words);
      answer.words = g_strdup (_ ("none"));
    }
  return answer;
}

static void
clear_answer (Answer *answer)
{
  g_free (answer->title);
  g_free (answer->words);
}

/* What stands in the story's head already, or is nobody's business, is left out. */
static gboolean
is_shown (const Answer *answer)
{
  static const gboolean is_kind[DUID_N_QUESTION_TYPES] = {
    [DUID_QUESTION_TEXT] = TRUE,
    [DUID_QUESTION_LANGUAGE] = TRUE,
    [DUID_QUESTION_DATE] = TRUE,
    [DUID_QUESTION_NUMBER] = TRUE,
    [DUID_QUESTION_CHOICE] = TRUE,
    [DUID_QUESTION_MULTICHOICE] = TRUE,
    [DUID_QUESTION_SLIDER] = TRUE,
    [DUID_QUESTION_TRIAD] = TRUE,
    [DUID_QUESTION_CANVAS] = TRUE,
    [DUID_QUESTION_CONSENT] = TRUE,
  };

  return is_kind[answer->asked->type] && !answer->asked->is_sensitive &&
         answer->state != DUID_STATE_NOT_ASKED;
}

static gboolean
is_picture (const Answer *answer)
{
  return answer->state == DUID_STATE_ANSWERED &&
         (answer->asked->type == DUID_QUESTION_TRIAD ||
          answer->asked->type == DUID_QUESTION_CANVAS);
}

static gboolean
is_track (const Answer *answer)
{
  return answer->state == DUID_STATE_ANSWERED && answer->asked->type == DUID_QUESTION_SLIDER;
}

/* ---- pressing an answer ---- */

static void
press_cb (DuidAnswersView *self,
          GtkWidget       *button)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-chart", "s",
                              g_object_get_data (G_OBJECT (button), "question"));
}

/* @child as what it stands for: a button when there is a chart to show. */
static GtkWidget *
make_item (DuidAnswersView *self,
           const Answer    *answer,
           GtkWidget       *child)
{
  g_autofree char *asked = duid_look_question_words (answer->session, (int) answer->question);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", answer->title, answer->words);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", asked, answer->words);
  GtkWidget       *item;

  if (duid_question_is_chartable (answer->asked))
    {
      item = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (item), child);
      gtk_widget_add_css_class (item, "flat");
      g_object_set_data_full (G_OBJECT (item), "question", g_strdup (answer->asked->name), g_free);
      g_signal_connect_object (item, "clicked", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      item = adw_bin_new ();
      adw_bin_set_child (ADW_BIN (item), child);
    }
  gtk_widget_add_css_class (item, "answer");
  gtk_widget_set_tooltip_text (item, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, asked, -1);
  return item;
}

/* ---- the three ways to show ---- */

static GtkWidget *
make_title (const Answer *answer)
{
  GtkWidget *label = gtk_label_new (answer->title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_LABEL_CHARS);
  return label;
}

/* The titles of a table are as wide as the widest, and long answers do not squeeze
 * them: a box asks a wrapping label for its width at the height of one line. */
static GtkWidget *
make_row_title (const Answer *answer,
                GtkSizeGroup *titles)
{
  GtkWidget *label = make_title (answer);
  int        n_chars = (int) g_utf8_strlen (answer->title, -1);

  gtk_label_set_width_chars (GTK_LABEL (label), MIN (n_chars, LEAST_LABEL_CHARS));
  gtk_size_group_add_widget (titles, label);
  return label;
}

static GtkWidget *
make_picture (DuidAnswersView *self,
              const Answer    *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_title (answer);

  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box),
                  duid_answer_picture_new (answer->session, answer->question, answer->row));
  gtk_box_append (GTK_BOX (box), label);
  return make_item (self, answer, box);
}

static GtkWidget *
make_track (DuidAnswersView *self,
            const Answer    *answer,
            GtkSizeGroup    *titles)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_row_title (answer, titles);
  GtkWidget *value = gtk_label_new (answer->words);

  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_width_chars (GTK_LABEL (value), 4);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "answer-value");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box),
                  duid_answer_picture_new (answer->session, answer->question, answer->row));
  gtk_box_append (GTK_BOX (box), value);
  return make_item (self, answer, box);
}

static GtkWidget *
make_words (DuidAnswersView *self,
            const Answer    *answer,
            GtkSizeGroup    *titles)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_row_title (answer, titles);
  GtkWidget *words = gtk_label_new (answer->words);

  gtk_label_set_yalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_yalign (GTK_LABEL (words), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (words), WISHED_WORD_CHARS);
  gtk_widget_set_hexpand (words, TRUE);
  if (answer->state == DUID_STATE_ANSWERED)
    gtk_widget_add_css_class (title, "secondary");
  else
    gtk_widget_add_css_class (box, "secondary");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  return make_item (self, answer, box);
}

static void
append_answer (DuidAnswersView *self,
               const Answer    *answer,
               GtkWidget       *pictures,
               GtkWidget       *tracks,
               GtkWidget       *facts,
               GtkSizeGroup    *titles)
{
  if (is_picture (answer))
    duid_wrap_box_insert (DUID_WRAP_BOX (pictures), make_picture (self, answer), NULL);
  else if (is_track (answer))
    gtk_box_append (GTK_BOX (tracks), make_track (self, answer, titles));
  else
    gtk_box_append (GTK_BOX (facts), make_words (self, answer, titles));
}

static void
append_part (GtkWidget *box,
             GtkWidget *part)
{
  gtk_widget_set_visible (part, gtk_widget_get_first_child (part) != NULL);
  gtk_box_append (GTK_BOX (box), part);
}

static void
duid_answers_view_class_init (DuidAnswersViewClass *class)
{
}

static void
duid_answers_view_init (DuidAnswersView *self)
{
}

void
duid_answers_view_show (DuidAnswersView *self,
                        DuidSession     *session,
                        gssize           row)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget   *pictures = duid_wrap_box_new (6);
  GtkWidget   *tracks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget   *facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; row >= 0 && dataset != NULL && i < duid_dataset_get_n_questions (dataset); i++)
    {
      Answer answer = find_answer (session, i, (gsize) row);

      if (is_shown (&answer))
        append_answer (self, &answer, pictures, tracks, facts, titles);
      clear_answer (&answer);
    }
  append_part (box, pictures);
  append_part (box, tracks);
  append_part (box, facts);
  adw_bin_set_child (ADW_BIN (self), box);
}
