// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions of a step as text of SQL.
import { edges } from "./survey.mjs";

export const STANDING = "choice0 <= 1";

export function condition(kind, step) {
  if (kind === "option")
    return `choice2 IN (${step.join(", ")})`;
  if (kind !== "lasso")
    return `number BETWEEN ${step[0]} AND ${step[1]}`;
  const crossed = edges(step).map(({ ax, ay, by, slope }) =>
    `(CASE WHEN ((${ay} > y) <> (${by} > y)) AND x < ${slope} * (y - ${ay}) + ${ax} ` +
    "THEN 1 ELSE 0 END)");
  return `x IS NOT NULL AND (${crossed.join(" + ")}) % 2 = 1`;
}
