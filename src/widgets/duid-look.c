/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

static double text_size = 1;

void
duid_look_set_text_size (double size)
{
  text_size = CLAMP (size, 0.5, 3);
}

double
duid_look_text_scale (GtkWidget *widget)
{
  int dpi = 96 * 1024;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024.0), 0.5, 3) * text_size : text_size;
}

static const DuidQuestion *
look_up (DuidSession *session,
         int          question)
{
  DuidDataset *dataset = duid_session_get_dataset (session);

  if (dataset == NULL || question < 0 || question >= DUID_QUESTION_TAGS (dataset))
    return NULL;
  return duid_dataset_get_question (dataset, (guint) question);
}

char *
duid_look_question_title (DuidSession *session,
                          int          question)
{
  const DuidQuestion *asked = look_up (session, question);

  if (asked != NULL)
    return duid_question_dup_short_label (asked);
  return g_strdup (question >= 0 ? _ ("Tags") : _ ("A question that is gone"));
}

char *
duid_look_question_words (DuidSession *session,
                          int          question)
{
  const DuidQuestion *asked = look_up (session, question);

  if (question < 0)
    return g_strdup (_ ("It is not in the project any more."));
  if (asked == NULL)
    return g_strdup (_ ("What readers say of the stories (several possible)"));
  if (asked->type == DUID_QUESTION_MULTICHOICE)
    return g_strdup_printf (_ ("%s (several possible)"), asked->label);
  return g_strdup (asked->label);
}

const char *
duid_look_type_icon (DuidQuestionType type)
{
  static const char *const icons[DUID_N_QUESTION_TYPES] = {
    [DUID_QUESTION_ID] = "duid-id-symbolic",
    [DUID_QUESTION_PERSON] = "duid-person-symbolic",
    [DUID_QUESTION_TITLE] = "duid-text-symbolic",
    [DUID_QUESTION_STORY] = "duid-text-symbolic",
    [DUID_QUESTION_TEXT] = "duid-text-symbolic",
    [DUID_QUESTION_LANGUAGE] = "duid-text-symbolic",
    [DUID_QUESTION_MEDIA] = "duid-text-symbolic",
    [DUID_QUESTION_DATE] = "duid-date-symbolic",
    [DUID_QUESTION_NUMBER] = "duid-number-symbolic",
    [DUID_QUESTION_CHOICE] = "duid-choice-symbolic",
    [DUID_QUESTION_MULTICHOICE] = "duid-multichoice-symbolic",
    [DUID_QUESTION_SLIDER] = "duid-slider-symbolic",
    [DUID_QUESTION_TRIAD] = "duid-triad-symbolic",
    [DUID_QUESTION_CANVAS] = "duid-canvas-symbolic",
    [DUID_QUESTION_CONSENT] = "duid-consent-symbolic",
  };

  return icons[type];
}

const char *
duid_look_question_icon (DuidSession *session,
                         int          question)
{
  const DuidQuestion *asked = look_up (session, question);

  return asked != NULL ? duid_look_type_icon (asked->type) : "duid-tag-symbolic";
}

void
duid_look_round_box (cairo_t *cr,
                     double   x,
                     double   y,
                     double   width,
                     double   height,
                     double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}
