/** Mermaid (in a browser, where it belongs) and Graphviz check the Mermaid and DOT output. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dot } from "../../../compiler/graph/dot.ts";
import { mermaid } from "../../../compiler/graph/mermaid.ts";
import { moduleGraph, resourceGraph, type Graph } from "../../../compiler/graph/model.ts";
import { launchChromium } from "../../../tools/chromium.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const plan = planOf("prod");
const hostile: Graph = {
  by: "resource",
  nodes: [
    { id: 'end"]; click n0 "javascript:alert(1)', module: "subgraph", type: "aws:a/b:<img src=x onerror=alert(1)>", resources: 1 },
    { id: "\\N #35; `x` --> y", module: "end", type: "aws:a/b:C", resources: 1 },
  ],
  edges: [{ from: "\\N #35; `x` --> y", to: 'end"]; click n0 "javascript:alert(1)', via: ['a"b'], references: 1 }],
};
const graphs = { modules: moduleGraph(plan), resources: resourceGraph(plan), hostile };

let browser: Browser;
let page: Page;
let graphviz: Graphviz;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  const library = join(dirname(createRequire(import.meta.url).resolve("mermaid")), "mermaid.min.js");
  await page.addScriptTag({ path: library });
  // Mermaid's default limits are too low for a whole environment by resource; the command says so.
  await page.evaluate("mermaid.initialize({ maxEdges: 5000, maxTextSize: 500000 })");
  graphviz = await Graphviz.load();
});
afterAll(() => browser.close());

describe.each(Object.entries(graphs))("%s", (_name, graph) => {
  it("is a flowchart that mermaid parses", async () => {
    const type = await page.evaluate(`mermaid.parse(${JSON.stringify(mermaid(graph))}).then((found) => found.diagramType)`);
    expect(type).toMatch(/^flowchart/);
  });

  it("is a digraph of the same nodes and edges to Graphviz", () => {
    const laidOut = JSON.parse(graphviz.layout(dot(graph, 'of "prod"'), "json", "dot")) as {
      readonly objects: readonly { readonly name: string; readonly nodes?: unknown }[];
      readonly edges?: readonly unknown[];
    };
    const nodes = laidOut.objects.filter((object) => !object.name.startsWith("cluster_")).map(({ name }) => name);
    expect(nodes.sort()).toEqual(graph.nodes.map(({ id }) => id.replaceAll("\\", "\\\\")).sort());
    expect(laidOut.edges?.length).toBe(graph.edges.length);
  });
});

it("keeps names out of mermaid's syntax", () => {
  const text = mermaid(hostile);
  expect(text).not.toMatch(/"\];|<img|--> y|`/);
  expect(text.split("\n").filter((line) => line.includes("-->"))).toEqual(["  n1 --> n0"]);
});
