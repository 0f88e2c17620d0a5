/** Edits of spec/prod-100k.yaml, and what the tables of edits cover together. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { planOf } from "../support/plan.ts";
import { data, network, tasksAndQueues } from "./edits/dev.ts";
import { edited, found, stops, wanted } from "./edits/judge.ts";
import { edits, stopped } from "./edits/prod-100k.ts";
import { edits as ofProd } from "./edits/prod.ts";
import type { Edit } from "./edits/table.ts";
import { timeouts } from "./harness.ts";
import { stackOf, succeeded } from "./shipped.ts";
import type { Stack } from "./stack.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(planOf("prod-100k"));
  succeeded(await stack.up());
}, timeouts.first);
afterAll(() => stack.dispose());

describe("an edit of prod-100k", { timeout: timeouts.test }, () => {
  it.each(edits)("$key → $to", async (edit) => {
    stack.writePlan(edited("prod-100k", edit));
    expect(found(succeeded(await stack.preview()))).toEqual(wanted(edit));
  });

  it.each(stopped)("$key → $to is stopped at $at", async (edit) => {
    stack.writePlan(edited("prod-100k", edit));
    const { code, text } = await stack.preview();
    expect(code).not.toBe(0);
    expect(text).toMatch(stops(edit.at));
  });
});

describe("the tables of edits", () => {
  const tables: Readonly<Record<string, readonly Edit[]>> = {
    dev: [...network, ...data, ...tasksAndQueues],
    prod: ofProd,
    "prod-100k": edits,
  };

  it("change resources of every module, by at least 40 edits", () => {
    expect(Object.values(tables).flat().length).toBeGreaterThanOrEqual(40);
    const touched = new Set<string>();
    const all = new Set<string>();
    for (const [name, table] of Object.entries(tables)) {
      const plans: Plan[] = [planOf(name), ...table.map((edit) => edited(name, edit))];
      const modules = new Map(plans.flatMap(({ resources }) => resources.map(({ id, module }) => [id, module] as const)));
      for (const module of modules.values()) all.add(module);
      for (const edit of table) for (const id of Object.values(wanted(edit)).flat()) touched.add(modules.get(id) ?? `none has ${id}`);
    }
    expect([...touched].sort()).toEqual([...all].sort());
    expect(all.size).toBe(16);
  });
});
