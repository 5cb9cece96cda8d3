#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when the flatpak manifest is not whole, not pinned, or lets the program out of its box."""

import json
import re
import sys

ALLOWED = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}


def no_repeated_keys(pairs):
    keys = [key for key, _ in pairs]
    repeated = {key for key in keys if keys.count(key) > 1}
    if repeated:
        raise ValueError(f"{', '.join(sorted(repeated))} is given twice")
    return dict(pairs)


def check_source(module, source):
    if source["type"] in ("dir", "shell"):
        return
    if source["type"] != "archive":
        yield f"{module}: a source of the type {source['type']} has no checksum"
        return
    if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")):
        yield f"{module}: the sha256 of {source['url']} is not 64 hexadecimal digits"
    if not source["url"].startswith("https://"):
        yield f"{module}: {source['url']} is not fetched over https"
    if not re.search(r"\d+\.\d+", source["url"].rsplit("/", 1)[1]):
        yield f"{module}: {source['url']} does not name a version"


def check(manifest):
    if manifest["id"] != "nl.duiding.Duiding" or manifest["command"] != "duiding":
        yield "the manifest is of another program"
    if not re.fullmatch(r"\d+", manifest["runtime-version"]):
        yield "the runtime has no fixed version"
    for opened in set(manifest["finish-args"]) - ALLOWED:
        yield f"{opened} opens the sandbox"
    names = [module["name"] for module in manifest["modules"]]
    if names[-1] != "duiding":
        yield "the program itself is not the last module"
    for module in manifest["modules"]:
        if not module["sources"]:
            yield f"{module['name']} has no source"
        for source in module["sources"]:
            yield from check_source(module["name"], source)


with open(sys.argv[1] + "/flatpak/nl.duiding.Duiding.json", encoding="utf-8") as file:
    wrongs = list(check(json.load(file, object_pairs_hook=no_repeated_keys)))
print("\n".join(wrongs))
sys.exit(1 if wrongs else 0)
