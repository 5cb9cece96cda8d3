# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the real program for one statistic, as anyone can who wants to check a number."""

import json
import math
import os
import subprocess
import unittest

PROGRAM = os.environ["DUIDING_CLI"]
ORACLE = os.path.join(os.environ["DUID_TEST_DATA"], "stats", "data", "stats-oracle.json")


def run(name, text):
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")
    return subprocess.run([PROGRAM, "stats", name], input=text.encode("utf-8"),
                          capture_output=True, env=environment, timeout=300)


def stats(name, **given):
    """What the program says; the input must be one that it takes."""
    done = run(name, json.dumps(given))
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return json.loads(done.stdout)


def is_near(got, expected, tolerance):
    """Relative, unless 0 is expected (or what rounding made of 0)."""
    if isinstance(expected, (list, tuple)):
        return (isinstance(got, list) and len(got) == len(expected)
                and all(is_near(*each, tolerance) for each in zip(got, expected)))
    if isinstance(expected, str) or got is None:
        return got == expected
    if abs(expected) < 1e-15:
        return abs(got) <= max(tolerance, 1e-12)
    return math.isclose(got, expected, rel_tol=max(tolerance, 1e-13), abs_tol=0)


class Case(unittest.TestCase):
    def assert_near(self, got, expected, tolerance, what):
        self.assertTrue(is_near(got, expected, tolerance), f"{what}: {got} is not {expected}")
