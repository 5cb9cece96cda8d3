# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real program, as a person or a script would, in a folder of its own."""

import csv
import json
import os
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["DUIDING_CLI"]
SAMPLE = os.environ["DUID_SAMPLE"]
HERE = os.path.dirname(os.path.abspath(__file__))
KLEIN = os.path.join(HERE, "data", "klein", "datapackage.json")


class Run:
    """What one run of the program gave."""

    def __init__(self, *arguments, limit=None, locales=None):
        environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")
        if locales is not None:
            environment.update(LC_ALL="nl_NL.UTF-8", LOCPATH=locales)
        command = [PROGRAM, *map(str, arguments)]
        if limit is not None:
            # In blocks of 512 bytes; stands for a disk that is full.
            command = ["sh", "-c", f'ulimit -f {limit}; exec "$0" "$@"', *command]
        done = subprocess.run(command, capture_output=True, env=environment, timeout=120)
        self.code = done.returncode
        self.output = done.stdout.decode("utf-8")
        self.error = done.stderr.decode("utf-8")

    def json(self):
        return json.loads(self.output)


class Case(unittest.TestCase):
    """A folder that is gone afterwards, and in it a project of PACKAGE."""

    PACKAGE = SAMPLE

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="duiding-test-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.project = os.path.join(cls.folder, "proef.duiding")
        made = Run("import", cls.PACKAGE, "-o", cls.project)
        assert made.code == 0, made.error

    def path(self, name):
        return os.path.join(self.folder, name)

    def do(self, *arguments, **options):
        """Runs what must go well."""
        run = Run(*arguments, **options)
        self.assertEqual(run.error, "")
        self.assertEqual(run.code, 0)
        return run

    def summary(self, *arguments):
        return self.do("summary", self.project, "--json", *arguments).json()

    def stories(self, *arguments):
        return self.do("stories", self.project, "--json", *arguments).json()["stories"]

    def make_dutch(self):
        """A folder with the Dutch locale, which has a decimal comma."""
        made = subprocess.run(["localedef", "-i", "nl_NL", "-f", "UTF-8", self.path("nl_NL.UTF-8")],
                              capture_output=True)
        if made.returncode > 1 or not os.path.exists(self.path("nl_NL.UTF-8")):
            self.skipTest("the Dutch locale cannot be made here")
        return self.folder

    def count(self, *where):
        conditions = [word for condition in where for word in ("--where", condition)]
        return self.summary(*conditions)["stories"]

    def assert_refused(self, run, code, *words):
        """One sentence, on the error stream, after the program's name."""
        self.assertEqual(run.output, "")
        self.assertEqual(run.error.count("\n"), 1, run.error)
        self.assertRegex(run.error, r"^duiding-cli: \S")
        for word in words:
            self.assertIn(word, run.error)
        self.assertEqual(run.code, code)


def question(summary, name):
    """The question of that name in a summary."""
    return next(each for each in summary["questions"] if each["name"] == name)


def families():
    """The families' answers as they stand in the sample's own file."""
    path = os.path.join(os.path.dirname(SAMPLE), "gezinnen.csv")
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(text):
    """A number with a decimal comma; None when there is none."""
    return float(text.replace(",", ".")) if text else None
