/** Edits of prod's spec: the engine plans what the table says, and protection stops what would lose data. */
import { describe, expect, it } from "vitest";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { largest } from "./batches.ts";
import { describeEdits } from "./describe.ts";
import { edited, stops } from "./judge.ts";
import { edits, stopped } from "./prod.ts";
import { timeouts } from "../support/harness.ts";
import { nameOf, succeeded } from "../support/stacks.ts";

const stack = describeEdits("prod", largest(edits), stopped.slice(0, 2));

describe("an edit of prod that would replace the database", { timeout: timeouts.test }, () => {
  it("is stopped, when applied anyway, before it deletes the database or other data", async () => {
    stack().writePlan(edited("prod", { key: "rds.rdsDatabaseName", to: "chat" }));
    stack().clearCalls();
    const { code, text } = await stack().up();
    expect(code).not.toBe(0);
    expect(text).toMatch(stops("rds-instance"));
    const deleted = stack()
      .calls()
      .filter(({ method }) => method === "delete")
      .map(({ urn }) => nameOf(urn));
    expect(deleted).toEqual([]);
    stack().writePlan(planOf("prod"));
    // The attempt renews the name of the next final snapshot: an update in place.
    expect(succeeded(await stack().up()).operations["rds-instance"]).toBe("update");
  });
});
