// SPDX-License-Identifier: GPL-3.0-or-later
// polars: the rows that pass are taken once a step, and each column of them is counted.
import pl from "nodejs-polars";
import { edges } from "./survey.mjs";

function isInside(corners) {
  const crossed = edges(corners).map(({ ax, ay, by, slope }) =>
    pl.col("y").lt(ay).neq(pl.col("y").lt(by))
      .and(pl.col("x").lt(pl.col("y").sub(ay).mul(slope).add(ax)))
      .cast(pl.Int32));
  return crossed.reduce((sum, one) => sum.add(one)).modulo(2).eq(1);
}

function condition(kind, step) {
  if (kind === "option")
    return pl.col("choice2").isIn(step);
  if (kind === "lasso")
    return isInside(step);
  return pl.col("number").gtEq(step[0]).and(pl.col("number").ltEq(step[1]));
}

function count(rows, { name, many, bins }) {
  const column = rows.getColumn(name);
  const counts = new Array(bins).fill(0);
  const found = column.valueCounts();
  const values = found.getColumn(name).toArray();
  const numbers = found.getColumn("count").toArray();
  values.forEach((value, i) => {
    if (value === null)
      return;
    if (!many)
      counts[value] = numbers[i];
    for (let bit = 0; many && bit < bins; bit++)
      counts[bit] += ((value >> bit) & 1) * numbers[i];
  });
  return counts;
}

export async function open(survey) {
  const data = pl.readCSV(survey.csv, {
    dtypes: Object.fromEntries(survey.questions.map(({ name }) => [name, pl.Int32])),
  });
  const standing = pl.col("choice0").ltEq(1);

  return {
    name: "polars",
    kinds: ["drag", "jump", "option", "lasso"],
    step(kind, step) {
      const own = survey.events[kind].question;
      const brush = condition(kind, step);
      const chosen = data.filter(standing.and(brush));
      return survey.questions.map((question) => {
        if (question.name === "choice0")
          return count(data.filter(brush).select("choice0"), question);
        if (question.name === own)
          return count(data.filter(standing).select(own), question);
        return count(chosen, question);
      });
    },
    end() {},
    counts: (found) => found,
  };
}
