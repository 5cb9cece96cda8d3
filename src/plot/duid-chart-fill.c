/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-chart-private.h"

#include <string.h>

/* Which drawing goes with a display. What is not in this table is drawn by the plot
 * of the question's kind, which looks at the display and the layers itself. */
static const struct
{
  const char      *display;
  DuidQuestionType type; /* of the question; displays of one name may draw several */
  DuidChartFill    fill;
} fills[] = {
  { "dots", DUID_QUESTION_SLIDER, duid_dot_plot_fill },
  { "density", DUID_QUESTION_SLIDER, duid_ridge_plot_fill },
  { "diverging", DUID_QUESTION_SLIDER, duid_diverging_plot_fill },
  { "diverging", DUID_QUESTION_CHOICE, duid_diverging_plot_fill },
  { "cross", DUID_QUESTION_SLIDER, duid_cross_plot_fill },
  { "cross", DUID_QUESTION_CHOICE, duid_cross_plot_fill },
  { "cross", DUID_QUESTION_MULTICHOICE, duid_cross_plot_fill },
  { "cross", DUID_QUESTION_TRIAD, duid_cross_plot_fill },
  { "together", DUID_QUESTION_MULTICHOICE, duid_together_plot_fill },
  { "together-lift", DUID_QUESTION_MULTICHOICE, duid_together_plot_fill },
  { "together-jaccard", DUID_QUESTION_MULTICHOICE, duid_together_plot_fill },
  { "upset", DUID_QUESTION_MULTICHOICE, duid_upset_plot_fill },
  { "network", DUID_QUESTION_MULTICHOICE, duid_network_plot_fill },
  { "gaps", DUID_QUESTION_CANVAS, duid_gap_plot_fill },
  { "placement", DUID_QUESTION_CANVAS, duid_placement_plot_fill },
  { "ridges", DUID_QUESTION_SLIDER, duid_ridge_plot_fill },
  { "mirror", DUID_QUESTION_SLIDER, duid_mirror_plot_fill },
  { "changes", DUID_QUESTION_SLIDER, duid_change_plot_fill },
};

static DuidChartFill
find_by_question (const DuidQuestion *question)
{
  if (question == NULL)
    return duid_choice_plot_fill;
  if (question->type == DUID_QUESTION_TRIAD)
    return duid_triad_plot_fill;
  if (question->type == DUID_QUESTION_CANVAS)
    return duid_canvas_plot_fill;
  if (question->type == DUID_QUESTION_SLIDER)
    return duid_slider_plot_fill;
  if (question->type == DUID_QUESTION_NUMBER || question->type == DUID_QUESTION_DATE)
    return duid_number_plot_fill;
  return duid_choice_plot_fill;
}

DuidChartFill
duid_chart_find_fill (DuidChart *chart)
{
  const DuidChartRequest *request = &chart->request;
  const DuidQuestion     *question = NULL;
  DuidQuestionType        type = DUID_QUESTION_MULTICHOICE; /* what tags are like */

  if (request->question < DUID_QUESTION_TAGS (request->dataset))
    question = duid_dataset_get_question (request->dataset, (guint) request->question);
  if (question != NULL)
    type = question->type;
  if (request->display == NULL || !duid_display_suits (request->display, question))
    return find_by_question (question);
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    if (fills[i].type == type && strcmp (request->display->name, fills[i].display) == 0)
      return fills[i].fill;
  return find_by_question (question);
}

void
duid_chart_add_remark (DuidChart  *chart,
                       const char *sentence)
{
  char *longer = chart->remark != NULL ? g_strconcat (chart->remark, " ", sentence, NULL)
                                       : g_strdup (sentence);

  g_free (chart->remark);
  chart->remark = longer;
}
