# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures as files."""

import json
import os
import shutil
import struct
import subprocess
import unittest
import xml.etree.ElementTree

from duiding import Case, Run, SAMPLE

QUESTIONS = ["plan", "tevredenheid", "perspectief", "vormen", "aspecten", "datum", "tag"]


def tool(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


class Plot(Case):
    def plot(self, name, asked, *options):
        file = self.path(name)
        self.do("plot", self.project, "--question", asked, "-o", file, *options)
        return file

    def test_every_kind_of_question_has_a_picture(self):
        for asked in QUESTIONS:
            for options in ([], ["--by", "perspectief"], ["--dark"]):
                file = self.plot("f.svg", asked, *options)
                root = xml.etree.ElementTree.parse(file).getroot()
                self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")

    @unittest.skipUnless(shutil.which("xmllint"), "xmllint is not here")
    def test_svg_is_well_formed(self):
        tool("xmllint", "--noout", "--nonet", self.plot("g.svg", "plan"))

    def test_svg_holds_its_question_and_counts_as_text(self):
        with open(self.plot("h.svg", "plan", "--where", "perspectief=Gezin"), encoding="utf-8") as file:
            text = file.read()
        self.assertIn("Wie droegen bij aan het ondersteuningsplan?", text)
        self.assertIn("93 answered", text)
        self.assertIn("71 filtered out (of 171)", text)

    @unittest.skipUnless(shutil.which("pdffonts"), "pdffonts is not here")
    def test_pdf_is_tagged_and_its_fonts_are_in_it(self):
        file = self.plot("f.pdf", "plan", "--by", "perspectief")
        about = tool("pdfinfo", file)
        self.assertRegex(about, r"Tagged:\s+yes")
        self.assertRegex(about, r"Title:\s+Wie droegen bij")
        fonts = tool("pdffonts", file).splitlines()[2:]
        self.assertGreater(len(fonts), 0)
        for font in fonts:
            self.assertEqual(font.split()[-5], "yes", font)

    def size_of(self, file):
        with open(file, "rb") as png:
            return struct.unpack(">II", png.read(24)[16:24])

    def test_a_picture_has_the_size_asked_for(self):
        size = ["--size", "640x480"]
        self.assertEqual(self.size_of(self.plot("f.png", "welzijn", *size)), (640, 480))
        root = xml.etree.ElementTree.parse(self.plot("s.svg", "welzijn", *size)).getroot()
        self.assertEqual((root.get("width"), root.get("height")), ("640", "480"))

    def test_without_a_size_png_is_sharp(self):
        self.assertEqual(self.size_of(self.plot("z.png", "welzijn")), (1800, 1280))

    def test_groups_are_compared_in_one_picture(self):
        for asked in ("tevredenheid", "plan", "aspecten", "hulpvragen", "leeftijd", "datum"):
            file = self.plot("c.svg", asked, "--as", "compare", "--by", "perspectief")
            with open(file, encoding="utf-8") as picture:
                text = picture.read()
            self.assertIn("Gezin · 100" if asked != "plan" else "Gezin · 93", text)
            self.assertIn("n 100 + 71" if asked not in ("plan", "aspecten") else "energy test", text)

    def test_a_slider_can_be_a_density(self):
        with open(self.plot("d.svg", "tevredenheid", "--as", "density"), encoding="utf-8") as file:
            self.assertIn('id="ridges"', file.read())

    def make_pairs(self):
        """A project of the sample in which the canvas is asked as two sliders for each stone."""
        folder = self.path("pairs")
        os.makedirs(folder, exist_ok=True)
        source = os.path.dirname(SAMPLE)
        for file in ("gezinnen.csv", "medewerkers.xlsx"):
            shutil.copy(os.path.join(source, file), folder)
        with open(SAMPLE, encoding="utf-8") as file:
            package = json.load(file)
        asked = package["duiding"]["questions"]
        canvas = next(question for question in asked if question["name"] == "aspecten")
        for number, stone in enumerate(canvas["stones"], 1):
            for half, name, axis in ((0, "belang", "x"), (1, "ervaring", "y")):
                columns = {source: pair[half] for source, pair in stone["columns"].items()}
                asked.append({"name": f"{name}_{number}", "type": "slider", "columns": columns,
                              "label": f"{name.title()} [{stone['label']}]",
                              **{key: canvas[axis][key] for key in ("min", "max", "left", "right")}})
        asked.remove(canvas)
        with open(os.path.join(folder, "datapackage.json"), "w", encoding="utf-8") as file:
            json.dump(package, file)
        project = self.path("pairs.duiding")
        self.do("import", os.path.join(folder, "datapackage.json"), "-o", project)
        return project

    def layer(self, file, name):
        root = xml.etree.ElementTree.parse(file).getroot()
        found = [group for group in root.iter("{http://www.w3.org/2000/svg}g")
                 if group.get("id") == name]
        self.assertEqual(len(found), 1)
        return [sorted(mark.attrib.items()) for mark in found[0].iter()]

    def test_pairs_of_sliders_are_the_items_that_a_canvas_shows(self):
        project = self.make_pairs()
        for display, layer in (("items", "margins"), ("gaps", "bars")):
            one, other = self.path("one.svg"), self.path("other.svg")
            self.do("plot", self.project, "--question", "aspecten", "--as", display, "-o", one)
            self.do("plot", project, "--pair", "auto", "--as", display, "-o", other)
            self.assertGreater(len(self.layer(one, layer)), 8)
            self.assertEqual(self.layer(one, layer), self.layer(other, layer))
        self.do("plot", project, "--pair", "belang_1:ervaring_1", "--pair", "belang_2:ervaring_2",
                "-o", one)
        self.assertEqual(len(self.layer(one, "margins")), 2 + 2 * 2)  # its title too
        for pair, words in (("belang_1", "“belang_1” is no pair"),
                            ("belang_1:nix", "“belang_1:nix” is no pair"),
                            ("belang_1:belang_1", "These are no pairs of sliders"),
                            ("belang_1:plan", "These are no pairs of sliders")):
            run = Run("plot", project, "--pair", pair, "-o", one)
            self.assertNotEqual(run.code, 0)
            self.assertIn(words, run.error)
        self.assertIn("No sliders are pairs", Run("plot", self.project, "--pair", "auto", "-o",
                                                  one).error)

    def test_a_wrong_request_is_told(self):
        for code, words, arguments in (
                (1, "There is no question “nix”", ["--question", "nix", "-o", self.path("n.svg")]),
                (1, "“verhaal” is text", ["--question", "verhaal", "-o", self.path("n.svg")]),
                (1, ".svg, .pdf or .png", ["--question", "plan", "-o", self.path("n.gif")]),
                (2, "“3x” is no size", ["--question", "plan", "--size", "3x", "-o", self.path("n.svg")]),
                (2, "--question", ["-o", self.path("n.svg")]),
                (2, "--by", ["--question", "plan", "--as", "compare", "-o", self.path("n.svg")]),
                (2, "with itself", ["--question", "rol", "--by", "rol", "--as", "compare",
                                    "-o", self.path("n.svg")]),
                (2, "-o", ["--question", "plan"])):
            self.assert_refused(Run("plot", self.project, *arguments), code, words)
        self.assertFalse(any(name.startswith("n.") for name in os.listdir(self.folder)))


if __name__ == "__main__":
    unittest.main()
