/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/duid-window-reading.h"

#include "duid-config.h"

#include "app/duid-window-private.h"
#include "plot/duid-comparison.h"
#include "plot/duid-reading-help.h"
#include "widgets/duid-card-request.h"
#include "widgets/duid-compat.h"
#include "widgets/duid-look.h"

#include <glib/gi18n-lib.h>

/* Comparing more stories than this would be felt. */
#define MOST_STORIES 2000
#define DRAWS        199

static const DuidCard *
find_card (DuidWindow *self,
           const char *question)
{
  const DuidView *view = duid_session_get_view (self->session);

  for (guint i = 0; i < view->cards->len; i++)
    {
      const DuidCard *card = g_ptr_array_index (view->cards, i);

      if (g_str_equal (card->question, question))
        return card;
    }
  return NULL;
}

/* What differs between the groups that colour the card, among the chosen stories; NULL when
 * it has one colour (transfer full). */
static char *
dup_difference (DuidWindow     *self,
                const DuidCard *card,
                int             question)
{
  DuidDataset       *dataset = duid_session_get_dataset (self->session);
  int                by = duid_session_find_question (self->session, card->colour_by);
  DuidComparisonPlan plan;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (DuidComparison) comparison = NULL;

  if (card->colour_by == NULL || by < 0 || duid_dataset_get_n_rows (dataset) > MOST_STORIES)
    return NULL;
  groups = duid_summary_split (
    dataset, duid_session_get_tagging (self->session), by,
    duid_selection_get_rows (duid_session_get_selection (self->session)));
  if (groups == NULL)
    return NULL;
  plan = duid_comparison_plan (dataset, duid_session_get_tagging (self->session), groups, by);
  plan.questions = &question;
  plan.n_questions = 1;
  plan.n_draws = DRAWS;
  plan.has_intervals = FALSE;
  comparison = duid_comparison_new (&plan);
  if (comparison == NULL || comparison->rows->len == 0)
    return NULL;
  return duid_compared_dup_words (g_ptr_array_index (comparison->rows, 0), dataset);
}

void
duid_window_how_to_read (DuidWindow *self,
                         GVariant   *parameter)
{
  const char         *name = g_variant_get_string (parameter, NULL);
  DuidDataset        *dataset = duid_session_get_dataset (self->session);
  int                 question = duid_session_find_question (self->session, name);
  const DuidCard     *card = find_card (self, name);
  const DuidQuestion *asked = NULL;
  g_autofree char    *title = NULL;
  g_autofree char    *sentence = NULL;
  g_autofree char    *difference = NULL;
  g_autofree char    *body = NULL;

  if (question < 0 || card == NULL)
    return;
  if (question < DUID_QUESTION_TAGS (dataset))
    asked = duid_dataset_get_question (dataset, (guint) question);
  title = duid_look_question_title (self->session, question);
  sentence = duid_card_dup_sentence (self->session, card);
  difference = dup_difference (self, card, question);
  body = g_strdup_printf ("%s\n\n%s%s%s", duid_reading_help_get (asked), sentence,
                          difference != NULL ? "\n\n" : "", difference != NULL ? difference : "");
  duid_compat_tell (GTK_WINDOW (self), title, body);
}
