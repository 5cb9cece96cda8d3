# SPDX-License-Identifier: GPL-3.0-or-later
"""What stories prints, and giving and taking tags."""

import json
import unittest

from duiding import SAMPLE, Case, Run, families, number


class Stories(Case):
    def test_a_story_is_told_with_its_answers(self):
        row = families()[0]
        story = self.stories("--limit", "1")[0]
        self.assertEqual(list(story), ["id", "title", "text", "tags", "answers"])
        self.assertEqual(story["id"], row["nummer"])
        self.assertEqual(story["title"], row["titel"])
        self.assertEqual(story["text"], row["verhaal"])
        answers = story["answers"]
        self.assertEqual(answers["tevredenheid"], number(row["tevredenheid"]))
        self.assertEqual(answers["datum"], "2024-03-24")
        self.assertEqual(answers["hulpvragen"], row["hulpvragen"].split(" | "))
        self.assertAlmostEqual(sum(answers["plan"]), 1, delta=1e-12)
        self.assertAlmostEqual(answers["plan"][0], number(row["Plan: gezin"]) / 100, delta=1e-12)
        self.assertEqual(answers["aspecten"]["Passende hulp"], [9.7, 6.2])

    def test_four_states_stay_apart(self):
        skipped = self.stories("--where", "plan:na", "--limit", "1")[0]["answers"]
        self.assertEqual(skipped["plan"], {"not_applicable": True})
        missing = self.stories("--where", "plan:missing", "--limit", "1")[0]["answers"]
        self.assertIsNone(missing["plan"])
        not_asked = self.stories("--where", "perspectief=Gezin", "--limit", "1")[0]["answers"]
        self.assertNotIn("samenwerking", not_asked)

    def test_what_may_not_be_shown_is_not_told(self):
        hidden = [row for row in families() if row["verhaal delen"] != "Ja"]
        told = self.do("stories", self.project, "--json").output
        plain = self.do("stories", self.project).output
        self.assertEqual(len(hidden), 12)
        for row in hidden:
            self.assertNotIn(row["verhaal"][:40], told)
            self.assertNotIn(row["verhaal"][:40], plain)
            self.assertNotIn(row["titel"], told)
            self.assertNotIn(row["titel"], plain)
        self.assertEqual(len(self.stories()), 171)

    def test_a_limit_and_conditions_hold(self):
        self.assertEqual(len(self.stories("--limit", "0")), 0)
        self.assertEqual(len(self.stories("--limit", "3")), 3)
        self.assertEqual(len(self.stories("--where", "perspectief=Medewerker")), 71)


class Tags(Case):
    def tagged(self, tag):
        return {story["id"]: story["tags"] for story in self.stories("--where", "tag=" + tag)}

    def tag(self, *arguments):
        return self.do("tag", self.project, *arguments)

    def test_a_tag_is_given_by_condition_and_taken_back(self):
        said = self.tag("--author", "Anna", "--tag", "hoop", "--where", "tevredenheid<4")
        self.assertIn("10 stories", said.output)
        self.assertEqual(len(self.tagged("hoop")), 10)
        self.tag("--author", "Anna", "--tag", "hoop", "--where", "perspectief=Gezin", "--remove")
        left = self.tagged("hoop")
        self.assertTrue(left and all(key.startswith("M") for key in left), left)
        self.do("check", self.project)

    def test_a_tag_is_given_by_id_and_everyone_gives_their_own(self):
        self.tag("--author", "Anna", "--tag", "zorg", "--story", "G001", "--story", "M002")
        self.tag("--author", "Bo", "--tag", "ZORG", "--story", "gezinnen/G001")
        self.assertEqual(self.tagged("zorg"), {
            "G001": [{"tag": "zorg", "author": "Anna"}, {"tag": "zorg", "author": "Bo"}],
            "M002": [{"tag": "zorg", "author": "Anna"}]})
        self.tag("--author", "Anna", "--tag", "zorg", "--story", "G001", "--remove")
        self.assertEqual(self.tagged("zorg")["G001"], [{"tag": "zorg", "author": "Bo"}])

    def test_only_what_was_given_is_said_to_be_taken(self):
        self.tag("--author", "Anna", "--tag", "moed", "--story", "G001", "--story", "M002")
        bo = self.tag("--author", "Bo", "--tag", "moed", "--where", "perspectief=Gezin", "--remove")
        self.assertIn("0 stories no longer have", bo.output)
        anna = self.tag("--author", "anna", "--tag", "Moed", "--where", "perspectief=Gezin",
                        "--remove")
        self.assertIn("1 story no longer has", anna.output)
        self.assertEqual(list(self.tagged("moed")), ["M002"])

    def test_a_name_is_one_short_line(self):
        self.tag("--author", "Anna\n", "--tag", " twee\nregels ", "--story", "G050")
        self.assertEqual(self.tagged("twee regels"),
                         {"G050": [{"tag": "twee regels", "author": "Anna"}]})
        for option in ("--tag", "--author"):
            words = {"--tag": "x", "--author": "Anna", option: "x" * 201}
            run = Run("tag", self.project, "--story", "G050", *sum(words.items(), ()))
            self.assert_refused(run, 1, "200 characters")

    def test_all_stories_or_none_get_a_tag(self):
        run = Run("tag", self.project, "--author", "Anna", "--tag", "rust", "--story", "G001",
                  "--story", "X999")
        self.assert_refused(run, 1, "“X999”")
        self.assert_refused(Run("stories", self.project, "--where", "tag=rust"), 1, "rust")

    def test_a_tag_that_is_not_there_cannot_be_taken(self):
        run = Run("tag", self.project, "--author", "Anna", "--tag", "nooit", "--story", "G001",
                  "--remove")
        self.assert_refused(run, 1, "There is no tag “nooit”")

    def test_stories_must_be_named_one_way(self):
        for way in ([], ["--where", "rol=Jeugdige", "--story", "G001"]):
            run = Run("tag", self.project, "--author", "Anna", "--tag", "rust", *way)
            self.assert_refused(run, 2, "--where", "--story")

    def test_a_new_version_of_a_story_keeps_its_tags(self):
        self.tag("--author", "Anna", "--tag", "blijft", "--story", "G003")
        self.do("import", SAMPLE, "-o", self.project)
        self.assertEqual(list(self.tagged("blijft")), ["G003"])


class SharedIds(Case):
    NAMES = ["een", "twee"]

    def write_package(self):
        """Two sources that number their stories alike; the path of their package."""
        for name in self.NAMES:
            with open(self.path(name + ".csv"), "w", encoding="utf-8") as file:
                file.write("nummer,verhaal\n")
                file.writelines(f"N{row},Verhaal {row} van {name}\n" for row in range(1, 4))
        questions = [("id", "id", "nummer"), ("verhaal", "story", "verhaal")]
        package = {
            "name": "los",
            "resources": [{"name": name, "path": name + ".csv", "format": "csv"}
                          for name in self.NAMES],
            "duiding": {"version": 1, "questions": [
                {"name": name, "type": kind, "label": name,
                 "columns": {source: column for source in self.NAMES}}
                for name, kind, column in questions]}}
        with open(self.path("datapackage.json"), "w", encoding="utf-8") as file:
            json.dump(package, file)
        return self.path("datapackage.json")

    def test_an_id_of_two_sources_needs_its_source(self):
        project = self.path("los.duiding")
        self.do("import", self.write_package(), "-o", project)
        run = Run("tag", project, "--author", "Anna", "--tag", "rust", "--story", "N1")
        self.assert_refused(run, 1, "“een/N1”", "“twee/N1”")
        self.do("tag", project, "--author", "Anna", "--tag", "rust", "--story", "twee/N1")
        told = self.do("stories", project, "--json", "--where", "tag=rust").json()["stories"]
        self.assertEqual([story["id"] for story in told], ["twee/N1"])


if __name__ == "__main__":
    unittest.main()
