/** Properties of `changeOf` on whole plans. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainOf } from "../../../compiler/change/chain.ts";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import { dependenciesOf } from "../../../compiler/plan/references.ts";
import type { Plan, PlanResource } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";
import { plan, ref, resource } from "./fixture.ts";

/** The resources in another order that is still one of dependencies. */
function shuffled(whole: Plan, keys: readonly number[]): Plan {
  const key = new Map(whole.resources.map(({ id }, index) => [id, keys[index % keys.length]!]));
  const placed: PlanResource[] = [];
  const done = new Set<string>();
  const place = (one: PlanResource): void => {
    if (done.has(one.id)) return;
    done.add(one.id);
    for (const id of dependenciesOf(one)) place(byId.get(id)!);
    placed.push(one);
  };
  const byId = new Map(whole.resources.map((one) => [one.id, one]));
  for (const one of [...whole.resources].sort((a, b) => key.get(a.id)! - key.get(b.id)!)) place(one);
  return { ...whole, resources: placed };
}

const before = planOf("dev");
const edits = [{ projectName: "tide" }, { vpc: { vpcCidr: "10.9.0.0/16" } }, { rds: { rdsDatabaseName: "chat" } }, { class: "prod" }];

describe("the change of a plan", () => {
  it("to itself is nothing, in any order of its resources", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), (keys) => {
        expect(changeOf(before, shuffled(before, keys))).toEqual({ operations: [], besides: [] });
      }),
      { numRuns: 10 },
    );
  });

  it("does not depend on the order of its resources", () => {
    const sorted = (after: Plan) => [...changeOf(before, after).operations].sort((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(fc.constantFrom(...edits), fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), (edit, keys) => {
        const after = planOf("dev", edit);
        const plain = sorted(after).map(({ id, kind, properties }) => [id, kind, properties.map(({ name }) => name).sort()]);
        expect(
          sorted(shuffled(after, keys)).map(({ id, kind, properties }) => [id, kind, properties.map(({ name }) => name).sort()]),
        ).toEqual(plain);
      }),
      { numRuns: 8 },
    );
  });

  it("back creates what it deletes, and the other way round", () => {
    for (const edit of edits) {
      const after = planOf("dev", edit);
      const of = (from: Plan, to: Plan, kind: string) =>
        changeOf(from, to)
          .operations.filter((one) => one.kind === kind)
          .map(({ id }) => id)
          .sort();
      expect(of(before, after, "create")).toEqual(of(after, before, "delete"));
      expect(of(before, after, "delete")).toEqual(of(after, before, "create"));
    }
  });

  it("names resources that change wherever a value comes through another one", () => {
    for (const edit of edits) {
      const { operations } = changeOf(before, planOf("dev", edit));
      const ids = new Set(operations.map(({ id }) => id));
      const through = operations.flatMap(({ properties }) => properties.flatMap((property) => property.through));
      expect(through.filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});

describe("the chain of causes", () => {
  const network = (name: string) =>
    plan([
      resource("group", "subnetGroup", { name }),
      resource("database", "database", { identifier: "db", kmsKeyId: ref("group", "arn") }, { deleteBeforeReplace: false }),
      resource("topic", "topic", { displayName: ref("database", "endpoint") }),
      resource("queue", "queue", { name: "q" }),
    ]);

  it("leads from a resource to the one with the edited property", () => {
    const change = changeOf(network("a"), network("b"));
    expect(chainOf(change, "topic")).toEqual([
      { id: "topic", properties: ["displayName"] },
      { id: "database", properties: ["kmsKeyId"] },
      { id: "group", properties: ["name"] },
    ]);
    expect(chainOf(change, "queue")).toEqual([]);
  });

  it("ends at a resource that is new", () => {
    const after = plan([resource("other", "subnetGroup", { name: "b" }), resource("topic", "topic", { displayName: ref("other", "arn") })]);
    const change = changeOf(plan([resource("topic", "topic", { displayName: "x" })]), after);
    expect(chainOf(change, "topic")).toEqual([
      { id: "topic", properties: ["displayName"] },
      { id: "other", properties: [] },
    ]);
  });
});
