/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/duid-number.h"
#include "model/duid-dataset.h"
#include "model/duid-tagging.h"

#include <math.h>

G_BEGIN_DECLS

/* Surveys as they come in practice at their oddest: nobody, one story, thousands,
 * everybody in one corner, nothing applicable, words as long as they get. The same
 * each time; every kind of question is in it. */
typedef enum
{
  ODD_SPREAD,         /* all over, with ends, corners and a few of each state */
  ODD_ONE_CORNER,     /* everybody gave the same extreme answer */
  ODD_NOT_APPLICABLE, /* nobody answered */
} OddAnswers;

typedef struct
{
  const char *name;
  gsize       n;
  guint       n_groups;
  OddAnswers  answers;
  gboolean    is_long; /* labels */
} OddCase;

enum
{
  ODD_TRIAD,
  ODD_SLIDER,
  ODD_BIPOLAR,
  ODD_CANVAS,
  ODD_IMAGE,
  ODD_CHOICE,
  ODD_ORDERED,
  ODD_MANY,
  ODD_NUMBER,
  ODD_DATE,
  ODD_GROUP,
  N_ODD_QUESTIONS,
};

#define ODD_N_OPTIONS 9
#define ODD_N_STONES  8
#define ODD_N_TAGS    6

static const OddCase odd_cases[] = {
  { "none", 0, 2, ODD_SPREAD, FALSE },
  { "one", 1, 2, ODD_SPREAD, FALSE },
  { "four", 4, 2, ODD_SPREAD, FALSE },
  { "nine", 9, 2, ODD_SPREAD, FALSE },
  { "twenty", 20, 2, ODD_SPREAD, FALSE },
  { "usual", 171, 2, ODD_SPREAD, FALSE },
  { "one-group", 60, 1, ODD_SPREAD, FALSE },
  { "six-groups", 171, 6, ODD_SPREAD, FALSE },
  { "long", 171, 6, ODD_SPREAD, TRUE },
  { "corner", 171, 2, ODD_ONE_CORNER, FALSE },
  { "not-applicable", 171, 2, ODD_NOT_APPLICABLE, FALSE },
  { "many", 5000, 6, ODD_SPREAD, FALSE },
};

static const char *const odd_short[ODD_N_OPTIONS] = {
  "Opvoeding", "Onderwijs", "Wonen", "Geld", "Scheiding", "Rouw", "Geweld", "Vriendschap", "Anders",
};

static const char *const odd_long[ODD_N_OPTIONS] = {
  "Samenwerking tussen alle betrokken hulpverleners en het gezin",
  "Arbeidsongeschiktheidsverzekeringsvoorwaarden",
  "De toegankelijkheid van de hulp, ook in het weekend en ’s avonds laat",
  "Geldzorgen",
  "Een (v)echtscheiding waarbij de kinderen klem zitten tussen beide ouders",
  "Rouwverwerking na een overlijden of ander ingrijpend verlies in het gezin",
  "Meervoudige ontwikkelingsproblematiek",
  "Vriendschappen, vrijetijdsbesteding en het meedoen in de eigen wijk of buurt",
  "Anders, namelijk een onderwerp dat hierboven helemaal nergens tussen staat",
};

static inline const char *
odd_word (const OddCase *odd,
          guint          i)
{
  return odd->is_long ? odd_long[i % ODD_N_OPTIONS] : odd_short[i % ODD_N_OPTIONS];
}

/* Evenly over 0..1 and different for every @way. */
static inline double
odd_share (gsize i,
           guint way)
{
  static const double steps[] = { .6180339887, .7548776662, .5698402910, .8191725134, .6710436067 };

  return fmod ((double) i * steps[way % 5] + .31 + .17 * way, 1);
}

static inline DuidQuestion *
odd_question (const OddCase   *odd,
              DuidFramework   *framework,
              const char      *name,
              DuidQuestionType type,
              const char      *label)
{
  static const char more[] = " En hoe was dat voor de andere mensen die er in die periode van "
                             "dichtbij of van een afstand bij betrokken waren?";
  g_autofree char *words = g_strconcat (label, odd->is_long ? more : "", NULL);
  DuidQuestion    *question = duid_question_new (name, type, words);

  duid_framework_add (framework, question);
  return question;
}

static inline void
odd_add_slider (const OddCase *odd,
                DuidFramework *framework,
                const char    *name,
                double         least)
{
  DuidQuestion *slider =
    odd_question (odd, framework, name, DUID_QUESTION_SLIDER, "Hoeveel invloed had u?");

  slider->min = least;
  slider->max = 10;
  slider->left = g_strdup (odd->is_long ? odd_long[0] : "Geen invloed");
  slider->right = g_strdup (odd->is_long ? odd_long[4] : "Alle invloed");
  duid_question_add_band (slider, odd->is_long ? odd_long[2] : "Geen", least + (10 - least) * .3);
  duid_question_add_band (slider, odd->is_long ? odd_long[6] : "Enige", least + (10 - least) * .7);
  duid_question_add_band (slider, odd->is_long ? odd_long[7] : "Veel", INFINITY);
}

static inline DuidQuestion *
odd_add_canvas (const OddCase *odd,
                DuidFramework *framework,
                const char    *name)
{
  DuidQuestion *canvas =
    odd_question (odd, framework, name, DUID_QUESTION_CANVAS, "Hoe belangrijk, en hoe ging het?");

  canvas->x = (DuidAxis) { g_strdup (odd->is_long ? odd_long[8] : "Belang"), 0, 10,
                           g_strdup (odd->is_long ? odd_long[4] : "Onbelangrijk"),
                           g_strdup (odd->is_long ? odd_long[5] : "Belangrijk") };
  canvas->y = (DuidAxis) { g_strdup (odd->is_long ? odd_long[7] : "Ervaring"), 0, 10,
                           g_strdup (odd->is_long ? odd_long[2] : "Slecht"),
                           g_strdup (odd->is_long ? odd_long[0] : "Goed") };
  for (guint i = 0; i < ODD_N_STONES; i++)
    g_ptr_array_add (canvas->stones, g_strdup (odd_word (odd, i)));
  return canvas;
}

static inline void
odd_add_options (const OddCase *odd,
                 DuidQuestion  *question,
                 guint          n)
{
  for (guint i = 0; i < n; i++)
    duid_question_add_option (question, odd_word (odd, i));
}

static inline DuidFramework *
odd_framework (const OddCase *odd)
{
  DuidFramework *framework = duid_framework_new ("Odd");
  DuidQuestion  *question =
    odd_question (odd, framework, "plan", DUID_QUESTION_TRIAD, "Wie droegen bij aan het plan?");
  static const char image[] =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAA"
    "KUlEQVR42gXBIQIAAAgCMf//RgqFYrFQLrkNJx3C2LMB4vai0ZptltYPhzQhOoU+EoMAAA"
    "AASUVORK5CYII=";

  for (guint i = 0; i < 3; i++)
    question->corners[i] = g_strdup (odd->is_long ? odd_long[i == 1 ? 1 : 4 * (i / 2)]
                                                  : odd_short[i]);
  odd_add_slider (odd, framework, "regie", 0);
  odd_add_slider (odd, framework, "stemming", -10);
  odd_add_canvas (odd, framework, "aspecten");
  odd_add_canvas (odd, framework, "kaart")->background = g_strdup (image);
  question = odd_question (odd, framework, "vraag", DUID_QUESTION_CHOICE, "Waar ging het over?");
  odd_add_options (odd, question, ODD_N_OPTIONS);
  question = odd_question (odd, framework, "mate", DUID_QUESTION_CHOICE, "In welke mate?");
  odd_add_options (odd, question, 5);
  question->is_ordered = TRUE;
  question = odd_question (odd, framework, "hulp", DUID_QUESTION_MULTICHOICE, "Wat hielp?");
  odd_add_options (odd, question, ODD_N_OPTIONS);
  question = odd_question (odd, framework, "leeftijd", DUID_QUESTION_NUMBER, "Hoe oud bent u?");
  question->unit = g_strdup (odd->is_long ? "levensjaren op de dag van het gesprek" : "jaar");
  odd_question (odd, framework, "datum", DUID_QUESTION_DATE, "Wanneer was dat?");
  question = odd_question (odd, framework, "wie", DUID_QUESTION_CHOICE, "Wie bent u?");
  odd_add_options (odd, question, odd->n_groups);
  return framework;
}

static inline DuidTriad
odd_triad (gsize i)
{
  double a = sqrt (odd_share (i, 0));
  double b = odd_share (i, 1);

  if (i % 7 == 1)
    return (DuidTriad) { i % 3 == 0, i % 3 == 1, i % 3 == 2 };
  if (i % 9 == 4)
    return (DuidTriad) { b, 1 - b, 0 };
  return (DuidTriad) { (1 - a) * .7 + .1, a * (1 - b) * .7 + .1, a * b * .7 + .1 };
}

/* Values of a scale: more on the right, some at its ends. */
static inline double
odd_value (gsize  i,
           guint  way,
           double least)
{
  double at = sqrt (odd_share (i, way));

  if (i % 11 == 3)
    at = i % 2;
  return least + (10 - least) * round (at * 100) / 100;
}

static inline void
odd_answer_extreme (DuidDatasetBuilder *builder,
                    gsize               row)
{
  duid_dataset_builder_set_triad (builder, ODD_TRIAD, row, (DuidTriad) { 0, 1, 0 });
  duid_dataset_builder_set_number (builder, ODD_SLIDER, row, 10);
  duid_dataset_builder_set_number (builder, ODD_BIPOLAR, row, -10);
  for (guint i = 0; i < ODD_N_STONES; i++)
    {
      duid_dataset_builder_set_stone (builder, ODD_CANVAS, i, row, (DuidPoint) { 10, 10 });
      duid_dataset_builder_set_stone (builder, ODD_IMAGE, i, row, (DuidPoint) { 0, 0 });
    }
  duid_dataset_builder_set_code (builder, ODD_CHOICE, row, 0);
  duid_dataset_builder_set_code (builder, ODD_ORDERED, row, 0);
  duid_dataset_builder_add_option (builder, ODD_MANY, row, 0);
  duid_dataset_builder_set_number (builder, ODD_NUMBER, row, 17);
  duid_dataset_builder_set_number (builder, ODD_DATE, row, duid_date_from_civil (2024, 5, 1));
}

static inline void
odd_answer_spread (DuidDatasetBuilder *builder,
                   gsize               row)
{
  guint many = (guint) (odd_share (row, 2) * odd_share (row, 3) * ODD_N_OPTIONS);

  duid_dataset_builder_set_triad (builder, ODD_TRIAD, row, odd_triad (row));
  duid_dataset_builder_set_number (builder, ODD_SLIDER, row, odd_value (row, 0, 0));
  duid_dataset_builder_set_number (builder, ODD_BIPOLAR, row, odd_value (row, 1, -10));
  for (guint i = 0; i < ODD_N_STONES; i++)
    if ((row + i) % 5 > 0)
      {
        DuidPoint at = { MIN (odd_share (row * 3 + i, 0) * 4 + i * .9, 10),
                         odd_share (row * 5 + i, 1) * 10 };

        duid_dataset_builder_set_stone (builder, ODD_CANVAS, i, row, at);
        duid_dataset_builder_set_stone (builder, ODD_IMAGE, i, row, (DuidPoint) { at.y, at.x });
      }
  duid_dataset_builder_set_code (builder, ODD_CHOICE, row,
                                 (guint) (odd_share (row, 1) * odd_share (row, 4) * ODD_N_OPTIONS));
  duid_dataset_builder_set_code (builder, ODD_ORDERED, row,
                                 (guint) (odd_value (row, 3, 0) / 2.001));
  duid_dataset_builder_add_option (builder, ODD_MANY, row, many);
  duid_dataset_builder_add_option (builder, ODD_MANY, row, (many + row % 3) % ODD_N_OPTIONS);
  duid_dataset_builder_set_number (builder, ODD_NUMBER, row, floor (odd_share (row, 4) * 90));
  duid_dataset_builder_set_number (builder, ODD_DATE, row,
                                   19700 + floor (odd_share (row, 2) * 700));
}

static inline void
odd_answer (const OddCase      *odd,
            DuidDatasetBuilder *builder,
            gsize               row)
{
  if (odd->answers == ODD_ONE_CORNER)
    odd_answer_extreme (builder, row);
  else if (odd->answers == ODD_SPREAD)
    odd_answer_spread (builder, row);
  for (guint i = 0; i < ODD_GROUP; i++)
    if (odd->answers == ODD_NOT_APPLICABLE || (row + 7 * i) % 17 == 16)
      duid_dataset_builder_set_state (builder, i, row, DUID_STATE_NOT_APPLICABLE);
    else if (odd->answers == ODD_SPREAD && (row + 5 * i) % 31 == 30)
      duid_dataset_builder_set_state (builder, i, row, DUID_STATE_MISSING);
  duid_dataset_builder_set_code (builder, ODD_GROUP, row,
                                 (guint) (odd_share (row, 4) * odd->n_groups));
}

static inline DuidDataset *
odd_dataset (const OddCase *odd)
{
  g_autoptr (DuidFramework) framework = odd_framework (odd);
  DuidDatasetBuilder *builder = duid_dataset_builder_new (framework);
  guint               source = duid_dataset_builder_add_source (builder, "odd");

  duid_dataset_builder_reserve (builder, odd->n);
  for (gsize i = 0; i < odd->n; i++)
    {
      g_autofree char *key = g_strdup_printf ("odd/%" G_GSIZE_FORMAT, i);

      odd_answer (odd, builder, duid_dataset_builder_add_row (builder, source, key));
    }
  return duid_dataset_builder_finish (builder);
}

/* Tags named as the options are, each on fewer stories than the one before. */
static inline DuidTagging *
odd_tagging (const OddCase *odd)
{
  DuidTagging *tagging = duid_tagging_new (odd->n);

  for (guint i = 0; i < ODD_N_TAGS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%032u", i);
      DuidTag         *tag = duid_tag_new (id, odd_word (odd, i), (int) i, odd->n);

      for (gsize row = i; row < odd->n; row += i + 2)
        duid_rows_add (tag->rows, row);
      g_ptr_array_add (tagging->tags, tag);
    }
  return tagging;
}

G_END_DECLS
