# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are explained before anything is loaded, and archives come back whole."""

import csv
import json
import os
import shutil
import unittest
import zipfile

from duiding import Case, Run, HERE

DATA = os.path.join(os.path.dirname(HERE), "import", "data")
PLAIN = os.path.join(DATA, "kaal-cp1252.csv")
DIALECTS = os.path.join(DATA, "dialects")
CAPTURE = (os.path.join(DIALECTS, "sensemaker-capture.csv"),
           os.path.join(DIALECTS, "sensemaker-definition.json"))


class Inspect(Case):
    def inspect(self, *files):
        return self.do("inspect", "--json", *files).json()["recognised"][0]

    def of_type(self, recognised, kind):
        return [each for each in recognised["questions"] if each["type"] == kind]

    def test_a_plain_file_needs_no_help(self):
        found = self.inspect(PLAIN)
        loaded = [each["type"] for each in found["questions"] if each["loaded"]]
        self.assertEqual(found["dialect"], "table")
        self.assertEqual(found["stories"], 171)
        for kind in ("story", "slider", "triad", "id"):
            self.assertEqual(loaded.count(kind), 1, kind)
        choices = self.of_type(found, "choice")
        yes_no = [each for each in choices if len(each["histogram"]) == 2]
        self.assertEqual(len(choices), 2)
        self.assertEqual(len(yes_no), 1)
        mail = next(each for each in found["questions"] if each["label"] == "E-mail")
        self.assertTrue(mail["sensitive"])
        self.assertFalse(mail["loaded"])
        self.assertEqual(self.of_type(found, "triad")[0]["why"],
                         "3 columns with a constant sum of 100 → triad")

    def test_an_id_keeps_its_zero(self):
        project = self.path("plain.duiding")
        self.do("import", PLAIN, "-o", project)
        ids = [each["id"] for each in self.do("stories", project, "--json").json()["stories"]]
        with open(PLAIN, encoding="cp1252", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        self.assertEqual(ids, [row["Code"] for row in rows])
        self.assertTrue(all(each.startswith("0") for each in ids[:9]), ids[:9])

    def test_people_read_what_was_recognised(self):
        text = self.do("inspect", PLAIN).output
        for words in ("kaal-cp1252.csv: Table", "171 stories", "[x] Ervaring (story)",
                      "[ ] E-mail (text) – sensitive", "Not used:", "Problems:"):
            self.assertIn(words, text)

    def test_every_question_counts_its_states(self):
        for each in self.inspect(*CAPTURE)["questions"]:
            if each["loaded"]:
                states = ("answered", "not_applicable", "missing", "not_asked")
                self.assertEqual(sum(each[state] for state in states), 171, each["name"])

    def test_problems_have_a_place(self):
        path = self.path("fout.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("nr;cijfer\n" + "".join(f"a{i};{i % 11}\n" for i in range(200)) + "b;6O\n")
        problem = self.inspect(path)["problems"][0]
        self.assertEqual((problem["file"], problem["row"], problem["column"], problem["cell"]),
                         ("fout.csv", 202, "cijfer", "6O"))

    def test_a_file_that_is_not_there_is_an_error(self):
        self.assert_refused(Run("inspect", self.path("weg.csv")), 1, "There is no file “weg.csv”.")


class Again(Case):
    """What was recognised once reads the same from its data package."""

    def export(self, source):
        project = self.path("again.duiding")
        table = self.path("again.csv")
        for path in (project, table):
            if os.path.exists(path):
                os.remove(path)
        self.do("import", *source, "-o", project)
        self.do("check", project)
        self.do("export", project, "-o", table)
        with open(table, encoding="utf-8") as file:
            return file.read()

    def test_a_package_gives_the_same_answers(self):
        for files in ((PLAIN,), CAPTURE, (os.path.join(DIALECTS, "limesurvey.csv"),),
                      (os.path.join(DIALECTS, "blad.ods"),), (os.path.join(DATA, "sheets.xlsx"),)):
            folder = self.path("package")
            shutil.rmtree(folder, ignore_errors=True)
            os.mkdir(folder)
            copies = [shutil.copy(each, folder) for each in files]
            package = os.path.join(folder, "datapackage.json")
            self.do("inspect", "-o", package, *copies)
            self.assertEqual(self.export([package]), self.export(copies), files)

    def test_an_archive_gives_the_same_answers(self):
        for files in ((self.PACKAGE,), (PLAIN,), CAPTURE):
            before = self.export(files)
            archive = self.path("archive")
            shutil.rmtree(archive, ignore_errors=True)
            self.do("export", self.path("again.duiding"), "--preset", "internal",
                    "-o", os.path.join(archive, "datapackage.json"))
            self.assertEqual(self.export([os.path.join(archive, "datapackage.json")]), before)

    def test_an_archive_holds_the_cells_as_they_were(self):
        self.export((PLAIN,))
        archive = self.path("raw")
        self.do("export", self.path("again.duiding"), "--preset", "internal",
                "-o", os.path.join(archive, "datapackage.json"))
        with open(PLAIN, encoding="cp1252", newline="") as file:
            first = next(csv.DictReader(file, delimiter=";"))
        with open(os.path.join(archive, "1-kaal-cp1252.csv"), encoding="utf-8-sig",
                  newline="") as file:
            row = next(csv.DictReader(file))
        self.assertEqual(row["raw: Ervaring"], first["Ervaring"])
        self.assertEqual(row["raw: E-mail"], "")

    def test_everything_is_only_written_when_asked_for(self):
        target = self.path("datapackage.json")
        self.assert_refused(Run("export", self.project, "-o", target), 2, "--preset internal")
        self.assertFalse(os.path.exists(target))

    def test_moved_columns_change_nothing(self):
        project = self.path("moved.duiding")
        path = self.path("moved.csv")
        rows = [["nr", "verhaal", "cijfer"]] + [
            [f"a{i}", f"Een lang verhaal over dag {i} en hoe het ging", i % 11] for i in range(20)]
        for order in ((0, 1, 2), (2, 0, 1)):
            with open(path, "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([row[i] for i in order] for row in rows)
            run = self.do("import", path, "-o", project)
        self.assertIn("0 added, 0 changed, 20 unchanged", run.output)
        self.do("check", project)


class Hostile(Case):
    """A clear refusal, or a correct import."""

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def test_twenty_thousand_columns(self):
        path = self.write("breed.csv", ";".join(f"k{i}" for i in range(20000)) + "\n" + "".join(
            ";".join(str((i * j) % 7) for i in range(20000)) + "\n" for j in range(3)))
        run = self.do("import", path, "-o", self.path("breed.duiding"))
        self.assertIn("3 stories, 20000 questions", run.output)

    def test_a_cell_of_ten_megabytes(self):
        story = "Een verhaal zonder einde. " * 400000
        path = self.write("lang.csv", f'id;verhaal\n1;"{story}"\n2;Kort maar wel een verhaal\n')
        project = self.path("lang.duiding")
        self.assertIn("2 stories", self.do("import", path, "-o", project).output)
        told = self.do("stories", project, "--json").json()["stories"]
        self.assertEqual(told[0]["text"].strip(), story.strip())

    def test_deep_json(self):
        path = self.write("diep.json", '{"signifiers":' + "[" * 5000 + "]" * 5000 + "}")
        self.assert_refused(Run("inspect", path), 1, "nested too deep")

    def test_bombs_and_doctypes(self):
        self.assert_refused(Run("inspect", os.path.join(DATA, "bomb.xlsx")), 1, "bomb.xlsx")
        self.assert_refused(Run("inspect", os.path.join(DATA, "doctype.xlsx")), 1, "doctype.xlsx")
        path = self.path("bom.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("a.csv", "id;verhaal\n" + "1;aaaaaaaaaaaaaaaaaaaaaaaaaa\n" * 10000000)
        self.assert_refused(Run("inspect", path), 1, "bom.zip")


if __name__ == "__main__":
    unittest.main()
