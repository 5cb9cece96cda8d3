# SPDX-License-Identifier: GPL-3.0-or-later
"""What indicators prints, against a recount of the cells."""

import unittest

from duiding import Case, Run, families


class Indicators(Case):
    def indicators(self, *arguments):
        return {(one["question"], one["answer"]): one
                for one in self.do("indicators", self.project, "--json", *arguments).json()}

    def test_shares_are_those_of_the_cells(self):
        told = self.indicators("--where", "perspectief=Gezin")[("na_de_hulp", "Zelfstandig verder")]
        given = [row["na de hulp"] for row in families()]
        self.assertEqual(told["n"], given.count("Zelfstandig verder"))
        self.assertEqual(told["answered"], sum(1 for answer in given if answer))
        self.assertAlmostEqual(told["percent"], 100 * told["n"] / told["answered"])
        self.assertLess(told["low"], told["percent"])
        self.assertGreater(told["high"], told["percent"])

    def test_groups_add_up(self):
        for one in self.indicators("--by", "perspectief").values():
            self.assertEqual(sum(part["n"] for part in one["parts"]), one["n"])

    def test_periods_of_a_date_add_up(self):
        for one in self.indicators("--by", "datum").values():
            self.assertEqual(sum(part["answered"] for part in one["parts"]), one["answered"])

    def test_a_small_group_has_no_percentage(self):
        told = self.indicators("--where", "tevredenheid<2")[("tevredenheid", "Ontevreden")]
        self.assertLess(told["answered"], 10)
        self.assertIsNone(told["percent"])

    def test_the_table_has_a_line_for_each(self):
        lines = self.do("indicators", self.project).output.splitlines()
        self.assertEqual(len(lines), len(self.indicators()) + 1)

    def test_a_text_has_no_groups(self):
        self.assert_refused(Run("indicators", self.project, "--by", "verhaal"), 1,
                            "no groups or periods")


if __name__ == "__main__":
    unittest.main()
