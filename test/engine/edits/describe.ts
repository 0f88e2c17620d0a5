/** Tests of a frozen spec's table of edits: the engine plans what the table says, and protection stops what would lose data. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { timeouts } from "../support/harness.ts";
import { succeeded } from "../support/stacks.ts";
import type { Stack } from "../support/stack.ts";
import { standing } from "../support/standing.ts";
import { titleOf } from "./batches.ts";
import { edited, found, stops, wanted } from "./judge.ts";
import type { Edit, Stopped } from "./table.ts";

/** Makes each group of edits of `spec/<name>.yaml` in a preview of one deployed stack. Returns that stack for further tests. */
export function describeEdits(name: string, updates: readonly (readonly Edit[])[], stopped: readonly Stopped[] = []): () => Stack {
  let stack: Stack;
  beforeAll(async () => {
    stack = await standing(planOf(name));
  }, timeouts.first);
  afterAll(() => stack.dispose());

  describe(`an edit of ${name}`, { timeout: timeouts.test }, () => {
    it.each(updates.map((edits) => [titleOf(edits), edits] as const))("%s", async (_, edits) => {
      stack.writePlan(edited(name, ...edits));
      expect(found(succeeded(await stack.preview()))).toEqual(wanted(...edits));
    });

    it.each(stopped)("$key → $to is stopped at $at", async (edit) => {
      stack.writePlan(edited(name, edit));
      const { code, text } = await stack.preview();
      expect(code).not.toBe(0);
      expect(text).toMatch(stops(edit.at));
    });
  });
  return () => stack;
}
