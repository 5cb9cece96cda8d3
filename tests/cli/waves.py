# SPDX-License-Identifier: GPL-3.0-or-later
"""A survey of persons who tell in two waves: run it with a folder and a number of persons.

Everybody tells in 2024; three of four tell again in 2025, a little nearer to the family, a
little more satisfied, their first stone more to the right. Every second story weighs double.
"""

import json
import os
import random
import sys

ASPECTS = ["Vertrouwen in de hulpverlener", "Tijd en aandacht voor het hele gezin",
           "Een vast gezicht", "Duidelijke afspraken over wie wat doet"]
REGIONS = ["Amsterdam-Noord en Waterland", "Zuidoost", "Nieuw-West en de Westelijke Tuinsteden",
           "Centrum", "Oost met de eilanden", "Zuid en Buitenveldert", "West", "Diemen",
           "Ouder-Amstel", "Uithoorn", "Amstelveen", "Aalsmeer", "Weesp", "Zaanstad",
           "Haarlemmermeer"]
COLUMNS = (["nr", "wie", "meting", "regio", "verhaal", "gezin", "vak", "net", "cijfer",
            "x1", "y1", "x2", "y2", "gewicht"] +
           [f"{kind}{i}" for i in range(len(ASPECTS)) for kind in ("belang", "ervaren")])
NUMBERS = set(COLUMNS) - {"nr", "wie", "meting", "regio", "verhaal"}


def clamp(value, low, high):
    return min(max(value, low), high)


def make_lines(n):
    dice = random.Random(7)
    lines = []
    for person in range(n):
        start = dice.randrange(10, 60)
        rest = dice.random()
        grade = dice.randrange(10, 80)
        stone = dice.uniform(1, 6)
        region = REGIONS[min(int(dice.expovariate(.3)), len(REGIONS) - 1)]
        for wave in (2024, 2025):
            if wave == 2025 and person % 4 == 3:
                continue
            later = wave == 2025
            family = clamp(start + later * dice.randrange(-8, 30), 0, 98)
            others = (100 - family) * clamp(rest + dice.uniform(-.1, .1), 0, 1)
            line = [len(lines), f"p{person}", wave, region, f"Verhaal {len(lines)}", family,
                    round(others, 2), round(100 - family - others, 2),
                    clamp(grade + later * dice.randrange(-15, 35), 0, 100),
                    round(clamp(stone + later * dice.uniform(-1, 4), 0, 10), 2),
                    round(dice.uniform(2, 9), 2), round(dice.uniform(0, 10), 2),
                    round(dice.uniform(0, 5), 2), 1 + len(lines) % 2]
            for i in range(len(ASPECTS)):
                line.append(clamp(round(dice.gauss(75 - 12 * i, 14)), 0, 100))
                line.append(clamp(round(dice.gauss(45 + 8 * i, 18)), 0, 100))
            lines.append(line)
    return lines


def make_questions():
    def ask(name, kind, label, columns=None, **more):
        return dict(name=name, type=kind, label=label, columns={"w": columns or name}, **more)

    questions = [
        ask("nr", "id", "Nummer"),
        ask("wie", "person", "Wie vertelt?"),
        ask("meting", "choice", "Welke meting?", options=["2024", "2025"]),
        ask("regio", "choice", "Waar woont u?", options=REGIONS),
        ask("verhaal", "story", "Vertel"),
        ask("plan", "triad", "Wie maakte het plan voor de hulp?", ["gezin", "vak", "net"],
            corners=["Het gezin en de jongere zelf", "De professionals om het gezin heen",
                     "Het sociale netwerk: familie, vrienden, buren"]),
        ask("cijfer", "slider", "Hoe tevreden bent u over de hulp?", min=0, max=100,
            left="Helemaal niet tevreden met wat er gebeurde", right="Heel tevreden",
            bands=[{"label": "negatief", "below": 40}, {"label": "neutraal", "below": 60},
                   {"label": "tevreden"}]),
        ask("stenen", "canvas", "Hoe was het?",
            x={"label": "Belang", "min": 0, "max": 10, "left": "onbelangrijk",
               "right": "heel belangrijk"},
            y={"label": "Ervaring", "min": 0, "max": 10, "left": "slecht", "right": "goed"},
            stones=[{"label": "Luisteren", "columns": {"w": ["x1", "y1"]}},
                    {"label": "Samen beslissen", "columns": {"w": ["x2", "y2"]}}]),
        ask("gewicht", "number", "Gewicht"),
    ]
    for i, aspect in enumerate(ASPECTS):
        for kind in ("belang", "ervaren"):
            words = {"belang": "Hoe belangrijk vindt u dit", "ervaren": "Hoe ervaart u dit"}[kind]
            questions.append(ask(f"{kind}{i}", "slider", f"{words}: {aspect}", min=0, max=100,
                                 left="Niet", right="Heel erg"))
    return questions


def make_package(folder, n):
    """Writes it; returns the path of the package and the lines as dicts."""
    lines = make_lines(n)
    with open(os.path.join(folder, "w.csv"), "w", encoding="utf-8") as file:
        for line in [COLUMNS] + lines:
            file.write(",".join(f'"{cell}"' for cell in line) + "\n")
    package = {
        "name": "metingen",
        "resources": [{"name": "w", "path": "w.csv", "format": "csv", "encoding": "utf-8",
                       "schema": {"fields": [
                           {"name": name, "type": "number" if name in NUMBERS else "string"}
                           for name in COLUMNS]}}],
        "duiding": {"version": 1, "questions": make_questions()},
    }
    path = os.path.join(folder, "datapackage.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(package, file)
    return path, [dict(zip(COLUMNS, line)) for line in lines]


if __name__ == "__main__":
    make_package(sys.argv[1], int(sys.argv[2]))
