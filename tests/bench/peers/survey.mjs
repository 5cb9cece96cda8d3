// SPDX-License-Identifier: GPL-3.0-or-later
// The made-up survey as write-survey left it, in columns; and what all peers share.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

export const NONE = 255;

export async function readSurvey(folder) {
  const survey = JSON.parse(readFileSync(join(folder, "survey.json"), "utf8"));
  const nQuestions = survey.questions.length;
  survey.csv = join(folder, "survey.csv");
  survey.bins = survey.questions.map(() => new Uint8Array(survey.n));
  survey.number = new Float64Array(survey.n);
  survey.x = new Float64Array(survey.n);
  survey.y = new Float64Array(survey.n);
  survey.find = (name) => survey.questions.findIndex((question) => question.name === name);
  let row = -1;
  for await (const line of createInterface({ input: createReadStream(survey.csv) })) {
    if (row >= 0) {
      const cells = line.split(",");
      for (let i = 0; i < nQuestions; i++)
        survey.bins[i][row] = cells[i] === "" ? NONE : Number(cells[i]);
      for (const [i, name] of ["number", "x", "y"].entries())
        survey[name][row] = cells[nQuestions + i] === "" ? NaN : Number(cells[nQuestions + i]);
    }
    row++;
  }
  return survey;
}

export function isInside(corners, x, y) {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [ax, ay] = corners[i];
    const [bx, by] = corners[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax)
      inside = !inside;
  }
  return inside;
}

// The same as a sum of 0 and 1 for each edge, in a language of tables.
export function edges(corners) {
  return corners.map(([ax, ay], i) => {
    const [bx, by] = corners[(i + corners.length - 1) % corners.length];
    return { ax, ay, bx, by, slope: (bx - ax) / (by - ay) };
  }).filter(({ ay, by }) => ay !== by);
}
