// SPDX-License-Identifier: GPL-3.0-or-later
// Does to others what bench-filter does, on the same answers, and prints how they compare:
//
//   node measure.mjs FOLDER RESULT.json [PEER…]
//
// FOLDER is what write-survey wrote, RESULT.json what bench-filter printed for as many
// stories. After the last step all counts are held against those of Duiding, but those of
// falcon-vis, which are rounded to pixels. FOLDER/peers.json keeps the figures.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSurvey } from "./survey.mjs";

const PEERS = {
  crossfilter: "./crossfilter.mjs",
  duckdb: "./duckdb.mjs",
  polars: "./polars.mjs",
  falcon: "./falcon-bundle.cjs",
};
const MOST_MS = 15000; // for the steps of one kind

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

// Where the counts differ, as text, or "".
function compare(survey, kind, counts) {
  if (counts === null)
    return "";
  const expected = survey.events[kind].counts;
  const wrong = survey.questions.filter((_, i) =>
    expected[i].some((n, bin) => n !== counts[i][bin]));
  return wrong.map(({ name }) => name).join(", ");
}

async function measureKind(survey, peer, kind) {
  const { steps } = survey.events[kind];
  const times = [];
  const start = performance.now();
  await peer.step(kind, steps[0]);
  for (let i = 1; i < steps.length && performance.now() - start < MOST_MS; i++) {
    const begin = performance.now();
    await peer.step(kind, steps[i]);
    times.push(performance.now() - begin);
  }
  const wrong = compare(survey, kind, peer.counts(await peer.step(kind, steps.at(-1))));
  peer.end(kind);
  return { times, wrong };
}

function own(results, n, kind) {
  const find = (name) => results.find((one) => one.name === name && one.n === n)?.median_ms;
  return { step: find(`filter-${kind}`), cube: find(`filter-${kind}-cube`) };
}

async function measurePeer(survey, results, name) {
  const start = performance.now();
  const peer = await (await import(PEERS[name])).open(survey);
  const build = performance.now() - start;
  const found = [];
  for (const kind of peer.kinds) {
    const { times, wrong } = await measureKind(survey, peer, kind);
    const mine = own(results, survey.n, kind);
    found.push({ peer: peer.name, kind, n: survey.n, median_ms: median(times),
      runs: times.length, build_ms: build, index_ms: peer.index_ms, wrong, ...mine });
  }
  return found;
}

function round(value) {
  if (value === undefined)
    return "–";
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(2);
}

function line(one) {
  const ratio = (mine) => (mine === undefined ? "–" : `${round(one.median_ms / mine)} ×`);
  return `| ${one.peer} | ${one.kind} | ${round(one.median_ms)} | ${round(one.step)} | ` +
    `${ratio(one.step)} | ${round(one.cube)} | ${ratio(one.cube)} |` +
    (one.wrong ? ` counts differ: ${one.wrong}` : "");
}

const [folder, results, ...asked] = process.argv.slice(2);
const survey = await readSurvey(folder);
const ours = JSON.parse(readFileSync(results, "utf8"));
const all = [];
let failed = 0;
console.log(`${survey.n.toLocaleString("en")} stories × ${survey.questions.length} questions, ` +
  "medians in ms\n");
console.log("| peer | step | peer | Duiding | ratio | Duiding, by the cube | ratio |");
console.log("|---|---|--:|--:|--:|--:|--:|");
for (const name of asked.length > 0 ? asked : Object.keys(PEERS)) {
  try {
    const found = await measurePeer(survey, ours, name);
    all.push(...found);
    failed += found.filter(({ wrong }) => wrong).length;
    for (const one of found)
      console.log(line(one));
  } catch (error) {
    console.log(`| ${name} | did not run: ${String(error.message).split("\n")[0]} | | | | | |`);
  }
}
writeFileSync(join(folder, "peers.json"), JSON.stringify(all, null, 1));
process.exit(failed > 0 ? 1 : 0);
