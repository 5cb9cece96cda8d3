# SPDX-License-Identifier: GPL-3.0-or-later
"""A coding project for other programs, out and in again."""

import os
import unittest
import zipfile
from xml.etree import ElementTree

from duiding import Case, Run, families

SPACE = "{urn:QDA-XML:project:1.0}"


class Qda(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run = Run("tag", cls.project, "--author", "Anna", "--tag", "hoop", "--where",
                  "tevredenheid<4")
        assert run.code == 0, run.error

    def export(self, name, *arguments):
        self.do("export", self.project, "-o", self.path(name), *arguments)
        return self.path(name)

    def read(self, path):
        with zipfile.ZipFile(path) as archive:
            return ElementTree.fromstring(archive.read("project.qde")), archive.namelist()

    def test_the_zip_holds_the_stories_and_their_answers(self):
        path = self.export("alles.qdpx")
        project, names = self.read(path)
        self.assertEqual(project.tag, SPACE + "Project")
        self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
        sources = project.findall(f".//{SPACE}TextSource")
        self.assertEqual(len(project.findall(f".//{SPACE}Case")), 171)
        self.assertEqual(len(names), 1 + len(sources))
        texts = {}
        with zipfile.ZipFile(path) as archive:
            for source in sources:
                place = source.get("plainTextPath").replace("internal://", "sources/")
                texts[source.get("guid")] = archive.read(place).decode("utf-8")
        case = next(case for case in project.iter(SPACE + "Case") if case.get("name") == "G001")
        of_case = [texts[each.get("targetGUID")] for each in case.findall(SPACE + "SourceRef")]
        self.assertIn(families()[0]["verhaal"], of_case)

    def test_the_same_work_gives_the_same_bytes(self):
        first, second = self.export("een.qdpx"), self.export("twee.qdpx")
        with open(first, "rb") as one, open(second, "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_a_new_project_has_the_same_stories_and_tags(self):
        path = self.export("heen.qdpx")
        other = self.path("terug.duiding")
        self.assertIn("171 new stories", self.do("import", path, "-o", other).output)
        self.do("check", other)
        ours = self.do("stories", self.project, "--json", "--where", "tag=hoop").json()["stories"]
        theirs = self.do("stories", other, "--json", "--where", "tag=hoop").json()["stories"]
        with_text = [each["text"] for each in ours if each.get("text")]
        titles = {each["text"]: each["title"] for each in theirs if each.get("text")}
        for each in ours:
            if each.get("text"):
                self.assertEqual(titles[each["text"]], each["title"])
        self.assertGreater(len(with_text), 0)
        self.assertEqual(sorted(with_text), sorted(each["text"] for each in theirs))
        again = self.do("import", path, "-o", other).output
        self.assertIn("0 new stories, 0 new tags", again)
        self.assertEqual(self.do("summary", other, "--json").json()["stories"], 171)

    def test_passages_are_counted_in_code_points(self):
        text = "Oma 👵🏽 zat aan tafel 😀 en dat hielp."
        words = "zat aan tafel 😀"
        start = text.index(words)
        guids = [f"00000000-0000-0000-0000-00000000000{i}" for i in range(5)]
        made = self.path("emoji.qdpx")
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("sources/" + guids[2] + ".txt", text)
            archive.writestr("project.qde", f"""<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Emoji">
<Users><User guid="{guids[0]}" name="Anna"/></Users>
<CodeBook><Codes><Code guid="{guids[1]}" name="steun" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="{guids[2]}" name="Oma" plainTextPath="internal://{guids[2]}.txt">
<PlainTextSelection guid="{guids[3]}" startPosition="{start}" endPosition="{start + len(words)}">
<Coding guid="{guids[4]}" creatingUser="{guids[0]}"><CodeRef targetGUID="{guids[1]}"/></Coding>
</PlainTextSelection></TextSource></Sources></Project>""")
        other, back = self.path("emoji.duiding"), self.path("emoji-terug.qdpx")
        self.do("import", made, "-o", other)
        self.do("export", other, "-o", back)
        project, _ = self.read(back)
        selection, = project.iter(SPACE + "PlainTextSelection")
        source = next(each for each in project.iter(SPACE + "TextSource")
                      if each.find(SPACE + "PlainTextSelection") is not None)
        with zipfile.ZipFile(back) as archive:
            place = source.get("plainTextPath").replace("internal://", "sources/")
            written = archive.read(place).decode("utf-8")
        self.assertEqual(written, text)
        self.assertEqual(written[int(selection.get("startPosition")):
                                 int(selection.get("endPosition"))], words)

    def test_a_selection_of_stories_is_written(self):
        project, _ = self.read(self.export("deel.qdpx", "--where", "tevredenheid<4"))
        self.assertEqual(len(project.findall(f".//{SPACE}Case")), self.count("tevredenheid<4"))

    def test_a_code_book_has_the_tags(self):
        book = self.export("codes.qdc")
        self.assertEqual([each.get("name") for each in ElementTree.parse(book).iter()
                          if each.tag.endswith("}Code")], ["hoop"])
        other = self.path("codes.duiding")
        self.assertIn("1 new tag", self.do("import", book, "-o", other).output)

    def test_what_is_no_project_is_refused(self):
        path = self.path("geen.qdpx")
        with open(path, "w", encoding="utf-8") as file:
            file.write("<!DOCTYPE a><Project xmlns='urn:QDA-XML:project:1.0' name='x'/>")
        made = self.path("geen.duiding")
        self.assert_refused(Run("import", path, "-o", made), 1, "document type")
        self.assertFalse(os.path.exists(made))


if __name__ == "__main__":
    unittest.main()
