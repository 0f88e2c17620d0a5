/** Judges a share of the product in a separate thread: every `count`-th combination from `first`. */
import { parentPort, workerData } from "node:worker_threads";
import { product } from "./axes.ts";
import { judgeCombination } from "./combination.ts";
import { formsJudged } from "./novel.ts";
import { Tally, type Share } from "./tally.ts";

const { first, count } = workerData as Share;
const tally = new Tally();
let position = 0;
for (const indexes of product()) {
  if (position++ % count !== first) continue;
  tally.add(judgeCombination(indexes));
  if (tally.judged % 1000 === 0) parentPort?.postMessage({ judged: tally.judged });
}
parentPort?.postMessage({ ...tally.result(), forms: formsJudged() });
