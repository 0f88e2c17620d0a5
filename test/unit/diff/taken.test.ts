/** Names, priorities and places that another resource still has while the change is deployed. */
import { describe, expect, it } from "vitest";
import { assess } from "../../../compiler/change/danger/index.ts";
import { changeOf } from "../../../compiler/change/operations/index.ts";
import type { Plan, PlanResource, PlanValue } from "../../../compiler/plan/types.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

const prod = planOf("prod");

/** The resource's danger, and what is said about what it asks for. */
function said(id: string, before: Plan, after: Plan): readonly [string | undefined, string] {
  const found = assess(before, after, changeOf(before, after)).find(({ operation }) => operation.id === id);
  return [found?.danger, found?.notices.filter((notice) => /^it (has|swaps|takes) /.test(notice)).join() ?? ""];
}

/** The plan with other resources instead of one. */
function withResources(id: string, make: (resource: PlanResource) => readonly PlanResource[]): Plan {
  return { ...prod, resources: prod.resources.flatMap((resource) => (resource.id === id ? make(resource) : [resource])) };
}

/** The plan in which listener rules have other priorities. */
function withPriorities(priorities: Readonly<Record<string, PlanValue>>): Plan {
  const resources = prod.resources.map((resource) => {
    const priority = priorities[resource.id];
    return priority === undefined ? resource : { ...resource, inputs: { ...resource.inputs, priority } };
  });
  return { ...prod, resources };
}

describe("what another resource still has", () => {
  it("is refused to two rules that swap their priorities, and may be to one that waits for another", () => {
    const swapped = withPriorities({ "alb-rule-api": 200, "alb-rule-realtime": 100 });
    expect(said("alb-rule-api", prod, swapped)).toEqual([
      "refused",
      "it swaps its priority with alb-rule-realtime: deploy one of them with a free one first",
    ]);
    expect(said("alb-rule-realtime", prod, swapped)[0]).toBe("refused");
    const moved = withPriorities({ "alb-rule-api": 200, "alb-rule-realtime": 300 });
    expect(said("alb-rule-api", prod, moved)).toEqual([
      "unknown",
      "it takes the priority of alb-rule-realtime: AWS refuses that if alb-rule-realtime has not changed yet",
    ]);
    expect(said("alb-rule-realtime", prod, moved)).toEqual(["in place", ""]);
    expect(said("alb-rule-api", prod, withPriorities({ "alb-rule-api": 90 }))).toEqual(["in place", ""]);
  });

  it("is refused to a resource that takes the place of one with another ID, because Pulumi deletes last", () => {
    const renamed = withResources("alb-https", (listener) => [{ ...listener, id: "alb-tls" }]);
    const [danger, notice] = said("alb-tls", prod, renamed);
    expect([danger, notice]).toEqual([
      "refused",
      "it has the port of alb-https, which Pulumi deletes only afterwards: delete alb-https in a deployment of its own first, or keep its ID",
    ]);
    const aliased = withResources("alb-https", (listener) => [
      { ...listener, id: "alb-tls", options: { ...listener.options, aliases: [{ id: "alb-https" }] } },
    ]);
    expect(said("alb-tls", prod, aliased)[1]).toBe("");
  });

  it("is a stated name as well, and one that AWS keeps", () => {
    const named = prod.resources.find(({ id }) => id === "rds-instance")!;
    const other = withResources("rds-instance", (database) => [{ ...database, id: "database" }]);
    expect(named.inputs["identifier"]).toBeTypeOf("string");
    expect(said("database", prod, other)).toEqual(["refused", expect.stringMatching(/^it has the identifier of rds-instance, /)]);
    const kept = withResources("rds-instance", (database) => [{ ...database, options: { ...database.options, retainOnDelete: true } }]);
    expect(said("database", kept, other)[1]).toContain("which AWS keeps: keep the ID rds-instance, or ask for another one");
  });
});
