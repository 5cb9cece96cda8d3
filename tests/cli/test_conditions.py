# SPDX-License-Identifier: GPL-3.0-or-later
"""The conditions of --where, held against the sample's own cells."""

import unittest

from duiding import Case, families, number

FAMILY = "perspectief=Gezin"


class Conditions(Case):
    def assert_families(self, condition, holds):
        expected = sum(1 for row in families() if holds(row))
        self.assertEqual(self.count(FAMILY, condition), expected, condition)
        self.assertGreater(expected, 0, condition)

    def test_an_option_is_chosen(self):
        self.assert_families("rol=Jeugdige", lambda row: row["rol"] == "Jeugdige")
        self.assert_families("rol!=Jeugdige", lambda row: row["rol"] != "Jeugdige")
        self.assert_families("stadsdeel=Noord|West", lambda row: row["stadsdeel"] in ("Noord", "West"))

    def test_several_options_of_a_question_can_be_chosen(self):
        self.assert_families("hulpvragen=Opvoeding", lambda row: "Opvoeding" in row["hulpvragen"])
        both = self.count(FAMILY, "hulpvragen=Opvoeding", "hulpvragen=Onderwijs")
        self.assertEqual(both, sum(1 for row in families()
                                   if {"Opvoeding", "Onderwijs"} <= set(row["hulpvragen"].split(" | "))))

    def test_numbers_are_compared(self):
        self.assert_families("tevredenheid>=6", lambda row: number(row["tevredenheid"]) >= 6)
        self.assert_families("tevredenheid<4", lambda row: number(row["tevredenheid"]) < 4)
        self.assert_families("tevredenheid>9.1", lambda row: number(row["tevredenheid"]) > 9.1)
        self.assert_families("tevredenheid<=6.9", lambda row: number(row["tevredenheid"]) <= 6.9)

    def test_a_band_and_a_zone_are_chosen(self):
        self.assertEqual(self.count(FAMILY, "tevredenheid:band=Tevreden"), 84)
        zones = [self.count(FAMILY, "plan:zone=" + zone)
                 for zone in ("T", "L", "R", "LT", "TR", "LR", "Centre")]
        self.assertEqual(sum(zones), self.count(FAMILY, "plan:answered"))
        self.assert_families("plan:zone=T", lambda row: (number(row["Plan: gezin"]) or 0) >= 60)

    def test_states_are_chosen(self):
        def ticked(row):
            return row["Plan: niet van toepassing"] != ""

        self.assert_families("plan:na", ticked)
        self.assert_families("plan:missing", lambda row: not row["Plan: gezin"] and not ticked(row))
        self.assert_families("plan:answered", lambda row: row["Plan: gezin"] != "")

    def test_words_are_found(self):
        self.assert_families("text~stickerkaart",
                             lambda row: "stickerkaart" in (row["verhaal"] + row["titel"]).lower())

    def test_letters_inside_words_are_found(self):
        def holds(letters):
            return lambda row: letters in (row["verhaal"] + row["titel"]).lower()

        self.assert_families("text~*ickerkaa", holds("ickerkaa"))
        self.assert_families("text~*STICKER", holds("sticker"))
        self.assertEqual(self.count("text~ickerkaa"), 0)

    def test_strange_searches_are_no_error(self):
        for words in ('"', "***", "*", '""', "e", "😀", "שלום", "' OR 1=1", "NEAR(", "-", "\\"):
            with self.subTest(words=words):
                self.assertGreaterEqual(self.count("text~" + words), 0)

    def test_nothing_is_chosen_by_conditions_that_exclude_each_other(self):
        self.assertEqual(self.count("perspectief=Gezin", "perspectief=Medewerker"), 0)


if __name__ == "__main__":
    unittest.main()
