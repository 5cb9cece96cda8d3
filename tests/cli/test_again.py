# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that comes again, corrected, and the file of the next year."""

import csv
import unittest

from duiding import Case


def rows(people):
    yield ["id", "wat gebeurde er?", "stemming", "rapportcijfer (1-10)"]
    for number, mood, mark in people:
        yield [
            f"r{number:03}",
            f"Toen verhaal {number} begon was het nog donker, en daarna liep alles anders.",
            mood,
            mark,
        ]


class Again(Case):
    def write(self, name, people):
        path = self.path(name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows(people))
        return path

    def people(self, n):
        return [(i, "blij" if i % 2 else "boos", i % 10 + 1) for i in range(1, n + 1)]

    def count(self, project, *conditions):
        args = [arg for condition in conditions for arg in ("--where", condition)]
        return len(self.do("stories", project, "--json", *args).json()["stories"])

    def test_a_corrected_file_tells_what_changed_and_keeps_who_left(self):
        project = self.path("opnieuw.duiding")
        self.do("import", self.write("meting.csv", self.people(30)), "-o", project)
        people = self.people(28)
        people[4] = (5, "boos", 9)
        people[6] = (7, "blij", 1)
        told = self.do("import", self.write("meting.csv", people), "-o", project).output
        self.assertIn("0 added, 2 changed, 26 unchanged, 2 no longer in the file", told)
        self.assertIn("changed in 2 stories", told)
        self.assertIn("changed in 1 story", told)
        self.assertEqual(self.count(project), 30)
        self.assertEqual(self.count(project, "gone=no longer in the file"), 2)
        told = self.do("import", self.write("meting.csv", self.people(30)), "-o", project).output
        self.assertIn("2 in the file again", told)

    def test_the_next_wave_is_a_question(self):
        project = self.path("jaren.duiding")
        self.do("import", self.write("2025.csv", self.people(12)), "-o", project)
        told = self.do("import", self.write("2026.csv", self.people(9)), "-o", project).output
        self.assertIn("9 added, 0 changed, 0 unchanged\n", told)
        self.assertEqual(self.count(project, "source=2026"), 9)
        self.assertEqual(self.count(project, "source=2025"), 12)


if __name__ == "__main__":
    unittest.main()
