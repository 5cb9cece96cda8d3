/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "filter/duid-condition-private.h"

#define SEED 2024

typedef struct
{
  GRand       *rand;
  DuidDataset *dataset;
  DuidTagging *tagging;
  DuidStand    stand;
} Survey;

static void
open_survey (Survey *survey,
             gsize   n_rows)
{
  survey->rand = g_rand_new_with_seed (SEED);
  survey->dataset = fixture_new_dataset (survey->rand, n_rows);
  survey->tagging = fixture_new_tagging (survey->rand, survey->dataset);
  survey->stand = (DuidStand) { .dataset = survey->dataset,
                                .tagging = survey->tagging,
                                .find_words = fixture_find_words,
                                .find_words_data = survey->dataset };
}

static void
close_survey (Survey *survey)
{
  g_rand_free (survey->rand);
  duid_dataset_unref (survey->dataset);
  duid_tagging_unref (survey->tagging);
}

static void
test_text_form_reads_back_as_the_same_condition (void)
{
  Survey survey;

  open_survey (&survey, 3);
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DuidCondition) condition = fixture_new_condition (survey.rand, &survey.stand);
      g_autofree char *text = duid_condition_to_string (condition);
      g_autoptr (DuidCondition) read = duid_condition_parse (text, &survey.stand, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = duid_condition_to_string (read);
      g_assert_cmpstr (again, ==, text);
      g_assert_true (duid_condition_equal (condition, read));
      g_assert_null (strchr (text, '\n'));
    }
  close_survey (&survey);
}

static void
test_list_reads_back_as_the_same_list (void)
{
  Survey survey;

  open_survey (&survey, 3);
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) conditions = duid_conditions_new ();
      g_autoptr (GPtrArray) read = NULL;
      g_autofree char *text = NULL;

      for (int j = 0; j < i % 7; j++)
        g_ptr_array_add (conditions, fixture_new_condition (survey.rand, &survey.stand));
      text = duid_conditions_to_string (conditions);
      read = duid_conditions_parse (text, &survey.stand, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read->len, ==, conditions->len);
      for (guint j = 0; j < read->len; j++)
        g_assert_true (duid_condition_equal (read->pdata[j], conditions->pdata[j]));
    }
  close_survey (&survey);
}

static void
test_rows_are_those_that_pass_one_by_one (void)
{
  static const gsize sizes[] = { 0, 1, 63, 64, 65, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      Survey survey;

      open_survey (&survey, sizes[i]);
      for (int j = 0; j < 1000; j++)
        {
          g_autoptr (DuidCondition) condition = fixture_new_condition (survey.rand, &survey.stand);
          g_autoptr (DuidRows) rows = duid_condition_find_rows (condition, &survey.stand);
          g_autoptr (DuidRows) expected = duid_rows_new (sizes[i]);

          for (gsize row = 0; row < sizes[i]; row++)
            if (fixture_passes (condition, &survey.stand, row))
              duid_rows_add (expected, row);
          if (!duid_rows_equal (rows, expected))
            g_test_message ("%s", duid_condition_to_string (condition));
          g_assert_true (duid_rows_equal (rows, expected));
        }
      close_survey (&survey);
    }
}

/* ---- what a person types ---- */

/* @text reads as a condition whose canonical text is @expected. */
static void
assert_reads (const Survey *survey,
              const char   *text,
              const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidCondition) condition = duid_condition_parse (text, &survey->stand, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = duid_condition_to_string (condition);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_people_may_write_loosely (void)
{
  Survey survey;

  open_survey (&survey, 3);
  assert_reads (&survey, "perspectief = gezin | MEDEWERKER ", "perspectief=Gezin|Medewerker");
  assert_reads (&survey, " Perspectief!=Gezin|gezin", "perspectief!=Gezin");
  assert_reads (&survey, "Hoe oud?>=6", "leeftijd>=6");
  assert_reads (&survey, "leeftijd = 6,5|7", "leeftijd=6.5|7");
  assert_reads (&survey, "datum>=2024-03-24", "datum>=19806");
  assert_reads (&survey, "datum=2024-03-24|1975-07-19", "datum=2024-03-24|1975-07-19");
  assert_reads (&survey, "datum:range=2024-03-24..2024-03-25T12:00", "datum:range=19806..19807.5");
  assert_reads (&survey, "datum<2026.0", "datum<2026.0");
  assert_reads (&survey, "leeftijd>2026", "leeftijd>2026.0");
  assert_reads (&survey, "tevredenheid:BAND=tevreden", "tevredenheid:band=Tevreden");
  assert_reads (&survey, "tevredenheid: !range = 2 .. < 5", "tevredenheid:!range=2..<5");
  assert_reads (&survey, "tevredenheid:range=2..5 | 7..<9|2..5", "tevredenheid:range=2..5|7..<9");
  assert_reads (&survey, "tevredenheid:range=6..", "tevredenheid>=6");
  assert_reads (&survey, "tevredenheid:range=..<2|6..", "tevredenheid:range=..<2|6..");
  assert_reads (&survey, "datum:!range=..2024-03-24|2024-04-01..", "datum:!range=..19806|19814..");
  assert_reads (&survey, "tevredenheid:not-applicable", "tevredenheid:na");
  assert_reads (&survey, "tevredenheid:!na|missing", "tevredenheid:!na|missing");
  assert_reads (&survey, "plan:zone=centre|lt", "plan:zone=Centre|LT");
  assert_reads (&survey, "plan:zone:zone=T", "plan\\:zone:zone=T");
  assert_reads (&survey, "plan:zone:na", "plan\\:zone:na");
  assert_reads (&survey, "vorm: hulp=a\\|b", "vorm\\: hulp=A\\|B");
  assert_reads (&survey, "bedrag < 10<3", "bedrag \\< 10<3");
  assert_reads (&survey, "a=b=Aap", "a\\=b=Aap");
  assert_reads (&survey, "tag=HOOP", "tag=hoop");
  assert_reads (&survey, "\\tag=E=F", "\\tag=E=F");
  assert_reads (&survey, "text~ twee woorden ", "text~twee woorden");
  assert_reads (&survey, "Plek op de kaart:lasso[school]=0,0;1,0;1,1",
                "plek op de kaart:lasso[School]=0,0;1,0;1,1");
  assert_reads (&survey, "plan : lasso=0,0;1,0;1,1 | 0,0;0,1;1,1",
                "plan:lasso=0,0;1,0;1,1|0,0;0,1;1,1");
  assert_reads (&survey, "plek op de kaart:lasso[School]=0,0;1,0;1,1|0,0;1,0;1,1",
                "plek op de kaart:lasso[School]=0,0;1,0;1,1");
  assert_reads (&survey, "Veel keuzes=keuze 69", "veel=keuze 69");
  close_survey (&survey);
}

static void
assert_refused (const Survey      *survey,
                const char        *text,
                DuidConditionError code,
                const char        *sentence)
{
  g_autoptr (GError) error = NULL;
  DuidCondition *condition = duid_condition_parse (text, &survey->stand, &error);

  g_assert_null (condition);
  g_assert_error (error, DUID_CONDITION_ERROR, (int) code);
  if (strstr (error->message, sentence) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
test_what_does_not_exist_is_answered_with_what_does (void)
{
  DuidConditionError unknown = DUID_CONDITION_ERROR_UNKNOWN;
  Survey             survey;

  open_survey (&survey, 3);
  assert_refused (&survey, "tevredenhied>=6", unknown,
                  "There is no question “tevredenhied”. Did you mean “tevredenheid”? "
                  "There is: “nummer”, ");
  assert_refused (&survey, "zzz=6", unknown, "There is no question “zzz”. There is: “nummer”, ");
  assert_refused (&survey, "zzz=6", unknown, " and 4 more.");
  assert_refused (&survey, "perspectief=Gezim", unknown,
                  "“perspectief” has no answer “Gezim”. Did you mean “Gezin”? "
                  "There is: “Gezin”, “Medewerker”, “School”.");
  assert_refused (&survey, "tevredenheid:band=Blij", unknown,
                  "“tevredenheid” has no band “Blij”. There is: “On|tevreden”");
  assert_refused (&survey, "leeftijd:band=Blij", unknown,
                  "“leeftijd” has no band “Blij”. There are none.");
  assert_refused (&survey, "tag=hop", unknown, "There is no tag “hop”. Did you mean “hoop”?");
  assert_refused (&survey, "plan:zone=Midden", unknown,
                  "“plan” has no zone “Midden”. There is: “T”, “L”");
  assert_refused (&survey, "plan:border=Centre", unknown, "has no zone “Centre”");
  assert_refused (&survey, "plek op de kaart=Schol", unknown,
                  "has no stone “Schol”. Did you mean “School”?");
  assert_refused (&survey, "plek op de kaart:lasso[x]=0,0;1,0;1,1", unknown, "has no stone “x”");
  survey.stand.tagging = NULL;
  assert_refused (&survey, "tag=hoop", unknown, "There is no tag “hoop”. There are none.");
  close_survey (&survey);
}

static void
test_what_cannot_be_read_is_answered_with_how_to_write_it (void)
{
  DuidConditionError syntax = DUID_CONDITION_ERROR_SYNTAX;
  Survey             survey;

  open_survey (&survey, 3);
  assert_refused (&survey, "", syntax, "is not a condition");
  assert_refused (&survey, "perspectief", syntax,
                  "“perspectief” is not a condition. Write for example");
  assert_refused (&survey, "perspectief=", syntax, "ends too early");
  assert_refused (&survey, "perspectief=|", syntax, "ends too early");
  assert_refused (&survey, "leeftijd=6O", syntax, "“6O” is not a number");
  assert_refused (&survey, "leeftijd>=zes", syntax, "“zes” is not a number");
  assert_refused (&survey, "leeftijd>=", syntax, "“” is not a number");
  assert_refused (&survey, "tevredenheid=Tevreden", syntax, "“Tevreden” is not a number");
  assert_refused (&survey, "datum>=24-03-2024", syntax, "Write it as 2024-03-24");
  assert_refused (&survey, "datum>=2024", syntax, "“2024” is not a date");
  assert_refused (&survey, "datum=2024-02-30", syntax, "“2024-02-30” is not a date");
  assert_refused (&survey, "perspectief>=6", syntax,
                  "“perspectief” is a question of type choice: only sliders");
  assert_refused (&survey, "leeftijd:zone=T", syntax, "only triads have zones");
  assert_refused (&survey, "plan=Gezin", syntax, "write “:zone=T” after its name");
  assert_refused (&survey, "plan:lasso[School]=0,0;1,0;1,1", syntax, "it has no stones");
  assert_refused (&survey, "plan:lasso=0,0;1,0", syntax, "three corners or more");
  assert_refused (&survey, "plan:lasso=0,0;1,0;x,1", syntax, "“x,1” is not a corner");
  assert_refused (&survey, "plan:lasso=", syntax, "three corners or more");
  assert_refused (&survey, "plan:lasso=0,0;1,0;1,1|0,0;1,0", syntax, "three corners or more");
  assert_refused (&survey, "plan:lasso=0,0;1,0;1,1|", syntax, "three corners or more");
  assert_refused (&survey, "leeftijd:range=", syntax, "is not a range. Write it as 2..5.");
  assert_refused (&survey, "leeftijd:range=2..5|7", syntax, "“7” is not a range.");
  assert_refused (&survey, "leeftijd:range=2..5|", syntax, "is not a range.");
  assert_refused (&survey, "leeftijd:range=5", syntax, "“5” is not a range. Write it as 2..5.");
  assert_refused (&survey, "leeftijd:kleur=rood", syntax, "“leeftijd:” is followed by range=");
  assert_refused (&survey, "leeftijd:na|rood", syntax,
                  "“rood” is none of answered, na, missing, not-asked");
  assert_refused (&survey, "perspectief~Gezin", syntax, "write text~words");
  assert_refused (&survey, "text~  ", syntax, "no words to look for");
  close_survey (&survey);
}

/* ---- in words ---- */

static void
assert_described (const Survey *survey,
                  const char   *text,
                  const char   *subject,
                  const char   *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuidCondition) condition = duid_condition_parse (text, &survey->stand, &error);
  g_autofree char *got_subject = NULL;
  g_autofree char *got_value = NULL;

  g_assert_no_error (error);
  duid_condition_describe (condition, survey->dataset, &got_subject, &got_value);
  g_assert_cmpstr (got_subject, ==, subject);
  g_assert_cmpstr (got_value, ==, value);
}

static void
test_chips_speak_in_words (void)
{
  Survey survey;

  open_survey (&survey, 3);
  assert_described (&survey, "perspectief=Gezin|Medewerker", "Perspectief", "Gezin, Medewerker");
  assert_described (&survey, "perspectief!=Gezin", "Perspectief", "not: Gezin");
  assert_described (&survey, "text~hulp", "Story text", "“hulp”");
  assert_described (&survey, "text~*hulp", "Story text", "“hulp”, inside words too");
  assert_described (&survey, "tevredenheid:range=4..6", "Tevredenheid", "4 – 6");
  assert_described (&survey, "tevredenheid:range=4..<6.5", "Tevredenheid", "4 – < 6.5");
  assert_described (&survey, "tevredenheid:range=4..4", "Tevredenheid", "4");
  assert_described (&survey, "tevredenheid>=6", "Tevredenheid", "≥ 6");
  assert_described (&survey, "tevredenheid:range=7..9|2..5", "Tevredenheid", "2 – 5 or 7 – 9");
  assert_described (&survey, "tevredenheid:range=8..|..<2|4..4", "Tevredenheid", "< 2 or 4 or ≥ 8");
  assert_described (&survey, "tevredenheid:range=2.5..3|1..<2|2..<2.5", "Tevredenheid", "1 – 3");
  assert_described (&survey, "tevredenheid:range=1..2|2<..3", "Tevredenheid", "1 – 2 or > 2 – 3");
  assert_described (&survey, "tevredenheid<6", "Tevredenheid", "< 6");
  assert_described (&survey, "tevredenheid:band=Tevreden", "Tevredenheid", "Tevreden");
  assert_described (&survey, "datum<=2024-03-24", "Datum", "≤ 24 March 2024");
  assert_described (&survey, "datum=2024-03-24", "Datum", "24 March 2024");
  assert_described (&survey, "plan:zone=T|LR|Centre", "Plan",
                    "corner Gezin, between Professionals and Netwerk, centre");
  assert_described (&survey, "plan:border=L|TR", "Plan",
                    "entirely Professionals, on the edge Gezin – Netwerk");
  assert_described (&survey, "plan:lasso=0,0;1,0;1,1", "Plan", "lasso");
  assert_described (&survey, "plan:lasso=0,0;1,0;1,1|0,0;0,1;1,1", "Plan", "2 lassos");
  assert_described (&survey, "plek op de kaart:lasso[School]=0,0;1,0;1,1|0,0;0,1;1,1",
                    "Plek op de kaart", "2 lassos: School");
  assert_described (&survey, "plek op de kaart:!lasso[School]=0,0;1,0;1,1", "Plek op de kaart",
                    "not: lasso: School");
  assert_described (&survey, "perspectief:na|not-asked", "Perspectief",
                    "not applicable, not asked");
  assert_described (&survey, "tag=hoop", "Tag", "hoop");
  assert_described (&survey, "text!~school", "Story text", "not: “school”");
  close_survey (&survey);
}

/* ---- values ---- */

static void
test_words_are_joined_and_taken_away (void)
{
  const char *const ab[] = { "A", "B", NULL };
  const char *const ba[] = { "B", "A", "B", NULL };
  const char *const c[] = { "C", NULL };
  g_autoptr (DuidCondition) one = duid_condition_new_words (DUID_CONDITION_OPTIONS, "q", ab);
  g_autoptr (DuidCondition) two = duid_condition_new_words (DUID_CONDITION_OPTIONS, "q", c);
  g_autoptr (DuidCondition) turned = duid_condition_new_words (DUID_CONDITION_OPTIONS, "q", ba);
  g_autoptr (DuidCondition) all = duid_condition_joined (one, two);
  g_autoptr (DuidCondition) again = duid_condition_joined (all, one);
  g_autoptr (DuidCondition) rest = duid_condition_without (all, two);
  g_autoptr (DuidCondition) inverted = duid_condition_inverted (one);
  g_autoptr (DuidCondition) back = duid_condition_inverted (inverted);

  g_assert_cmpuint (all->words->len, ==, 3);
  g_assert_true (duid_condition_equal (all, again));
  g_assert_true (duid_condition_equal (rest, one));
  g_assert_true (duid_condition_equal (turned, one));
  g_assert_false (duid_condition_equal (all, one));
  g_assert_false (duid_condition_equal (inverted, one));
  g_assert_true (duid_condition_equal (back, one));
  g_assert_null (duid_condition_without (one, all));
}

static void
test_ranges_are_joined_and_taken_away (void)
{
  g_autoptr (DuidCondition) low = duid_condition_new_range ("q", 2, 5);
  g_autoptr (DuidCondition) high = duid_condition_new_range ("q", 7, 9);
  g_autoptr (DuidCondition) open = duid_condition_opened (low, FALSE, TRUE);
  g_autoptr (DuidCondition) both = duid_condition_joined (low, high);
  g_autoptr (DuidCondition) turned = duid_condition_joined (high, low);
  g_autoptr (DuidCondition) again = duid_condition_joined (both, low);
  g_autoptr (DuidCondition) rest = duid_condition_without (both, low);
  g_autoptr (DuidCondition) untouched = duid_condition_without (both, open);

  g_assert_cmpuint (both->ranges->len, ==, 2);
  g_assert_true (duid_condition_equal (both, turned));
  g_assert_true (duid_condition_equal (both, again));
  g_assert_true (duid_condition_equal (rest, high));
  g_assert_true (duid_condition_equal (untouched, both));
  g_assert_false (duid_condition_equal (low, open));
  g_assert_null (duid_condition_without (low, both));
}

static void
test_rings_are_joined_and_taken_away (void)
{
  static const DuidPoint corners[] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
  g_autoptr (DuidCondition) one = duid_condition_new_lasso ("q", "Stone", corners, 3);
  g_autoptr (DuidCondition) two = duid_condition_new_lasso ("q", "Stone", corners, 4);
  g_autoptr (DuidCondition) of_all = duid_condition_new_lasso ("q", NULL, corners, 3);
  g_autoptr (DuidCondition) both = duid_condition_joined (one, two);
  g_autoptr (DuidCondition) turned = duid_condition_joined (two, one);
  g_autoptr (DuidCondition) again = duid_condition_joined (both, one);
  g_autoptr (DuidCondition) rest = duid_condition_without (both, one);

  g_assert_cmpuint (both->rings->len, ==, 2);
  g_assert_cmpstr (both->stone, ==, "Stone");
  g_assert_true (duid_condition_equal (both, turned));
  g_assert_true (duid_condition_equal (both, again));
  g_assert_true (duid_condition_equal (rest, two));
  g_assert_false (duid_condition_equal (one, two));
  g_assert_false (duid_condition_equal (one, of_all));
  g_assert_null (duid_condition_without (one, both));
}

static void
test_question_that_is_gone_passes_nobody (void)
{
  Survey survey;
  g_autoptr (DuidCondition) gone = duid_condition_new_range ("weg", 0, 1);
  g_autoptr (DuidCondition) not_gone = duid_condition_inverted (gone);
  g_autoptr (DuidRows) rows = NULL;
  g_autoptr (DuidRows) others = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *value = NULL;

  open_survey (&survey, 65);
  rows = duid_condition_find_rows (gone, &survey.stand);
  others = duid_condition_find_rows (not_gone, &survey.stand);
  duid_condition_describe (gone, survey.dataset, &subject, &value);
  g_assert_cmpuint (duid_rows_count (rows), ==, 0);
  g_assert_cmpuint (duid_rows_count (others), ==, 0);
  g_assert_cmpstr (subject, ==, "weg");
  g_assert_cmpstr (value, ==, "0 – 1");
  close_survey (&survey);
}

static void
test_texts_are_equal_without_case_or_blanks (void)
{
  static const char *const words[] = { "AAP ", "überHAUPT", " c \\ D" };
  Survey                   survey;
  int                      question;

  open_survey (&survey, 200);
  question = duid_framework_find (duid_dataset_get_framework (survey.dataset), "a=b");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *const one[] = { words[i], NULL };
      g_autofree char  *wanted = duid_labels_dup_folded (words[i]);
      g_autoptr (DuidCondition) condition =
        duid_condition_new_words (DUID_CONDITION_OPTIONS, "a=b", one);
      g_autoptr (DuidRows) rows = duid_condition_find_rows (condition, &survey.stand);

      g_assert_cmpuint (duid_rows_count (rows), >, 0);
      for (gsize row = 0; row < 200; row++)
        {
          const char      *text = duid_dataset_get_text (survey.dataset, (guint) question, row);
          g_autofree char *folded = duid_labels_dup_folded (text);

          g_assert_cmpint (duid_rows_has (rows, row), ==, strcmp (folded, wanted) == 0);
        }
    }
  close_survey (&survey);
}

static void
test_no_conditions_pass_all (void)
{
  Survey survey;
  g_autoptr (GPtrArray) none = duid_conditions_new ();
  g_autoptr (DuidRows) rows = NULL;
  g_autoptr (DuidRows) also = NULL;

  open_survey (&survey, 65);
  rows = duid_conditions_find_rows (none, &survey.stand);
  also = duid_conditions_find_rows (NULL, &survey.stand);
  g_assert_cmpuint (duid_rows_count (rows), ==, 65);
  g_assert_cmpuint (duid_rows_count (also), ==, 65);
  close_survey (&survey);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/condition/text-form-reads-back-as-the-same-condition",
                   test_text_form_reads_back_as_the_same_condition);
  g_test_add_func ("/filter/condition/list-reads-back-as-the-same-list",
                   test_list_reads_back_as_the_same_list);
  g_test_add_func ("/filter/condition/rows-are-those-that-pass-one-by-one",
                   test_rows_are_those_that_pass_one_by_one);
  g_test_add_func ("/filter/condition/people-may-write-loosely", test_people_may_write_loosely);
  g_test_add_func ("/filter/condition/what-does-not-exist-is-answered-with-what-does",
                   test_what_does_not_exist_is_answered_with_what_does);
  g_test_add_func ("/filter/condition/what-cannot-be-read-is-answered-with-how-to-write-it",
                   test_what_cannot_be_read_is_answered_with_how_to_write_it);
  g_test_add_func ("/filter/condition/chips-speak-in-words", test_chips_speak_in_words);
  g_test_add_func ("/filter/condition/words-are-joined-and-taken-away",
                   test_words_are_joined_and_taken_away);
  g_test_add_func ("/filter/condition/ranges-are-joined-and-taken-away",
                   test_ranges_are_joined_and_taken_away);
  g_test_add_func ("/filter/condition/rings-are-joined-and-taken-away",
                   test_rings_are_joined_and_taken_away);
  g_test_add_func ("/filter/condition/question-that-is-gone-passes-nobody",
                   test_question_that_is_gone_passes_nobody);
  g_test_add_func ("/filter/condition/texts-are-equal-without-case-or-blanks",
                   test_texts_are_equal_without_case_or_blanks);
  g_test_add_func ("/filter/condition/no-conditions-pass-all", test_no_conditions_pass_all);
  return g_test_run ();
}
