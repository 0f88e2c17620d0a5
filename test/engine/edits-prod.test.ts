/** One key of prod's spec at a time: what the engine would do equals what was worked out by hand, and what is protected stops it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "../support/plan.ts";
import { edited, found, stops, wanted } from "./edits/judge.ts";
import { edits, stopped } from "./edits/prod.ts";
import { timeouts } from "./harness.ts";
import { nameOf, stackOf, succeeded } from "./shipped.ts";
import type { Stack } from "./stack.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await stackOf(planOf("prod"));
  succeeded(await stack.up());
}, timeouts.first);
afterAll(() => stack.dispose());

describe("an edit of prod", { timeout: timeouts.test }, () => {
  it.each(edits)("$key → $to", async (edit) => {
    stack.writePlan(edited("prod", edit));
    expect(found(succeeded(await stack.preview()))).toEqual(wanted(edit));
  });

  it.each(stopped)("$key → $to is stopped at $at", async (edit) => {
    stack.writePlan(edited("prod", edit));
    const { code, text } = await stack.preview();
    expect(code).not.toBe(0);
    expect(text).toMatch(stops(edit.at));
  });

  it("applied all the same, is stopped before the database or anything with data goes", async () => {
    stack.writePlan(edited("prod", { key: "rds.rdsDatabaseName", to: "chat" }));
    stack.clearCalls();
    const { code, text } = await stack.up();
    expect(code).not.toBe(0);
    expect(text).toMatch(stops("rds-instance"));
    const deleted = stack
      .calls()
      .filter(({ method }) => method === "delete")
      .map(({ urn }) => nameOf(urn));
    expect(deleted).toEqual([]);
    stack.writePlan(planOf("prod"));
    // The name of its next final snapshot was renewed with the attempt: changed in place.
    expect(succeeded(await stack.up()).operations["rds-instance"]).toBe("update");
  });
});
