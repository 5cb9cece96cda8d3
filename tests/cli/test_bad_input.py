# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong is told in one sentence, and nothing is lost or left behind."""

import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from duiding import KLEIN, PROGRAM, SAMPLE, Case, Run


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class BadInput(Case):
    def write(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)
        return self.path(name)

    def assert_no_import(self, path, *words):
        before = digest(self.project)
        fresh = self.path("nieuw.duiding")
        self.assert_refused(Run("import", path, "-o", fresh), 1, *words)
        self.assertFalse(os.path.exists(fresh), path)
        self.assert_refused(Run("import", path, "-o", self.project), 1, *words)
        self.assertEqual(digest(self.project), before)

    def test_files_that_are_no_survey(self):
        os.mkdir(self.path("map"))
        self.assert_no_import(self.write("leeg.csv", b""), "“leeg.csv”")
        self.assert_no_import(self.write("ruis.csv", random.Random(171).randbytes(3000000)), "“ruis.csv”")
        self.assert_no_import(self.write("kop.csv", b"nummer,verhaal\n"), "“kop.csv”")
        self.assert_no_import(self.write("nep.xlsx", b"PK\x03\x04 maar geen zip"), "“nep.xlsx”")
        self.assert_no_import(self.write("stuk.json", b'{"resources": ['), "“stuk.json”")
        self.assert_no_import(self.path("map"), "“map”")
        self.assert_no_import(self.path("weg.csv"), "“weg.csv”")

    def test_a_package_whose_file_or_column_is_not_there(self):
        folder = self.path("pakket")
        shutil.copytree(os.path.dirname(KLEIN), folder)
        package = os.path.join(folder, "datapackage.json")
        with open(package, encoding="utf-8") as file:
            text = file.read()
        with open(package, "w", encoding="utf-8") as file:
            file.write(text.replace('"klein": "cijfer"', '"klein": "weg"'))
        self.assert_no_import(package, "“weg”")
        os.unlink(os.path.join(folder, "klein.csv"))
        self.assert_no_import(package, "klein.csv")

    def test_files_that_are_no_project(self):
        other = self.path("ander.duiding")
        database = sqlite3.connect(other)
        database.execute("CREATE TABLE t (x)")
        database.commit()
        database.close()
        for path in (other, SAMPLE, self.folder, self.path("weg.duiding")):
            name = "“" + os.path.basename(path) + "”"
            for command in (["summary"], ["stories"], ["check"],
                            ["export", "-o", self.path("n.csv")]):
                self.assert_refused(Run(command[0], path, *command[1:]), 1, name)
        self.assertFalse(os.path.exists(self.path("n.csv")))

    def test_a_project_of_a_newer_version(self):
        newer = self.path("later.duiding")
        shutil.copy(self.project, newer)
        database = sqlite3.connect(newer)
        database.execute("PRAGMA user_version = 9999")
        database.commit()
        # What another program left open must not be put in order either.
        database.execute("PRAGMA journal_mode = WAL")
        database.close()
        before = digest(newer)
        self.assert_refused(Run("summary", newer), 1, "“later.duiding”")
        self.assert_refused(Run("import", SAMPLE, "-o", newer), 1, "“later.duiding”")
        self.assertEqual(digest(newer), before)

    def test_a_damaged_project_is_found_out(self):
        broken = self.path("stuk.duiding")
        shutil.copy(self.project, broken)
        with open(broken, "r+b") as file:
            file.seek(40000)
            file.write(b"\xff" * 20000)
        run = Run("check", broken)
        self.assertEqual((run.code, run.output), (1, ""))
        self.assertRegex(run.error, r"^duiding-cli: \S")

    def test_places_that_cannot_be_written(self):
        for name in ("n.csv", "n.xlsx"):
            place = os.path.join(self.folder, "geen", "map", name)
            self.assert_refused(Run("export", self.project, "-o", place), 1, "“" + name + "”")
        self.assert_refused(Run("export", self.project, "-o", self.path("n.doc")), 1, "“n.doc”")
        place = os.path.join(self.folder, "geen", "p.duiding")
        self.assert_refused(Run("import", SAMPLE, "-o", place), 1)

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_a_folder_that_may_not_be_written(self):
        folder = self.path("dicht")
        os.mkdir(folder, 0o500)
        self.assert_refused(Run("export", self.project, "-o", os.path.join(folder, "n.csv")), 1, "n.csv")
        self.assert_refused(Run("import", SAMPLE, "-o", os.path.join(folder, "n.duiding")), 1)

    def test_a_full_disk_leaves_what_was_there(self):
        for name in ("vol.csv", "vol.xlsx", "vol.png"):
            file = self.write(name, b"oud")
            command = (["plot", self.project, "--question", "plan"] if name.endswith("png")
                       else ["export", self.project])
            run = Run(*command, "-o", file, limit=100)
            self.assert_refused(run, 1, "“" + name + "”")
            with open(file, "rb") as old:
                self.assertEqual(old.read(), b"oud")
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".")], [])

    def test_an_import_onto_a_full_disk_changes_nothing(self):
        before = self.summary()
        fresh = self.path("vol.duiding")
        self.assert_refused(Run("import", SAMPLE, "-o", fresh, limit=400), 1)
        self.assertFalse(os.path.exists(fresh))
        self.assertEqual(self.summary(), before)

    def test_an_import_that_is_stopped_leaves_nothing(self):
        many = self.write("veel.csv", b"id;cijfer;verhaal\n" + b"".join(
            b"%d;%d;Verhaal %d over een %d\n" % (row, row % 7, row, row % 101)
            for row in range(60000)))
        folder = self.path("nieuw")
        os.mkdir(folder)
        run = subprocess.Popen([PROGRAM, "import", many, "-o", os.path.join(folder, "p.duiding")],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while run.poll() is None and not os.listdir(folder):
            time.sleep(0.001)
        self.assertNotIn("p.duiding", os.listdir(folder))
        run.send_signal(signal.SIGINT)
        output, error = run.communicate(timeout=60)
        self.assertEqual((run.returncode, output), (1, ""))
        self.assertEqual(error, "duiding-cli: The import was stopped; nothing was changed.\n")
        self.assertEqual(os.listdir(folder), [])

    def test_imports_that_make_one_project_together_all_arrive(self):
        folder = self.path("samen")
        os.mkdir(folder)
        project = os.path.join(folder, "p.duiding")
        runs = [subprocess.Popen([PROGRAM, "import", package, "-o", project], text=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                for package in (SAMPLE, KLEIN, SAMPLE, KLEIN)]
        said = [run.communicate(timeout=60) for run in runs]
        self.assertEqual([error for _, error in said], [""] * 4)
        self.assertEqual(sum("171 added" in output for output, _ in said), 1, said)
        self.assertEqual(sum("5 added" in output for output, _ in said), 1, said)
        self.assertEqual(os.listdir(folder), ["p.duiding"])
        self.do("check", project)

    def test_output_that_cannot_be_written_is_told(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "summary", self.project], stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn("could not be written", done.stderr)

    def test_problems_are_listed_with_their_place(self):
        project = self.path("klein.duiding")
        run = self.do("import", KLEIN, "-o", project, "--problems")
        lines = run.output.splitlines()
        self.assertEqual(lines[0], "5 stories, 8 questions, 1 problem")
        self.assertEqual(len(lines), 3)
        for word in ("klein.csv", "row 3", "cijfer", "6O"):
            self.assertIn(word, lines[2])


class Usage(Case):
    def test_a_wrong_command_line_exits_with_2(self):
        for arguments in ([], ["doe"], ["summary"], ["summary", self.project, "nog"],
                          ["summary", self.project, "--anders"], ["import", SAMPLE],
                          ["import", "-o", self.project], ["export", self.project],
                          ["stories", self.project, "--limit", "veel"],
                          ["stories", self.project, "--limit", "-2"],
                          ["tag", self.project, "--tag", "x", "--story", "G001"]):
            self.assert_refused(Run(*arguments), 2)

    def test_a_wrong_condition_exits_with_1(self):
        for condition in ("nix=3", "rol=Koning", "plan:zone=Q", "tevredenheid>=veel", "==", ""):
            self.assert_refused(Run("summary", self.project, "--where", condition), 1)

    def test_long_words_come_back_short(self):
        word = "é" * 30000
        for arguments in (["summary", self.project, "--where", "rol=" + word],
                          ["summary", self.project, "--where", "rol=a\n" + word],
                          ["plot", self.project, "--question", word, "-o", self.path("n.svg")],
                          ["stories", word], ["import", word, "-o", self.path("n.duiding")],
                          ["summary", self.project, "--" + word]):
            run = Run(*arguments)
            self.assert_refused(run, run.code, "ééé…")
            self.assertNotEqual(run.code, 0)
            self.assertLess(len(run.error), 2100)

    def test_what_cannot_split_is_told(self):
        self.assert_refused(Run("summary", self.project, "--by", "verhaal"), 1, "“verhaal”")
        self.assert_refused(Run("summary", self.project, "--by", "nix"), 1, "“nix”")

    def test_every_command_has_help(self):
        text = self.do("--help").output
        for command in ("import", "summary", "plot", "stories", "tag", "export", "check"):
            self.assertIn("  " + command + " ", text)
            self.assertIn("duiding-cli " + command, self.do(command, "--help").output)
        self.assertRegex(self.do("--version").output, r"^duiding-cli \d+\.\d+\.\d+\n$")

    def test_a_whole_project_is_told_to_be_whole(self):
        self.assertIn("“proef.duiding” is whole", self.do("check", self.project).output)

    def test_gtk_is_not_linked(self):
        linked = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, timeout=60).stdout
        self.assertIn("libglib", linked)
        for library in ("libgtk", "libgdk-", "libadwaita"):
            self.assertNotIn(library, linked)


if __name__ == "__main__":
    unittest.main()
