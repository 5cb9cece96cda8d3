# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of results for reports: the numbers that JSON has, in workbooks and CSV."""

import csv
import os
import unittest

import openpyxl

from duiding import Case, Run


class Tables(Case):
    def book(self, *arguments):
        """The table (a list of rows) and the notes below it."""
        file = self.path("table.xlsx")
        self.do(*arguments, "-o", file)
        book = openpyxl.load_workbook(file)
        self.assertEqual(len(book.sheetnames), 1)
        rows = [list(row) for row in book.active.iter_rows(values_only=True)]
        end = max(i for i, row in enumerate(rows) if all(cell is None for cell in row))
        for note in rows[end + 1:]:
            self.assertIsInstance(note[0], str)
            self.assertEqual(set(note[1:]) - {None}, set())
        return rows[:end], "\n".join(note[0] for note in rows[end + 1:])

    def lines(self, *arguments):
        """The same as CSV: it has the table alone."""
        file = self.path("table.csv")
        self.do(*arguments, "-o", file)
        with open(file, encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text))

    def same(self, *arguments):
        """Both files have the same cells; gives those of the workbook, and its notes."""
        rows, notes = self.book(*arguments)
        lines = self.lines(*arguments)
        self.assertEqual(len(rows), len(lines))
        for row, line in zip(rows, lines):
            for cell, text in zip(row, line):
                if isinstance(cell, (int, float)):
                    self.assertAlmostEqual(cell, float(text), places=12)
                else:
                    self.assertEqual(cell or "", text)
        return rows, notes

    def test_a_comparison_has_the_numbers_of_json(self):
        command = ["compare", self.project, "--by", "perspectief", "--permutations", "99"]
        rows, notes = self.same(*command)
        told = self.do(*command, "--json").json()
        self.assertEqual(len(rows) - 1, len(told["questions"]))
        p, statistic = rows[0].index("p"), rows[0].index("Statistic")
        for row, question in zip(rows[1:], told["questions"]):
            for column, name in ((p, "p"), (statistic, "statistic")):
                if question.get(name) is None:  # only one group was asked
                    self.assertIsNone(row[column])
                else:
                    self.assertAlmostEqual(row[column], question[name], places=9)
        self.assertIn(f"{told['tests']} tests, Benjamini-Hochberg at 5 %", notes)
        self.assertIn("99 random exchanges, seed 1", notes)
        self.assertIn("Exploratory", notes)

    def test_a_cross_table_counts_every_story_once(self):
        rows, notes = self.same("plot", self.project, "--question", "tevredenheid", "--as", "cross",
                                "--by", "perspectief")
        self.assertEqual(rows[0], ["Stories", "Gezin", "Medewerker", "Total"])
        self.assertEqual(rows[3], ["Tevreden", 84, 60, 144])
        self.assertEqual(rows[4], ["Total", 100, 71, 171])
        self.assertEqual(sum(rows[6 + 1][1:3]), 100)
        self.assertIn("171 stories answered both.", notes)
        self.assertIn("Pearson’s χ²", notes)

    def test_what_is_chosen_together_is_a_row_a_pair(self):
        rows, notes = self.same("plot", self.project, "--question", "hulpvragen", "--as",
                                "together")
        self.assertEqual(len(rows) - 1, 9 * 8 // 2)
        self.assertEqual(rows[0][2:4], ["Stories", "φ"])
        self.assertTrue(all(isinstance(row[2], int) for row in rows[1:]))
        self.assertIn("Benjamini and Hochberg over all pairs", notes)

    def test_items_have_both_ratings_and_their_gap(self):
        rows, _ = self.same("plot", self.project, "--question", "aspecten", "--as", "items")
        self.assertEqual(len(rows) - 1, 8)
        gap = rows[0].index("Gap")
        for row in rows[1:]:
            self.assertLess(row[gap + 1], row[gap])
            self.assertGreater(row[gap + 2], row[gap])

    def test_indicators_have_a_row_for_every_group(self):
        command = ["indicators", self.project, "--by", "perspectief"]
        rows, notes = self.same(*command)
        told = self.do(*command, "--json").json()
        self.assertEqual(len(rows) - 1, 3 * len(told))
        self.assertAlmostEqual(rows[1][4], told[0]["percent"], places=9)
        self.assertEqual(rows[2][3], "Gezin")
        self.assertNotIn(4, [row[7] for row in rows[1:]])  # fewer than five are “<5”
        self.assertIn("<5", [row[7] for row in rows[1:]])
        self.assertIn("Wilson", notes)

    def test_the_screening_map_is_a_row_a_pair(self):
        command = ["screen", self.project, "--quick"]
        rows, notes = self.same(*command)
        told = self.do(*command, "--json").json()
        self.assertEqual(len(rows) - 1, len(told["pairs"]))
        self.assertAlmostEqual(rows[1][3], told["pairs"][0]["bcdcor"], places=9)
        self.assertIn("171 of 171 stories looked at", notes)

    def test_groups_of_any_kind_of_question_have_rows(self):
        for asked in ("plan", "tevredenheid", "vormen", "aspecten", "datum", "tag"):
            rows, _ = self.same("plot", self.project, "--question", asked, "--by", "perspectief")
            self.assertEqual(rows[0][:2], ["Group", "Answer"])
            if asked not in ("tag",):
                self.assertEqual({row[0] for row in rows[1:]}, {"Everyone", "Gezin", "Medewerker"})

    def test_another_ending_is_refused(self):
        file = self.path("table.ods")
        run = Run("compare", self.project, "--by", "perspectief", "--permutations", "9", "-o", file)
        self.assert_refused(run, 1, "“table.ods” must end in .xlsx or .csv.")
        self.assertFalse(os.path.exists(file))


if __name__ == "__main__":
    unittest.main()
