/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/duid-view-cell.h"

static DuidCondition *
options (const char *question,
         const char *first,
         const char *second)
{
  const char *words[] = { first, second, NULL };

  return duid_condition_new_words (DUID_CONDITION_OPTIONS, question, words);
}

static char *
in_words (const DuidView *view)
{
  return duid_conditions_to_string (view->conditions);
}

static DuidView *
brushed (const DuidView *view,
         const char     *question,
         const char     *option,
         DuidBrushMode   mode)
{
  g_autoptr (DuidCondition) brush = options (question, option, NULL);

  return duid_view_brushed (view, brush, mode);
}

static void
test_a_new_brush_replaces_the_one_on_its_question (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = brushed (empty, "rol", "Jeugdige", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) two = brushed (one, "rol", "Ouder", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) three = brushed (two, "stad", "Noord", DUID_BRUSH_REPLACE);
  g_autofree char *words = in_words (three);

  g_assert_cmpuint (one->conditions->len, ==, 1);
  g_assert_cmpuint (two->conditions->len, ==, 1);
  g_assert_cmpuint (three->conditions->len, ==, 2);
  g_assert_cmpstr (words, ==, "rol=Ouder\nstad=Noord");
  g_assert_cmpuint (empty->conditions->len, ==, 0);
}

static void
test_adding_and_toggling_join_options (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = brushed (empty, "rol", "Jeugdige", DUID_BRUSH_ADD);
  g_autoptr (DuidView) two = brushed (one, "rol", "Ouder", DUID_BRUSH_ADD);
  g_autoptr (DuidView) back = brushed (two, "rol", "Jeugdige", DUID_BRUSH_TOGGLE);
  g_autoptr (DuidView) none = brushed (back, "rol", "Ouder", DUID_BRUSH_TOGGLE);
  g_autofree char *both = in_words (two);
  g_autofree char *rest = in_words (back);

  g_assert_cmpstr (both, ==, "rol=Jeugdige|Ouder");
  g_assert_cmpstr (rest, ==, "rol=Ouder");
  g_assert_cmpuint (none->conditions->len, ==, 0);
}

static void
test_adding_joins_ranges_and_lassos (void)
{
  static const DuidPoint corners[] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 } };
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidCondition) low = duid_condition_new_range ("leeftijd", 2, 5);
  g_autoptr (DuidCondition) high = duid_condition_new_range ("leeftijd", 7, 9);
  g_autoptr (DuidCondition) ring = duid_condition_new_lasso ("kaart", "Thuis", corners, 3);
  g_autoptr (DuidCondition) larger = duid_condition_new_lasso ("kaart", "Thuis", corners, 4);
  g_autoptr (DuidView) one = duid_view_brushed (empty, low, DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) two = duid_view_brushed (one, high, DUID_BRUSH_ADD);
  g_autoptr (DuidView) three = duid_view_brushed (two, ring, DUID_BRUSH_ADD);
  g_autoptr (DuidView) four = duid_view_brushed (three, larger, DUID_BRUSH_ADD);
  g_autoptr (DuidView) back = duid_view_brushed (four, low, DUID_BRUSH_TOGGLE);
  g_autofree char *all = in_words (four);
  g_autofree char *rest = in_words (back);

  g_assert_cmpstr (all, ==,
                   "leeftijd:range=2..5|7..9\n"
                   "kaart:lasso[Thuis]=0,0;1,0;1,1|0,0;1,0;1,1;0,1");
  g_assert_cmpstr (rest, ==,
                   "leeftijd:range=7..9\n"
                   "kaart:lasso[Thuis]=0,0;1,0;1,1|0,0;1,0;1,1;0,1");
}

static void
test_a_lasso_on_another_stone_takes_the_place (void)
{
  static const DuidPoint corners[] = { { 0, 0 }, { 1, 0 }, { 1, 1 } };
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidCondition) home = duid_condition_new_lasso ("kaart", "Thuis", corners, 3);
  g_autoptr (DuidCondition) school = duid_condition_new_lasso ("kaart", "School", corners, 3);
  g_autoptr (DuidView) one = duid_view_brushed (empty, home, DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) two = duid_view_brushed (one, school, DUID_BRUSH_ADD);
  g_autofree char *words = in_words (two);

  g_assert_cmpstr (words, ==, "kaart:lasso[School]=0,0;1,0;1,1");
}

static void
test_a_kept_brush_is_narrowed_by_the_next (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = brushed (empty, "hulp", "ASS", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) kept = duid_view_with_kept (one, 0, TRUE);
  g_autoptr (DuidView) two = brushed (kept, "hulp", "Onderwijs", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) other = brushed (two, "hulp", "Scheiding", DUID_BRUSH_REPLACE);
  g_autofree char *words = in_words (other);

  g_assert_cmpuint (two->conditions->len, ==, 2);
  g_assert_cmpstr (words, ==, "hulp=ASS\nhulp=Scheiding");
  g_assert_false (duid_view_same_conditions (one, kept));
}

static void
test_subtracting_adds_a_kept_inverse (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = brushed (empty, "hulp", "ASS", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) two = brushed (one, "hulp", "Onderwijs", DUID_BRUSH_SUBTRACT);
  g_autofree char *words = in_words (two);

  g_assert_cmpstr (words, ==, "hulp=ASS\nhulp!=Onderwijs");
}

static void
test_inverting_twice_is_nothing (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = brushed (empty, "rol", "Ouder", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) inverted = duid_view_inverted (one, 0);
  g_autoptr (DuidView) again = duid_view_inverted (inverted, 0);

  g_assert_false (duid_view_same_conditions (one, inverted));
  g_assert_true (duid_view_same_conditions (one, again));
}

static void
test_search_is_one_condition_and_empty_ends_it (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = duid_view_searched (empty, "oma");
  g_autoptr (DuidView) two = duid_view_searched (one, " oma tafel ");
  g_autoptr (DuidView) none = duid_view_searched (two, "  ");
  g_autofree char *words = in_words (two);

  g_assert_cmpstr (words, ==, "text~oma tafel");
  g_assert_cmpuint (none->conditions->len, ==, 0);
}

static void
test_clearing_tags_leaves_the_search (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = duid_view_searched (empty, "oma");
  const char *klik[] = { "klik", NULL };
  g_autoptr (DuidCondition) tag = duid_condition_new_words (DUID_CONDITION_TAGS, NULL, klik);
  g_autoptr (DuidView) two = duid_view_brushed (one, tag, DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) cleared = duid_view_cleared (two, NULL);
  g_autofree char *words = in_words (cleared);

  g_assert_cmpuint (two->conditions->len, ==, 2);
  g_assert_cmpstr (words, ==, "text~oma");
}

static void
test_board_reads_back_as_written (void)
{
  g_autoptr (DuidView) view = duid_view_new ();
  g_autoptr (DuidView) read = duid_view_new ();
  DuidCard        *card = duid_card_new ("aspecten");
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) cards = NULL;

  card->span = 2;
  card->colour_by = g_strdup ("perspectief");
  card->stone = g_strdup ("Passende hulp");
  card->to_stone = g_strdup ("Wachttijd");
  card->weigh_by = g_strdup ("gewicht");
  card->hides_summary = TRUE;
  g_ptr_array_add (view->cards, card);
  g_ptr_array_add (view->cards, duid_card_new (DUID_TAGS_NAME));
  words = duid_view_board_to_string (view);
  cards = duid_view_board_parse (words);
  g_ptr_array_extend_and_steal (read->cards, g_steal_pointer (&cards));
  g_assert_true (duid_view_same_board (view, read));
}

static DuidView *
with_cell (const DuidView *view,
           DuidCondition  *first,
           DuidCondition  *second)
{
  g_autoptr (GPtrArray) brushes = duid_conditions_new ();

  g_ptr_array_add (brushes, first);
  g_ptr_array_add (brushes, second);
  return duid_view_with_cell (view, brushes);
}

static void
test_a_cell_is_two_answers_and_a_second_click_takes_them_away (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) before = brushed (empty, "stad", "Noord", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) old = brushed (before, "rol", "Ouder", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) cell =
    with_cell (old, options ("rol", "Jeugdige", NULL), options ("oud", "18", NULL));
  g_autoptr (DuidView) both =
    with_cell (cell, options ("oud", "6", NULL), options ("oud", "12", NULL));
  g_autoptr (DuidView) back =
    with_cell (both, options ("oud", "12", NULL), options ("oud", "6", NULL));
  g_autofree char *first = in_words (cell);
  g_autofree char *second = in_words (both);
  g_autofree char *third = in_words (back);

  g_assert_cmpstr (first, ==, "stad=Noord\nrol=Jeugdige\noud=18");
  g_assert_cmpstr (second, ==, "stad=Noord\nrol=Jeugdige\noud=6\noud=12");
  g_assert_cmpstr (third, ==, "stad=Noord\nrol=Jeugdige");
}

static void
test_a_cell_leaves_what_is_kept (void)
{
  g_autoptr (DuidView) empty = duid_view_new ();
  g_autoptr (DuidView) one = brushed (empty, "rol", "Ouder", DUID_BRUSH_REPLACE);
  g_autoptr (DuidView) kept = duid_view_with_kept (one, 0, TRUE);
  g_autoptr (DuidView) cell =
    with_cell (kept, options ("rol", "Jeugdige", NULL), options ("oud", "18", NULL));
  g_autofree char *words = in_words (cell);

  g_assert_cmpstr (words, ==, "rol=Ouder\nrol=Jeugdige\noud=18");
  g_assert_cmpuint (cell->kept->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/a new brush replaces the one on its question",
                   test_a_new_brush_replaces_the_one_on_its_question);
  g_test_add_func ("/view/adding and toggling join options", test_adding_and_toggling_join_options);
  g_test_add_func ("/view/adding joins ranges and lassos", test_adding_joins_ranges_and_lassos);
  g_test_add_func ("/view/a lasso on another stone takes the place",
                   test_a_lasso_on_another_stone_takes_the_place);
  g_test_add_func ("/view/a kept brush is narrowed by the next",
                   test_a_kept_brush_is_narrowed_by_the_next);
  g_test_add_func ("/view/subtracting adds a kept inverse", test_subtracting_adds_a_kept_inverse);
  g_test_add_func ("/view/inverting twice is nothing", test_inverting_twice_is_nothing);
  g_test_add_func ("/view/search is one condition and empty ends it",
                   test_search_is_one_condition_and_empty_ends_it);
  g_test_add_func ("/view/clearing tags leaves the search", test_clearing_tags_leaves_the_search);
  g_test_add_func ("/view/board reads back as written", test_board_reads_back_as_written);
  g_test_add_func ("/session/view/a cell is two answers and a second click takes them away",
                   test_a_cell_is_two_answers_and_a_second_click_takes_them_away);
  g_test_add_func ("/session/view/a cell leaves what is kept", test_a_cell_leaves_what_is_kept);
  return g_test_run ();
}
