# SPDX-License-Identifier: GPL-3.0-or-later
"""A comparison in which stories weigh more or less, held against sums by hand."""

import json
import os
import random
import re
import tempfile
import unittest

from duiding import Case, Run

COLUMNS = ["verhaal", "groep", "keus", "mate", "cijfer", "gezin", "vak", "net", "gewicht", "gelijk"]
OPTIONS = ["rood", "geel", "blauw"]
N = 60


def make_package(folder):
    """60 stories of two groups; those of group b weigh 1, 2 or 3."""
    dice = random.Random(3)
    lines = []
    for i in range(N):
        is_b = i % 2
        left = dice.randrange(10, 80)
        lines.append([f"Verhaal {i}", "ab"[is_b], OPTIONS[dice.randrange(3)],
                      OPTIONS[min(dice.randrange(3), 2)], dice.randrange(0, 60) + 30 * is_b, left,
                      90 - left, 10, 1 + i % 3 if is_b else 1, 4])
    with open(os.path.join(folder, "w.csv"), "w", encoding="utf-8") as file:
        for line in [COLUMNS] + lines:
            file.write(",".join(map(str, line)) + "\n")
    columns = {name: {"w": name} for name in COLUMNS}
    numbers = {"cijfer", "gezin", "vak", "net", "gewicht", "gelijk"}
    package = {
        "name": "w",
        "resources": [{"name": "w", "path": "w.csv", "format": "csv", "encoding": "utf-8",
                       "schema": {"fields": [
                           {"name": name, "type": "number" if name in numbers else "string"}
                           for name in COLUMNS]}}],
        "duiding": {
            "version": 1,
            "questions": [
                {"name": "verhaal", "type": "story", "label": "Vertel",
                 "columns": columns["verhaal"]},
                {"name": "groep", "type": "choice", "label": "Welke groep?",
                 "options": ["a", "b"], "columns": columns["groep"]},
                {"name": "keus", "type": "choice", "label": "Welke kleur?", "options": OPTIONS,
                 "columns": columns["keus"]},
                {"name": "mate", "type": "choice", "label": "Hoe fel?", "options": OPTIONS,
                 "ordered": True, "columns": columns["mate"]},
                {"name": "cijfer", "type": "slider", "label": "Hoe was het?", "min": 0, "max": 100,
                 "left": "Slecht", "right": "Goed", "columns": columns["cijfer"]},
                {"name": "wie", "type": "triad", "label": "Wie?",
                 "corners": ["Gezin", "Vak", "Netwerk"],
                 "columns": {"w": ["gezin", "vak", "net"]}},
                {"name": "gewicht", "type": "number", "label": "Gewicht?",
                 "columns": columns["gewicht"]},
                {"name": "gelijk", "type": "number", "label": "Gelijk?",
                 "columns": columns["gelijk"]},
            ],
        },
    }
    path = os.path.join(folder, "datapackage.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(package, file)
    return path, [dict(zip(COLUMNS, line)) for line in lines]


class Weights(Case):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.PACKAGE, cls.lines = make_package(folder)
            super().setUpClass()

    def compare(self, *arguments):
        found = json.loads(self.do("compare", self.project, "--by", "groep", "--permutations", "99",
                                   *arguments, "--json").output)
        return found, {about["name"]: about for about in found["questions"]}

    def weigh(self, group, question, option):
        """The weighted share of a group that chose the option."""
        of_group = [line for line in self.lines if line["groep"] == group]
        chose = sum(line["gewicht"] for line in of_group if line[question] == option)
        return chose / sum(line["gewicht"] for line in of_group)

    def n_eff(self):
        weights = [line["gewicht"] for line in self.lines]
        return sum(weights) ** 2 / sum(each ** 2 for each in weights)

    def share(self, meets):
        """The weighted percentage of those who meet it."""
        chose = sum(line["gewicht"] for line in self.lines if meets(line))
        return 100 * chose / sum(line["gewicht"] for line in self.lines)

    def test_a_summary_is_weighed(self):
        found = json.loads(self.do("summary", self.project, "--weight", "gewicht", "--json").output)
        about = {each["name"]: each for each in found["questions"]}
        for option in about["keus"]["options"]:
            self.assertAlmostEqual(option["percent"],
                                   self.share(lambda line: line["keus"] == option["label"]))
            self.assertEqual(option["n"], sum(line["keus"] == option["label"]
                                              for line in self.lines))
        mean = sum(line["gewicht"] * line["cijfer"] for line in self.lines)
        self.assertAlmostEqual(about["cijfer"]["mean"],
                               mean / sum(line["gewicht"] for line in self.lines))
        self.assertAlmostEqual(about["cijfer"]["weights"]["n_eff"], self.n_eff())
        family = sum(line["gewicht"] * line["gezin"] for line in self.lines) / 100
        self.assertAlmostEqual(about["wie"]["mean"][0],
                               family / sum(line["gewicht"] for line in self.lines))
        self.assertAlmostEqual(sum(about["wie"]["weights"]["zone_percents"].values()), 100)
        text = self.do("summary", self.project, "--weight", "gewicht").output
        self.assertIn(f"weighed, counts as {round(self.n_eff())}", text)

    def test_a_picture_is_weighed_and_says_so(self):
        for asked in ("keus", "cijfer", "wie"):
            file = self.path("f.svg")
            self.do("plot", self.project, "--question", asked, "--weight", "gewicht", "-o", file)
            with open(file, encoding="utf-8") as svg:
                drawn = svg.read()
            self.assertIn(f"Weighed: they count as {round(self.n_eff())} answers.", drawn)
            self.assertIn(f"weighed, counts as {round(self.n_eff())}", drawn)
            self.assertNotIn("each story counts once here", drawn)

    def test_a_picture_that_cannot_weigh_says_so(self):
        file = self.path("f.svg")
        self.do("plot", self.project, "--question", "cijfer", "--as", "ridges", "--by", "groep",
                "--weight", "gewicht", "-o", file)
        with open(file, encoding="utf-8") as svg:
            drawn = svg.read()
        self.assertIn("Each story counts once here: no weights.", drawn)
        self.assertNotIn("Weighed:", drawn)

    def test_a_curve_that_is_left_out_is_told_in_the_picture(self):
        file = self.path("f.svg")
        for weights in ([], ["--weight", "gewicht"]):
            self.do("plot", self.project, "--question", "cijfer", "--layer", "curve", "-o", file,
                    *weights)
            with open(file, encoding="utf-8") as svg:
                drawn = re.sub(r"<desc.*?</desc>", "", svg.read(), flags=re.DOTALL)
            self.assertEqual("The curve is left out" in drawn, bool(weights))

    def test_indicators_are_weighed(self):
        found = json.loads(self.do("indicators", self.project, "--weight", "gewicht",
                                   "--json").output)
        of_choice = [each for each in found if each["question"] == "keus"]
        self.assertTrue(of_choice)
        for each in of_choice:
            self.assertAlmostEqual(each["percent"],
                                   self.share(lambda line: line["keus"] == each["answer"]))
            self.assertAlmostEqual(each["n_eff"], self.n_eff())
            # Wilson's interval of as many answers as they are worth.
            share, n, z = each["percent"] / 100, each["n_eff"], 1.959963984540054
            middle = (share + z * z / (2 * n)) / (1 + z * z / n)
            half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** .5
            self.assertAlmostEqual(each["low"], 100 * (middle - half))
            self.assertAlmostEqual(each["high"], 100 * (middle + half))

    def test_weights_that_are_no_numbers_are_refused(self):
        for command in (["summary"], ["indicators"], ["plot", "-q", "keus", "-o",
                                                      self.path("g.svg")]):
            run = Run(command[0], self.project, *command[1:], "--weight", "groep")
            self.assertNotEqual(run.code, 0)
            self.assertIn("“groep” is not a question with numbers to weigh by.", run.error)

    def test_each_row_says_whether_it_was_weighed(self):
        found, rows = self.compare("--weight", "gewicht")
        weights = [line["gewicht"] for line in self.lines]
        self.assertAlmostEqual(found["n_eff"],
                               sum(weights) ** 2 / sum(each ** 2 for each in weights))
        self.assertEqual((rows["cijfer"]["test"], rows["cijfer"]["weighed"]),
                         ("weighted_rank", True))
        self.assertEqual((rows["mate"]["test"], rows["mate"]["weighed"]), ("weighted_rank", True))
        self.assertEqual((rows["keus"]["test"], rows["keus"]["weighed"]), ("rao_scott", True))
        self.assertEqual((rows["wie"]["test"], rows["wie"]["weighed"]), ("energy", False))
        self.assertIn("no weights", rows["wie"]["line"])
        self.assertNotIn("gewicht", rows)
        _, rows = self.compare()
        self.assertNotIn("weighed", rows["wie"])

    def test_the_text_says_so_too(self):
        text = self.do("compare", self.project, "--by", "groep", "--weight", "gewicht",
                       "--permutations", "99").output
        self.assertIn("each story counts once here: no weights", text)
        self.assertIn("Weighed: 60 stories count as ", text)
        self.assertIn("On 1 question each story counts once.", text)

    def test_shares_are_sums_of_weights(self):
        _, rows = self.compare("--weight", "gewicht")
        parts = {part["part"]: part for part in rows["keus"]["parts"]}
        self.assertEqual(set(parts), set(OPTIONS))
        for option, part in parts.items():
            self.assertEqual(part["test"], "rao_scott")
            self.assertAlmostEqual(part["effect"]["value"], self.weigh("b", "keus", option)
                                   - self.weigh("a", "keus", option))

    def test_a_random_pair_is_drawn_by_weight(self):
        _, rows = self.compare("--weight", "gewicht")
        groups = {group: [(line["cijfer"], line["gewicht"]) for line in self.lines
                          if line["groep"] == group] for group in "ab"}
        above = sum(v * w * ((y > x) + (y == x) / 2)
                    for x, v in groups["a"] for y, w in groups["b"])
        above /= sum(w for _, w in groups["a"]) * sum(w for _, w in groups["b"])
        self.assertAlmostEqual(rows["cijfer"]["effect"]["value"], above - .5, delta=.01)
        self.assertEqual(rows["cijfer"]["also"]["name"], "median_difference")
        self.assertIn("A random “b” lies higher than a random “a” in "
                      f"{round(100 * above)}", rows["cijfer"]["words"])

    def test_equal_weights_change_no_effect(self):
        _, plain = self.compare()
        _, weighed = self.compare("--weight", "gelijk")
        self.assertAlmostEqual(2 * weighed["cijfer"]["effect"]["value"],
                               plain["cijfer"]["effect"]["value"])
        for one, other in zip(plain["keus"]["parts"], weighed["keus"]["parts"]):
            self.assertEqual(one["part"], other["part"])
            self.assertAlmostEqual(one["effect"]["value"], other["effect"]["value"])
        self.assertAlmostEqual(plain["keus"]["effect"]["value"], weighed["keus"]["effect"]["value"])

    def test_a_test_without_weights_says_so(self):
        _, rows = self.compare("--weight", "gewicht", "--test", "mann_whitney")
        self.assertEqual((rows["cijfer"]["test"], rows["cijfer"]["weighed"]),
                         ("mann_whitney", False))

    def test_only_numbers_weigh(self):
        self.assert_refused(Run("compare", self.project, "--by", "groep", "--weight", "keus"), 1,
                            "keus")


if __name__ == "__main__":
    unittest.main()
