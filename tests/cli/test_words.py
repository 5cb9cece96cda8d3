# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words stand out, counted again from the sample's own file."""

import math
import re
import unicodedata
import unittest

from duiding import Case, Run, families, number


def words_of(row):
    """Runs of letters and digits with a letter in them, apostrophes inside included."""
    text = unicodedata.normalize("NFC", (row["titel"] + " . " + row["verhaal"]).lower())
    found = re.findall(r"[^\W_]+(?:['\u2019](?=[^\W\d_])[^\W_]+)*", text)
    return [word.replace("\u2019", "'") for word in found if any(map(str.isalpha, word))]


def likelihood(a, all_a, b, all_b):
    share = (a + b) / (all_a + all_b)
    terms = [of * math.log(of / (n * share)) for of, n in ((a, all_a), (b, all_b)) if of]
    return 2 * sum(terms)


class Words(Case):
    def words(self, *arguments):
        return self.do("words", self.project, "--json", *arguments).json()

    def test_words_are_counted_as_somebody_else_counts_them(self):
        shared = [row for row in families() if row["verhaal delen"] == "Ja"]
        rated = [row for row in shared if number(row["tevredenheid"]) is not None]
        low = [words_of(row) for row in rated if number(row["tevredenheid"]) < 4]
        high = [words_of(row) for row in rated if number(row["tevredenheid"]) >= 6]
        all_low, all_high = sum(low, []), sum(high, [])
        told = self.words("--where", "perspectief=Gezin", "--where", "tevredenheid<4", "--against",
                          "perspectief=Gezin", "--against", "tevredenheid>=6", "--all-words",
                          "--least", "1", "--limit", "100000")
        self.assertEqual((told["stories"], told["stories_against"]), (len(low), len(high)))
        self.assertEqual((told["words"], told["words_against"]), (len(all_low), len(all_high)))
        self.assertEqual(len(told["more"]) + len(told["less"]), len(set(all_low + all_high)))
        for word in told["more"] + told["less"]:
            a, b = all_low.count(word["word"]), all_high.count(word["word"])
            self.assertEqual((word["count"], word["count_against"]), (a, b), word["word"])
            self.assertEqual(word["stories"], sum(word["word"] in story for story in low))
            self.assertAlmostEqual(word["log_likelihood"],
                                   likelihood(a, len(all_low), b, len(all_high)), delta=1e-9)

    def test_the_family_is_adjusted_as_a_whole(self):
        told = self.words("--where", "tevredenheid<4", "--limit", "100000")
        words = sorted(told["more"] + told["less"], key=lambda word: word["p"])
        least = 1
        for rank in range(len(words), 0, -1):
            least = min(least, words[rank - 1]["p"] * len(words) / rank)
            self.assertAlmostEqual(words[rank - 1]["q"], least, delta=1e-9)

    def test_stop_words_and_words_of_few_tellers_stay_out(self):
        told = self.words("--where", "tevredenheid<4", "--limit", "100000")
        every = told["more"] + told["less"]
        self.assertTrue(every)
        self.assertFalse({"de", "het", "een", "en", "niet"} & {word["word"] for word in every})
        self.assertTrue(all(word["stories"] + word["stories_against"] >= 3 for word in every))

    def test_the_table_names_both_sides(self):
        told = self.do("words", self.project, "--where", "tevredenheid<4", "--limit", "3").output
        self.assertIn("More often here", told)
        self.assertIn("Less often here", told)
        self.assertIn("log-likelihood", told)

    def test_a_choice_of_stories_is_needed(self):
        self.assert_refused(Run("words", self.project), 2, "--where")


if __name__ == "__main__":
    unittest.main()
