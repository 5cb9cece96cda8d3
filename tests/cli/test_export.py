# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports, read back by another program."""

import csv
import datetime
import getpass
import os
import socket
import unittest
import zipfile

import openpyxl

from duiding import KLEIN, Case, Run, families, number, question

HIDDEN = "not shared by the teller"


class Workbook(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        Run("tag", cls.project, "--author", "Anna", "--tag", "hoop", "--story", "G001")
        cls.file = os.path.join(cls.folder, "alles.xlsx")
        made = Run("export", cls.project, "-o", cls.file)
        assert made.code == 0, made.error
        cls.book = openpyxl.load_workbook(cls.file)
        cls.rows = list(cls.book["Stories"].iter_rows())
        cls.headers = [cell.value for cell in cls.rows[0]]

    def cell(self, row, header):
        return self.rows[row][self.headers.index(header)]

    def test_there_are_four_sheets(self):
        self.assertEqual(self.book.sheetnames, ["Stories", "Selection", "Questions", "Summary"])

    def test_every_story_has_a_row_of_real_types(self):
        self.assertEqual(len(self.rows), 172)
        row = families()[0]
        self.assertEqual(self.cell(1, "ID").value, "G001")
        self.assertEqual(self.cell(1, "Verhaal").value, row["verhaal"])
        self.assertEqual(self.cell(1, "Tevredenheid").value, number(row["tevredenheid"]))
        self.assertEqual(self.cell(1, "Datum").value, datetime.datetime(2024, 3, 24))
        self.assertEqual(self.cell(1, "Datum").number_format, "yyyy-mm-dd")
        self.assertAlmostEqual(self.cell(1, "Plan: Gezin").value, number(row["Plan: gezin"]) / 100)
        self.assertEqual(self.cell(1, "Plan: Gezin").number_format, "0.0%")
        self.assertEqual(self.cell(1, "Hulpvragen: Opvoeding").value, 1)
        self.assertEqual(self.cell(1, "Hulpvragen: Scheiding").value, 0)

    def test_every_number_is_that_of_its_cell(self):
        for place, row in enumerate(families(), 1):
            for header, column in (("Welzijn", "invloed op welzijn"), ("Luisteren", "luisteren")):
                self.assertEqual(self.cell(place, header).value, number(row[column]))

    def test_numbers_keep_their_point_where_a_comma_is_usual(self):
        file = self.path("komma.xlsx")
        self.do("export", self.project, "-o", file, locales=self.make_dutch())
        rows = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))
        self.assertEqual(rows[1][self.headers.index("Tevredenheid")], 5.5)
        self.assertEqual(rows[1][self.headers.index("Plan: Gezin")],
                         self.cell(1, "Plan: Gezin").value)

    def test_tags_are_there(self):
        self.assertEqual(self.cell(1, "Tags").value, "hoop")
        self.assertEqual(self.cell(1, "Tag: hoop").value, 1)
        self.assertEqual(self.cell(2, "Tag: hoop").value, 0)

    def test_four_states_stay_apart(self):
        values = [self.cell(row, "Plan: Gezin").value for row in range(1, 172)]
        found = {value for value in values if not isinstance(value, (int, float))}
        self.assertEqual(found, {"n/a", None})
        self.assertEqual(self.cell(1, "Samenwerking: zone").value, "–")

    def test_what_may_not_be_shown_is_not_in_the_file(self):
        hidden = [row["verhaal"] for row in families() if row["verhaal delen"] != "Ja"]
        with zipfile.ZipFile(self.file) as parts:
            text = "".join(parts.read(name).decode("utf-8") for name in parts.namelist())
        for story in hidden:
            self.assertNotIn(story[:30], text)
        told = [self.cell(row, "Verhaal").value for row in range(1, 172)]
        self.assertEqual(told.count(HIDDEN), 24)

    def test_sheets_can_be_worked_with(self):
        sheet = self.book["Stories"]
        self.assertEqual(sheet.freeze_panes, "B2")
        self.assertTrue(sheet.auto_filter.ref.startswith("A1:"))
        self.assertTrue(sheet.auto_filter.ref.endswith("172"))
        letter = self.cell(1, "Verhaal").column_letter
        self.assertGreater(sheet.column_dimensions[letter].width, 60)
        self.assertTrue(self.cell(1, "Verhaal").alignment.wrap_text)

    def test_the_file_tells_nothing_about_its_maker(self):
        with zipfile.ZipFile(self.file) as parts:
            about = (parts.read("docProps/core.xml") + parts.read("docProps/app.xml")).decode("utf-8")
        self.assertIn("<dc:creator></dc:creator>", about)
        for word in (getpass.getuser(), socket.gethostname(), self.folder):
            self.assertNotIn(word, about)

    def test_the_summary_says_what_summary_says(self):
        rows = list(self.book["Summary"].iter_rows(values_only=True))
        start = next(i for i, row in enumerate(rows) if row[0] == "Hoe tevreden bent u over de hulp?")
        about = question(self.summary(), "tevredenheid")
        headers = rows[0]
        self.assertEqual(rows[start][2], about["answered"])
        self.assertAlmostEqual(rows[start][headers.index("Mean")], about["mean"])
        for place, band in enumerate(about["bands"], start + 1):
            self.assertEqual(rows[place][1:3], (band["label"], band["n"]))
            self.assertAlmostEqual(rows[place][3], band["percent"] / 100)

    def test_the_selection_is_told(self):
        file = self.path("gezin.xlsx")
        self.do("export", self.project, "--where", "perspectief=Gezin", "-o", file)
        book = openpyxl.load_workbook(file)
        told = {row[0]: row[1] for row in book["Selection"].iter_rows(values_only=True)}
        self.assertEqual(told["Stories in this file"], 100)
        self.assertEqual(told["Stories in all"], 171)
        self.assertEqual(told["Chosen by"], "Perspectief: Gezin")
        self.assertEqual(book["Stories"].max_row, 101)

    def test_the_codebook_has_every_question(self):
        names = [row[6] for row in self.book["Questions"].iter_rows(min_row=2, values_only=True)]
        for about in self.summary()["questions"]:
            self.assertIn(about["name"], names)


class SmallExport(Case):
    PACKAGE = KLEIN

    def rows(self, *options):
        file = self.path("klein.xlsx")
        self.do("export", self.project, "-o", file, *options)
        lines = list(openpyxl.load_workbook(file)["Stories"].iter_rows())
        headers = [cell.value for cell in lines[0]]
        return [dict(zip(headers, line)) for line in lines[1:]]

    def test_a_story_that_looks_like_a_formula_stays_text(self):
        rows = self.rows()
        self.assertEqual((rows[0]["Verhaal"].value, rows[0]["Verhaal"].data_type), ("=1+1", "s"))
        self.assertEqual(rows[1]["Titel"].value, "+Plus")

    def test_sensitive_answers_are_written_only_when_named(self):
        self.assertNotIn("Mail", self.rows()[0])
        rows = self.rows("--sensitive", "mail")
        self.assertEqual(rows[0]["Mail"].value, "a@example.org")
        self.assertEqual(rows[2]["Mail"].value, HIDDEN)

    def test_csv_guards_what_a_spreadsheet_would_run(self):
        file = self.path("klein.csv")
        self.do("export", self.project, "-o", file)
        with open(file, "rb") as raw:
            content = raw.read()
        self.assertTrue(content.startswith(b"\xef\xbb\xbfID,Source,"))
        self.assertIn(b'"\'=1+1"', content)
        with open(file, encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
        self.assertEqual([row["Titel"] for row in rows],
                         ["Som", "'+Plus", HIDDEN, "'-Min", HIDDEN])
        self.assertEqual(rows[1]["Verhaal"], "'@SUM(A1)")
        self.assertEqual(rows[3]["Verhaal"], 'Zei "nee", en\nging weg')
        self.assertEqual([row["Plan: zone"] for row in rows], ["Centre", "Netwerk", "n/a", "", "Netwerk"])
        self.assertEqual([row["Cijfer"] for row in rows], ["8", "", "0", "10", ""])

    def test_a_text_longer_than_a_cell_goes_on(self):
        folder = self.path("lang")
        os.mkdir(folder)
        story = "Een heel lang verhaal. " * 2000
        with open(os.path.join(folder, "klein.csv"), "w", encoding="utf-8") as file:
            file.write("id,titel,verhaal,cijfer,gezin,vak,net,nvt,jaren,delen,mail\n")
            file.write(f"1,Lang,{story.strip()},8,50,30,20,,12,Ja,\n")
        with open(KLEIN, encoding="utf-8") as source:
            with open(os.path.join(folder, "datapackage.json"), "w", encoding="utf-8") as target:
                target.write(source.read())
        project, file = self.path("lang.duiding"), self.path("lang.xlsx")
        self.do("import", os.path.join(folder, "datapackage.json"), "-o", project)
        self.do("export", project, "-o", file)
        headers, row = openpyxl.load_workbook(file)["Stories"].iter_rows(values_only=True)
        told = dict(zip(headers, row))
        self.assertEqual(len(told["Verhaal"]), 32767)
        self.assertEqual(told["Verhaal"] + told["Verhaal (continued 1)"], story.strip())


if __name__ == "__main__":
    unittest.main()
