/** An update does not touch what autoscaling owns, with or without a refresh. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { changed, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const targets = ["ecs-scaling-api", "ecs-scaling-realtime", "ecs-scaling-worker"];
const plan = subplan(planOf("dev"), ...targets);
const larger = subplan(planOf("dev", { ecsServices: { apiServiceMemory: 1024, apiServiceDesiredCount: 3 } }), ...targets);
let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(plan);
  succeeded(await stack.up());
}, timeouts.first);
afterAll(() => stack.dispose());

const count = (name: string): unknown => stack.resource(name).inputs["desiredCount"];

describe("counts that autoscaling changed", { timeout: timeouts.test }, () => {
  it("survive an update that changes nothing, and one that rolls the service", async () => {
    for (const [name, tasks] of [
      ["api", 7],
      ["worker", 0],
    ] as const)
      stack.drift(`ecs-service-${name}`, { desiredCount: tasks });
    expect(changed(succeeded(await stack.up()))).toEqual({});
    stack.writePlan(larger);
    expect(changed(succeeded(await stack.up()))).toEqual({ "ecs-task-api": "replace", "ecs-service-api": "update" });
    expect([count("ecs-service-api"), count("ecs-service-worker")]).toEqual([7, 0]);
  });

  it("survive an update after a refresh, too", async () => {
    stack.drift("ecs-service-api", { desiredCount: 9 });
    succeeded(await stack.refresh());
    expect((await stack.exported("ecs-service-api")).outputs?.["desiredCount"]).toBe(9);
    stack.writePlan(plan);
    expect(changed(succeeded(await stack.up()))).toEqual({ "ecs-task-api": "replace", "ecs-service-api": "update" });
    expect([count("ecs-service-api"), count("ecs-service-worker")]).toEqual([9, 0]);
  });
});
