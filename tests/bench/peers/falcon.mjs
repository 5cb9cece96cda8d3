// SPDX-License-Identifier: GPL-3.0-or-later
// falcon-vis: an index at pixel width for the one chart that is brushed. It knows no lasso
// and no question with several answers, and counts ranges to the nearest pixel. Node does
// not load it as it is: “npm run bundle” makes the falcon-bundle.cjs that is measured.
import { tableFromArrays } from "apache-arrow";
import { NONE } from "./survey.mjs";
import { ArrowDB, FalconVis } from "falcon-vis";

const PIXELS = 500;

export async function open(survey) {
  const single = survey.questions.map((_, i) => i).filter((i) => !survey.questions[i].many);
  const slider = survey.find(survey.events.drag.question);
  const columns = { number: survey.number.map((value) => (Number.isNaN(value) ? -1 : value)) };
  for (const i of single)
    columns[survey.questions[i].name] =
      Float64Array.from(survey.bins[i], (bin) => (bin === NONE ? -1 : bin));
  const falcon = new FalconVis(new ArrowDB(tableFromArrays(columns)));
  const views = [];
  for (const i of single) {
    const { name, bins } = survey.questions[i];
    views.push(await falcon.view1D(i === slider
      ? { type: "continuous", name: "number", range: [0, 10], bins, resolution: PIXELS }
      : { type: "continuous", name, range: [0, bins], bins, resolution: bins }));
  }
  const brushed = views[single.indexOf(slider)];
  const standing = views[single.indexOf(survey.find("choice0"))];
  await falcon.link();
  await standing.activate();
  await standing.select([0, 2]);
  const start = performance.now();
  await brushed.activate();

  return {
    name: "falcon-vis",
    index_ms: performance.now() - start,
    kinds: ["drag", "jump"],
    async step(kind, step) {
      await brushed.select(step);
      return views.map((view) => view.state.filter);
    },
    end() {},
    counts: () => null, // to the pixel
  };
}
