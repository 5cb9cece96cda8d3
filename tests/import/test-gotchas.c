/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "import/duid-file-set.h"

#include <string.h>

/* What real files hold and no standard allows, each met in one. */

static DuidIntake *
import_bytes (const char *bytes,
              gssize      length)
{
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "a.csv", bytes, length);
  const char      *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  DuidIntake *intake = duid_import_files (paths, DUID_IMPORT_DEFAULT, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return intake;
}

static DuidIntake *
import_as (const char *text,
           const char *encoding)
{
  gsize            length;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);

  g_assert_nonnull (bytes);
  return import_bytes (bytes, (gssize) length);
}

static GPtrArray *
recognise (const char *text,
           const char *other_name,
           const char *other)
{
  const DuidImportJob job = { .n_parts = 1 };
  g_autoptr (Desk) desk = desk_new ();
  g_autofree char *path = desk_write (desk, "a.csv", text, -1);
  g_autofree char *two = other != NULL ? desk_write (desk, other_name, other, -1) : NULL;
  const char      *paths[] = { path, two, NULL };
  g_autoptr (GError) error = NULL;
  GPtrArray *recognitions = duid_file_set_recognise (paths, &job, &error);

  g_assert_no_error (error);
  return recognitions;
}

static const DuidRecognisedQuestion *
find_question (GPtrArray  *recognitions,
               const char *label)
{
  const DuidRecognition *recognition = recognitions->pdata[0];

  for (guint i = 0; i < recognition->questions->len; i++)
    {
      const DuidRecognisedQuestion *asked = recognition->questions->pdata[i];

      if (strcmp (asked->question->label, label) == 0)
        return asked;
    }
  g_test_message ("no question “%s”", label);
  g_assert_not_reached ();
}

#define TWO_STORIES                                          \
  "code\tverhaal\r\n007\tHet verhaal van één café\r\n008" \
  "\tHet andere verhaal, over wat er daarna kwam\r\n"

static void
test_1_encodings_never_reach_the_first_header (void)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "CP1252" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gboolean         has_mark = strcmp (encodings[i], "CP1252") != 0;
      g_autofree char *text = g_strconcat (has_mark ? "\xef\xbb\xbf" : "", TWO_STORIES, NULL);
      g_autoptr (DuidIntake) intake = import_as (text, encodings[i]);
      const DuidIntakeSource *source = intake->sources->pdata[0];

      g_assert_cmpstr (source->headers->pdata[0], ==, "code");
      g_assert_cmpstr (duid_dataset_get_id (intake->dataset, 0), ==, "007");
      g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==,
                       "Het verhaal van één café");
    }
}

static void
test_1_a_line_may_name_the_delimiter (void)
{
  g_autoptr (DuidIntake) intake =
    import_bytes ("sep=|\r\ncode|verhaal\r\n007|Een verhaal; met, van alles erin, en meer\r\n"
                  "008|Een tweede verhaal; met, van alles erin\r\n",
                  -1);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==,
                   "Een verhaal; met, van alles erin, en meer");
}

static void
test_2_returns_alone_end_the_rows (void)
{
  g_autoptr (DuidIntake) intake = import_bytes (
    "code;verhaal\r007;Een verhaal dat lang genoeg is\r008;Een tweede verhaal als dit\r\r", -1);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_cmpstr (duid_dataset_get_id (intake->dataset, 1), ==, "008");
}

static void
test_2_a_return_alone_stays_inside_a_record (void)
{
  g_autoptr (DuidIntake) intake = import_bytes (
    "code;verhaal\r\n007;\"Eerst dit\ren toen\ndat, en verder\"\r\n008;Een tweede verhaal\r\n", -1);

  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 2);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==,
                   "Eerst dit\ren toen\ndat, en verder");
}

static void
test_3_quotes_that_nobody_closes_lose_nothing (void)
{
  g_autoptr (DuidIntake) intake = import_bytes (
    "code;verhaal;soort\n007;\"Woord\" en de rest van het verhaal;a\n"
    "008;Hij zei \"kom\" en ik ging met hem mee;b\n",
    -1);

  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==,
                   "\"Woord\" en de rest van het verhaal");
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 1), ==,
                   "Hij zei \"kom\" en ik ging met hem mee");
}

static void
test_5_headers_of_paragraphs_doubles_and_none (void)
{
  g_autoptr (GString) text = g_string_new (";");
  g_autoptr (DuidIntake) intake = NULL;
  const DuidIntakeSource *source;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "een lange vraag ");
  g_string_append (text, ";dubbel;dubbel;\n");
  for (guint i = 1; i <= 20; i++)
    g_string_append_printf (text, "%u;Het verhaal van rij %u met genoeg woorden erin;x%u;y%u;%u\n",
                            i, i, i % 3, i % 2, i % 4);
  intake = import_bytes (text->str, -1);
  source = intake->sources->pdata[0];
  g_assert_cmpuint (source->headers->len, ==, 5);
  g_assert_cmpuint (strlen (source->headers->pdata[1]), >=, 3000);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 20);
  /* The double ones together, and one without a name, but not what counts the rows. */
  g_assert_cmpuint (duid_dataset_get_n_questions (intake->dataset), ==, 3);
}

#define UUID(c) c "3ab4876-7734-47c1-87fd-e805ec99108d"

static void
test_6_retired_questions_wait_unticked (void)
{
  g_autoptr (GPtrArray) recognitions = recognise (
    "id,project_id,server_upload_time," UUID ("7") "," UUID (
      "8") "\n"
           "1,p,1714189466434,Een verhaal dat lang genoeg is om op te vallen,oud antwoord\n"
           "2,p,1714189466434,Een tweede verhaal dat lang genoeg is om op te vallen,\n",
    "d.json",
    "{\"id\": \"p\", \"signifiers\": [{\"id\": \"" UUID (
      "7") "\", \"type\": \"freetext\","
           " \"title\": \"Vertel\", \"fragment\": true}]}");
  const DuidRecognition        *recognition = recognitions->pdata[0];
  const DuidRecognisedQuestion *asked = NULL;

  for (guint i = 0; i < recognition->questions->len; i++)
    {
      const DuidRecognisedQuestion *other = recognition->questions->pdata[i];

      if (strstr (other->why, "a retired question?") != NULL)
        asked = other;
    }
  g_assert_nonnull (asked);
  g_assert_false (asked->is_loaded);
  g_assert_true (find_question (recognitions, "Vertel")->is_loaded);
}

static void
test_10_digits_with_a_zero_stay_text (void)
{
  g_autoptr (DuidIntake) intake = import_bytes (
    "nr;postcode;titel;verhaal\n001;0612;N/A;Een verhaal dat lang genoeg is om op te vallen\n"
    "002;0613;-;Nog een verhaal dat lang genoeg is om op te vallen\n"
    "003;0612;Mijn titel;Het derde verhaal dat lang genoeg is om op te vallen\n",
    -1);
  guint title = question_of (intake, "titel");

  g_assert_cmpstr (duid_dataset_get_id (intake->dataset, 0), ==, "001");
  g_assert_cmpstr (duid_dataset_get_text (intake->dataset, question_of (intake, "postcode"), 0),
                   ==, "0612");
  g_assert_cmpstr (duid_dataset_get_text (intake->dataset, title, 0), ==, "N/A");
  g_assert_cmpstr (duid_dataset_get_text (intake->dataset, title, 1), ==, "-");
}

static void
test_11_blanks_behind_options_do_not_count (void)
{
  g_autoptr (GString) text = g_string_new ("nr;keuze\n");
  g_autoptr (DuidIntake) intake = NULL;
  gsize length;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "a%u;%s\n", i,
                            i % 3 == 0   ? "Gezin "
                            : i % 3 == 1 ? "Gezin"
                                         : "School");
  intake = import_bytes (text->str, -1);
  g_assert_cmpuint (duid_dataset_get_question (intake->dataset, question_of (intake, "keuze"))
                      ->options->len,
                    ==, 2);
  g_assert_cmpstr (option_of (intake, "keuze", 0), ==, option_of (intake, "keuze", 1));
  g_assert_cmpstr (duid_intake_get_cells (intake, 0, &length) + 3, ==, "Gezin ");
}

static void
test_12_short_long_and_joined_texts_are_never_cut (void)
{
  g_autoptr (GString) text = g_string_new ("nr,verhaal\na1,Ja!\na2,\"");
  g_autoptr (DuidIntake) intake = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "en toen 👩‍👩‍👧 kwam\u200b سلام ");
  g_string_append (text, "\"\na3,Een gewoon verhaal van een regel\n");
  intake = import_bytes (text->str, (gssize) text->len);
  g_assert_cmpstr (duid_dataset_get_story (intake->dataset, 0), ==, "Ja!");
  g_assert_cmpuint (strlen (duid_dataset_get_story (intake->dataset, 1)), >=,
                    3000 * strlen ("en toen 👩‍👩‍👧 kwam\u200b سلام ") - 1);
}

static void
test_14_what_tells_who_somebody_is_waits_unticked (void)
{
  static const char *const personal[] = { "E-mail", "Telefoon", "IP-adres", "latitude", "longitude",
                                          "deviceid" };
  g_autoptr (GPtrArray) recognitions = recognise (
    "nr;verhaal;E-mail;Telefoon;IP-adres;latitude;longitude;deviceid\n"
    "a1;Een verhaal dat lang genoeg is om op te "
    "vallen;a@example.org;0612345678;10.0.0.1;52.1;5.1;x\n"
    "a2;Nog een verhaal dat lang genoeg is om op te vallen;b@example.org;0612345679;10.0.0.2;52.2;"
    "5.2;y\n",
    NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    {
      g_assert_true (find_question (recognitions, personal[i])->question->is_sensitive);
      g_assert_false (find_question (recognitions, personal[i])->is_loaded);
    }
}

static void
test_limesurvey_may_write_whole_questions (void)
{
  g_autoptr (GString) text = g_string_new (
    "\xef\xbb\xbf\"Antwoord ID\";\"Datum ingevuld\";\"Laatste pagina\";\"Start taal\";"
    "\"Vertel over een ervaring\n\ndie u is bijgebleven\";\"Wat hielp? [Rust]\";"
    "\"Wat hielp? [Een goed gesprek]\";\"Wat hielp? [Anders]\";\"Hoe tevreden bent u?\"\r\n");
  g_autoptr (DuidIntake) intake = NULL;
  const DuidQuestion *helped = NULL;

  for (guint i = 1; i <= 30; i++)
    g_string_append_printf (text,
                            "\"%u\";\"2024-03-%02u 10:00:00\";\"7\";\"nl\";\"Het lange verhaal van "
                            "nummer %u\nover twee regels en nog wat meer\";\"%s\";\"%s\";\"\";"
                            "\"%u.5\"\r\n",
                            i, 1 + i % 28, i, i % 2 == 0 ? "Ja" : "Nee", i % 3 == 0 ? "Ja" : "Nee",
                            i % 10);
  intake = import_bytes (text->str, (gssize) text->len);
  g_assert_cmpuint (duid_dataset_get_n_rows (intake->dataset), ==, 30);
  g_assert_nonnull (strstr (duid_dataset_get_story (intake->dataset, 0), "nummer 1\nover"));
  for (guint i = 0; i < duid_dataset_get_n_questions (intake->dataset); i++)
    if (duid_dataset_get_question (intake->dataset, i)->type == DUID_QUESTION_MULTICHOICE)
      helped = duid_dataset_get_question (intake->dataset, i);
  g_assert_nonnull (helped);
  g_assert_cmpstr (helped->label, ==, "Wat hielp?");
  g_assert_cmpstr (helped->options->pdata[1], ==, "Een goed gesprek");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/import/gotchas/" name, function)
  ADD ("encodings-never-reach-the-first-header", test_1_encodings_never_reach_the_first_header);
  ADD ("a-line-may-name-the-delimiter", test_1_a_line_may_name_the_delimiter);
  ADD ("returns-alone-end-the-rows", test_2_returns_alone_end_the_rows);
  ADD ("a-return-alone-stays-inside-a-record", test_2_a_return_alone_stays_inside_a_record);
  ADD ("quotes-that-nobody-closes-lose-nothing", test_3_quotes_that_nobody_closes_lose_nothing);
  ADD ("headers-of-paragraphs-doubles-and-none", test_5_headers_of_paragraphs_doubles_and_none);
  ADD ("retired-questions-wait-unticked", test_6_retired_questions_wait_unticked);
  ADD ("digits-with-a-zero-stay-text", test_10_digits_with_a_zero_stay_text);
  ADD ("blanks-behind-options-do-not-count", test_11_blanks_behind_options_do_not_count);
  ADD ("short-long-and-joined-texts-are-never-cut",
       test_12_short_long_and_joined_texts_are_never_cut);
  ADD ("what-tells-who-somebody-is-waits-unticked",
       test_14_what_tells_who_somebody_is_waits_unticked);
  ADD ("limesurvey-may-write-whole-questions", test_limesurvey_may_write_whole_questions);
  return g_test_run ();
}
