# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people who tagged the same stories, and how far they agree."""

import unittest

from duiding import Case, Run


class Agree(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for author, tag, where in (("Anna", "hoop", "tevredenheid<5"),
                                   ("Bea", "hoop", "tevredenheid<4"),
                                   ("Anna", "zorg", "tevredenheid<5"),
                                   ("Bea", "zorg", "tevredenheid<5"),
                                   ("Anna", "school", "tevredenheid<3"),
                                   ("Bea", "school", "tevredenheid<2"),
                                   ("Cor", "rust", "tevredenheid>9")):
            run = Run("tag", cls.project, "--author", author, "--tag", tag, "--where", where)
            assert run.code == 0, run.error

    def agree(self, *arguments):
        return self.do("agree", self.project, "--json", *arguments).json()

    def test_the_numbers_are_those_of_the_formulas(self):
        low, less, least = (self.count(f"tevredenheid<{edge}") for edge in (5, 4, 3))
        found = self.agree("--person", "Anna", "--person", "Bea")
        self.assertEqual(found["stories"], low)
        tags = {each["tag"]: each for each in found["tags"]}
        self.assertEqual(tags["zorg"]["percent"], 1)
        self.assertIsNone(tags["zorg"]["kappa"])
        self.assertAlmostEqual(tags["hoop"]["percent"], less / low)
        # Two coders: alpha from the coincidences, 2n values.
        ones, n = low + less, 2 * low
        observed = 2 * (low - less) / n
        expected = 2 * ones * (n - ones) / (n * (n - 1))
        self.assertAlmostEqual(tags["hoop"]["alpha"], 1 - observed / expected)
        self.assertLessEqual(tags["hoop"]["alpha_low"], tags["hoop"]["alpha"])
        anna, bea = least / low, self.count("tevredenheid<2") / low
        same = 1 - (anna - bea)
        chance = anna * bea + (1 - anna) * (1 - bea)
        self.assertAlmostEqual(tags["school"]["kappa"], (same - chance) / (1 - chance))
        self.assertIn("overall", found)

    def test_differences_name_story_tag_and_people(self):
        found = self.agree("--tag", "hoop")
        self.assertEqual({each["tag"] for each in found["differences"]}, {"hoop"})
        self.assertEqual(len(found["differences"]),
                         self.count("tevredenheid<5") - self.count("tevredenheid<4"))
        for each in found["differences"]:
            self.assertEqual((each["yes"], each["no"]), (["Anna"], ["Bea"]))
        self.assertNotIn("overall", found)

    def test_a_seed_repeats_and_another_differs(self):
        self.assertEqual(self.agree(), self.agree("--seed", "1"))
        self.assertNotEqual(self.agree(), self.agree("--seed", "2"))

    def test_a_table_for_people(self):
        told = self.do("agree", self.project, "--person", "Anna", "--person", "Bea").output
        self.assertIn("Cohen’s κ", told)
        self.assertIn("all together", told)
        told = self.do("agree", self.project).output
        self.assertNotIn("Cohen", told)
        told = self.do("agree", self.project, "--person", "Cor").output
        self.assertIn("nothing to compare", told)

    def test_unknown_tags_and_people_are_refused(self):
        self.assert_refused(Run("agree", self.project, "--tag", "niets"), 1, "niets")
        self.assert_refused(Run("agree", self.project, "--person", "Niemand"), 1, "Niemand")
        self.assert_refused(Run("agree"), 2, "project")


if __name__ == "__main__":
    unittest.main()
