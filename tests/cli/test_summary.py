# SPDX-License-Identifier: GPL-3.0-or-later
"""What summary prints, and that its figures are those of the cells."""

import os
import statistics
import unittest

from duiding import HERE, KLEIN, Case, families, number, question

STATES = ["answered", "not_applicable", "missing", "not_asked"]
GOLDEN = os.path.join(HERE, "..", "golden", "summary.txt")


class Summary(Case):
    def test_the_text_is_the_golden_one(self):
        text = self.do("summary", self.project, "--by", "perspectief").output
        if os.environ.get("DUID_UPDATE_GOLDEN"):
            with open(GOLDEN, "w", encoding="utf-8") as file:
                file.write(text)
        with open(GOLDEN, encoding="utf-8") as file:
            self.assertEqual(text, file.read())

    def test_each_type_has_its_keys(self):
        head = ["name", "type", "label"] + STATES
        numbers = ["min", "max", "mean", "median", "q1", "q3", "sd", "bands", "histogram", "ends"]
        keys = {"slider": numbers, "triad": ["mean", "zones"], "choice": ["options"],
                "multichoice": ["options"], "consent": ["options"], "canvas": ["stones"],
                "date": ["first", "last"], "id": [], "title": [], "story": []}
        summary = self.summary()
        self.assertEqual(list(summary), ["stories", "of", "questions"])
        for about in summary["questions"]:
            self.assertEqual(list(about), head + keys[about["type"]], about["name"])

    def test_the_states_of_every_question_add_up(self):
        summary = self.summary("--where", "tevredenheid>=6")
        for about in summary["questions"]:
            self.assertEqual(sum(about[state] for state in STATES), summary["stories"])

    def test_a_slider_is_described_in_full_precision(self):
        values = sorted(number(row["welzijn"]) for row in
                        [{"welzijn": row["invloed op welzijn"]} for row in families()])
        about = question(self.summary("--where", "perspectief=Gezin"), "welzijn")
        q1, median, q3 = statistics.quantiles(values, n=4, method="inclusive")
        self.assertEqual(about["min"], values[0])
        self.assertEqual(about["max"], values[-1])
        self.assertAlmostEqual(about["mean"], statistics.fmean(values), delta=1e-12)
        self.assertAlmostEqual(about["sd"], statistics.stdev(values), delta=1e-12)
        self.assertAlmostEqual(about["median"], median, delta=1e-12)
        self.assertAlmostEqual(about["q1"], q1, delta=1e-12)
        self.assertAlmostEqual(about["q3"], q3, delta=1e-12)

    def test_histograms_hold_every_answer(self):
        for about in self.summary()["questions"]:
            if about["type"] == "slider":
                self.assertEqual(len(about["histogram"]), 20)
                self.assertEqual(sum(about["histogram"]), about["answered"])
                self.assertLessEqual(sum(about["ends"]), about["answered"])

    def test_a_triad_has_shares_and_zones(self):
        rows = [[number(row[name]) for name in ("Plan: gezin", "Plan: professionals",
                                                "Plan: sociaal netwerk")] for row in families()]
        rows = [[part / sum(row) for part in row] for row in rows if row[0] is not None]
        about = question(self.summary("--where", "perspectief=Gezin"), "plan")
        for corner in range(3):
            mean = statistics.fmean(row[corner] for row in rows)
            self.assertAlmostEqual(about["mean"][corner], mean, delta=1e-12)
        self.assertEqual(list(about["zones"]), ["T", "L", "R", "LT", "TR", "LR", "Centre"])
        self.assertEqual(sum(about["zones"].values()), about["answered"])

    def test_stones_have_places(self):
        stone = "Passende hulp"
        rows = [(number(row[f"belang [{stone}]"]), number(row[f"ervaring [{stone}]"]))
                for row in families()]
        rows = [row for row in rows if None not in row]
        about = question(self.summary("--where", "perspectief=Gezin"), "aspecten")
        found = next(each for each in about["stones"] if each["label"] == stone)
        self.assertEqual(found["placed"], len(rows))
        for axis in range(2):
            mean = statistics.fmean(row[axis] for row in rows)
            self.assertAlmostEqual(found["mean"][axis], mean, delta=1e-12)

    def test_groups_are_what_a_condition_gives(self):
        split = question(self.summary("--by", "perspectief"), "eigen_regie")
        self.assertEqual([group["label"] for group in split["groups"]], ["Gezin", "Medewerker"])
        for group in split["groups"]:
            alone = question(self.summary("--where", "perspectief=" + group["label"]), "eigen_regie")
            for key in ("name", "type"):
                del alone[key]
            alone["label"] = group["label"]
            self.assertEqual(group, alone)

    def test_groups_come_from_bands_zones_and_many_options(self):
        for by, n_groups in (("tevredenheid", 3), ("plan", 7), ("vormen", 4)):
            about = question(self.summary("--by", by), "rol")
            self.assertEqual(len(about["groups"]), n_groups, by)

    def test_percentages_are_of_those_who_answered(self):
        about = question(self.summary(), "hulpvragen")
        for option in about["options"]:
            self.assertAlmostEqual(option["percent"], 100 * option["n"] / about["answered"],
                                   delta=1e-12)

    def test_nobody_has_no_mean(self):
        summary = self.summary("--where", "perspectief=Gezin", "--where", "perspectief=Medewerker")
        self.assertEqual(summary["stories"], 0)
        self.assertIsNone(question(summary, "welzijn")["mean"])
        self.assertEqual(question(summary, "plan")["mean"], [None, None, None])
        self.assertIsNone(question(summary, "datum")["first"])

    def test_the_language_changes_text_but_not_json(self):
        dutch = self.make_dutch()
        self.assertIn(" 7,64\n", self.do("summary", self.project, locales=dutch).output)
        there = self.do("summary", self.project, "--json", locales=dutch).json()
        self.assertEqual(there, self.summary())


class SmallSummary(Case):
    PACKAGE = KLEIN

    def test_a_number_has_ends_of_its_own(self):
        about = question(self.summary(), "jaren")
        self.assertEqual((about["min"], about["max"]), (12.0, 90.0))
        self.assertEqual(about["ends"], [2, 1])
        self.assertEqual(sum(about["histogram"]), 4)
        self.assertEqual(about["bands"], [])

    def test_the_ends_of_a_slider_are_those_of_its_scale(self):
        self.assertEqual(question(self.summary(), "cijfer")["ends"], [1, 1])

    def test_sensitive_questions_are_told_only_when_named(self):
        names = [about["name"] for about in self.summary()["questions"]]
        self.assertNotIn("mail", names)
        named = [about["name"] for about in self.summary("--sensitive", "mail")["questions"]]
        self.assertEqual(named, names + ["mail"])


if __name__ == "__main__":
    unittest.main()
