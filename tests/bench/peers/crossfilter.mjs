// SPDX-License-Identifier: GPL-3.0-or-later
// crossfilter2: a dimension and a group per question, as dc.js has it.
import { createRequire } from "node:module";
import { NONE, isInside } from "./survey.mjs";

const crossfilter = createRequire(import.meta.url)("crossfilter2");
const STEP = 2 ** 24; // more than the rows: zone and row in one number

export async function open(survey) {
  const index = crossfilter(Array.from({ length: survey.n }, (_, i) => i));
  const options = (bits) => {
    const found = [];
    for (let i = 0; bits >> i; i++)
      if ((bits >> i) & 1)
        found.push(i);
    return found;
  };
  const slider = survey.find(survey.events.drag.question);
  const triad = survey.find(survey.events.lasso.question);
  const dimensions = survey.questions.map((question, i) => {
    const bins = survey.bins[i];
    if (question.many)
      return index.dimension((row) => options(bins[row]), true);
    if (i === slider)
      return index.dimension((row) => (bins[row] === NONE ? -1 : survey.number[row]));
    if (i === triad)
      return index.dimension((row) => bins[row] * STEP + row);
    return index.dimension((row) => bins[row]);
  });
  const groups = dimensions.map((dimension, i) => {
    if (i === slider)
      return dimension.group((value) =>
        (value < 0 ? -1 : Math.min(Math.floor(value * 2), survey.questions[i].bins - 1)));
    if (i === triad)
      return dimension.group((value) => Math.floor(value / STEP));
    return dimension.group();
  });
  const standing = survey.find("choice0");
  dimensions[standing].filterFunction((bin) => bin <= 1);

  return {
    name: "crossfilter2",
    kinds: ["drag", "jump", "option", "lasso"],
    step(kind, step) {
      const dimension = dimensions[survey.find(survey.events[kind].question)];
      if (kind === "option")
        dimension.filterFunction((bin) => step.includes(bin));
      else if (kind === "lasso")
        dimension.filterFunction((value) => {
          const row = value % STEP;
          return isInside(step, survey.x[row], survey.y[row]);
        });
      else
        dimension.filterFunction((value) => value >= step[0] && value <= step[1]);
      return groups.map((group) => group.all());
    },
    end(kind) {
      dimensions[survey.find(survey.events[kind].question)].filterAll();
    },
    counts: (found) => found.map((group, i) => {
      const counts = new Array(survey.questions[i].bins).fill(0);
      for (const { key, value } of group)
        if (key >= 0 && key < counts.length)
          counts[key] = value;
      return counts;
    }),
  };
}
