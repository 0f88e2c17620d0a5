/** Applies edits of dev: the engine does what the table says, in the computed order, and the next update changes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { applied, data, network, tasksAndQueues } from "./dev.ts";
import { batches, titleOf } from "./batches.ts";
import { edited, found, wanted } from "./judge.ts";
import { timeouts } from "../support/harness.ts";
import { changed, nameOf, succeeded } from "../support/stacks.ts";
import type { Stack } from "../support/stack.ts";
import { compareSchedule } from "../support/schedule.ts";
import { standing } from "../support/standing.ts";

const edits = [...network, ...data, ...tasksAndQueues].filter(({ key }) => applied.includes(key));

let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await standing(planOf("dev"), { saves: "at the end" });
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => restore());

/** Start and end of a call in the last update, by the resource's name. */
function moment(method: "create" | "delete", name: string): { started: number; finished: number } | undefined {
  const call = stack.calls().find((each) => each.method === method && each.preview !== true && nameOf(each.urn) === name);
  return call === undefined ? undefined : { started: call.started, finished: call.finished ?? Infinity };
}

/** Was a successor created, and before (or after) its predecessor was deleted? What is dropped without a call has no order. */
function inOrder(name: string, order: "createFirst" | "deleteFirst"): boolean {
  const [made, gone] = [moment("create", name), moment("delete", name)];
  if (made === undefined || gone === undefined) return made !== undefined;
  return order === "createFirst" ? made.finished <= gone.started : gone.finished <= made.started;
}

describe("another network under a database", { timeout: 3 * timeouts.test }, () => {
  it("is refused by AWS without losing data, and works after a destroy", async () => {
    stack.writePlan(edited("dev", { key: "vpc.vpcCidr", to: "10.9.0.0/16" }));
    stack.clearCalls();
    const refused = await stack.up();
    expect(refused.code).not.toBe(0);
    expect(refused.text).toContain("The new Subnets are not in the same Vpc as the existing subnet group");
    for (const name of ["rds-instance", "redis-main"]) expect([name, moment("delete", name)]).toEqual([name, undefined]);
    succeeded(await stack.destroy());
    succeeded(await stack.up());
    expect((await stack.exported("vpc")).outputs?.["cidrBlock"]).toBe("10.9.0.0/16");
  });
});

describe("an edit of dev, applied", { timeout: timeouts.test }, () => {
  it("is in the table", () => {
    expect(edits.map(({ key }) => key).sort()).toEqual([...applied].sort());
  });

  it.each(batches(edits).map((batch) => [titleOf(batch), batch] as const))("%s", async (_, batch) => {
    stack.writePlan(edited("dev", ...batch));
    stack.clearCalls();
    const { update, ...others } = wanted(...batch);
    const previewed = new Set(batch.flatMap(({ onlyPreviewed = "" }) => onlyPreviewed.split(" ")));
    expect(found(succeeded(await stack.up()))).toEqual({ ...others, update: update.filter((name) => !previewed.has(name)) });
    for (const order of ["createFirst", "deleteFirst"] as const)
      for (const name of others[order]) expect({ name, order, kept: inOrder(name, order) }).toEqual({ name, order, kept: true });
    const { compared, ...differences } = compareSchedule(planOf("dev"), edited("dev", ...batch), stack.calls());
    expect(differences).toEqual({ notTaken: [], notComputed: [], tooEarly: [] });
    expect(compared).toBeGreaterThan(0);
    expect(changed(succeeded(await stack.preview()))).toEqual({});
  });
});
