# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one project, and a program that is cut off."""

import os

from people import ALL, Desk, Role, cli, key, main, wait, write


class Together(Desk):

    def tag_by_hand(self, program, name):
        key("t")
        program.see(Role.TEXT, "Find or make a tag", program.pane("DuidReaderPane"))
        write(name)
        key("Return")
        program.see(Role.PUSH_BUTTON, f"Tag {name}", program.pane("DuidReaderPane"))

    def test_a_tag_of_another_program_appears(self):
        program = self.open()
        story = self.stories()[0]["id"]
        cli("tag", self.project, "--author", "Noor", "--tag", "elders", "--story", story)
        program.see(Role.CHECK_BOX, within=program.pane("DuidFacetPane"), has="elders, 1 of 1")
        program.see(Role.PUSH_BUTTON, "Tag elders", program.pane("DuidReaderPane"))

    def test_what_was_kept_outlives_a_kill(self):
        program = self.open()
        title = program.title()
        program.click(program.see(Role.LIST_ITEM, within=program.pane("DuidStoryPane"), has=title))
        self.tag_by_hand(program, "gebleven")
        self.shoot("before the kill")
        program.kill()
        cli("check", self.project)
        self.assertEqual(self.tags_of(title), ["gebleven"])
        again = self.open()
        again.see(Role.CHECK_BOX, within=again.pane("DuidFacetPane"), has="gebleven, 1 of 1")

    def test_a_project_that_was_closed_is_one_plain_file(self):
        program = self.open()
        self.tag_by_hand(program, "rust")
        self.assertEqual(program.leave(), 0)
        self.assertEqual([name for name in os.listdir(self.home) if name.startswith("proef")],
                         ["proef.duiding"])
        cli("check", self.project)

    def test_a_file_of_another_kind_is_refused_with_a_sentence(self):
        other = os.path.join(self.home, "leeg.duiding")
        with open(other, "wb") as file:
            file.write(b"\x00\x01not a project\xff" * 99)
        program = self.start(other)
        program.see(Role.LABEL, "This could not be opened")
        key("Escape")
        wait(lambda: len(program.windows()) == 1, "the dialog gone")
        program.see(Role.PUSH_BUTTON, "Look around in the example")
        with open(other, "rb") as file:
            self.assertEqual(len(file.read()), 16 * 99)


if __name__ == "__main__":
    main()
