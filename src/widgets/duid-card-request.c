/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/duid-card-request.h"

#include "widgets/duid-weigh-menu.h"

GPtrArray *
duid_card_request_brushes (DuidSession    *session,
                           const DuidCard *card)
{
  GPtrArray      *brushes = g_ptr_array_new ();
  const DuidView *view = duid_session_get_view (session);
  gboolean        is_tags = g_str_equal (card->question, DUID_TAGS_NAME);

  for (guint i = 0; i < view->conditions->len; i++)
    {
      DuidCondition *condition = g_ptr_array_index (view->conditions, i);

      if (is_tags ? condition->kind == DUID_CONDITION_TAGS
                  : g_strcmp0 (condition->question, card->question) == 0)
        g_ptr_array_add (brushes, condition);
    }
  return brushes;
}

/* 1 + the question with numbers that weighs, 0 when there is none (any more). */
static int
find_weights (DuidSession    *session,
              const DuidCard *card)
{
  DuidDataset *dataset = duid_session_get_dataset (session);
  int          question;

  if (card->weigh_by == NULL)
    return 0;
  question = duid_framework_find (duid_dataset_get_framework (dataset), card->weigh_by);
  return question >= 0 && duid_weigh_menu_suits (dataset, (guint) question) ? question + 1 : 0;
}

static const double *
get_weights (const DuidChartRequest *request)
{
  if (request->weigh_by == 0 || !duid_chart_weighs (request))
    return NULL;
  return duid_dataset_get_numbers (request->dataset, (guint) request->weigh_by - 1);
}

static void
choose_stones (DuidChartRequest   *request,
               const DuidQuestion *question,
               const DuidCard     *card)
{
  if (card->stone != NULL)
    request->stone = duid_question_find_stone (question, card->stone);
  if (card->to_stone != NULL)
    request->to_stone = 1 + duid_question_find_stone (question, card->to_stone);
}

gboolean
duid_card_request_fill (DuidChartRequest *request,
                        DuidSession      *session,
                        const DuidCard   *card)
{
  DuidSelection *selection = duid_session_get_selection (session);
  DuidDataset   *dataset = duid_session_get_dataset (session);
  int            question = duid_session_find_question (session, card->question);

  if (question < 0)
    return FALSE;
  *request = (DuidChartRequest) {
    .dataset = dataset,
    /* The selection's own: it outlives a change of read marks, as charts do. */
    .tagging = duid_selection_get_stand (selection)->tagging,
    .question = question,
    .base = duid_selection_get_base (selection, question),
    .chosen = duid_selection_get_rows (selection),
    .colour_by = duid_session_find_question (session, card->colour_by),
    .hides_rest = duid_session_get_view (session)->hides_rest,
    .hides_summary = card->hides_summary,
    .text_scale = 1,
    .stone = -1,
    .display = duid_display_find (card->show_as),
    .layers = duid_display_get_mask (card->layers),
    .weigh_by = find_weights (session, card),
  };
  if (question < DUID_QUESTION_TAGS (dataset))
    choose_stones (request, duid_dataset_get_question (dataset, (guint) question), card);
  return TRUE;
}

static gboolean
is_on (const DuidCondition *condition,
       const char          *question)
{
  return g_str_equal (question, DUID_TAGS_NAME) ? condition->kind == DUID_CONDITION_TAGS
                                                : g_strcmp0 (condition->question, question) == 0;
}

DuidRows *
duid_card_request_own_base (DuidChartRequest *request,
                            DuidSession      *session,
                            const DuidCard   *card)
{
  const DuidView *view = duid_session_get_view (session);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  DuidRows *base;

  if (request->display == NULL || !request->display->is_crossed || card->colour_by == NULL)
    return NULL;
  for (guint i = 0; i < view->conditions->len; i++)
    if (!is_on (view->conditions->pdata[i], card->question) &&
        !is_on (view->conditions->pdata[i], card->colour_by))
      g_ptr_array_add (others, view->conditions->pdata[i]);
  base = duid_conditions_find_rows (
    others, duid_selection_get_stand (duid_session_get_selection (session)));
  request->base = base;
  return base;
}

DuidPicture *
duid_card_request_plan (const DuidChartRequest *look,
                        DuidSession            *session,
                        const DuidCard         *card,
                        int                     width,
                        int                     height,
                        int                     scale)
{
  DuidChartRequest request;
  g_autoptr (DuidRows) base = NULL;
  g_autoptr (GPtrArray) brushes = NULL;

  if (!duid_card_request_fill (&request, session, card))
    return NULL;
  request.is_dark = look->is_dark;
  request.is_audience = look->is_audience;
  request.text_scale = look->text_scale;
  request.tally = look->tally;
  request.brushes = brushes = duid_card_request_brushes (session, card);
  base = duid_card_request_own_base (&request, session, card);
  return duid_picture_plan (&request, width, height, scale);
}

/* @request is filled for the card; its base is gone afterwards. */
static DuidSummary *
summarise (DuidSession      *session,
           const DuidCard   *card,
           DuidChartRequest *request)
{
  g_autoptr (DuidRows) base = NULL;

  if (!duid_card_request_fill (request, session, card))
    return NULL;
  base = duid_card_request_own_base (request, session, card);
  return duid_summary_new_weighed (request->dataset, request->tagging, request->question,
                                   request->base, get_weights (request));
}

/* From the counts that the selection keeps: this is asked at every step of a brush. */
static DuidSummary *
count_states (DuidSession    *session,
              const DuidCard *card)
{
  DuidSelection    *selection = duid_session_get_selection (session);
  int               question = duid_session_find_question (session, card->question);
  const DuidCounts *counts;

  if (question < 0)
    return NULL;
  counts = duid_selection_get_counts (selection, question);
  return duid_summary_new_states (duid_session_get_dataset (session), question, counts->states);
}

char *
duid_card_dup_count_line (DuidSession    *session,
                          const DuidCard *card)
{
  const DuidDisplay *display = duid_display_find (card->show_as);
  gboolean           is_crossed = display != NULL && display->is_crossed;
  DuidChartRequest   request = { .dataset = duid_session_get_dataset (session) };
  g_autoptr (DuidSummary) summary = NULL;

  if (is_crossed || card->weigh_by != NULL)
    summary = summarise (session, card, &request);
  else
    summary = count_states (session, card);

  return summary != NULL ? duid_chart_dup_count_line (&request, summary) : NULL;
}

char *
duid_card_dup_sentence (DuidSession    *session,
                        const DuidCard *card)
{
  DuidChartRequest request;
  g_autoptr (DuidSummary) summary = summarise (session, card, &request);

  if (summary == NULL)
    return NULL;
  return duid_summary_dup_sentence (summary, duid_session_get_dataset (session));
}
