#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the build or a test uses something that ./run does not install.

Libraries and commands are found in the meson files, further commands and Python modules in the
scripts of the tests; needs.txt says which package brings each of them.
"""

import pathlib
import re
import subprocess
import sys

# On every system that can start ./run at all.
ALWAYS = {"dash", "mount", "util-linux"}


def read_needs(path):
    needs = {"dependency": {}, "command": {}, "module": {}}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, name, package = line.split()
            needs[kind][name] = package
    return needs


def used_by_meson(text):
    """Yields (kind, name) of what a meson file asks for."""
    for name in re.findall(r"(?:dependency|find_library)\(\s*'([^']+)'", text):
        yield "dependency", name
    for name in re.findall(r"find_program\(\s*'([^']+)'", text):
        if "/" not in name and not name.endswith((".sh", ".py")):
            yield "command", name


def used_by_python(text, own):
    """Yields what a Python script imports, unless it came with Python or stands beside it."""
    for name in re.findall(r"^\s*(?:import|from) +([A-Za-z_]\w*)", text, re.MULTILINE):
        if name not in sys.stdlib_module_names and name not in own:
            yield "module", name


def commands_in(text, commands, is_python):
    """Yields those of the known commands that stand in a script where commands stand."""
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    for name in commands:
        word = re.escape(name)
        where = (
            rf"""["']{word}["']"""
            if is_python
            else rf"""(?:^|[|&;({{`]|\b(?:then|do|else|exec|command -v|if|!)\s|=\S*\s)\s*{word}(?=[\s)]|$)"""
        )
        if re.search(where, text, re.MULTILINE):
            yield "command", name


def used(root, needs):
    """Yields (file, kind, name) of everything that is used."""
    for path in [root / "meson.build", *root.glob("*/**/meson.build")]:
        for kind, name in used_by_meson(path.read_text(encoding="utf-8")):
            yield path, kind, name
    scripts = [root / "run", *(root / "tests").glob("**/*.sh")]
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        for kind, name in commands_in(text, needs["command"], False):
            yield path, kind, name
    for path in (root / "tests").glob("**/*.py"):
        if path == pathlib.Path(__file__).resolve():
            continue
        text = path.read_text(encoding="utf-8")
        own = {other.stem for other in path.parent.glob("*.py")}
        yield from ((path, *use) for use in used_by_python(text, own))
        yield from ((path, *use) for use in commands_in(text, needs["command"], True))


def main(root):
    needs = read_needs(root / "tests/house/needs.txt")
    listed = subprocess.run(
        [root / "run", "packages", "debian"], check=True, capture_output=True, text=True
    ).stdout.split()
    bad = False
    for path, kind, name in sorted(set(used(root, needs))):
        package = needs[kind].get(name)
        if package is None:
            print(f"{path.relative_to(root)}: needs.txt does not say who brings {kind} {name}")
            bad = True
        elif package not in listed and package not in ALWAYS:
            print(f"{path.relative_to(root)}: {kind} {name} needs {package}, not listed in run")
            bad = True
    for package in {package for package in listed if listed.count(package) > 1}:
        print(f"run lists {package} twice")
        bad = True
    return 1 if bad else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
