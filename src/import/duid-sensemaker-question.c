/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duid-config.h"

#include "import/duid-sensemaker-question.h"

#include "import/duid-column-guess.h"
#include "import/duid-plain-text.h"
#include "import/duid-sensemaker-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_TITLE 80

typedef DuidSensemakerMaker Maker;

void
duid_sensemaker_maker_bind (const Maker *maker,
                            DuidBinding *binding,
                            int          column)
{
  g_ptr_array_add (binding->columns, duid_table_scan_name (maker->scan, (guint) column));
  duid_column_guess_field (maker->recognition, maker->scan, (guint) column);
}

static void
bind_not_applicable (const Maker *maker,
                     DuidBinding *binding)
{
  if (maker->group->na >= 0)
    binding->not_applicable = duid_table_scan_name (maker->scan, (guint) maker->group->na);
}

void
duid_sensemaker_maker_add (const Maker  *maker,
                           DuidQuestion *question,
                           DuidBinding  *binding,
                           const char   *by_definition,
                           const char   *by_columns)
{
  bind_not_applicable (maker, binding);
  duid_recognition_add_question (maker->recognition, question, binding,
                                 maker->group->signifier != NULL ? by_definition : by_columns);
}

static DuidQuestion *
new_question (const Maker     *maker,
              DuidQuestionType type)
{
  return duid_question_new (maker->name, type, maker->label);
}

/* ---- dyads and stones ---- */

/* The place counts: the columns of the anchors may be nearly empty. */
static void
add_dyad (const Maker *maker)
{
  const GPtrArray     *items = maker->group->items;
  const DuidSignifier *signifier = maker->group->signifier;
  DuidQuestion        *question = new_question (maker, DUID_QUESTION_SLIDER);
  DuidBinding         *binding = duid_binding_new (0, DUID_BINDING_COLUMN);
  int                  column =
    maker->group->x >= 0 ? maker->group->x : ((DuidSensemakerItem *) items->pdata[1])->column;

  question->min = 0;
  question->max = 1;
  if (signifier != NULL && signifier->anchors->len == 2)
    {
      question->left = g_strdup (((DuidAnchor *) signifier->anchors->pdata[0])->title);
      question->right = g_strdup (((DuidAnchor *) signifier->anchors->pdata[1])->title);
    }
  else if (items->len == 2)
    {
      question->left = duid_sensemaker_labels_dup_anchor (maker->labels, maker->group,
                                                          items->pdata[0]);
      question->right = duid_sensemaker_labels_dup_anchor (maker->labels, maker->group,
                                                           items->pdata[1]);
    }
  duid_sensemaker_maker_bind (maker, binding, column);
  duid_sensemaker_maker_add (maker, question, binding,
                             _ ("the definition says so (a dyad) → slider from 0 to 1"),
                             _ ("a place in x between two anchors (a dyad) → slider from 0 to 1"));
}

static void
set_axis (DuidAxis            *axis,
          const DuidSignifier *signifier,
          int                  which)
{
  const char *label = signifier != NULL ? signifier->axes[which][0] : NULL;

  axis->min = 0;
  axis->max = 1;
  axis->label = g_strdup (label != NULL ? label : "");
  if (signifier == NULL)
    return;
  axis->left = g_strdup (signifier->axes[which][1]);
  axis->right = g_strdup (signifier->axes[which][2]);
}

static void
add_canvas (const Maker *maker)
{
  const GPtrArray     *items = maker->group->items;
  const DuidSignifier *signifier = maker->group->signifier;
  DuidQuestion        *question = new_question (maker, DUID_QUESTION_CANVAS);
  DuidBinding         *binding = duid_binding_new (0, DUID_BINDING_STONES);

  set_axis (&question->x, signifier, 0);
  set_axis (&question->y, signifier, 1);
  for (guint i = 0; i < items->len; i++)
    {
      const DuidSensemakerItem *item = items->pdata[i];
      char                     *stone;

      if (item->x < 0 || item->y < 0)
        continue;
      stone = duid_sensemaker_labels_dup_anchor (maker->labels, maker->group, item);
      if (duid_question_find_stone (question, stone) >= 0)
        {
          g_autofree char *same = stone;

          stone = g_strdup_printf ("%s (%u)", same, i + 1);
        }
      duid_sensemaker_maker_bind (maker, binding, item->x);
      duid_sensemaker_maker_bind (maker, binding, item->y);
      g_ptr_array_add (binding->labels, g_strdup (stone));
      g_ptr_array_add (question->stones, stone);
    }
  duid_sensemaker_maker_add (maker, question, binding,
                             _ ("the definition says so (stones) → canvas"),
                             _ ("places in x and y of several stones → canvas"));
}

static void
add_point (const Maker *maker)
{
  DuidQuestion *question = new_question (maker, DUID_QUESTION_CANVAS);
  DuidBinding  *binding = duid_binding_new (0, DUID_BINDING_STONES);

  set_axis (&question->x, maker->group->signifier, 0);
  set_axis (&question->y, maker->group->signifier, 1);
  duid_sensemaker_maker_bind (maker, binding, maker->group->x);
  duid_sensemaker_maker_bind (maker, binding, maker->group->y);
  g_ptr_array_add (binding->labels, g_strdup (maker->label));
  g_ptr_array_add (question->stones, g_strdup (maker->label));
  duid_sensemaker_maker_add (maker, question, binding,
                             _ ("a place in x and y that is in no triangle → canvas"),
                             _ ("a place in x and y that is in no triangle → canvas"));
}

/* ---- lists ---- */

static void
add_items (const Maker *maker)
{
  const GPtrArray *items = maker->group->items;
  DuidQuestion    *question = new_question (maker, DUID_QUESTION_MULTICHOICE);
  DuidBinding     *binding = duid_binding_new (0, DUID_BINDING_OPTIONS);

  for (guint i = 0; maker->group->signifier != NULL && i < maker->group->signifier->anchors->len;
       i++)
    duid_question_add_option (question,
                              ((DuidAnchor *) maker->group->signifier->anchors->pdata[i])->title);
  for (guint i = 0; i < items->len; i++)
    {
      const DuidSensemakerItem *item = items->pdata[i];
      g_autofree char          *option = NULL;

      if (item->column < 0)
        continue;
      option = g_strstrip (duid_sensemaker_labels_dup_anchor (maker->labels, maker->group, item));
      duid_question_add_option (question, option);
      g_ptr_array_add (binding->columns,
                       duid_table_scan_name (maker->scan, (guint) item->column));
      g_ptr_array_add (binding->labels, g_steal_pointer (&option));
    }
  duid_sensemaker_maker_add (maker, question, binding,
                             _ ("the definition says so, a column for each item → multiple choice"),
                             _ ("columns of one id that are 1 or empty → multiple choice"));
}

/* Cells are the items' ids in some exports, their texts in others. */
static void
add_choice (const Maker *maker)
{
  const DuidSignifier *signifier = maker->group->signifier;
  DuidQuestion        *question = new_question (maker, DUID_QUESTION_CHOICE);
  DuidBinding         *binding = duid_binding_new (0, DUID_BINDING_COLUMN);

  binding->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < signifier->anchors->len; i++)
    {
      const DuidAnchor *anchor = signifier->anchors->pdata[i];
      g_autofree char  *title = g_strstrip (g_strdup (anchor->title));

      duid_question_add_option (question, title);
      if (anchor->id != NULL)
        {
          g_hash_table_replace (binding->codes, g_strdup (anchor->id), g_strdup (title));
          g_hash_table_replace (binding->codes, g_strconcat ("T_", title, NULL),
                                g_strdup (title));
        }
    }
  binding->has_options = TRUE;
  g_ptr_array_add (binding->columns,
                   duid_table_scan_name (maker->scan, (guint) maker->group->plain));
  duid_sensemaker_maker_add (maker, question, binding,
                             _ ("the definition says so (a list) → choice"), NULL);
}

/* ---- texts ---- */

static gboolean
speaks_of_title (const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && (strstr (folded, "titel") != NULL || strstr (folded, "title") != NULL ||
                            strstr (folded, "titre") != NULL);
}

static gboolean
is_title (const Maker *maker,
          int          story)
{
  const DuidColumnProfile *profile = &maker->scan->profiles[maker->group->plain];
  double                   mean = (double) profile->length / (double) MAX (profile->n_filled, 1);

  if (duid_recognition_find_type (maker->recognition, DUID_QUESTION_TITLE) != NULL ||
      profile->n_filled == 0 || mean > LONGEST_TITLE ||
      (maker->group->signifier == NULL && duid_column_profile_is_choice (profile)))
    return FALSE;
  if (speaks_of_title (maker->label) ||
      (maker->group->signifier != NULL && speaks_of_title (maker->group->signifier->name)))
    return TRUE;
  /* Without any words: a short text that stands beside the story. */
  return maker->group->signifier == NULL && duid_plain_text_has_uuid (maker->group->stem) &&
         maker->scan->rows->len < 2 && story >= 0 && ABS (maker->group->plain - story) == 1 &&
         profile->n_spaced * 2 > profile->n_filled && mean > 8;
}

static DuidRecognisedQuestion *
add_plain_as (const Maker     *maker,
              DuidQuestionType type,
              const char      *why)
{
  return duid_column_guess_as (maker->recognition, maker->scan, (guint) maker->group->plain, type,
                               maker->name, maker->label, why);
}

static DuidRecognisedQuestion *
add_typed_plain (const Maker *maker,
                 int          story)
{
  const char *type = maker->group->signifier != NULL ? maker->group->signifier->type : "";
  const char *why = _ ("the definition says so");

  if (maker->group->plain == story)
    return add_plain_as (maker, DUID_QUESTION_STORY,
                         maker->group->signifier != NULL ? _ ("the definition says so → story")
                                                         : _ ("the longest texts → story"));
  if (is_title (maker, story))
    return add_plain_as (maker, DUID_QUESTION_TITLE, _ ("a short text beside the story → title"));
  if (strcmp (type, "photo") == 0 || strcmp (type, "audio") == 0 || strcmp (type, "image") == 0 ||
      strcmp (type, "imageselect") == 0 || strcmp (type, "video") == 0)
    return add_plain_as (maker, DUID_QUESTION_MEDIA, why);
  if (strcmp (type, "uniqueid") == 0)
    return add_plain_as (maker, DUID_QUESTION_PERSON, why);
  if (strcmp (type, "freetext") == 0 || strcmp (type, "map") == 0)
    return add_plain_as (maker, DUID_QUESTION_TEXT, why);
  return duid_column_guess (maker->recognition, maker->scan, (guint) maker->group->plain,
                            maker->name, maker->label);
}

static void
add_plain (const Maker *maker,
           int          story)
{
  DuidRecognisedQuestion *recognised = add_typed_plain (maker, story);
  DuidBinding            *binding = recognised->bindings->pdata[recognised->bindings->len - 1];

  bind_not_applicable (maker, binding);
  if (maker->group->signifier != NULL && strcmp (maker->group->signifier->type, "map") == 0)
    {
      recognised->question->is_sensitive = TRUE;
      recognised->is_loaded = FALSE;
    }
}

/* ---- choosing ---- */

static gboolean
has_stones (const DuidSensemakerGroup *group)
{
  for (guint i = 0; i < group->items->len; i++)
    {
      const DuidSensemakerItem *item = group->items->pdata[i];

      if (item->x >= 0 && item->y >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_type (const DuidSensemakerGroup *group,
         const char                *type)
{
  return group->signifier != NULL && strcmp (group->signifier->type, type) == 0;
}

static gboolean
is_dyad (const DuidSensemakerGroup *group)
{
  return (group->x >= 0 && group->y < 0) || (is_type (group, "dyad") && group->items->len == 2);
}

static void
make (const Maker *maker,
      int          story)
{
  const DuidSensemakerGroup *group = maker->group;

  if (has_stones (group))
    add_canvas (maker);
  else if (is_dyad (group))
    add_dyad (maker);
  else if (group->x >= 0 && group->y >= 0)
    {
      if (is_type (group, "triad") || duid_sensemaker_maker_has_triad (maker))
        duid_sensemaker_maker_add_triad (maker);
      else
        add_point (maker);
    }
  else if ((is_type (group, "triad") && duid_sensemaker_maker_has_triad (maker)) ||
           (group->signifier == NULL && duid_sensemaker_maker_adds_up (maker)))
    duid_sensemaker_maker_add_triad (maker);
  else if (group->items->len > 0)
    add_items (maker);
  if (group->plain < 0)
    return;
  if (is_type (group, "list") && group->signifier->anchors->len > 0)
    add_choice (maker);
  else
    add_plain (maker, story);
}

void
duid_sensemaker_add_question (DuidRecognition            *recognition,
                              const DuidTableScan        *scan,
                              const DuidSensemakerGroup  *group,
                              const DuidSensemakerLabels *labels,
                              int                         story)
{
  gboolean         is_known;
  g_autofree char *label = duid_sensemaker_labels_dup (labels, group, &is_known);
  const char      *called = group->signifier != NULL && group->signifier->name != NULL &&
                           *group->signifier->name != '\0'
                              ? group->signifier->name
                              : label;
  g_autofree char *name =
    duid_plain_text_to_name (called, "question", recognition->questions->len + 1);
  const Maker maker = { recognition, scan, group, labels, label, name };

  make (&maker, story);
}
