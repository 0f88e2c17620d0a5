/** The first deployment, before any image exists: repositories first, then tasks. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { timeouts } from "./support/harness.ts";
import { images, ofResources, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { planOf } from "../../tools/fixtures/specs.ts";

const plan = planOf("prod");
const services = ["api", "realtime", "worker"] as const;
let stack: Stack;

beforeAll(async () => {
  stack = await stackOf(plan, { config: {}, saves: "at the end" });
}, timeouts.first);
afterAll(() => stack.dispose());

/** Inputs in the state, by logical name. */
async function inputs(): Promise<(name: string) => Record<string, unknown>> {
  const state = await stack.export();
  return (name) => state.find(({ urn }) => urn.endsWith(`::${name}`))?.inputs ?? {};
}

interface Container {
  readonly image: string;
}

function imageOf(task: Record<string, unknown>): string | undefined {
  return (JSON.parse(task["containerDefinitions"] as string) as Container[])[0]?.image;
}

/** Alarms that would ring because no tasks run. */
const runningAlarms = plan.resources.filter(
  ({ inputs: { actionsEnabled } }) => typeof actionsEnabled === "object" && actionsEnabled !== null,
);

describe("a stack without images", { timeout: timeouts.test }, () => {
  it("is refused before any registration, with each missing image named", async () => {
    const { code, text, operations } = await stack.up();
    expect(code).not.toBe(0);
    for (const key of Object.keys(images)) {
      expect(text).toContain(`${key} is not set.`);
      expect(text).toContain(`pulumi config set ${key} `);
    }
    expect(text).toContain("or: pulumi config set bootstrap true");
    expect(Object.keys(operations)).toEqual(["pulumi:pulumi:Stack platform-prod"]);
    expect(stack.calls()).toEqual([]);
  });

  it("comes up in bootstrap without tasks: counts, scaling and alarms are idle, and the repositories exist", async () => {
    await stack.setConfig("bootstrap", "true");
    succeeded(await stack.up());
    const of = await inputs();
    for (const name of services) {
      expect(of(`ecs-service-${name}`)).toMatchObject({ desiredCount: 0 });
      expect(of(`ecs-scaling-${name}`)).toMatchObject({ minCapacity: 0, maxCapacity: 0 });
      expect(imageOf(of(`ecs-task-${name}`))).toBe("bootstrap.invalid/no-image-yet:set-stack-config");
      expect((await stack.outputs())[`${name}RepositoryUrl`]).toContain(".dkr.ecr.eu-central-1.amazonaws.com/realtime-prod-");
    }
    expect(runningAlarms).toHaveLength(5);
    for (const { id } of runningAlarms) expect({ id, enabled: of(id)["actionsEnabled"] }).toEqual({ id, enabled: false });
  });

  it("fails when an image does not start", async () => {
    for (const [key, image] of Object.entries(images)) await stack.setConfig(key, image);
    await stack.setConfig("workerImage", "registry.invalid/realtime-worker:3f2a9c1");
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("tasks failed to start: CannotPullContainerError: registry.invalid/realtime-worker:3f2a9c1");
  });

  it("starts its tasks once the images are set, and is then left to autoscaling", async () => {
    await stack.setConfig("workerImage", images.workerImage);
    const { operations } = succeeded(await stack.up());
    const of = await inputs();
    for (const name of services) {
      const wanted = plan.resources.find(({ id }) => id === `ecs-scaling-${name}`)?.inputs as Record<string, { then: number }>;
      expect(of(`ecs-scaling-${name}`)).toMatchObject({
        minCapacity: wanted["minCapacity"]?.then,
        maxCapacity: wanted["maxCapacity"]?.then,
      });
      expect(imageOf(of(`ecs-task-${name}`))).toBe(images[`${name}Image`]);
      const service = plan.resources.find(({ id }) => id === `ecs-service-${name}`)?.inputs as Record<string, { then: number }>;
      expect({ name, count: stack.resource(`ecs-service-${name}`).inputs["desiredCount"] }).toEqual({
        name,
        count: service["desiredCount"]?.then,
      });
    }
    expect(operations["ecs-service-worker"]).toBe("update");
    for (const { id } of runningAlarms) expect({ id, enabled: of(id)["actionsEnabled"] ?? true }).toEqual({ id, enabled: true });
    expect(Object.values(operations)).not.toContain("delete");
  });

  it("keeps what autoscaling does once bootstrap is over", async () => {
    await stack.removeConfig("bootstrap");
    stack.drift("ecs-service-api", { desiredCount: 17 });
    succeeded(await stack.refresh());
    const { operations } = succeeded(await stack.up());
    expect(Object.entries(operations).filter(([, operation]) => operation !== "same")).toEqual([]);
    expect(stack.resource("ecs-service-api").inputs["desiredCount"]).toBe(17);
  });

  it("is refused again, before any registration, when an image is unset", async () => {
    await stack.removeConfig("workerImage");
    stack.clearCalls();
    const { code, text, operations } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toContain("workerImage is not set.");
    expect(text).not.toContain("apiImage is not set.");
    expect(Object.keys(operations)).toEqual(["pulumi:pulumi:Stack platform-prod"]);
    expect(stack.calls()).toEqual([]);
  });

  it("is refused with a mutable image tag or a placeholder", async () => {
    for (const wrong of ["realtime-api:latest", "412356789014.dkr.ecr.eu-central-1.amazonaws.com/realtime-worker:latest", "node"]) {
      await stack.setConfig("workerImage", wrong);
      const { code, text } = await stack.up();
      expect(code).not.toBe(0);
      expect(text).toContain(`workerImage: "${wrong}" has the wrong form`);
    }
    expect(stack.calls()).toEqual([]);
  });

  it("changes nothing when the image is back", async () => {
    await stack.setConfig("workerImage", images.workerImage);
    const resources = ofResources(succeeded(await stack.up()));
    expect(Object.entries(resources).filter(([, operation]) => operation !== "same")).toEqual([]);
  });
});
