# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything without a pointer, and a name for everything that a screen reader comes by."""

from people import ALL, FAMILIES, Atspi, Desk, Role, key, main, wait, walk

# What GTK and libadwaita call themselves is no name for a control.
OWN_NAMES = ("Gtk", "Adw", "Duid")
# Parts that scroll or divide have nothing to say.
DUMB = {Role.FILLER, Role.SCROLL_PANE, Role.SCROLL_BAR, Role.PANEL}


class Keyboard(Desk):

    @staticmethod
    def first_story(program):
        return program.see(Role.LIST_ITEM, within=program.pane("DuidStoryPane"), has=program.title())

    def test_tab_reaches_facets_charts_and_stories(self):
        program = self.open()
        program.tab_to(self.family(program))
        key("Return")
        program.see_count(FAMILIES)
        key("space")
        program.see_count(ALL)
        program.tab_to(self.chart(program))
        program.tab_to(self.first_story(program))

    def test_arrows_walk_the_stories_and_enter_reads(self):
        program = self.open()
        before = program.title()
        program.tab_to(self.first_story(program), "shift+Tab")
        key("Down")
        after = wait(lambda: program.title() not in ("", before) and program.title(),
                     "the next story")
        key("Up")
        wait(lambda: program.title() == before, f"“{before}” again")
        key("j")
        wait(lambda: program.title() == after, f"“{after}” by its letter")
        key("Return")
        program.see(Role.LABEL, "2 of 171")

    def test_arrows_walk_the_dots_of_a_chart(self):
        program = self.open()
        before = program.title()
        program.tab_to(self.chart(program))
        for _ in range(4):
            key("Down")
        key("Return")
        wait(lambda: program.title() not in ("", before) or program.chips(),
             "the story of a dot, or its zone")

    def test_pages_and_text_have_keys(self):
        program = self.open()
        key("alt+2")
        program.see(Role.LABEL, "1 of 171")
        key("alt+1")
        program.see_count(ALL)
        label = program.see(Role.LABEL, "171", program.pane("DuidChipBar"))
        before = label.get_extents(Atspi.CoordType.WINDOW).height
        key("ctrl+plus", "ctrl+plus", "ctrl+plus")
        wait(lambda: label.get_extents(Atspi.CoordType.WINDOW).height > before, "larger text")
        key("ctrl+0")
        wait(lambda: label.get_extents(Atspi.CoordType.WINDOW).height == before, "text as it was")

    def assert_named(self, program):
        nameless = []
        for node, role in walk(program.root):
            if role in DUMB or not node.get_state_set().contains(Atspi.StateType.FOCUSABLE):
                continue
            name = node.get_name()
            if node.get_parent().get_name() == "AdwToastWidget":
                continue  # the cross of a notice is the toolkit's own, which gave it no name
            if not name or name.startswith(OWN_NAMES):
                nameless.append((role.value_nick, name, node.get_description()))
        self.assertEqual(nameless, [])

    def test_every_control_has_a_name(self):
        program = self.open()
        program.click(self.family(program))
        program.see_count(FAMILIES)
        self.assert_named(program)
        key("alt+2")
        program.see(Role.LABEL, "1 of 100")
        self.assert_named(program)

    def test_a_chart_says_its_summary(self):
        program = self.open()
        self.assertIn("160 answered", self.chart(program).get_description())


if __name__ == "__main__":
    main()
