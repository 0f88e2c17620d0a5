/** The real engine in a minute: dev is created, stays unchanged, takes an edit and is destroyed. The full suite covers the rest. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "../../tools/fixtures/specs.ts";
import { timeouts } from "./support/harness.ts";
import { all, changed, existing, ofResources, remains, stackOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

describe("dev on the engine", { timeout: timeouts.test }, () => {
  const plan = planOf("dev");
  let stack: Stack;
  beforeAll(async () => {
    stack = await stackOf(plan, { saves: "at the end" });
  }, timeouts.first);
  afterAll(() => stack.dispose());

  it("creates every resource once", async () => {
    expect(ofResources(succeeded(await stack.up()))).toEqual(all(plan, "create"));
  });

  it("changes nothing when nothing has changed", async () => {
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });

  it("updates what an edit of the spec changes, and nothing else", async () => {
    stack.writePlan(planOf("dev", { alb: { albIdleTimeoutSeconds: 50 } }));
    expect(changed(succeeded(await stack.up()))).toEqual({ alb: "update" });
  });

  it("destroys every resource", async () => {
    expect(ofResources(succeeded(await stack.destroy()))).toEqual(all(plan, "delete"));
    expect(existing(stack)).toEqual(remains(plan));
  });
});
