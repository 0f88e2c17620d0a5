/** Destroys a stack that has protected resources. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { all, existing, nameOf, ofResources, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";
import { subplan } from "./support/subplan.ts";

const plan = subplan(planOf("prod"), "rds-proxy-target", "alb-rule-api", "redis-secret-version", "ecr-api-lifecycle", "sqs-push-redrive");
const protectedIds = plan.resources.flatMap(({ id, options }) => (options.protect === true ? [id] : []));
/** The protected resources, with everything that they need. */
const needed = subplan(plan, ...protectedIds).resources.map(({ id }) => id);

let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await stackOf(plan);
  succeeded(await stack.up());
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => restore());

const inState = async (): Promise<string[]> =>
  (await stack.export())
    .filter(({ type }) => !/^(pulumi|platform):/.test(type))
    .map(({ urn }) => nameOf(urn))
    .sort();

describe("destroy", { timeout: timeouts.test }, () => {
  it("fails and keeps protected resources with their dependencies; the next update recreates what it deleted", async () => {
    const { code, text } = await stack.destroy();
    expect(code).not.toBe(0);
    expect(text).toMatch(/cannot be deleted\s+because it is protected/);
    const left = await inState();
    expect(left).toEqual(expect.arrayContaining(needed));
    const up = succeeded(await stack.up());
    const kept = new Set(left);
    for (const { id } of plan.resources) if (!kept.has(id)) expect([id, up.operations[id]]).toEqual([id, "create"]);
    expect(await inState()).toEqual(plan.resources.map(({ id }) => id).sort());
  });

  it("--exclude-protected keeps protected resources with their dependencies, and deletes the rest", async () => {
    expect(protectedIds).toEqual(expect.arrayContaining(["rds-instance", "redis-main", "alb", "ecr-api", "iam-key"]));
    succeeded(await stack.destroy("--exclude-protected"));
    expect(await inState()).toEqual([...needed].sort());
    const aws = needed.filter((id) => !id.includes("final-snapshot") && !id.includes("password") && !id.includes("auth-token"));
    expect(existing(stack)).toEqual(expect.arrayContaining(aws));
    const up = succeeded(await stack.up());
    expect(ofResources(up)).toEqual({ ...all(plan, "create"), ...Object.fromEntries(needed.map((id) => [id, "same"])) });
  });
});

describe("a deletion that fails", { timeout: timeouts.test }, () => {
  it("keeps the resource in the state, and the next destroy finishes", async () => {
    const queues = await stackOf(subplan(planOf("dev"), "sqs-push-redrive"));
    try {
      succeeded(await queues.up());
      queues.fail(
        { method: "delete", resource: "sqs-push-dlq", message: "AccessDenied: not allowed" },
        { method: "read", resource: "sqs-push", message: "InternalError" },
      );
      const failed = await queues.destroy();
      expect(failed.code).not.toBe(0);
      expect(failed.text).toContain("AccessDenied: not allowed");
      expect((await queues.exported("sqs-push-dlq")).id).toContain("realtime-dev-push-dlq");
      expect(existing(queues)).toEqual(["sqs-push-dlq"]);
      queues.fail();
      succeeded(await queues.destroy());
      expect(await queues.export()).toEqual([]);
      expect(existing(queues)).toEqual([]);
    } finally {
      queues.dispose();
    }
  });
});
