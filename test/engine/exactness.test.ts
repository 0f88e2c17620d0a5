/**
 * A sample of what `npm run exactness` compares by the thousand: the operations that compiler/change computes are those that the real engine
 * announces, for random edits of a frozen spec.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mismatches } from "../../tools/exactness/compare.ts";
import { editOf } from "../../tools/exactness/edits.ts";
import { DeployedStack } from "../../tools/exactness/engine.ts";
import { planWith } from "../../tools/exactness/key-edits.ts";
import { timeouts } from "./support/harness.ts";
import { nameOf } from "./support/stacks.ts";

const seed = 20;
const base = planWith("dev")!;
/** Six groups of ten, so that a failure names the edits near it. */
const groups = Array.from({ length: 6 }, (_, index) => index * 10);

let stack: DeployedStack;
beforeAll(async () => {
  stack = await DeployedStack.of(base);
}, timeouts.first);
afterAll(() => stack.dispose());

describe("the change of dev", { timeout: timeouts.test }, () => {
  it.each(groups)("is what the engine announces, edits %i to 9 more", async (first) => {
    for (let number = first; number < first + 10; number += 1) {
      const { name, plan } = editOf("dev", base, seed, number);
      const { code, announcement } = await stack.preview(plan);
      expect({ name, code, mismatches: mismatches(base, plan, announcement) }).toEqual({ name, code: 0, mismatches: [] });
    }
  });

  it("is compared with the steps that `pulumi preview --json` prints", async () => {
    const plan = planWith("dev", [{ name: "", over: { projectName: "tide" } }])!;
    const { announcement } = await stack.preview(plan);
    // Of a resource that stays as it is, the CLI prints a step but the log has an event only if something below it changes.
    const printed = (await stack.steps(plan)).filter(({ op, urn }) => op !== "same" && !/::(pulumi:|platform:index:Module::)/.test(urn));
    const steps = printed.map(({ urn, op, replaceReasons, detailedDiff }) => ({
      name: nameOf(urn),
      op,
      replacing: detailedDiff ? [...(replaceReasons ?? [])].sort() : [],
      paths: Object.keys(detailedDiff ?? {}).sort(),
    }));
    const byName = <T extends { readonly name: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
    const changed = [...announcement]
      .filter(([, { kind }]) => kind !== "same")
      .map(([key, { kind, replacing, paths }]) => ({
        name: key.split(" ")[1]!,
        op: kind,
        replacing: paths === undefined ? [] : replacing,
        paths: paths ?? [],
      }));
    expect(steps.length).toBeGreaterThan(100);
    expect(byName(steps)).toEqual(byName(changed));
  });
});
