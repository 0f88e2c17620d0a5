/** What the error hook of every resource says, and its effect on destroy, refresh and state: it adds words and changes nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { smallPlan, specPath, specText } from "../unit/interpreter/fixture.ts";
import { createStack, timeouts } from "./support/harness.ts";
import { changed, existing, nameOf, succeeded } from "./support/stacks.ts";
import type { Stack } from "./support/stack.ts";

const topic = (id: string, inputs: Record<string, string>): ReturnType<typeof smallPlan>["resources"][number] => ({
  id,
  module: "net",
  type: "aws:sns/topic:Topic",
  inputs,
  options: {},
  from: { "": ["network"], name: ["site.domain"], displayName: ["network.zones"] },
});
const plan = smallPlan({ resources: [topic("topic", { name: "a", displayName: "one" })], outputs: {}, config: {}, data: {} });
const where = (done: string): string => `topic could not be ${done}. Caused by`;

let stack: Stack;
let restore: () => void;
beforeAll(async () => {
  stack = await createStack(plan, { files: { [specPath]: specText } });
  succeeded(await stack.up());
  restore = stack.snapshot();
}, timeouts.first);
afterAll(() => stack.dispose());
beforeEach(() => {
  restore();
  stack.fail();
});

describe("the error hook", { timeout: timeouts.test }, () => {
  it("names the spec lines when an update fails, and the next update succeeds", async () => {
    stack.writePlan({ ...plan, resources: [topic("topic", { name: "a", displayName: "two" })] });
    stack.fail({ method: "update", resource: "topic", message: "InvalidParameter: DisplayName is not valid" });
    const failed = await stack.up();
    expect(failed.code).not.toBe(0);
    expect(failed.text).toMatch(/topic could not be updated\. Caused by\n +spec\/small\.yaml:4 network\.zones\n/);
    expect((await stack.exported("topic")).inputs).toMatchObject({ displayName: "one" });
    stack.fail();
    expect(changed(succeeded(await stack.up()))).toEqual({ topic: "update" });
  });

  it("names the spec lines when a destroy that runs the program fails; without the program there is only the provider's message", async () => {
    stack.fail({ method: "delete", resource: "topic", message: "AccessDenied: not allowed" });
    for (const flags of [["--run-program"], []]) {
      const failed = await stack.destroy(...flags);
      expect(failed.code).not.toBe(0);
      expect(failed.text).toContain("AccessDenied: not allowed");
      expect([flags, failed.text.includes(where("deleted"))]).toEqual([flags, flags.length > 0]);
      expect((await stack.exported("topic")).id).toContain(":a");
      expect(existing(stack)).toEqual(["topic"]);
    }
    stack.fail();
    succeeded(await stack.destroy());
    expect(await stack.export()).toEqual([]);
    expect(existing(stack)).toEqual([]);
  });

  it("does not affect refresh and state: a failed read changes nothing, and the next one finds no change", async () => {
    const before = await stack.exported("topic");
    stack.fail({ method: "read", resource: "topic", message: "InternalError: try again" });
    const failed = await stack.refresh();
    expect(failed.code).not.toBe(0);
    expect(failed.text).toContain("InternalError: try again");
    expect((await stack.exported("topic")).outputs).toEqual(before.outputs);
    stack.fail();
    const refreshed = succeeded(await stack.refresh());
    expect(refreshed.text).toMatch(new RegExp(`\\b${Object.keys(refreshed.operations).length} unchanged`));
    expect(changed(succeeded(await stack.up()))).toEqual({});
  });

  it("does not prevent a destroy without plan and spec", async () => {
    stack.remove(`generated/plans/${stack.setup.name}.plan.json`);
    succeeded(await stack.destroy());
    expect(await stack.export()).toEqual([]);
  });
});

describe("a preview", { timeout: timeouts.test }, () => {
  it("shows modules and the plan's names, and no messages of the program", async () => {
    const other = { ...topic("other", { name: "b" }), module: "queues" };
    stack.writePlan({ ...plan, resources: [topic("topic", { name: "a", displayName: "two" }), other] });
    const { text, events } = succeeded(await stack.preview());
    const rows = text.split("\n").flatMap((line) => /^ *([+~] +\S+:\S+ \S+ \S+)/.exec(line)?.[1]?.replace(/ +/g, " ") ?? []);
    expect([...new Set(rows)].filter((row) => !row.includes("pulumi:pulumi:Stack")).sort()).toEqual([
      "+ aws:sns:Topic other create",
      "+ platform:index:Module queues create",
      "~ aws:sns:Topic topic update",
    ]);
    const steps = events.flatMap(({ resourcePreEvent }) => (resourcePreEvent === undefined ? [] : [resourcePreEvent.metadata]));
    const parents = new Map(steps.map(({ urn, new: then }) => [nameOf(urn), nameOf(then?.parent)]));
    expect([parents.get("topic"), parents.get("other")]).toEqual(["net", "queues"]);
    // The plugin messages are about this test's helpers; users have the real ones.
    const said = text.split("\n").filter((line) => /warning:|error:|info:|debug:/.test(line) && !line.includes("from $PATH"));
    expect(said).toEqual([]);
  });
});
