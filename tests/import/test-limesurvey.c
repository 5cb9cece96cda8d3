/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

/* LimeSurvey's files with full texts in their heads, in whatever language. */

#define STORY_1 "Une histoire assez longue pour qu'on la reconnaisse tout de suite."
#define STORY_2 "Encore une histoire plus longue même que celle qui vient avant."

static DuidIntake *
import_text (const char *text)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "lime.csv", text, -1);
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = desk_import (desk, "lime.csv", &error);

  g_assert_no_error (error);
  return intake;
}

static gboolean
is_asked (DuidIntake *intake,
          const char *name)
{
  return duid_framework_find (duid_dataset_get_framework (intake->dataset), name) >= 0;
}

static DuidQuestionType
type_of (DuidIntake *intake,
         const char *name)
{
  return duid_dataset_get_question (intake->dataset, question_of (intake, name))->type;
}

static gboolean
is_chosen (DuidIntake *intake,
           const char *name,
           gsize       row,
           const char *option)
{
  guint               index = question_of (intake, name);
  const DuidQuestion *question = duid_dataset_get_question (intake->dataset, index);
  int                 at = duid_question_find_option (question, option);
  gsize               words;
  const guint64      *masks = duid_dataset_get_masks (intake->dataset, index, &words);

  g_assert_cmpint (at, >=, 0);
  return masks[row * words + (gsize) at / 64] >> (at % 64) & 1;
}

static void
test_french_heads_are_known (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "ID de la réponse,Date de soumission,Dernière page,Langue de départ,Tête de série,"
    "Date de lancement,URL de référence,Racontez,Qui ? [Famille],Qui ? [Voisins],Date de début,"
    "Temps total,Temps pour le groupe de questions : Un\r\n"
    "3,2024-05-01 09:00:00,4,fr,170281,2024-05-01 08:00:00,https://a.example/," STORY_1
    ",Oui,Non,2020,12.5,4\r\n"
    "5,,2,fr,992817,2024-05-02 08:00:00,https://a.example/," STORY_2 ",Non,Oui,2021,14,5\r\n"
    "7,2024-05-03 09:00:00,4,fr,771261,2024-05-03 08:00:00,,Non,Non,Non,2020,18,6\r\n");

  g_assert_cmpint (type_of (intake, "ID de la réponse"), ==, DUID_QUESTION_ID);
  g_assert_cmpint (type_of (intake, "Date de soumission"), ==, DUID_QUESTION_DATE);
  g_assert_cmpint (type_of (intake, "Langue de départ"), ==, DUID_QUESTION_LANGUAGE);
  g_assert_cmpint (type_of (intake, "Racontez"), ==, DUID_QUESTION_STORY);
  g_assert_false (is_asked (intake, "Dernière page"));
  g_assert_false (is_asked (intake, "Tête de série"));
  g_assert_false (is_asked (intake, "Date de lancement"));
  g_assert_false (is_asked (intake, "URL de référence"));
  g_assert_false (is_asked (intake, "Temps total"));
  g_assert_false (is_asked (intake, "Temps pour le groupe de questions : Un"));
  /* Behind the answers it is a question like any other. */
  g_assert_true (is_asked (intake, "Date de début"));
}

static void
test_yes_and_no_are_so_in_each_language (void)
{
  static const char *const words[][2] = {
    { "Ja", "Nee" }, { "Yes", "No" }, { "Oui", "Non" }, { "Ja", "Nein" }, { "Sí", "No" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char      *yes = words[i][0];
      const char      *no = words[i][1];
      g_autofree char *text = g_strdup_printf (
        "id;submitdate;lastpage;startlanguage;Qui ? [Famille];Qui ? [Voisins];Verhaal\n"
        "1;2024-05-01 09:00:00;4;fr;%s;%s;" STORY_1 "\n"
        "2;2024-05-02 09:00:00;4;fr;%s;%s;" STORY_2 "\n"
        "3;2024-05-03 09:00:00;4;fr;;;" STORY_1 "\n",
        yes, no, no, no);
      g_autoptr (DuidIntake) intake = import_text (text);

      g_assert_cmpint (type_of (intake, "Qui"), ==, DUID_QUESTION_MULTICHOICE);
      g_assert_true (is_chosen (intake, "Qui", 0, "Famille"));
      g_assert_false (is_chosen (intake, "Qui", 0, "Voisins"));
      g_assert_false (is_chosen (intake, "Qui", 1, "Famille"));
      g_assert_cmpint (state_of (intake, "Qui", 1), ==, DUID_STATE_ANSWERED);
      g_assert_cmpint (state_of (intake, "Qui", 2), ==, DUID_STATE_MISSING);
    }
}

static void
test_heads_of_another_language_are_known_by_what_they_hold (void)
{
  g_autoptr (DuidIntake) intake = import_text (
    "Svar-ID;Innsendt;Siste side;Språk;Frø;Fortell;Alder\n"
    "1;2024-05-01 09:00:00;4;nb;1702818;" STORY_1 ";31\n"
    "2;2024-05-02 09:00:00;4;nb;9928171;" STORY_2 ";62\n"
    "4;2024-05-03 09:00:00;3;en;7712615;" STORY_1 ";45\n");

  g_assert_cmpint (type_of (intake, "Svar-ID"), ==, DUID_QUESTION_ID);
  g_assert_cmpint (type_of (intake, "Innsendt"), ==, DUID_QUESTION_DATE);
  g_assert_cmpint (type_of (intake, "Språk"), ==, DUID_QUESTION_LANGUAGE);
  g_assert_false (is_asked (intake, "Siste side"));
  g_assert_false (is_asked (intake, "Frø"));
  g_assert_true (is_asked (intake, "Alder"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/limesurvey/French heads are known", test_french_heads_are_known);
  g_test_add_func ("/import/limesurvey/yes and no are so in each language",
                   test_yes_and_no_are_so_in_each_language);
  g_test_add_func ("/import/limesurvey/heads of another language are known by what they hold",
                   test_heads_of_another_language_are_known_by_what_they_hold);
  return g_test_run ();
}
