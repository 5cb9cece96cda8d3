#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the build or a test uses something that ./run does not install.

Libraries and commands are found in the meson files, further commands and Python modules in the
scripts of the tests; needs.txt says which package brings each of them. What meson cannot do
without must be among the packages for running: a build that is only run is prepared as well.
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
    """Yields (kind, name, whether it must be there) of what a meson file asks for."""
    asks = r"\b(dependency|find_library|find_program)\(\s*'([^']+)'([^()]*)\)"
    for how, name, options in re.findall(asks, text):
        kind = "command" if how == "find_program" else "dependency"
        is_ours = "/" in name or name.endswith((".sh", ".py"))
        if kind == "dependency" or not is_ours:
            yield kind, name, "required: false" not in options


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
    """Yields (file, kind, name, whether a build needs it) of everything that is used."""
    for path in [root / "meson.build", *root.glob("*/**/meson.build")]:
        for use in used_by_meson(path.read_text(encoding="utf-8")):
            yield path, *use
    scripts = [root / "run", *(root / "tests").glob("**/*.sh")]
    for path in scripts:
        text = path.read_text(encoding="utf-8")
        for kind, name in commands_in(text, needs["command"], False):
            yield path, kind, name, False
    for path in (root / "tests").glob("**/*.py"):
        if path == pathlib.Path(__file__).resolve():
            continue
        text = path.read_text(encoding="utf-8")
        own = {other.stem for other in path.parent.glob("*.py")}
        yield from ((path, *use, False) for use in used_by_python(text, own))
        yield from ((path, *use, False) for use in commands_in(text, needs["command"], True))


def listed_packages(root, *which):
    command = [root / "run", "packages", "debian", *which]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def main(root):
    needs = read_needs(root / "tests/house/needs.txt")
    listed = listed_packages(root)
    for_running = listed_packages(root, "run")
    wrongs = []
    for path, kind, name, is_for_building in sorted(set(used(root, needs))):
        package = needs[kind].get(name)
        where = f"{path.relative_to(root)}: {kind} {name}"
        if package is None:
            wrongs.append(f"{where}: needs.txt does not say which package brings it")
        elif package not in (for_running if is_for_building else listed) and package not in ALWAYS:
            aim = "running" if is_for_building else "testing"
            wrongs.append(f"{where} needs {package}, which run does not list for {aim}")
    wrongs += [f"run lists {name} twice" for name in set(listed) if listed.count(name) > 1]
    print("\n".join(wrongs))
    return 1 if wrongs else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
