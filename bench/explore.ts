/**
 * `npm run bench:explore`: does the explorer stay smooth at 5,000 resources? Scrolls, searches, follows references and compares in a real
 * browser, three times, by script. Counts long tasks, the browser's own measure: the page does not respond for more than 50 ms.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { exploreEnvironment } from "../compiler/cli/explorer.ts";
import { explorePage } from "../compiler/explore/page.ts";
import type { ExploreEnvironment } from "../compiler/explore/types.ts";
import { referenceEdges } from "../compiler/graph/edges.ts";
import type { PlanResource } from "../compiler/plan/types.ts";
import { buildExplorer } from "../tools/build/explorer.ts";
import { launchChromium } from "../tools/chromium.ts";
import { table } from "./statistics.ts";
import { compileFrozen } from "../tools/fixtures/specs.ts";

const root = join(import.meta.dirname, "..");
const [size, runs] = [5000, 3];

async function main(): Promise<number> {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/bench-"));
  const browser = await launchChromium();
  try {
    const file = await writePage(folder);
    const results: Run[] = [];
    for (let run = 0; run < runs; run++) results.push(await measure(browser, pathToFileURL(file).href));
    console.log(report(results, browser.version(), statSync(file).size));
    return results.some((run) => steps.some((step) => run[step].length > 0)) ? 1 : 0;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

async function writePage(folder: string): Promise<string> {
  await buildExplorer(folder);
  const [script, style] = ["page.js", "page.css"].map((name) => readFileSync(join(folder, "explore", name), "utf8"));
  const environments = [grown(frozen("prod-100k")), grown(frozen("prod"))];
  const file = join(folder, "explorer.html");
  writeFileSync(file, explorePage(environments, { script: script!, style: style! }));
  return file;
}

function frozen(name: string): ExploreEnvironment {
  const { plan, environment, source } = compileFrozen(name);
  return exploreEnvironment(plan, environment, source);
}

/**
 * Builds a plan of the requested size from copies of the real resources. Each copy refers to its own siblings; all refer to the first
 * copy's VPC.
 */
function grown(base: ExploreEnvironment): ExploreEnvironment {
  const { resources } = base.plan;
  const copies = Array.from({ length: size }, (_, place): PlanResource => {
    const copy = Math.floor(place / resources.length);
    const original = resources[place % resources.length]!;
    if (copy === 0) return original;
    const text = JSON.stringify(original).replaceAll(/"\$ref":"([^"]+)"/g, (whole, id: string) =>
      id === "vpc" ? whole : `"$ref":"${id}-${copy}"`,
    );
    return { ...(JSON.parse(text) as PlanResource), id: `${original.id}-${copy}` };
  });
  const plan = { ...base.plan, resources: copies };
  return { ...base, plan, edges: referenceEdges(plan) };
}

const steps = ["scrolling", "searching", "following", "comparing"] as const;

/** Durations of the long tasks of each step, and the time until the page was usable, in ms. */
type Run = Record<(typeof steps)[number], readonly number[]> & { readonly ready: number };

async function measure(browser: Browser, address: string): Promise<Run> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const start = performance.now();
  await page.goto(address);
  await page.locator(".row").first().waitFor();
  const ready = performance.now() - start;
  await page.waitForTimeout(1500);
  await page.evaluate(
    "window.long = []; new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })",
  );
  const scripts = { scrolling: scroll, searching: search, following: follow, comparing: compare };
  const found: Partial<Record<string, readonly number[]>> = {};
  for (const step of steps) {
    await scripts[step](page);
    await page.waitForTimeout(300);
    found[step] = await page.evaluate<number[]>("window.long.splice(0)");
  }
  await page.close();
  return { ...(found as Record<(typeof steps)[number], readonly number[]>), ready };
}

/** Scrolls from top to bottom in two seconds, frame by frame, and back in jumps. */
async function scroll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const list = document.querySelector(".list");
    const frame = () => new Promise(requestAnimationFrame);
    const end = list.scrollHeight - list.clientHeight;
    for (let step = 0; step <= 120; step++) { list.scrollTop = end * step / 120; await frame(); }
    for (let step = 0; step <= 40; step++) { list.scrollTop = end * ((step * 7919) % 41) / 41; await frame(); }
    list.scrollTop = 0;
  })()`);
}

/** Types letter by letter: a name, a value deep in the inputs, a text that has no match. Then clears the search. */
async function search(page: Page): Promise<void> {
  for (const words of ["rds-instance-7", "aws:sqs delete", "10.2.192.0", "no such thing anywhere", "e"]) {
    await page.fill("#search", "");
    await page.locator("#search").pressSequentially(words, { delay: 25 });
  }
  await page.fill("#search", "");
}

/** Follows references and returns, including those of the VPC with its thousands of users. */
async function follow(page: Page): Promise<void> {
  await page.evaluate("location.hash = '#vpc'");
  for (let step = 0; step < 30; step++) {
    await page.waitForTimeout(40);
    const links = page.locator("main a.reference, main .references a");
    await links.nth(step % (await links.count())).click();
    if (step % 5 === 4) await page.goBack();
  }
  await page.evaluate("location.hash = '#observability-dashboard'");
  await page.waitForTimeout(40);
}

async function compare(page: Page): Promise<void> {
  await page.selectOption("#other", "1");
  await page.locator(".row .mark").first().waitFor();
  await page.evaluate("location.hash = '#env=prod-100k&with=prod&id=ecs-service-api-3'");
  await page.locator("tr.differs").first().waitFor();
  await scroll(page);
}

function report(results: readonly Run[], version: string, bytes: number): string {
  const rows = results.map((run, index) => [
    String(index + 1),
    run.ready.toFixed(0),
    ...steps.map((step) => (run[step].length === 0 ? "none" : run[step].map((length) => `${length.toFixed(0)} ms`).join(", "))),
  ]);
  const head = `Chromium ${version}, ${size} resources in each of two environments, ${(bytes / 1024 / 1024).toFixed(1)} MiB; tasks over 50 ms by step\n`;
  return [head, table(["run", "first row, ms", ...steps], rows)].join("\n");
}

process.exitCode = await main();
