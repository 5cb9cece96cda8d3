# SPDX-License-Identifier: GPL-3.0-or-later
"""Random inputs, computed by the program and by R. Skipped where R is not installed."""

import json
import random
import shutil
import subprocess
import sys
import unittest

from duiding_stats import Case, stats

N_TRIALS = 12
TOLERANCE = 1e-7


def vector(values):
    return "c(" + ",".join(repr(value) for value in values) + ")"


def matrix(rows):
    cells = vector([cell for row in rows for cell in row])
    return f"matrix({cells},nrow={len(rows)},byrow=TRUE)"


class Trials:
    """Inputs of every kind, the same in each run, and what R is to compute of them."""

    def __init__(self):
        self.dice = random.Random(20240324)
        self.asked = []
        for number in range(N_TRIALS):
            self.add_groups(number)
            self.add_pairs(number)
            self.add_tables()
            self.add_values()
            self.add_codings()

    def ask(self, what, expression, compute, tolerance=TOLERANCE):
        """`expression` in R gives a vector; `compute` the same list by the program."""
        self.asked.append((what, expression, compute, tolerance))

    def values(self, n, has_ties):
        if has_ties:
            return [self.dice.randrange(0, 101, 5) for _ in range(n)]
        return [round(self.dice.uniform(0, 100), 6) for _ in range(n)]

    def add_groups(self, number):
        has_ties = number % 2 == 0
        a, b, c = (self.values(self.dice.randint(3, 15), has_ties) for _ in range(3))
        r_a, r_b = vector(a), vector(b)
        for name, is_corrected, p in (("cc", "TRUE", "p_two_sided_cc"),
                                      ("nocc", "FALSE", "p_two_sided_nocc")):
            self.ask(f"wilcox.test {name}",
                     f"{{t <- wilcox.test({r_a},{r_b},exact=FALSE,correct={is_corrected});"
                     f" c(t$statistic,t$p.value)}}",
                     lambda p=p: [stats("mann_whitney", a=a, b=b)[key] for key in ("U_a", p)])
        if not has_ties:
            self.ask("wilcox.test exact", f"wilcox.test({r_a},{r_b},exact=TRUE)$p.value",
                     lambda: [stats("mann_whitney", a=a, b=b)["p_two_sided_exact_permutation"]])
        self.ask("Hodges-Lehmann", f"median(outer({r_b},{r_a},'-'))",
                 lambda: [stats("cliffs_delta", a=a, b=b)["hodges_lehmann"]])
        self.ask("dominance", f"mean(sign(outer({r_b},{r_a},'-')))",
                 lambda: [stats("cliffs_delta", a=a, b=b)["delta"]])
        self.ask("kruskal.test",
                 f"{{t <- kruskal.test(list({r_a},{r_b},{vector(c)}));"
                 f" c(t$statistic,t$parameter,t$p.value)}}",
                 lambda: [stats("kruskal_wallis", groups=[a, b, c])[key]
                          for key in ("H", "df", "p")])
        self.ask("ks.test", f"ks.test({r_a},{r_b},exact=FALSE)$statistic",
                 lambda: [stats("kolmogorov_smirnov", a=a, b=b)["D"]])

    def add_pairs(self, number):
        has_ties = number % 2 == 0
        n = self.dice.randint(5, 9) if number % 3 == 0 else self.dice.randint(10, 40)
        x = self.values(n, has_ties)
        y = [x_i * 0.4 + noise for x_i, noise in zip(x, self.values(n, has_ties))]
        r = f"{vector(x)},{vector(y)}"
        self.ask("spearman", f"{{t <- cor.test({r},method='spearman',exact=FALSE);"
                             f" c(t$estimate,t$p.value)}}",
                 lambda: [stats("spearman", x=x, y=y)[key] for key in ("rho", "p_two_sided")])
        if not has_ties and n <= 9:
            self.ask("spearman exact", f"cor.test({r},method='spearman',exact=TRUE)$p.value",
                     lambda: [stats("spearman", x=x, y=y)["p_exact"]])
        self.ask("kendall", f"{{t <- cor.test({r},method='kendall',exact=FALSE);"
                            f" c(t$estimate,t$statistic,t$p.value)}}",
                 lambda: [stats("kendall", x=x, y=y)[key]
                          for key in ("tau_b", "z", "p_two_sided")])
        self.ask("signed rank", f"{{t <- wilcox.test({r},paired=TRUE,exact=FALSE);"
                                f" c(t$statistic,t$p.value)}}",
                 lambda: [stats("wilcoxon_signed_rank", x=x, y=y)[key]
                          for key in ("V", "p_two_sided_cc")])
        if not has_ties:
            self.ask("signed rank exact", f"wilcox.test({r},paired=TRUE,exact=TRUE)$p.value",
                     lambda: [stats("wilcoxon_signed_rank", x=x, y=y)["p_exact_wilcoxon"]])

    def add_tables(self):
        dice = self.dice
        n_rows, n_columns = dice.randint(2, 4), dice.randint(2, 4)
        table = [[dice.randint(1, 30) for _ in range(n_columns)] for _ in range(n_rows)]
        self.ask("chisq.test", f"{{t <- chisq.test({matrix(table)},correct=FALSE);"
                               f" c(t$statistic,t$p.value,t(t$stdres))}}",
                 lambda: self.chi_square(table))
        four = [[dice.randint(0, 15) for _ in range(2)] for _ in range(2)]
        four[dice.randint(0, 1)][dice.randint(0, 1)] += 1
        # fisher.test() solves the odds ratio to about four digits, hence only its p here.
        self.ask("fisher.test", f"fisher.test({matrix(four)})$p.value",
                 lambda: [stats("fisher", table=four)["p"]])
        small = [[dice.randint(0, 5) for _ in range(3)] for _ in range(3)]
        small[0] = [1, 2, 1]
        self.ask("fisher.test r x c", f"fisher.test({matrix(small)})$p.value",
                 lambda: [stats("fisher", table=small)["p"]])
        both = [[dice.randint(1, 20), dice.randint(1, 20)] for _ in range(2)]
        self.ask("mcnemar.test", f"{{t <- mcnemar.test({matrix(both)});"
                                 f" c(t$statistic,t$p.value)}}",
                 lambda: [stats("mcnemar", table=both)[key] for key in ("X2_cc", "p_cc")])
        n = [dice.randint(10, 40) for _ in range(4)]
        yes = [dice.randint(1, each - 1) for each in n]
        self.ask("prop.trend.test", f"{{t <- prop.trend.test({vector(yes)},{vector(n)});"
                                    f" c(t$statistic,t$p.value)}}",
                 lambda: [stats("cochran_armitage", yes=yes, n=n, scores=[1, 2, 3, 4])[key]
                          for key in ("X2", "p")])
        self.ask("binom.test", f"binom.test({yes[0]},{n[0]})$conf.int",
                 lambda: stats("proportion_ci", k=yes[0], n=n[0])["clopper_pearson"])
        self.ask("prop.test", f"prop.test({yes[0]},{n[0]},correct=FALSE)$conf.int",
                 lambda: stats("proportion_ci", k=yes[0], n=n[0])["wilson"])

    @staticmethod
    def chi_square(table):
        found = stats("chi_square", table=table)
        return [found["X2"], found["p"]] + [cell for row in found["adjusted_residuals"]
                                            for cell in row]

    def add_values(self):
        dice = self.dice
        p = [round(dice.random() ** 3, 6) for _ in range(dice.randint(1, 30))]
        for method in ("BH", "BY", "holm"):
            self.ask(f"p.adjust {method}", f"p.adjust({vector(p)},'{method}')",
                     lambda method=method: stats("adjust", p=p, method=method)["adjusted"])
        x = [dice.randint(0, 100) for _ in range(dice.randint(20, 120))]
        self.ask("quantile", f"c(quantile({vector(x)},c(.05,.25,.5,.75,.95)),mad({vector(x)}))",
                 lambda: stats("slider_summary", x=x)["quantiles_5_25_50_75_95"]
                 + [stats("slider_summary", x=x)["mad_scaled"]])
        self.ask("bandwidths", f"c(bw.nrd0({vector(x)}),bw.SJ({vector(x)}))",
                 lambda: [stats("slider_kde", x=x, at=[])[key] for key in ("bw_nrd0", "bw_SJ")])
        self.ask("dip", "if (requireNamespace('diptest',quietly=TRUE))"
                        f" c(diptest::dip({vector(x)}),diptest::dip.test({vector(x)})$p.value)",
                 lambda: [stats("dip", x=x)[key] for key in ("dip", "p")])

    def add_codings(self):
        dice = self.dice
        two = [[dice.randint(0, 2) for _ in range(2)] for _ in range(40)]
        self.ask("kappa", f"if (requireNamespace('irr',quietly=TRUE))"
                          f" irr::kappa2({matrix(two)})$value",
                 lambda: [stats("agreement", codes=two)["kappa"]])
        many = [[dice.choice([-1, 0, 0, 1, 2]) for _ in range(4)] for _ in range(40)]
        self.ask("alpha", f"if (requireNamespace('irr',quietly=TRUE)) {{m <- t({matrix(many)});"
                          f" m[m < 0] <- NA; irr::kripp.alpha(m,'nominal')$value}}",
                 lambda: [stats("agreement", codes=many)["alpha"]])


def ask_r(expressions):
    """One run of R for all; each answer on a line of its own."""
    program = ["say <- function(x) cat('[', paste(sprintf('%.17g', as.numeric(x)),"
               " collapse=','), ']\\n', sep='')", "options(warn=-1)"]
    program += [f"say({expression})" for expression in expressions]
    done = subprocess.run(["Rscript", "--vanilla", "-"], input="\n".join(program),
                          capture_output=True, text=True, timeout=300, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


class AgainstR(Case):
    def test_r_says_the_same(self):
        asked = Trials().asked
        answers = ask_r([expression for _, expression, _, _ in asked])
        self.assertEqual(len(answers), len(asked))
        for (what, expression, compute, tolerance), answer in zip(asked, answers):
            if answer:
                with self.subTest(what=what):
                    self.assert_near(compute(), answer, tolerance, expression)


if __name__ == "__main__":
    if shutil.which("Rscript") is None:
        print("R is not here, so the numbers were not compared with R's.")
        sys.exit(77)
    unittest.main()
