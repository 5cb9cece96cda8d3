# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in an order, held against worked examples of books and against R."""

import random
import shutil
import subprocess
import unittest

from duiding_stats import Case, stats

# Hollander and Wolfe, example 6.2 (Hundal 1969): pieces made by workers who were told
# nothing, a little and much about how they did.
HUNDAL = [[40, 35, 38, 43, 44, 41], [38, 40, 47, 44, 40, 42], [48, 40, 45, 43, 46, 44]]
# Agresti, Categorical Data Analysis, 2.4: income by satisfaction with the job.
SATISFACTION = [[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]
# Stuart 1955: unaided sight of 7,477 women, right eye by left eye.
SIGHT = [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]]


def in_r(expression):
    done = subprocess.run(["Rscript", "--vanilla", "-e", f"cat(sprintf('%.15g', {expression}))"],
                          capture_output=True, check=True, text=True)
    return [float(word) for word in done.stdout.split()]


def vector(values):
    return "c(" + ",".join(map(str, values)) + ")"


class Books(Case):
    def test_rising_with_what_workers_were_told(self):
        found = stats("jonckheere_terpstra", groups=HUNDAL, permutations=9999, seed=1)
        self.assertEqual((found["J"], found["mean_J"]), (79, 54))
        # The book has z = 25 / √153 = 2.02; ties make the variance a little smaller.
        self.assertLess(found["sigma_tie_corrected"], 153 ** .5)
        self.assertAlmostEqual(found["z"], 2.02, delta=.025)
        self.assertAlmostEqual(found["p_two_sided"], .0414, delta=.0002)
        self.assertAlmostEqual(found["p_permutation"], found["p_two_sided"], delta=.01)

    def test_income_and_satisfaction(self):
        found = stats("goodman_kruskal_gamma", table=SATISFACTION)
        self.assertEqual((found["concordant"], found["discordant"]), (1331, 849))
        self.assertAlmostEqual(found["gamma"], .221, delta=.0005)
        self.assertAlmostEqual(found["ase"], .117, delta=.0005)
        self.assertAlmostEqual(found["ci95"][0], -.01, delta=.005)
        self.assertAlmostEqual(found["ci95"][1], .45, delta=.005)

    def test_sight_of_two_eyes(self):
        found = stats("symmetry", table=SIGHT)
        self.assertAlmostEqual(found["bowker_X2"], 19.107, delta=.0005)
        self.assertEqual(found["bowker_df"], 6)
        self.assertAlmostEqual(found["stuart_maxwell_X2"], 11.957, delta=.0005)
        self.assertEqual(found["stuart_maxwell_df"], 3)
        self.assertAlmostEqual(found["stuart_maxwell_p"], .00753, delta=.00001)


class Laws(Case):
    """What must hold whatever the numbers are."""

    def test_few_values_are_counted_in_every_way(self):
        # Of the 20 ways to part six different values only two are as far from the middle.
        found = stats("jonckheere_terpstra", groups=[[1, 2, 3], [4, 5, 6]], permutations=99)
        self.assertEqual(found["J"], 9)
        self.assertAlmostEqual(found["p_permutation"], 2 / 20)
        # Three groups: 90 ways, one of them falls as steeply.
        found = stats("jonckheere_terpstra", groups=[[1, 2], [3, 4], [5, 6]], permutations=99)
        self.assertAlmostEqual(found["p_permutation"], 2 / 90)

    def test_the_other_way_round_is_the_other_sign(self):
        there = stats("jonckheere_terpstra", groups=HUNDAL)
        back = stats("jonckheere_terpstra", groups=HUNDAL[::-1])
        self.assertAlmostEqual(there["z"], -back["z"])
        there = stats("goodman_kruskal_gamma", table=SATISFACTION)
        back = stats("goodman_kruskal_gamma", table=SATISFACTION[::-1])
        self.assertAlmostEqual(there["gamma"], -back["gamma"])
        self.assertAlmostEqual(there["ase"], back["ase"])

    def test_of_two_options_both_are_mcnemar(self):
        found = stats("symmetry", table=[[30, 12], [4, 25]])
        self.assertAlmostEqual(found["bowker_X2"], 64 / 16)
        self.assertAlmostEqual(found["stuart_maxwell_X2"], 64 / 16)

    def test_options_that_nobody_went_between(self):
        found = stats("symmetry", table=[[5, 3, 0, 0], [1, 5, 0, 0], [0, 0, 5, 7], [0, 0, 2, 5]])
        self.assertEqual((found["bowker_df"], found["stuart_maxwell_df"]), (2, 2))
        self.assertAlmostEqual(found["bowker_X2"], 4 / 4 + 25 / 9)
        self.assertAlmostEqual(found["stuart_maxwell_X2"], 4 / 4 + 25 / 9)
        found = stats("symmetry", table=[[5, 0], [0, 9]])
        self.assertEqual((found["bowker_p"], found["stuart_maxwell_p"]), (1, 1))

    def test_nothing_follows_from_nothing(self):
        self.assertIsNone(stats("jonckheere_terpstra", groups=[[], []])["z"])
        self.assertIsNone(stats("jonckheere_terpstra", groups=[[4, 4], [4, 4]])["p_two_sided"])
        self.assertIsNone(stats("goodman_kruskal_gamma", table=[[3, 0], [4, 0]])["gamma"])
        self.assertEqual(stats("weighted_quantiles", x=[], w=[], p=[.5])["quantiles"], [None])

    def test_weights_move_quantiles(self):
        found = stats("weighted_quantiles", x=[3, 1, 2], w=[1, 1, 2], p=[0, .25, .5, 1])
        self.assertEqual(found["quantiles"], [1, 1.5, 2, 3])
        found = stats("weighted_quantiles", x=[0, 100], w=[1, 9], p=[.5])
        self.assertEqual(found["quantiles"], [50])
        x, w = [0, 10, 40, 70, 100], [1, 5, 2, 2, 3]
        there = stats("weighted_quantiles", x=x, w=w, p=[.1, .3, .5])["quantiles"]
        back = stats("weighted_quantiles", x=[100 - each for each in x], w=w,
                     p=[.9, .7, .5])["quantiles"]
        for one, other in zip(there, back):
            self.assertAlmostEqual(one, 100 - other)


@unittest.skipUnless(shutil.which("Rscript"), "R is not installed")
class AgainstR(Case):
    def setUp(self):
        self.dice = random.Random(7)

    def test_jonckheere_is_kendall_of_the_places(self):
        for n in (5, 9, 14):
            groups = [[self.dice.randrange(0, 101, 10) for _ in range(n)] for _ in range(4)]
            values = vector(value for group in groups for value in group)
            places = vector(place for place, group in enumerate(groups) for _ in group)
            z, p = in_r(f"{{t <- cor.test({places},{values},method='kendall',exact=FALSE);"
                        " c(t$statistic,t$p.value)}")
            found = stats("jonckheere_terpstra", groups=groups)
            self.assert_near(found["z"], z, 1e-9, "z")
            self.assert_near(found["p_two_sided"], p, 1e-9, "p")

    def test_bowker_is_mcnemar_of_more_options(self):
        for n in (2, 3, 5):
            rows = [[self.dice.randrange(1, 30) for _ in range(n)] for _ in range(n)]
            cells = vector(cell for row in rows for cell in row)
            x2, df, p = in_r(f"unlist(mcnemar.test(matrix({cells},{n},byrow=TRUE),"
                             "correct=FALSE)[c('statistic','parameter','p.value')])")
            found = stats("symmetry", table=rows)
            self.assert_near([found["bowker_X2"], found["bowker_df"], found["bowker_p"]],
                             [x2, df, p], 1e-9, "bowker")

    def test_stuart_and_maxwell_solve_the_margins(self):
        rows = [[self.dice.randrange(1, 30) for _ in range(4)] for _ in range(4)]
        cells = vector(cell for row in rows for cell in row)
        x2, = in_r(f"{{m <- matrix({cells},4,byrow=TRUE); d <- (rowSums(m)-colSums(m))[1:3];"
                   " s <- -(m+t(m)); diag(s) <- rowSums(m)+colSums(m)-2*diag(m);"
                   " drop(t(d) %*% solve(s[1:3,1:3]) %*% d)}")
        self.assert_near(stats("symmetry", table=rows)["stuart_maxwell_X2"], x2, 1e-9, "stuart")

    def test_equal_weights_are_quantiles_of_type_7(self):
        x = [self.dice.randrange(0, 101) for _ in range(23)]
        shares = [0, .05, .25, .5, .75, .95, 1]
        expected = in_r(f"quantile({vector(x)},{vector(shares)})")
        found = stats("weighted_quantiles", x=x, w=[2.5] * len(x), p=shares)["quantiles"]
        self.assert_near(found, expected, 1e-9, "quantiles")


if __name__ == "__main__":
    unittest.main()
