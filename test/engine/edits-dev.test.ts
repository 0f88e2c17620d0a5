/** One key of dev's spec at a time: what the engine would do equals what was worked out by hand. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "../support/plan.ts";
import { data, network, tasksAndQueues } from "./edits/dev.ts";
import { edited, found, wanted } from "./edits/judge.ts";
import { timeouts } from "./harness.ts";
import { stackOf, succeeded } from "./shipped.ts";
import type { Stack } from "./stack.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(planOf("dev"));
  succeeded(await stack.up());
}, timeouts.first);
afterAll(() => stack.dispose());

describe("an edit of dev", { timeout: timeouts.test }, () => {
  it.each([...network, ...data, ...tasksAndQueues])("$key → $to", async (edit) => {
    stack.writePlan(edited("dev", edit));
    expect(found(succeeded(await stack.preview()))).toEqual(wanted(edit));
  });
});
