# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an import: read back as a page and as a table."""

import csv
import html.parser
import os
import unittest

from duiding import SAMPLE, Case, Run


class Page(html.parser.HTMLParser):
    """The cells of every table, by the head above it."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.title, self.where = {}, None, None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.where = tag
        if tag == "tr":
            self.tables.setdefault(self.title, []).append([])
        elif tag in ("td", "th"):
            self.tables[self.title][-1].append("")

    def handle_endtag(self, tag):
        self.where = None

    def handle_data(self, data):
        if self.where == "h2":
            self.title = data
        elif self.where in ("td", "th"):
            self.tables[self.title][-1][-1] += data


class Report(Case):
    def report(self, name):
        """The report of the sample, imported into a project that has it already."""
        path = self.path(name)
        self.do("import", SAMPLE, "-o", self.project, "--report", path)
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()

    def test_the_page_tells_files_stories_and_questions(self):
        tables = Page(self.report("verslag.html")).tables
        self.assertEqual([row[4] for row in tables["Files"][1:]], ["100", "71"])
        self.assertEqual(tables["Stories in the project"][1], ["0", "0", "171", "0"])
        for row in tables["Questions"][1:]:
            self.assertEqual(sum(map(int, row[2:])), 171, row[0])

    def test_the_table_tells_the_same(self):
        page = Page(self.report("verslag.html")).tables
        blocks, block = {}, None
        for row in csv.reader(self.report("verslag.csv").splitlines()):
            if not row:
                block = None
            elif block is None:
                block = blocks.setdefault(row[0], [])
            else:
                block.append(row)
        for title, rows in page.items():
            self.assertEqual(rows, blocks[title])

    def test_a_report_that_cannot_be_kept_is_told(self):
        run = Run("import", SAMPLE, "-o", self.project, "--report",
                  os.path.join(self.folder, "nowhere", "verslag.html"))
        self.assertNotEqual(run.code, 0)
        self.assertIn("verslag.html", run.error)


if __name__ == "__main__":
    unittest.main()
