/** A dev environment that is destroyed and created twice in a row, with a final snapshot each time. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { all, existing, nameOf, ofResources, remains, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

const plan = planOf("dev", { rds: { enableRdsFinalSnapshot: true } });
let stack: Stack;

beforeAll(async () => {
  stack = await stackOf(plan, { saves: "at the end" });
}, timeouts.first);
afterAll(() => stack.dispose());

describe("dev with final snapshots", { timeout: timeouts.test }, () => {
  const snapshots: unknown[] = [];

  it.each([1, 2])("is created and destroyed, round %i", async () => {
    stack.clearCalls();
    expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
    for (const repository of ["api", "realtime", "worker"]) stack.fill(`realtime-dev-${repository}`);
    snapshots.push((await stack.exported("rds-instance")).inputs?.["finalSnapshotIdentifier"]);
    succeeded(await stack.destroy());
    expect(new Set(existing(stack))).toEqual(new Set(remains(plan)));
    const deletes = stack.calls().filter(({ method }) => method === "delete");
    expect(deletes.filter(({ error }) => error !== undefined).map(({ urn }) => nameOf(urn))).toEqual([]);
  });

  it("took a snapshot with another name each time", () => {
    expect(snapshots).toHaveLength(2);
    expect(new Set(snapshots).size).toBe(2);
    for (const name of snapshots) expect(name).toMatch(/^realtime-dev-db-final-[0-9a-f]{8}$/);
  });

  it("leaves nothing behind but task definitions, which cost nothing and let a service roll back", () => {
    const types = new Set(stack.existing().map(({ token }) => token));
    expect([...types]).toEqual(["aws:ecs/taskDefinition:TaskDefinition"]);
  });
});
