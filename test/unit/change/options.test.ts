/** Resource options that decide what Pulumi does: aliases, ignored paths, protection, import. */
import { describe, expect, it } from "vitest";
import type { PlanInputs, PlanOptions } from "../../../compiler/plan/types.ts";
import { operations, ref, resource, types, words } from "./fixture.ts";

describe("aliases", () => {
  const old = [resource("queue", "queue", { name: "a" }), resource("topic", "topic", { displayName: ref("queue", "arn") })];

  it("make a rename no change, also for what refers to the resource", () => {
    const now = [
      resource("jobs", "queue", { name: "a" }, { aliases: [{ id: "queue" }] }),
      resource("topic", "topic", { displayName: ref("jobs", "arn") }),
    ];
    expect(operations(old, now)).toEqual([]);
  });

  it("without which a rename deletes and creates", () => {
    const now = [resource("jobs", "queue", { name: "a" }), resource("topic", "topic", { displayName: ref("jobs", "arn") })];
    expect(words(operations(old, now))).toEqual(["jobs: create", "topic: update (displayName)", "queue: delete"]);
  });

  it("name the former id where the renamed resource also changes", () => {
    const now = [resource("jobs", "queue", { name: "b" }, { aliases: [{ id: "queue" }] })];
    expect(operations(old, now)[0]).toMatchObject({ id: "jobs", previousId: "queue", kind: "replace" });
  });

  it("do not count while the resource itself exists", () => {
    const other = resource("other", "queue", { name: "b" });
    const now = [resource("queue", "queue", { name: "a" }, { aliases: [{ id: "other" }] })];
    expect(words(operations([resource("queue", "queue", { name: "a" }), other], now))).toEqual(["other: delete"]);
  });

  it("may name a former type, module and project", () => {
    const former = { ...resource("group", "group", { port: 80 }), type: "aws:alb/targetGroup:TargetGroup" };
    const alias = { type: former.type, module: "elsewhere", project: "old" };
    expect(operations([former], [resource("group", "group", { port: 80 }, { aliases: [alias] })])).toEqual([]);
  });

  it("are not needed for another module", () => {
    expect(operations([old[0]!], [{ ...old[0]!, module: "other" }])).toEqual([]);
  });

  it("are needed for another type: otherwise one resource goes and another one comes", () => {
    expect(words(operations([resource("x", "queue")], [resource("x", "topic")]))).toEqual(["x: create", "x: delete"]);
    expect(types.queue).not.toBe(types.topic);
  });
});

describe("ignoreChanges", () => {
  const change = (before: PlanInputs, after: PlanInputs, ...ignoreChanges: readonly string[]) =>
    words(operations([resource("topic", "topic", before, { ignoreChanges })], [resource("topic", "topic", after, { ignoreChanges })]));

  it.each<[string, PlanInputs, PlanInputs, readonly string[]]>([
    ["a property", { displayName: "a" }, { displayName: "b" }, ["displayName"]],
    ["a new property", {}, { displayName: "b" }, ["displayName"]],
    ["a removed property", { displayName: "a" }, {}, ["displayName"]],
    ["a member", { tags: { A: "1", B: "2" } }, { tags: { A: "2", B: "2" } }, ["tags.A"]],
    ["a quoted member", { tags: { "a.b": "1" } }, { tags: { "a.b": "2" } }, ['tags["a.b"]']],
    ["a new member", { tags: { A: "1" } }, { tags: { A: "1", B: "2" } }, ["tags.B"]],
    ["all members", { tags: { A: "1" } }, { tags: { B: "2" } }, ["tags.*"]],
    ["an item", { values: [1, 2] }, { values: [1, 3] }, ["values[1]"]],
    ["all items", { values: [1, 2] }, { values: [3, 4] }, ["values[*]"]],
    ["a member of all items", { values: [{ a: 1, b: 1 }] }, { values: [{ a: 2, b: 1 }] }, ["values[*].a"]],
    ["everything", { displayName: "a" }, { displayName: "b", name: "n" }, ["*"]],
  ])("keeps %s", (_, before, after, paths) => {
    expect(change(before, after, ...paths)).toEqual([expect.stringMatching(/^topic: ignored \(/)]);
    expect(change(before, after)).toEqual([expect.stringMatching(/^topic: (update|replace|unknown)/)]);
  });

  it.each<[string, PlanInputs, PlanInputs, readonly string[]]>([
    ["another member", { tags: { A: "1", B: "1" } }, { tags: { A: "1", B: "2" } }, ["tags.A"]],
    ["an item that only one list has", { values: [1] }, { values: [1, 2] }, ["values[1]"]],
    ["a member of what is new as a whole", {}, { tags: { A: "1" } }, ["tags.A"]],
  ])("does not keep %s", (_, before, after, paths) => {
    expect(change(before, after, ...paths)).toEqual([expect.stringMatching(/^topic: update/)]);
  });

  it("shows what an update leaves as it is", () => {
    const topic = (name: string) => [resource("topic", "topic", { displayName: name, policy: name }, { ignoreChanges: ["policy"] })];
    expect(operations(topic("a"), topic("b"))).toMatchObject([
      { kind: "update", properties: [{ name: "displayName" }], ignored: [{ name: "policy" }] },
    ]);
  });

  it("does not hold for a resource that is created anew", () => {
    const queue = (name: string, seconds: number) => [
      resource("queue", "queue", { name, delaySeconds: seconds }, { ignoreChanges: ["delaySeconds"] }),
      resource("topic", "topic", { displayName: ref("queue", "delaySeconds") }),
    ];
    expect(words(operations(queue("a", 1), queue("a", 2)))).toEqual(["queue: ignored (delaySeconds)"]);
    expect(words(operations(queue("a", 1), queue("b", 2)))).toEqual(["queue: replace delete first (name)", "topic: update (displayName)"]);
  });
});

describe("options that only the state knows", () => {
  const queue = (options: PlanOptions) => [resource("queue", "queue", { name: "a" }, options)];

  it("are an operation of their own, or none", () => {
    expect(words(operations(queue({}), queue({ protect: true })))).toEqual(["queue: options"]);
    expect(words(operations(queue({}), queue({ retainOnDelete: true })))).toEqual(["queue: options"]);
    expect(operations(queue({}), queue({ customTimeouts: { create: "1h" }, deleteBeforeReplace: true }))).toEqual([]);
  });

  it("say what AWS keeps", () => {
    expect(operations(queue({ retainOnDelete: true }), [])).toMatchObject([{ kind: "delete", retained: true }]);
  });

  it("import what is not in the state; which resource the state has, no plan says", () => {
    expect(operations([], queue({ import: "a" }))).toMatchObject([{ kind: "create", imported: true }]);
    expect(operations(queue({ import: "a" }), queue({ import: "a" }))).toEqual([]);
    expect(words(operations(queue({}), queue({ import: "a" })))).toEqual(["queue: unknown"]);
  });
});
