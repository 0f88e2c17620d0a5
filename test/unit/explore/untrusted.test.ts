/** A plan's names, tags and values are untrusted text: none of it may run, whatever it looks like. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExploreChange } from "../../../compiler/explore/change-types.ts";
import type { ExploreEnvironment } from "../../../compiler/explore/types.ts";
import type { PlanResource } from "../../../compiler/plan/types.ts";
import { environmentPicture } from "../../../compiler/graph/picture/index.ts";
import { referenceEdges } from "../../../compiler/graph/edges.ts";
import { Explorers, frozen } from "./pages.ts";

const attacks = [
  "</script><script>window.hacked = 1</script>",
  "<!--<script>window.hacked = 1",
  "<img src=x onerror='window.hacked = 1'>",
  '"><svg onload="window.hacked = 1">',
  "javascript:window.hacked = 1",
  "{{constructor.constructor('window.hacked = 1')()}}",
  "\u2028window.hacked = 1\u2029",
];

let explorers: Explorers;
let address = "";
let hostile: ExploreEnvironment;
beforeAll(async () => {
  explorers = await Explorers.start();
  const base = frozen("dev");
  const strange = attacks.map((text, index): PlanResource => ({
    id: index === 0 ? text : `strange-${index}${text}`,
    module: text,
    type: `aws:${text}/x:${text}`,
    inputs: { [text]: text, tags: { [text]: text }, to: { $ref: text, path: [text] }, subnetId: { $ref: "vpc-public-a", path: ["id"] } },
    options: {},
    from: { "": [text, `rule:${text}`], [text]: [text] },
  }));
  const plan = { ...base.plan, project: attacks[0]!, environment: attacks[2]!, resources: [...base.plan.resources, ...strange] };
  hostile = {
    ...base,
    plan,
    picture: environmentPicture(plan, {
      bare: true,
      hrefOf: (id) => `#${encodeURIComponent(id)}`,
      change: {
        before: base.plan,
        marks: new Map(strange.map(({ id }) => [id, { name: "created", text: `+ ${id}` }])),
        renamed: new Map(),
      },
    }),
    edges: referenceEdges(plan),
    causes: Object.fromEntries(attacks.map((text) => [text, { value: text, file: text, line: 1 }])),
    findings: attacks.map((text) => ({ rule: text, resource: text, property: text, message: text })),
    costs: strange.map(({ id }) => ({ resource: id, item: id, kind: "fixed" as const, monthly: 10 })),
    change: hostileChange(strange),
  };
  address = explorers.write("hostile", [hostile, frozen("prod")]);
});
afterAll(() => explorers.close());

/** A change whose every text is an attack; half of the resources are deleted. */
function hostileChange(strange: readonly PlanResource[]): ExploreChange {
  const amounts = { before: 1, after: 2, change: 1 };
  const waivers = attacks.map((text) => ({ rule: text, key: text, reason: text, until: text }));
  const rules = attacks.map((text) => ({ rule: text, severity: "error" as const, key: text, message: text }));
  return {
    ...{ from: attacks[0]!, to: attacks[1]!, headline: attacks, sections: attacks.map((text) => ({ title: text, lines: attacks })) },
    effects: strange.map(({ id, inputs }, index) => ({
      ...{ id, type: id, kind: "replace" as const, operation: id, danger: attacks[index]!, tone: "error" as const, notices: attacks },
      downtime: { text: id, source: index === 0 ? "https://x.example/?<img>" : id },
      causes: attacks.map((text) => ({ key: text, file: text, line: 1 })),
      chain: attacks,
      properties: attacks.map((text) => ({
        name: text,
        before: inputs,
        after: text,
        replaces: true,
        ignored: true,
        through: attacks,
        from: attacks,
      })),
    })),
    parts: attacks.map((text) => ({ title: text, patch: text })),
    cost: {
      text: attacks[0]!,
      total: amounts,
      modules: attacks.map((module) => ({ module, ...amounts })),
      resources: attacks.map((text) => ({ module: text, resource: text, ...amounts })),
    },
    rules: { violated: rules, fixed: rules, unchanged: rules, waived: waivers, unwaived: waivers },
    deleted: strange.slice(3).map((resource) => ({ ...resource, id: `${resource.id}, gone` })),
  };
}

describe("untrusted text", () => {
  it("is shown and does not run, in any view", async () => {
    const { page, complaints } = await explorers.open(address);
    const ids = hostile.plan.resources.slice(-attacks.length).map(({ id }) => id);
    const views = [
      "",
      "#view=list",
      "#view=picture",
      "#view=cost",
      "#view=policy",
      "#with=prod",
      ...ids.flatMap((id) => [`#${encodeURIComponent(id)}`, `#with=prod&id=${encodeURIComponent(id)}`]),
    ];
    for (const view of views) {
      await page.evaluate(`location.hash = ${JSON.stringify(view)}`);
      await page.waitForTimeout(30);
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
      expect(await page.evaluate("window.hacked"), view).toBeUndefined();
    }
    await page.evaluate(`location.hash = ${JSON.stringify(`#${encodeURIComponent(ids[0]!)}`)}`);
    await page.locator("#title", { hasText: attacks[0]! }).waitFor();
    expect(await page.title()).toContain(attacks[0]);
    expect(await page.locator("script:not([type])").count()).toBe(1);
    expect(await page.locator("img, [onerror], [onload], a[href^='javascript']").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("would not run even if it got into the page as markup", async () => {
    const { page, complaints } = await explorers.open(address);
    await page.evaluate(`(() => {
      const script = document.createElement("script");
      try { script.text = "window.hacked = 1"; } catch { /* Trusted Types refuse even this. */ }
      document.body.append(script);
      const button = document.createElement("button");
      try { button.setAttribute("onclick", "window.hacked = 1"); } catch { /* Trusted Types refuse even this. */ }
      document.body.append(button);
      button.click();
      try { document.body.innerHTML += "<img src=x onerror='window.hacked = 1'>"; } catch { /* Trusted Types refuse even this. */ }
    })()`);
    await page.waitForTimeout(100);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(complaints.join("\n")).toMatch(/Content Security Policy|TrustedScript|TrustedHTML/);
    await page.close();
  });

  it("cannot make network requests", async () => {
    const { page } = await explorers.open(address);
    const outcome = await page.evaluate("fetch('data:text/plain,x').then(() => 'reached', () => 'refused')");
    expect(outcome).toBe("refused");
    await page.close();
  });
});
