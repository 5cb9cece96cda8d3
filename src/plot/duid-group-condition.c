/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/duid-group-condition.h"

static DuidCondition *
name_one (DuidConditionKind kind,
          const char       *question,
          const char       *word)
{
  const char *const words[] = { word, NULL };

  return duid_condition_new_words (kind, question, words);
}

DuidCondition *
duid_group_condition_new (const DuidDataset *dataset,
                          const DuidTagging *tagging,
                          int                question,
                          guint              group)
{
  const DuidQuestion *asked;

  if (question == DUID_QUESTION_TAGS (dataset))
    return tagging != NULL && group < tagging->tags->len
             ? name_one (DUID_CONDITION_TAGS, NULL, duid_tagging_get_tag (tagging, group)->name)
             : NULL;
  asked = duid_dataset_get_question (dataset, (guint) question);
  switch (duid_question_get_column_kind (asked))
    {
    case DUID_COLUMN_CODE:
    case DUID_COLUMN_MASK:
      return group < asked->options->len
               ? name_one (DUID_CONDITION_OPTIONS, asked->name, asked->options->pdata[group])
               : NULL;
    case DUID_COLUMN_NUMBER:
      return group < asked->bands->len
               ? name_one (DUID_CONDITION_BANDS, asked->name,
                           g_array_index (asked->bands, DuidBand, group).label)
               : NULL;
    case DUID_COLUMN_TRIAD:
      return group < DUID_N_ZONES ? name_one (DUID_CONDITION_ZONES, asked->name,
                                              duid_zone_to_string ((DuidZone) group))
                                  : NULL;
    case DUID_COLUMN_STONES:
    case DUID_COLUMN_TEXT:
    default:
      return NULL;
    }
}
