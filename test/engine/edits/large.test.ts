/** Edits of spec/prod-100k.yaml, and what all tables of edits cover together. */
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { batches } from "./batches.ts";
import { data, network, tasksAndQueues } from "./dev.ts";
import { describeEdits } from "./describe.ts";
import { edited, wanted } from "./judge.ts";
import { edits, stopped } from "./prod-100k.ts";
import { edits as ofProd } from "./prod.ts";
import type { Edit } from "./table.ts";

describeEdits("prod-100k", batches(edits), stopped);

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
  });
});
