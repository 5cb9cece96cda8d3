# SPDX-License-Identifier: GPL-3.0-or-later
"""What compare prints, held against the cells and against R."""

import json
import shutil
import subprocess
import unittest

from duiding import Case, Run, families, number


def row(comparison, name, stone=None):
    return next(about for about in comparison["questions"]
                if about["name"] == name and about.get("stone") == stone)


class Compare(Case):
    def compare(self, *arguments):
        return json.loads(self.do("compare", self.project, *arguments, "--json").output)

    def test_families_and_professionals_on_every_shared_question(self):
        found = self.compare("--by", "perspectief", "--permutations", "199")
        self.assertEqual(row(found, "plan")["test"], "energy")
        self.assertEqual(row(found, "plan")["permutations"], 199)
        self.assertEqual(row(found, "tevredenheid")["test"], "mann_whitney")
        self.assertEqual(row(found, "hulpvragen")["test"], "multi_select")
        self.assertEqual(row(found, "aspecten", "Passende hulp")["test"], "energy")
        self.assertEqual(row(found, "tevredenheid")["n"], {"Gezin": 100, "Medewerker": 71})
        self.assertNotIn("perspectief", [about["name"] for about in found["questions"]])
        self.assertNotIn("test", row(found, "samenwerking"))

    def test_pairs_are_counted_one_by_one(self):
        found = row(self.compare("--a", "rol=Jeugdige", "--b", "rol=Ouder of verzorger",
                                 "--question", "tevredenheid"), "tevredenheid")
        groups = [[number(cells["tevredenheid"]) for cells in families()
                   if cells["rol"] == role and cells["tevredenheid"]]
                  for role in ("Jeugdige", "Ouder of verzorger")]
        pairs = [(b > a) - (b < a) for a in groups[0] for b in groups[1]]
        self.assertEqual(list(found["n"].values()), [len(group) for group in groups])
        self.assertAlmostEqual(found["effect"]["value"], sum(pairs) / len(pairs), delta=1e-12)
        self.assertLess(found["effect"]["ci"][0], found["effect"]["value"])

    def test_all_numbers_of_a_test_are_there(self):
        found = row(self.compare("--by", "leeftijd", "--question", "eigen_regie",
                                 "--permutations", "99", "--seed", "7"), "eigen_regie")
        self.assertEqual(found["test"], "kruskal_wallis")
        for key in ("statistic", "df", "p", "q", "permutations", "smallest_p"):
            self.assertIn(key, found)
        self.assertEqual(found["effect"]["name"], "epsilon_squared")
        self.assertEqual(len(found["effect"]["ci"]), 2)
        self.assertEqual({part["test"] for part in found["parts"]}, {"dunn"})
        energy = next(more for more in found["companions"] if more["test"] == "disco")
        self.assertEqual((energy["permutations"], energy["seed"]), (99, 7))

    def test_another_test_on_request(self):
        found = self.compare("--by", "perspectief", "--test", "brunner_munzel",
                             "--permutations", "99")
        tests = {about.get("test") for about in found["questions"]}
        self.assertEqual(tests, {"brunner_munzel", None})

    def test_what_cannot_be_compared_is_said(self):
        self.assert_refused(Run("compare", self.project), 2, "--by")
        self.assert_refused(Run("compare", self.project, "--by", "verhaal"), 1, "verhaal")

    @unittest.skipUnless(shutil.which("Rscript"), "R is not installed")
    def test_r_says_the_same(self):
        found = self.compare("--by", "stadsdeel", "--where", "perspectief=Gezin",
                             "--question", "tevredenheid", "--question", "na_de_hulp",
                             "--permutations", "99")
        cells = families()
        values = ",".join(str(number(line["tevredenheid"])) for line in cells)
        groups = ",".join(json.dumps(line["stadsdeel"], ensure_ascii=False) for line in cells)
        code = f"""g <- c({groups}); x <- c({values})
            k <- kruskal.test(x, factor(g)); cat(k$statistic, k$p.value, sep=' ')"""
        output = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True,
                                check=True).stdout.split()
        slider = row(found, "tevredenheid")
        self.assertAlmostEqual(slider["statistic"], float(output[0]), delta=1e-4)
        self.assertAlmostEqual(slider["p"], float(output[1]), delta=1e-4)
        answers = ",".join(json.dumps(line["na de hulp"], ensure_ascii=False) for line in cells)
        code = f"""g <- c({groups}); x <- c({answers})
            k <- suppressWarnings(chisq.test(table(x, g), correct=FALSE))
            cat(k$statistic, k$parameter, sep=' ')"""
        output = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True,
                                check=True).stdout.split()
        choice = row(found, "na_de_hulp")
        self.assertAlmostEqual(choice["statistic"], float(output[0]), delta=1e-4)
        self.assertEqual(choice["df"], float(output[1]))

    def test_all_questions_are_held_against_each_other(self):
        found = json.loads(self.do("screen", self.project, "--quick", "--json").output)
        names = {(pair["a"]["name"], pair["a"].get("stone")) for pair in found["pairs"]}
        n = len(names) + 1
        self.assertEqual(len(found["pairs"]), n * (n - 1) / 2)
        self.assertEqual(found["tests"], sum(pair["p"] is not None for pair in found["pairs"]))
        pair = next(pair for pair in found["pairs"]
                    if pair["a"]["name"] == "perspectief" and pair["b"]["name"] == "rol")
        self.assertGreater(pair["bcdcor"], .5)
        self.assertLess(pair["q"], .05)
        for pair in found["pairs"]:
            if pair["p"] is not None:
                self.assertGreaterEqual(pair["q"], pair["p"])


if __name__ == "__main__":
    unittest.main()
