# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures that were published come out of the sample."""

import csv
import os
import re
import shutil
import unittest

from duiding import HERE, SAMPLE, Case, Run, question

PUBLISHED = os.path.join(HERE, "data", "published-2024.csv")


def published():
    with open(PUBLISHED, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure(summary, row):
    """What a summary says where the report has a figure."""
    about = question(summary, row["question"])
    statistic = row["statistic"]
    if statistic == "stories":
        return summary["stories"]
    if statistic == "mean":
        return round(about["mean"], 1)
    kind, label = re.fullmatch(r"(share of band|share of|count of) (.*)", statistic).groups()
    parts = {part["label"]: part for part in about.get("bands" if kind.endswith("band") else "options")}
    return parts[label]["n"] if kind == "count of" else round(parts[label]["percent"])


class Published(Case):
    def test_every_published_figure_is_reproduced(self):
        rows = published()
        self.assertEqual(len(rows), 18)
        for row in rows:
            with self.subTest(row["question"] + ", " + row["statistic"]):
                summary = self.summary("--where", "perspectief=" + row["group"])
                self.assertEqual(figure(summary, row), float(row["value"]))

    def test_a_changed_cell_changes_its_figure(self):
        folder = self.path("veranderd")
        shutil.copytree(os.path.dirname(SAMPLE), folder)
        file = os.path.join(folder, "gezinnen.csv")
        with open(file, encoding="utf-8-sig", newline="") as source:
            lines = list(csv.reader(source, delimiter=";"))
        column = lines[0].index("tevredenheid")
        content = next(line for line in lines[1:] if float(line[column].replace(",", ".")) > 9)
        content[column] = "0,5"
        with open(file, "w", encoding="utf-8", newline="") as target:
            csv.writer(target, delimiter=";").writerows(lines)
        project = self.path("veranderd.duiding")
        self.do("import", os.path.join(folder, "datapackage.json"), "-o", project)
        after = self.do("summary", project, "--json", "--where", "perspectief=Gezin").json()
        row = published()[0]
        self.assertEqual(figure(after, row), float(row["value"]) - 1)

    def test_the_same_import_again_changes_nothing(self):
        project = self.path("twee.duiding")
        first = self.do("import", SAMPLE, "-o", project)
        self.assertEqual(first.output, "171 stories, 25 questions, 0 problems\n"
                                       "171 added, 0 changed, 0 unchanged\n")
        again = self.do("import", SAMPLE, "-o", project)
        self.assertIn("0 added, 0 changed, 171 unchanged", again.output)


if __name__ == "__main__":
    unittest.main()
