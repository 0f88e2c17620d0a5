/** References of a plan, and the graphs built from them. */
import { describe, expect, it } from "vitest";
import { referenceEdges } from "../../../compiler/graph/edges.ts";
import { moduleGraph, resourceGraph } from "../../../compiler/graph/model.ts";
import { dependenciesOf, referencesOf } from "../../../compiler/plan/references.ts";
import type { PlanResource } from "../../../compiler/plan/types.ts";
import { frozenSpecs } from "../../../tools/fixtures/project.ts";
import { planOf } from "../../../tools/fixtures/specs.ts";

export function resource(id: string, module: string, inputs: PlanResource["inputs"] = {}, dependsOn: readonly string[] = []): PlanResource {
  return {
    id,
    module,
    type: `aws:${module}/thing:Thing`,
    inputs,
    options: dependsOn.length > 0 ? { dependsOn } : {},
    from: { "": ["environment"] },
  };
}

const ref = (id: string) => ({ $ref: id, path: ["id"] });

describe("references", () => {
  it("are found in every expression, at any depth", () => {
    const value = {
      plain: ref("a"),
      list: [{ deep: { $concat: ["x", ref("b")] } }],
      json: { $json: { Statement: [{ Resource: ref("c") }] } },
      choice: { $if: { config: "image" }, then: ref("d"), else: { $secret: ref("e") } },
    };
    expect([...referencesOf(value)]).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("do not occur in escaped data, stack config and looked-up values", () => {
    expect([...referencesOf([{ $literal: { $ref: "a", path: [] } }, { $config: "a" }, { $data: "a", path: [] }, null, "a", 1])]).toEqual(
      [],
    );
  });

  it("name the inputs that contain them, each once", () => {
    const plan = { resources: [resource("b", "one"), resource("a", "two", { y: [ref("b"), ref("b")], x: ref("b") }, ["b"])] };
    expect(referenceEdges(plan)).toEqual([{ from: "a", to: "b", via: ["dependsOn", "x", "y"] }]);
  });

  it("to the resource itself or to an unplanned one make no edge", () => {
    expect(referenceEdges({ resources: [resource("a", "one", { x: ref("a"), y: ref("gone") })] })).toEqual([]);
  });

  it.each(frozenSpecs)("of %s are what orders its resources", (name) => {
    const plan = planOf(name);
    const edges = referenceEdges(plan);
    expect(edges.length).toBeGreaterThan(plan.resources.length);
    for (const each of plan.resources) {
      expect(new Set(edges.filter(({ from }) => from === each.id).map(({ to }) => to))).toEqual(dependenciesOf(each));
    }
  });
});

describe("graphs", () => {
  const plan = {
    resources: [resource("a", "one"), resource("b", "one", { x: ref("a") }), resource("c", "two", { x: ref("a"), y: ref("b") })],
  };

  it("contain every resource, and say which inputs refer", () => {
    const { nodes, edges } = resourceGraph(plan);
    expect(nodes.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(edges.map(({ from, to, via }) => `${from} ${to} ${via.join()}`)).toEqual(["b a x", "c a x", "c b y"]);
  });

  it("of modules count the references between them, and none within", () => {
    const { nodes, edges } = moduleGraph(plan);
    expect(nodes.map(({ id, resources }) => [id, resources])).toEqual([
      ["one", 2],
      ["two", 1],
    ]);
    expect(edges).toEqual([{ from: "two", to: "one", via: [], references: 2 }]);
  });
});
