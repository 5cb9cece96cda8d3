# SPDX-License-Identifier: GPL-3.0-or-later
"""Two copies of a project that come together again, and a story that goes for good."""

import os
import shutil
import unittest

from duiding import Case, Run, families


class Merge(Case):
    def copies(self, name):
        """Two copies of the project in which two people gave tags."""
        a, b = self.path(name + "-a.duiding"), self.path(name + "-b.duiding")
        for path in a, b:
            shutil.copy(self.project, path)
        self.do("tag", a, "--author", "Anna", "--tag", "hoop", "--where", "tevredenheid<4")
        self.do("tag", b, "--author", "Bea", "--tag", "zorg", "--where", "tevredenheid>6")
        return a, b

    def tagged(self, project, tag):
        found = self.do("stories", project, "--json", "--where", "tag=" + tag).json()
        return len(found["stories"])

    def test_copies_come_together_and_twice_changes_nothing(self):
        a, b = self.copies("samen")
        c = self.path("samen-c.duiding")
        told = self.do("merge", a, b, "-o", c).output
        self.assertIn("Anna: 10 tags given or taken back", told)
        self.assertIn("Bea: 144 tags given or taken back", told)
        self.assertIn("171 stories", told)
        self.assertEqual((self.tagged(c, "hoop"), self.tagged(c, "zorg")), (10, 144))
        self.do("check", c)
        again = self.do("merge", a, b, "-o", c).output
        self.assertEqual(again.count("brings nothing new"), 2)
        self.do("merge", c, "-o", a)
        self.do("merge", c, "-o", b)
        summaries = {self.do("summary", path, "--json").output for path in (a, b, c)}
        self.assertEqual(len(summaries), 1)

    def test_two_of_one_name_become_one_when_told(self):
        a, b = self.path("naam-a.duiding"), self.path("naam-b.duiding")
        for path in a, b:
            shutil.copy(self.project, path)
            self.do("tag", path, "--author", "Anna", "--tag", "hoop", "--where", "tevredenheid<4")
        self.assertIn("two people called “Anna”", self.do("merge", b, "-o", a).output)
        self.assertEqual(self.do("people", a).output.count("Anna ("), 2)
        self.assert_refused(Run("people", a, "--join", "Anna"), 2, "--author")
        self.assert_refused(Run("people", a, "--join", "Zus", "--author", "Bea"), 1, "Zus")
        told = self.do("people", a, "--join", "anna", "--author", "Bea").output
        self.assertIn("one with", told)
        self.assertNotIn("two people", self.do("merge", b, "-o", a).output)
        self.do("check", a)

    def test_a_preview_makes_nothing(self):
        a, b = self.copies("kijk")
        told = self.do("merge", b, "-o", a, "--preview").output
        self.assertIn("Bea: 144 tags", told)
        self.assert_refused(Run("stories", a, "--where", "tag=zorg"), 1, "zorg")
        c = self.path("kijk-c.duiding")
        self.do("merge", a, b, "-o", c, "--preview")
        self.assertFalse(os.path.exists(c))

    def test_an_erased_story_is_gone_from_every_copy(self):
        a, b = self.copies("weg")
        text = families()[0]["verhaal"][:60]
        self.assert_refused(Run("erase", a, "--story", "G001"), 2, "--yes")
        self.assertIn("1 story was erased", self.do("erase", a, "--story", "G001", "--yes").output)
        self.do("merge", a, "-o", b)
        for path in a, b:
            self.do("check", path)
            self.assertNotIn(text, self.do("stories", path).output)
            with open(path, "rb") as file:
                self.assertNotIn(text.encode("utf-8"), file.read())
        self.assert_refused(Run("erase", a, "--story", "G001", "--yes"), 1, "G001")

    def test_backups_that_hold_what_was_erased_are_told_and_taken_away(self):
        a, _ = self.copies("kopie")
        folder = a[:-len(".duiding")] + ".backups"
        os.makedirs(folder)
        kept = os.path.join(folder, "2024-11-12 14.05.09.duiding")
        shutil.copy(a, kept)
        told = self.do("erase", a, "--story", "G001", "--yes").output
        self.assertIn("1 backup made before still holds", told)
        self.assertTrue(os.path.exists(kept))
        told = self.do("erase", a, "--story", "G002", "--yes", "--clear-backups").output
        self.assertIn("1 backup made before was taken away", told)
        self.assertFalse(os.path.exists(kept))
        told = self.do("erase", a, "--story", "G003", "--yes").output
        self.assertNotIn("backup", told)

    def test_without_a_person_a_teller_is_one_story(self):
        a, _ = self.copies("verteller")
        told = self.do("erase", a, "--story", "G001", "--teller", "--yes").output
        self.assertIn("1 story was erased", told)

    def test_what_is_wrong_is_told(self):
        c = self.path("mis.duiding")
        self.assert_refused(Run("merge", "-o", c), 2)
        self.assert_refused(Run("merge", self.project), 2, "--output")
        self.assert_refused(Run("merge", self.path("niets.duiding"), "-o", c), 1)
        self.assertFalse(os.path.exists(c))


if __name__ == "__main__":
    unittest.main()
