# SPDX-License-Identifier: GPL-3.0-or-later
"""What the door says to numbers that it cannot take, and to data that say nothing."""

import json
import os
import subprocess
import unittest

from duiding_stats import PROGRAM, Case, run, stats


class BadInput(Case):
    def refuse(self, name, text, *words):
        """One sentence, and the exit code of input that is wrong."""
        done = run(name, text if isinstance(text, str) else json.dumps(text))
        error = done.stderr.decode("utf-8")
        self.assertEqual(done.stdout, b"")
        self.assertEqual(error.count("\n"), 1, error)
        self.assertRegex(error, r"^duiding-cli( stats)?: \S.*\.\n$")
        for word in words:
            self.assertIn(word, error)
        self.assertEqual(done.returncode, 1)

    def test_text_that_is_no_json(self):
        for text in ("", "nothing", "[1, 2]", "{", '{"a": [1, 2'):
            self.refuse("mann_whitney", text, "JSON object")

    def test_what_is_missing_is_named(self):
        self.refuse("mann_whitney", {"a": [1, 2]}, "mann_whitney", "“b”", "a list of numbers")
        self.refuse("proportion_ci", {"k": 1}, "“n”")

    def test_what_is_no_number(self):
        self.refuse("mann_whitney", {"a": [1, "2"], "b": [1]}, "“a”")
        self.refuse("mann_whitney", {"a": [1, None], "b": [1]}, "“a”")
        self.refuse("mann_whitney", '{"a": [1e999], "b": [1]}')
        self.refuse("proportion_ci", {"k": -1, "n": 3}, "“k”")
        self.refuse("proportion_ci", {"k": 1.5, "n": 3}, "“k”")
        self.refuse("proportion_ci", {"k": 5, "n": 3}, "“k”")

    def test_lists_of_different_lengths(self):
        self.refuse("spearman", {"x": [1, 2, 3], "y": [1, 2]}, "“y”")
        self.refuse("chi_square", {"table": [[1, 2], [3]]}, "“table”", "same length")
        self.refuse("chi_square", {"table": [[1, 2.5], [3, 4]]}, "whole numbers")
        self.refuse("multi_select", {"rows": [[1, 0], [0, 1]], "group": [1]}, "“group”")

    def test_shares_that_are_no_triad(self):
        self.refuse("triad_coords", {"shares": [[0.5, 0.5]]}, "left, top, right")
        self.refuse("triad_coords", {"shares": [[0.5, 0.5, 0.5]]}, "add up to 1")
        self.refuse("triad_coords", {"shares": [[-0.5, 0.5, 1]]}, "not below 0")
        self.refuse("energy", {"P": [[1, 0, 0]], "Q": [[0.2, 0.3, 0.5]], "space": "ilr"}, "zeros")

    def test_words_that_are_not_known(self):
        self.refuse("adjust", {"p": [0.1], "method": "none"}, "“BH”")
        self.refuse("bootstrap", {"x": [1, 2], "of": "mode"}, "“of”")
        self.refuse("energy", {"P": [1, 2], "Q": [3], "permutations": 0}, "“permutations”")
        self.refuse("energy", {"P": [1, 2], "Q": [3], "seed": "x"}, "“seed”")

    def test_a_name_that_is_none(self):
        done = run("mannwhitney", "{}")
        self.assertEqual(done.returncode, 2)
        self.assertIn("“mannwhitney”", done.stderr.decode("utf-8"))

    def test_the_list_names_what_there_is(self):
        listed = subprocess.run([PROGRAM, "stats", "--list"], capture_output=True, check=True,
                                env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE=""))
        names = [line.split()[0] for line in listed.stdout.decode("utf-8").splitlines()
                 if not line.startswith(" ")]
        self.assertEqual(len(names), len(set(names)))
        for name in ("mann_whitney", "spearman", "kruskal_wallis", "chi_square", "fisher",
                     "cliffs_delta", "energy", "dip", "proportion_ci", "adjust"):
            self.assertIn(name, names)
        for name in names:
            self.refuse(name, "{}")


class SaysNothing(Case):
    """Data from which nothing follows give null or p = 1, never a number from nowhere."""

    def test_empty_groups(self):
        self.assertIsNone(stats("mann_whitney", a=[], b=[1, 2])["p_two_sided_cc"])
        self.assertIsNone(stats("cliffs_delta", a=[1], b=[])["delta"])
        self.assertIsNone(stats("kruskal_wallis", groups=[[1, 2], []])["p"])
        self.assertIsNone(stats("kolmogorov_smirnov", a=[], b=[])["D"])
        self.assertIsNone(stats("brunner_munzel", a=[1], b=[2, 3])["p_two_sided"])
        self.assertIsNone(stats("spearman", x=[], y=[])["rho"])
        self.assertIsNone(stats("slider_summary", x=[])["mean"])
        self.assertIsNone(stats("dip", x=[])["dip"])
        self.assertIsNone(stats("bootstrap", x=[])["estimate"])

    def test_values_that_are_all_equal(self):
        same = [5] * 12
        self.assertEqual(stats("mann_whitney", a=same, b=same)["p_two_sided_cc"], 1)
        self.assertEqual(stats("mann_whitney", a=same, b=same)["p_two_sided_exact_permutation"], 1)
        self.assertEqual(stats("kruskal_wallis", groups=[same, same])["p"], 1)
        self.assertIsNone(stats("spearman", x=same, y=list(range(12)))["rho"])
        self.assertIsNone(stats("kendall", x=same, y=list(range(12)))["tau_b"])
        self.assertEqual(stats("wilcoxon_signed_rank", x=same, y=same)["p_exact_pratt"], 1)
        self.assertIsNone(stats("slider_summary", x=same)["bimodality_coefficient"])
        self.assertEqual(stats("energy", P=same, Q=same, permutations=99)["p_permutation"], 1)
        self.assertIsNone(stats("distance_correlation", x=same, y=list(range(12)))["dcor"])
        found = stats("bootstrap", x=same)
        self.assertEqual(found["ci95_percentile"], [5, 5])

    def test_groups_that_do_not_overlap(self):
        found = stats("cliffs_delta", a=[1, 2, 3], b=[7, 8, 9])
        self.assertEqual((found["delta"], found["hodges_lehmann"]), (1, 6))
        found = stats("mann_whitney", a=[1, 2, 3], b=[7, 8, 9])
        self.assertAlmostEqual(found["p_two_sided_exact_permutation"], 0.1)
        self.assertAlmostEqual(found["least_p"], 0.1)

    def test_tables_with_an_empty_line(self):
        found = stats("chi_square", table=[[5, 9, 0], [8, 4, 0], [0, 0, 0]])
        self.assertEqual(found["df"], 1)
        plain = stats("chi_square", table=[[5, 9], [8, 4]])
        self.assertEqual(found["X2"], plain["X2"])
        self.assertIsNone(stats("chi_square", table=[[5, 9], [0, 0]])["X2"])
        found = stats("table_2x2", table=[[5, 0], [7, 0]])
        self.assertEqual(found["fisher_p_two_sided"], 1)
        self.assertIsNone(found["phi"])
        found = stats("table_2x2", table=[[5, 0], [0, 7]])
        self.assertIsNone(found["fisher_or_cmle"])
        self.assertGreater(found["fisher_or_ci95"][0], 1)

    def test_points_on_a_line_have_no_region(self):
        a = [[i / 10, 0.5] for i in range(6)]
        self.assertIsNone(stats("hotelling", P=a, Q=a)["T2"])

    def test_every_hidden_cell_has_company(self):
        for table in ([[1, 9, 9], [9, 9, 9]], [[3, 0], [0, 20]], [[1, 40, 2], [30, 3, 50],
                                                                  [60, 70, 4], [7, 8, 9]]):
            hidden = stats("small_cell_suppression", table=table)["final"]
            for line in [*hidden, *zip(*hidden)]:
                self.assertNotEqual(sum(line), 1)
            for counts, flags in zip(table, hidden):
                for count, flag in zip(counts, flags):
                    self.assertTrue(flag or count == 0 or count >= 5)

    def test_the_same_seed_says_the_same(self):
        given = {"P": [[i % 7, i % 5] for i in range(40)],
                 "Q": [[i % 6, i % 4] for i in range(40)], "permutations": 199}
        first = run("energy", json.dumps({**given, "seed": 12345678901234}))
        again = run("energy", json.dumps({**given, "seed": 12345678901234}))
        other = run("energy", json.dumps({**given, "seed": 12345678901235}))
        self.assertEqual(first.stdout, again.stdout)
        self.assertNotEqual(json.loads(first.stdout)["H_by_chance"],
                            json.loads(other.stdout)["H_by_chance"])


if __name__ == "__main__":
    unittest.main()
