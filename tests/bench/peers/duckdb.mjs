// SPDX-License-Identifier: GPL-3.0-or-later
// DuckDB: the counts of all questions in one query a step. Two ways of asking are tried,
// and the quicker one is measured.
import { DuckDBInstance } from "@duckdb/node-api";
import { STANDING, condition } from "./sql.mjs";

// The rows of each question's base: everything but its own brush.
function bases(survey, kind, step) {
  const own = survey.events[kind].question;
  const all = `${STANDING} AND ${condition(kind, step)}`;
  return survey.questions.map(({ name }) =>
    (name === "choice0" ? condition(kind, step) : name === own ? STANDING : all));
}

function count(question, i, from) {
  if (!question.many)
    return `SELECT ${i} AS q, ${question.name} AS bin, count(*) AS n ${from} GROUP BY bin`;
  const sums = Array.from({ length: question.bins }, (_, bit) =>
    `sum((${question.name} >> ${bit}) & 1)`);
  return `SELECT ${i}, unnest(range(${question.bins})), unnest([${sums}]) ${from}`;
}

const ways = {
  each: (survey, kind, step) => bases(survey, kind, step)
    .map((where, i) => count(survey.questions[i], i, `FROM t WHERE ${where}`))
    .join(" UNION ALL "),
  once: (survey, kind, step) => {
    const wheres = bases(survey, kind, step);
    const all = `${STANDING} AND ${condition(kind, step)}`;
    const parts = wheres.map((where, i) => count(survey.questions[i], i,
      where === all ? "FROM chosen" : `FROM t WHERE ${where}`));
    return `WITH chosen AS MATERIALIZED (SELECT * FROM t WHERE ${all}) ` +
      parts.join(" UNION ALL ");
  },
};

export async function open(survey) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const types = survey.questions.map(({ name }) => `'${name}': 'UTINYINT'`);
  await connection.run("SET threads TO 2");
  await connection.run(`CREATE TABLE t AS FROM read_csv('${survey.csv}', columns = {${types}, ` +
    "'number': 'DOUBLE', 'x': 'DOUBLE', 'y': 'DOUBLE'}, header = true)");
  const read = async (way, kind, step) =>
    (await connection.runAndReadAll(ways[way](survey, kind, step))).getRows();

  const times = {};
  for (const way of Object.keys(ways)) {
    await read(way, "drag", survey.events.drag.steps[0]);
    const start = performance.now();
    await read(way, "drag", survey.events.drag.steps[1]);
    times[way] = performance.now() - start;
  }
  const best = times.each < times.once ? "each" : "once";

  return {
    name: `DuckDB (${best})`,
    kinds: ["drag", "jump", "option", "lasso"],
    step: (kind, step) => read(best, kind, step),
    end() {},
    counts: (rows) => {
      const counts = survey.questions.map(({ bins }) => new Array(bins).fill(0));
      for (const [q, bin, n] of rows)
        if (bin !== null)
          counts[q][Number(bin)] = Number(n ?? 0);
      return counts;
    },
  };
}
