# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons who tell in two waves, and groups too many for a picture."""

import os
import statistics
import tempfile
import unittest
import xml.etree.ElementTree

import waves
from duiding import Case, Run

N = 40
SVG = "{http://www.w3.org/2000/svg}"


class Waves(Case):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            cls.PACKAGE, cls.lines = waves.make_package(folder, N)
            super().setUpClass()

    def draw(self, asked, *options):
        """What the picture says and the texts in it."""
        file = self.path("f.svg")
        self.do("plot", self.project, "--question", asked, "-o", file, *options)
        root = xml.etree.ElementTree.parse(file).getroot()
        texts = ["".join(text.itertext()) for text in root.iter(SVG + "text")]
        return root.find(SVG + "desc").text, texts

    def pairs(self, column):
        """First and last answers of who told twice."""
        of = {}
        for line in self.lines:
            of.setdefault(line["wie"], {})[line["meting"]] = float(line[column])
        return [(told[2024], told[2025]) for told in of.values() if len(told) == 2]

    def test_a_slider_tells_how_persons_changed(self):
        pairs = self.pairs("cijfer")
        right = sum(b > a for a, b in pairs)
        left = sum(b < a for a, b in pairs)
        mean = statistics.mean(b - a for a, b in pairs)
        said, _ = self.draw("cijfer", "--by", "meting", "--as", "changes")
        self.assertIn(f"{len(pairs)} persons answered twice: from “2024” to “2025”.", said)
        self.assertIn(f"{N - len(pairs)} persons answered in one wave only", said)
        self.assertIn(f"Further right: {right}; further left: {left}; "
                      f"the same: {len(pairs) - right - left}.", said)
        self.assertIn(f"On average {round(mean, 1):g} further right", said)

    def test_a_triad_tells_how_the_mean_shares_changed(self):
        pairs = self.pairs("gezin")
        mean = round(statistics.mean(b - a for a, b in pairs), 1)
        said, _ = self.draw("plan", "--by", "meting", "--as", "changes")
        self.assertIn(f"Het gezin en de jongere zelf +{mean:g},", said)

    def test_a_path_has_the_centre_of_each_wave(self):
        said, texts = self.draw("plan", "--by", "meting", "--as", "path")
        for wave in (2024, 2025):
            family = [line["gezin"] for line in self.lines if line["meting"] == wave]
            self.assertIn(f" {wave}: Het gezin en de jongere zelf "
                          f"{round(statistics.mean(family))} %", said)
            self.assertIn(f"{wave} · {len(family)}", texts)

    def test_arrows_go_from_one_stone_to_another(self):
        said, _ = self.draw("stenen", "--as", "arrows", "--stone", "Samen beslissen",
                            "--to-stone", "Luisteren")
        self.assertIn(f"From “Samen beslissen” to “Luisteren” within {len(self.lines)} persons",
                      said)

    def test_a_stone_that_is_not_there_is_an_error(self):
        for option in ("--stone", "--to-stone"):
            run = Run("plot", self.project, "--question", "stenen", option, "Vertrouwen",
                      "-o", self.path("g.svg"))
            self.assertNotEqual(run.code, 0)
            self.assertIn("has no stone “Vertrouwen”", run.error)
            self.assertFalse(os.path.exists(self.path("g.svg")))

    def test_groups_without_a_triangle_are_named(self):
        told = {line["regio"] for line in self.lines}
        left = [region for region in waves.REGIONS if region in told][12:]
        said, _ = self.draw("plan", "--by", "regio", "--as", "multiples")
        if not left:
            self.assertNotIn("more group", said)
        else:
            self.assertIn(f"… and {len(left)} more group", said)
            self.assertIn(", ".join(left) + ".", said)


if __name__ == "__main__":
    unittest.main()
