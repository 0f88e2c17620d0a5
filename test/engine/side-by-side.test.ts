/** Stacks of one project that share an account share no physical name. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { frozenSpecs } from "../../tools/fixtures/project.ts";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

const cloud = mkdtempSync(join(tmpdir(), "platform-account-"));
const stacks: Stack[] = [];
afterAll(() => {
  for (const stack of stacks) stack.dispose();
  rmSync(cloud, { recursive: true });
});

/** Properties that identify a resource in an account. */
const naming = ["name", "bucket", "identifier", "replicationGroupId", "family", "dashboardName", "policyName", "userId"] as const;

/** Properties that hold another resource's name: a policy of a role, a queue's own policy. */
const within = /RolePolicy|ScalingPolicy|appautoscaling|route53|secretVersion|bucket[A-Z]/;

describe("dev, prod and prod-100k in one account", { timeout: timeouts.first }, () => {
  it.each(frozenSpecs)("%s is created beside the others", async (name) => {
    const stack = await stackOf(planOf(name), { cloud, saves: "at the end" });
    stacks.push(stack);
    succeeded(await stack.up());
  });

  it("have no name in common", () => {
    const owners = new Map<string, Set<string>>();
    const resources = (stacks[0] as Stack).existing();
    for (const { token, urn, inputs } of resources) {
      if (within.test(token)) continue;
      for (const property of naming) {
        // A parameter group's `family` is the engine's; a task definition's is its own name.
        if (typeof inputs[property] !== "string" || (property === "family" && !token.endsWith(":TaskDefinition"))) continue;
        const key = `${token} ${property} ${inputs[property]}`;
        owners.set(key, (owners.get(key) ?? new Set()).add(urn.split("::")[0] ?? ""));
      }
    }
    expect(owners.size).toBeGreaterThan(300);
    expect([...owners].filter(([, stacksOfName]) => stacksOfName.size > 1)).toEqual([]);
  });

  it("do not change each other", async () => {
    for (const stack of stacks) {
      const { operations } = succeeded(await stack.preview());
      expect(Object.values(operations).filter((operation) => operation !== "same")).toEqual([]);
    }
  });
});
