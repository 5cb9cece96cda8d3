/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/duid-telling.h"

#include <math.h>
#include <string.h>

/* What was said of one question. */
typedef struct
{
  double     number;
  DuidTriad  triad;
  char      *text;
  gboolean  *options; /* one an option */
  DuidPoint *stones;  /* one a stone */
  gboolean   is_not_applicable;
} Answer;

struct _DuidTelling
{
  DuidFramework *framework;
  Answer        *answers;
  guint          n;
  guint          version;
};

static const DuidQuestion *
get_question (const DuidTelling *telling,
              guint              question)
{
  return duid_framework_get_question (telling->framework, question);
}

DuidTelling *
duid_telling_new (DuidFramework *framework)
{
  DuidTelling *telling = g_new0 (DuidTelling, 1);

  telling->framework = duid_framework_ref (framework);
  telling->n = duid_framework_get_n_questions (framework);
  telling->answers = g_new0 (Answer, MAX (telling->n, 1));
  for (guint i = 0; i < telling->n; i++)
    {
      const DuidQuestion *question = get_question (telling, i);
      Answer             *answer = &telling->answers[i];

      answer->number = NAN;
      answer->triad = DUID_NO_TRIAD;
      answer->options = g_new0 (gboolean, MAX (question->options->len, 1));
      answer->stones = g_new (DuidPoint, MAX (question->stones->len, 1));
      for (guint j = 0; j < question->stones->len; j++)
        answer->stones[j] = (DuidPoint) { NAN, NAN };
    }
  return telling;
}

void
duid_telling_free (DuidTelling *telling)
{
  if (telling == NULL)
    return;
  for (guint i = 0; i < telling->n; i++)
    {
      g_free (telling->answers[i].text);
      g_free (telling->answers[i].options);
      g_free (telling->answers[i].stones);
    }
  g_free (telling->answers);
  duid_framework_unref (telling->framework);
  g_free (telling);
}

/* ---- saying ---- */

void
duid_telling_set_number (DuidTelling *telling,
                         guint        question,
                         double       number)
{
  g_return_if_fail (question < telling->n);
  telling->answers[question].number = number;
  telling->version++;
}

void
duid_telling_set_option (DuidTelling *telling,
                         guint        question,
                         guint        option,
                         gboolean     is_chosen)
{
  const DuidQuestion *asked = get_question (telling, question);
  Answer             *answer = &telling->answers[question];

  g_return_if_fail (option < asked->options->len);
  if (is_chosen && asked->type != DUID_QUESTION_MULTICHOICE)
    memset (answer->options, 0, asked->options->len * sizeof (gboolean));
  answer->options[option] = is_chosen;
  telling->version++;
}

void
duid_telling_set_triad (DuidTelling *telling,
                        guint        question,
                        DuidTriad    triad)
{
  g_return_if_fail (question < telling->n);
  telling->answers[question].triad = triad;
  telling->version++;
}

void
duid_telling_set_stone (DuidTelling *telling,
                        guint        question,
                        guint        stone,
                        DuidPoint    place)
{
  g_return_if_fail (stone < get_question (telling, question)->stones->len);
  telling->answers[question].stones[stone] = place;
  telling->version++;
}

void
duid_telling_set_text (DuidTelling *telling,
                       guint        question,
                       const char  *text)
{
  g_return_if_fail (question < telling->n);
  g_free (telling->answers[question].text);
  telling->answers[question].text = g_strdup (text);
  telling->version++;
}

void
duid_telling_set_not_applicable (DuidTelling *telling,
                                 guint        question,
                                 gboolean     is_so)
{
  g_return_if_fail (question < telling->n);
  telling->answers[question].is_not_applicable = is_so;
  telling->version++;
}

/* ---- what was said ---- */

double
duid_telling_get_number (const DuidTelling *telling,
                         guint              question)
{
  g_return_val_if_fail (question < telling->n, NAN);
  return telling->answers[question].number;
}

gboolean
duid_telling_has_option (const DuidTelling *telling,
                         guint              question,
                         guint              option)
{
  g_return_val_if_fail (option < get_question (telling, question)->options->len, FALSE);
  return telling->answers[question].options[option];
}

DuidTriad
duid_telling_get_triad (const DuidTelling *telling,
                        guint              question)
{
  g_return_val_if_fail (question < telling->n, DUID_NO_TRIAD);
  return telling->answers[question].triad;
}

DuidPoint
duid_telling_get_stone (const DuidTelling *telling,
                        guint              question,
                        guint              stone)
{
  g_return_val_if_fail (stone < get_question (telling, question)->stones->len,
                        ((DuidPoint) { NAN, NAN }));
  return telling->answers[question].stones[stone];
}

const char *
duid_telling_get_text (const DuidTelling *telling,
                       guint              question)
{
  g_return_val_if_fail (question < telling->n, NULL);
  return telling->answers[question].text;
}

gboolean
duid_telling_is_not_applicable (const DuidTelling *telling,
                                guint              question)
{
  g_return_val_if_fail (question < telling->n, FALSE);
  return telling->answers[question].is_not_applicable;
}

guint
duid_telling_get_version (const DuidTelling *telling)
{
  return telling->version;
}

DuidFramework *
duid_telling_get_framework (const DuidTelling *telling)
{
  return telling->framework;
}

/* ---- what there is ---- */

static gboolean
has_option (const Answer       *answer,
            const DuidQuestion *question)
{
  for (guint i = 0; i < question->options->len; i++)
    if (answer->options[i])
      return TRUE;
  return FALSE;
}

static gboolean
has_stone (const Answer       *answer,
           const DuidQuestion *question)
{
  for (guint i = 0; i < question->stones->len; i++)
    if (!isnan (answer->stones[i].x))
      return TRUE;
  return FALSE;
}

static gboolean
has_answer (const Answer       *answer,
            const DuidQuestion *question)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_NUMBER:
      return !isnan (answer->number);
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      return has_option (answer, question);
    case DUID_COLUMN_TRIAD:
      return duid_triad_is_answered (answer->triad);
    case DUID_COLUMN_STONES:
      return has_stone (answer, question);
    case DUID_COLUMN_TEXT:
    default:
      return answer->text != NULL && *answer->text != '\0';
    }
}

DuidState
duid_telling_get_state (const DuidTelling *telling,
                        guint              question)
{
  const Answer *answer = &telling->answers[question];

  if (answer->is_not_applicable)
    return DUID_STATE_NOT_APPLICABLE;
  return has_answer (answer, get_question (telling, question)) ? DUID_STATE_ANSWERED
                                                               : DUID_STATE_MISSING;
}

gboolean
duid_telling_is_empty (const DuidTelling *telling)
{
  for (guint i = 0; i < telling->n; i++)
    if (duid_telling_get_state (telling, i) != DUID_STATE_MISSING)
      return FALSE;
  return TRUE;
}

/* ---- the import ---- */

static void
put_answer (DuidDatasetBuilder *builder,
            const Answer       *answer,
            const DuidQuestion *question,
            guint               index)
{
  switch (duid_question_get_column_kind (question))
    {
    case DUID_COLUMN_NUMBER:
      duid_dataset_builder_set_number (builder, index, 0, answer->number);
      break;
    case DUID_COLUMN_CODE:
      for (guint i = 0; i < question->options->len; i++)
        if (answer->options[i])
          duid_dataset_builder_set_code (builder, index, 0, i);
      break;
    case DUID_COLUMN_MASK:
      for (guint i = 0; i < question->options->len; i++)
        if (answer->options[i])
          duid_dataset_builder_add_option (builder, index, 0, i);
      break;
    case DUID_COLUMN_TRIAD:
      duid_dataset_builder_set_triad (builder, index, 0, answer->triad);
      break;
    case DUID_COLUMN_STONES:
      for (guint i = 0; i < question->stones->len; i++)
        if (!isnan (answer->stones[i].x))
          duid_dataset_builder_set_stone (builder, index, i, 0, answer->stones[i]);
      break;
    case DUID_COLUMN_TEXT:
    default:
      duid_dataset_builder_set_text (builder, index, 0, answer->text);
      break;
    }
}

static void
put_row (DuidDatasetBuilder *builder,
         const DuidTelling  *telling,
         const char         *id)
{
  for (guint i = 0; i < telling->n; i++)
    {
      const DuidQuestion *question = get_question (telling, i);
      DuidState           state = duid_telling_get_state (telling, i);

      if (question->type == DUID_QUESTION_ID)
        duid_dataset_builder_set_text (builder, i, 0, id);
      else if (state == DUID_STATE_ANSWERED)
        put_answer (builder, &telling->answers[i], question, i);
      else
        duid_dataset_builder_set_state (builder, i, 0, state);
    }
}

DuidIntake *
duid_telling_to_intake (const DuidTelling *telling,
                        const char        *source,
                        const char        *id)
{
  DuidIntake         *intake = duid_intake_new ();
  DuidIntakeSource   *kept = duid_intake_add_source (intake, source, source);
  DuidDatasetBuilder *builder = duid_dataset_builder_new (telling->framework);
  guint               number = duid_dataset_builder_add_source (builder, source);
  g_autofree char    *key = g_strdup_printf ("%s/%s", source, id);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  /* The others of the source stay where they are. */
  intake->is_part = TRUE;
  duid_dataset_builder_add_row (builder, number, key);
  put_row (builder, telling, id);
  intake->dataset = duid_dataset_builder_finish (builder);
  for (guint i = 0; i < telling->n; i++)
    {
      g_ptr_array_add (kept->headers, g_strdup (get_question (telling, i)->name));
      g_ptr_array_add (cells, duid_dataset_dup_answer (intake->dataset, i, 0));
    }
  duid_intake_add_cells (intake, (const char *const *) cells->pdata, cells->len);
  kept->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, intake->cells->data,
                                              intake->cells->len);
  return intake;
}
