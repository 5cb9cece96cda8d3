#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the measuring programs found as one table, as README.md has it.

    table.py RESULT.json…

Each file holds an array of {name, n, median_ms, p99_ms, min_ms, runs, bytes}. aims.json
beside this file knows what is aimed at (“aims”, ms by the number of stories; “aim”, whatever
that number) and the bytes that have to be touched, a “story” or for “all”; the limit is those
bytes over the bandwidth of one thread that bench-memory found in the same run.
"""

import json
import os
import sys

HEAD = ("what", "stories", "aim", "median", "p99", "least", "touches", "limit", "bytes")


def number(value):
    """Three digits that count; whole thousands with commas."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 0.001 or value == 0 else f"{value:.1e}"


def size(count):
    """Bytes in a unit that is read at a glance."""
    for unit, step in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= step:
            return f"{count / step:.3g} {unit}"
    return f"{count:.0f} B"


def find_bandwidth(results):
    """Bytes a millisecond, at the best moment; None when it was not measured."""
    found = [result["bytes"] / result["min_ms"] for result in results
             if result["name"] == "memory-read-one-thread" and result["min_ms"] > 0]
    return max(found, default=None)


def cells(result, aims, bandwidth):
    """The cells of one result."""
    aim = aims.get(result["name"], {})
    touched = aim.get("story", 0) * result["n"] + aim.get("all", 0)
    times = [number(result[key]) for key in ("median_ms", "p99_ms", "min_ms")]
    wanted = aim.get("aims", {}).get(str(result["n"]), aim.get("aim"))
    limit = number(touched / bandwidth) if touched and bandwidth else ""
    return (result["name"], f"{result['n']:,}", number(wanted) if wanted else "", *times,
            size(touched) if touched else "", limit,
            size(result["bytes"]) if result["bytes"] else "")


def print_table(rows):
    """As Markdown, in columns."""
    widths = [max(len(row[i]) for row in [HEAD, *rows]) for i in range(len(HEAD))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    for row in [HEAD, rule, *rows]:
        print("|", row[0].ljust(widths[0]), "|",
              " | ".join(cell.rjust(width) for cell, width in zip(row[1:], widths[1:])), "|")


def main(paths):
    """Prints the table; says so when there is nothing in it."""
    results = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            results += json.load(file)
    if not results:
        sys.exit("No results were found.")
    with open(os.path.join(os.path.dirname(__file__), "aims.json"), encoding="utf-8") as file:
        aims = json.load(file)
    bandwidth = find_bandwidth(results)
    print_table([cells(result, aims, bandwidth) for result in results])
    if bandwidth:
        print(f"\nTimes in ms; limits at {bandwidth / 1e6:.1f} GB/s, one thread.")


main(sys.argv[1:])
