/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "app/duid-telling-inputs.h"

#include "base/duid-number.h"
#include "base/duid-triad.h"
#include "widgets/duid-place-input.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Whom an input answers for. */
typedef struct
{
  DuidTelling        *telling;
  const DuidQuestion *question; /* of the telling's framework */
  guint               index;
  guint               option;
} Say;

static Say *
make_say (DuidTelling        *telling,
          const DuidQuestion *question,
          guint               index,
          guint               option)
{
  Say *say = g_new0 (Say, 1);

  say->telling = telling;
  say->question = question;
  say->index = index;
  say->option = option;
  return say;
}

static void
connect (gpointer    widget,
         const char *signal,
         GCallback   callback,
         Say        *say)
{
  g_signal_connect_data (widget, signal, callback, say, (GClosureNotify) (GCallback) g_free, 0);
}

static void
name (GtkWidget          *widget,
      const DuidQuestion *question)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label, -1);
}

/* ---- texts, numbers, dates ---- */

static void
text_cb (GtkTextBuffer *buffer,
         gpointer       data)
{
  const Say       *say = data;
  g_autofree char *text = NULL;
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  duid_telling_set_text (say->telling, say->index, text);
}

static GtkWidget *
make_text (DuidTelling        *telling,
           const DuidQuestion *question,
           guint               index)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, question->type == DUID_QUESTION_STORY ? 160 : 60);
  name (view, question);
  if (duid_telling_get_text (telling, index) != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                              duid_telling_get_text (telling, index), -1);
  connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (text_cb),
           make_say (telling, question, index, 0));
  gtk_frame_set_child (GTK_FRAME (frame), view);
  return frame;
}

static void
entry_cb (GtkEditable *entry,
          gpointer     data)
{
  const Say  *say = data;
  const char *text = gtk_editable_get_text (entry);
  double      number = NAN;
  gboolean    is_good = *text == '\0';

  duid_telling_set_text (say->telling, say->index, text);
  if (say->question->type == DUID_QUESTION_DATE)
    is_good = is_good || duid_date_parse (text, NULL, &number) ||
              duid_date_parse (text, "%d-%m-%Y", &number);
  else if (duid_question_get_column_kind (say->question) == DUID_COLUMN_NUMBER)
    is_good = is_good || duid_number_parse (text, ',', &number);
  else
    return;
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  duid_telling_set_number (say->telling, say->index, is_good ? number : NAN);
}

static GtkWidget *
make_entry (DuidTelling        *telling,
            const DuidQuestion *question,
            guint               index)
{
  GtkWidget       *entry = gtk_entry_new ();
  g_autofree char *text = g_strdup (duid_telling_get_text (telling, index));

  if (question->type == DUID_QUESTION_DATE)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2024-11-30 or 30-11-2024"));
  else if (question->type == DUID_QUESTION_NUMBER)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("A number"));
  name (entry, question);
  connect (entry, "changed", G_CALLBACK (entry_cb), make_say (telling, question, index, 0));
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

/* ---- options ---- */

static void
option_cb (GtkCheckButton *check,
           gpointer        data)
{
  const Say *say = data;

  duid_telling_set_option (say->telling, say->index, say->option,
                           gtk_check_button_get_active (check));
}

static GtkWidget *
make_options (DuidTelling        *telling,
              const DuidQuestion *question,
              guint               index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = NULL;

  for (guint i = 0; i < question->options->len; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (g_ptr_array_index (question->options, i));

      if (question->type != DUID_QUESTION_MULTICHOICE && first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      first = first != NULL ? first : check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   duid_telling_has_option (telling, index, i));
      connect (check, "toggled", G_CALLBACK (option_cb),
               make_say (telling, question, index, i));
      gtk_box_append (GTK_BOX (box), check);
    }
  return box;
}

/* ---- sliders ---- */

static void
scale_cb (GtkRange *scale,
          gpointer  data)
{
  const Say *say = data;

  gtk_widget_remove_css_class (GTK_WIDGET (scale), "untouched");
  duid_telling_set_number (say->telling, say->index, gtk_range_get_value (scale));
}

/* Untouched it stands in the middle and says nothing; a click there counts too. */
static GtkWidget *
make_slider (DuidTelling        *telling,
             const DuidQuestion *question,
             guint               index)
{
  double     span = question->max - question->min;
  double     number = duid_telling_get_number (telling, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, question->min,
                                               question->max, span > 0 ? span / 100 : 1);

  gtk_range_set_value (GTK_RANGE (scale),
                       isnan (number) ? (question->min + question->max) / 2 : number);
  if (isnan (number))
    gtk_widget_add_css_class (scale, "untouched");
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  name (scale, question);
  connect (scale, "value-changed", G_CALLBACK (scale_cb), make_say (telling, question, index, 0));
  gtk_box_append (GTK_BOX (box), gtk_label_new (question->left));
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (GTK_BOX (box), gtk_label_new (question->right));
  return box;
}

/* ---- triads and canvases ---- */

static void
placed_cb (DuidPlaceInput *input,
           gpointer        data)
{
  const Say *say = data;

  if (say->question->type == DUID_QUESTION_TRIAD)
    {
      DuidPoint at = duid_place_input_get_place (input, 0);

      duid_telling_set_triad (say->telling, say->index,
                              isnan (at.x) ? DUID_NO_TRIAD : duid_triad_from_plane (at));
      return;
    }
  for (guint i = 0; i < say->question->stones->len; i++)
    duid_telling_set_stone (say->telling, say->index, i, duid_place_input_get_place (input, i));
}

static void
stone_cb (GtkDropDown *stones,
          GParamSpec  *unused,
          gpointer     input)
{
  duid_place_input_set_stone (input, gtk_drop_down_get_selected (stones));
  gtk_widget_grab_focus (input);
}

static void
stone_shown_cb (DuidPlaceInput *input,
                gpointer        stones)
{
  gtk_drop_down_set_selected (stones, duid_place_input_get_stone (input));
}

/* What was placed before. */
static void
show_places (DuidPlaceInput     *input,
             const DuidTelling  *telling,
             const DuidQuestion *question,
             guint               index)
{
  DuidTriad triad = duid_telling_get_triad (telling, index);

  if (question->type == DUID_QUESTION_TRIAD && duid_triad_is_answered (triad))
    duid_place_input_set_place (input, 0, duid_triad_to_plane (triad));
  for (guint i = 0; question->type == DUID_QUESTION_CANVAS && i < question->stones->len; i++)
    duid_place_input_set_place (input, i, duid_telling_get_stone (telling, index, i));
}

static GtkWidget *
make_places (DuidTelling        *telling,
             const DuidQuestion *question,
             guint               index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *input = duid_place_input_new (question);

  show_places (DUID_PLACE_INPUT (input), telling, question, index);
  connect (input, "placed", G_CALLBACK (placed_cb), make_say (telling, question, index, 0));
  if (question->type == DUID_QUESTION_CANVAS && question->stones->len > 0)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
      GtkWidget *stones;

      for (guint i = 0; i < question->stones->len; i++)
        gtk_string_list_append (names, g_ptr_array_index (question->stones, i));
      stones = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
      gtk_widget_set_halign (stones, GTK_ALIGN_START);
      g_signal_connect_object (stones, "notify::selected", G_CALLBACK (stone_cb), input, 0);
      g_signal_connect_object (input, "placed", G_CALLBACK (stone_shown_cb), stones, 0);
      gtk_box_append (GTK_BOX (box), stones);
    }
  gtk_box_append (GTK_BOX (box), input);
  return box;
}

GtkWidget *
duid_telling_input_new (DuidTelling        *telling,
                        const DuidQuestion *question,
                        guint               index)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      return make_options (telling, question, index);
    case DUID_COLUMN_TRIAD:
    case DUID_COLUMN_STONES:
      return make_places (telling, question, index);
    case DUID_COLUMN_NUMBER:
      return question->type == DUID_QUESTION_SLIDER ? make_slider (telling, question, index)
                                                    : make_entry (telling, question, index);
    case DUID_COLUMN_TEXT:
    default:
      if (question->type == DUID_QUESTION_ID)
        return NULL;
      if (question->type == DUID_QUESTION_STORY || question->type == DUID_QUESTION_TEXT)
        return make_text (telling, question, index);
      return make_entry (telling, question, index);
    }
}
