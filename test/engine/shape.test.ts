/** dev → prod shape and back in one stack: proxy, replica, NAT, firewall and split Redis come and go, and no reference dangles. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../compiler/plan/types.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import type { RecordedCall } from "./support/records.ts";
import { changed, edges, existing, nameOf, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

const small = planOf("dev");
const large = planOf("dev", {
  vpc: { natGateways: 2 },
  rds: { rdsMultiAz: true, enableRdsProxy: true, enableRdsReadReplica: true },
  redis: {
    enableRedisSplit: true,
    redisAdapterNodeType: "cache.t3.micro",
    redisAdapterReplicas: 1,
    redisStateNodeType: "cache.t3.micro",
    redisStateReplicas: 1,
  },
  waf: { enableWaf: true },
  observability: { enableAlarms: true },
});

let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(small, { saves: "at the end" });
}, timeouts.first);
afterAll(() => stack.dispose());

/** Ids that are in one plan but not in the other. */
function only(plan: Plan, other: Plan): string[] {
  const ids = new Set(other.resources.map(({ id }) => id));
  return plan.resources.map(({ id }) => id).filter((id) => !ids.has(id));
}

/**
 * Deletions of a resource to which another resource of `before` still referred, that is, one neither deleted nor updated by then. A
 * resource of the next plan that is not touched has no such reference, or the provider would have refused.
 */
function dangling(before: Plan, calls: readonly RecordedCall[]): string[] {
  const done = calls.filter(({ method }) => ["delete", "update", "create"].includes(method));
  const moment = (name: string): number =>
    Math.min(...done.filter(({ urn }) => nameOf(urn) === name).map(({ finished = Infinity }) => finished));
  const deletes = done.filter(({ method }) => method === "delete");
  return deletes.flatMap(({ urn, started }) => {
    const users = edges(before).flatMap(([from, to]) => (to === nameOf(urn) ? [from] : []));
    return users
      .filter((user) => moment(user) > started && Number.isFinite(moment(user)))
      .map((user) => `${nameOf(urn)} went before ${user} let go of it`);
  });
}

describe("one stack", { timeout: timeouts.test }, () => {
  it("starts small", async () => {
    succeeded(await stack.up());
  });

  it("grows to prod's shape", async () => {
    stack.clearCalls();
    stack.writePlan(large);
    const { operations } = succeeded(await stack.up());
    for (const id of only(large, small)) expect({ id, operation: operations[id] }).toEqual({ id, operation: "create" });
    for (const id of only(small, large)) expect({ id, operation: operations[id] }).toEqual({ id, operation: "delete" });
    expect(only(large, small)).toEqual(
      expect.arrayContaining(["rds-proxy", "rds-replica", "vpc-nat-a", "waf", "redis-state", "redis-adapter"]),
    );
    expect(operations["rds-instance"]).toBe("update");
    expect(dangling(small, stack.calls())).toEqual([]);
    expect(changed(succeeded(await stack.preview()))).toEqual({});
  });

  it("shrinks back to what it was", async () => {
    stack.clearCalls();
    stack.writePlan(small);
    const { operations } = succeeded(await stack.up());
    for (const id of only(large, small)) expect({ id, operation: operations[id] }).toEqual({ id, operation: "delete" });
    expect(operations["rds-instance"]).toBe("update");
    expect(dangling(large, stack.calls())).toEqual([]);
    const left = new Set(existing(stack));
    expect(only(large, small).filter((id) => left.has(id))).toEqual([]);
    expect(changed(succeeded(await stack.preview()))).toEqual({});
  });
});
