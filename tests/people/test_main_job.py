# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, by hand: open, see, filter, read, tag, export."""

import os

import openpyxl

from people import ALL, FAMILIES, Atspi, Desk, Role, key, main, wait, write

LASSO = [(.20, .45), (.50, .40), (.55, .55), (.50, .75), (.30, .80), (.20, .65), (.20, .46)]


class MainJob(Desk):

    def test_the_example_is_one_click_away(self):
        program = self.start()
        program.click(program.see(Role.PUSH_BUTTON, "Look around in the example"))
        program.see_count(ALL)
        self.assertTrue(os.path.exists(self.home + "/data/duiding/example.duiding"))

    def test_an_option_leaves_its_stories_and_undo_brings_all_back(self):
        program = self.open()
        program.click(self.family(program))
        program.see_count(FAMILIES)
        program.see_chips("Perspectief: Gezin")
        key("ctrl+z")
        program.see_count(ALL)
        program.see_chips()
        key("ctrl+shift+z")
        program.see_count(FAMILIES)

    def test_a_lasso_on_a_triad_leaves_fewer_stories(self):
        program = self.open()
        chart = self.chart(program)
        program.drag(chart, LASSO)
        wait(lambda: program.chips() and "asso" in program.chips()[0], "a chip with a lasso",
             program.chips)
        left = int(program.count().split()[0])
        self.assertGreater(left, 0)
        self.assertLess(left, 171)
        key("ctrl+z")
        program.see_count(ALL)

    def test_a_click_on_a_dot_opens_its_story(self):
        program = self.open()
        before = program.title()
        chart = self.chart(program)
        places = [(x / 50, y / 50) for y in range(24, 36, 3) for x in range(15, 26)]
        for place in places:
            program.click(chart, *place)
            if program.title() != before:
                break
        after = wait(lambda: program.title() not in ("", before) and program.title(),
                     "another story in the reader")
        item = program.see(Role.LIST_ITEM, within=program.pane("DuidStoryPane"), has=after)
        self.assertTrue(item.get_state_set().contains(Atspi.StateType.SELECTED))

    def test_a_tag_is_made_by_typing_and_undone(self):
        program = self.open()
        title = program.title()
        program.click(program.see(Role.LIST_ITEM, within=program.pane("DuidStoryPane"), has=title))
        key("t")
        program.see(Role.TEXT, "Find or make a tag", program.pane("DuidReaderPane"))
        write("hoop")
        key("Return")
        program.see(Role.PUSH_BUTTON, "Tag hoop", program.pane("DuidReaderPane"))
        program.see(Role.CHECK_BOX, within=program.pane("DuidFacetPane"), has="hoop, 1 of 1")
        wait(lambda: self.tags_of(title) == ["hoop"], "the tag in the project")
        key("ctrl+z")
        program.see_no(Role.PUSH_BUTTON, "Tag hoop", program.pane("DuidReaderPane"))
        wait(lambda: self.tags_of(title) == [], "no tag in the project")

    def test_words_are_searched_for(self):
        program = self.open()
        n = len(self.stories("text~school"))
        self.assertTrue(0 < n < 171)
        key("ctrl+f")
        write("school")
        program.see_count(f"{n} of 171 stories")
        key("Escape")

    def test_a_group_is_kept_under_its_name(self):
        program = self.open()
        program.click(self.family(program))
        program.see_count(FAMILIES)
        key("ctrl+g")
        program.see(Role.TEXT, "Save as group")
        write("Ouders")
        key("Return")
        program.see(Role.PUSH_BUTTON, "Ouders", program.pane("DuidFacetPane"))
        key("ctrl+BackSpace")
        program.see_count(ALL)
        program.click(program.see(Role.PUSH_BUTTON, "Ouders", program.pane("DuidFacetPane")))
        program.see_count(FAMILIES)

    def test_the_selection_goes_to_excel(self):
        program = self.open()
        place = os.path.join(self.home, "gezinnen.xlsx")
        program.click(self.family(program))
        program.see_count(FAMILIES)
        key("ctrl+e")
        wait(lambda: len(program.windows()) == 2, "the file chooser")
        key("ctrl+a")
        write(place)
        key("Return")
        wait(lambda: os.path.exists(place), "the workbook")
        program.see_notice("100 stories written")
        book = openpyxl.load_workbook(place)
        self.assertIn("Stories", book.sheetnames)
        self.assertEqual(book["Stories"].max_row, 101)

    def test_an_audience_sees_one_chart(self):
        program = self.open()
        key("F5")
        audience = wait(lambda: len(program.windows()) == 2 and program.windows()[-1],
                        "the audience window")
        wait(lambda: program.find(Role.IMAGE, "Plan", within=audience), "the chart")
        self.shoot("audience")
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the audience window gone")


if __name__ == "__main__":
    main()
