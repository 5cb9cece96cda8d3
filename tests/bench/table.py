#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the measuring programs found as one table.

    table.py RESULT.json…

Each file holds an array of {name, n, median_ms, p99_ms, min_ms, runs, bytes}.
"""

import json
import sys

HEAD = ("what", "stories", "median ms", "p99 ms", "min ms", "runs", "bytes")


def number(value):
    """Three digits that count; whole thousands with commas."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value >= 0.001 or value == 0 else f"{value:.1e}"


def line(result):
    """The cells of one result."""
    times = [number(result[key]) for key in ("median_ms", "p99_ms", "min_ms")]
    return (result["name"], f"{result['n']:,}", *times, f"{result['runs']:,}",
            f"{result['bytes']:,}" if result["bytes"] else "–")


def main(paths):
    """Prints the table; says so when there is nothing in it."""
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            rows += [line(result) for result in json.load(file)]
    if not rows:
        sys.exit("No results were found.")
    widths = [max(len(row[i]) for row in [HEAD, *rows]) for i in range(len(HEAD))]
    for row in [HEAD, *rows]:
        print(row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in
                                         zip(row[1:], widths[1:])), sep="  ")


main(sys.argv[1:])
